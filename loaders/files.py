"""What reading files of any kind shares: how bytes become text, and which links lead out of a folder."""

import os
import re
from pathlib import Path

# How the JSON of a document begins: with a list or a mapping that holds something.
_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s*[\[{]\s*[\"\[{]")
# What an atlas file holds, and no role document.
_EXPORTED = re.compile(rb"\"format\"\s*:\s*\[?\s*\"role-atlas/|\"(?:nodes|edges)\"\s*:")


def decoded(data: bytes) -> str:
    """The text of the bytes: UTF-16 by its mark, else UTF-8, else CP1252, which old programs write."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def leads_out(path: Path, folder: Path) -> bool:
    """Whether a path in a folder is a link, or lies behind one, to something outside of the folder."""
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def is_exported(path: Path) -> bool:
    """Whether a JSON file is an atlas file, as an export writes it, or no document at any rate."""
    try:
        data = path.read_bytes() if path.is_file() else b""
    except OSError:
        return True
    plain = data.replace(b"\x00", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    return not _BEGINS.match(plain) or _EXPORTED.search(plain) is not None
