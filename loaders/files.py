"""What reading files of any kind shares: how bytes become text, and which links lead out of a folder."""

import os
from pathlib import Path


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
