"""What is looked at before a library opens a file: how large it is, and what it would become."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from loaders.readers.bounds import LARGEST, LARGEST_ARCHIVE, megabytes
from loaders.readers.formats import ARCHIVE
from loaders.readers.unpacking import check_part
from loaders.readers.unreadable import Unreadable

# What the parts of a packed file may become: in bytes, and by its own size.
LARGEST_UNPACKED = 200_000_000
MOST_PACKED = 100
# So much may come of a packed file, in bytes, however small it is.
ALWAYS_UNPACKED = 5_000_000
# The parts of a packed file: each is looked at before the first is opened.
MOST_PARTS = 20_000
# The head of a part of XML, in bytes: a DTD stands before the first element.
_HEAD = 4096
# What libraries say of a broken file; lxml's own is a SyntaxError.
_FAULTS = (
    BadZipFile, zlib.error, EOFError, OSError, LookupError, ValueError, TypeError, AttributeError,
    SyntaxError, NotImplementedError, RecursionError, ZeroDivisionError,
)  # fmt: skip


def largest(kind: str) -> int:
    """The most bytes of a file whose name ends so."""
    return LARGEST_ARCHIVE if kind == ARCHIVE else LARGEST


def check_file(size: int, kind: str = "") -> None:
    """Raises Unreadable for a file of too many bytes; `kind` is what its name ends in."""
    most = largest(kind)
    if size > most:
        why = f"is larger than {megabytes(most)}: it has {size / 1_000_000:,.1f} MB"
        do = "pack the documents into several" if kind == ARCHIVE else "split it, or save it without pictures"
        raise Unreadable(why, do)


def check_size(data: bytes) -> None:
    """Raises Unreadable for the bytes of a document that is too large."""
    check_file(len(data))


def check_packed(data: bytes, kind: str, ending: str) -> None:
    """Raises Unreadable for a packed file that is broken, locked, or unpacks to too much.

    `kind` names it in words ("Word file"), `ending` is what such a file is saved as.
    """
    check_size(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable(f"is an old or encrypted {kind}", f"save it as {ending} without a password")
    with broken(f"is no {kind}, or a part of one is missing", f"save it as {ending} again"):
        _check_parts(opened(data), kind)


def opened(data: bytes) -> ZipFile:
    """A packed file, none of whose parts was unpacked; raises Unreadable for one that is made to do harm.

    Raises what `broken` catches for one that is broken.
    """
    if data.count(b"PK\x01\x02") > MOST_PARTS:
        raise Unreadable(f"holds more than {MOST_PARTS:,} files", "pack what is to be read by itself")
    packed = ZipFile(BytesIO(data))
    parts = packed.infolist()
    size = sum(part.file_size for part in parts)
    most = max(ALWAYS_UNPACKED, MOST_PACKED * len(data))
    # Parts that lie over each other are unpacked again and again.
    if size > min(LARGEST_UNPACKED, most) or sum(part.compress_size for part in parts) > len(data):
        raise Unreadable("unpacks to far more than it holds", "save what it shows as a new file")
    return packed


def _check_parts(packed: ZipFile, kind: str) -> None:
    parts = packed.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable(f"is an encrypted {kind}", "save it without a password")
    for part in parts:
        check_part(packed, part)
        if part.filename.endswith((".xml", ".rels")):
            with packed.open(part) as opened:
                head = opened.read(_HEAD).replace(b"\x00", b"")
            if b"<!doctype" in head.lower() or b"<!entity" in head.lower():
                raise Unreadable("holds a DTD, which such files have no use for", "save it as a new file")


@contextmanager
def broken(why: str, do: str) -> Iterator[None]:
    """Raises Unreadable with these words for what a library says of a broken file."""
    try:
        yield
    except Unreadable:
        raise
    except _FAULTS as error:
        raise Unreadable(why, do) from error
