"""Archives (.zip) are read as folders are, in memory: nothing is written, nothing leads out of one."""

import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import PurePosixPath
from zipfile import ZipFile, ZipInfo

from loaders.readers.formats import ARCHIVE, OTHER_DOCUMENTS, READERS, ending, is_hidden, of_another_kind
from loaders.readers.guards import broken, check_file, opened
from loaders.readers.taken import Others, UnreadDocument, in_one_line
from loaders.readers.unpacking import content_of
from loaders.readers.unreadable import Unreadable, empty_file

# The bit by which an archive says that its names are UTF-8.
_UTF8 = 0x800


def unpacked(data: bytes, others: Others) -> tuple[list[tuple[str, bytes]], list[UnreadDocument]]:
    """The readable files in an archive by their names in it, in order, and what was left out.

    Files that nobody takes for documents are counted among the `others`. Raises Unreadable for an archive
    that is broken, or made to do harm.
    """
    with broken("is no archive, or its end is missing", "pack the files again"):
        packed = opened(data)
    files: dict[str, bytes] = {}
    left: list[UnreadDocument] = []
    for name, part in sorted(_latest(packed, left).items()):
        try:
            if (content := _content(packed, name, part, others)) is not None:
                files[name] = content
        except Unreadable as error:
            left.append(UnreadDocument(in_one_line(name), error.why, error.do))
    return list(files.items()), sorted(left, key=lambda out: out.name)


def _latest(packed: ZipFile, left: list[UnreadDocument]) -> dict[str, ZipInfo]:
    """The files by name; of two of one name the later one, as who unpacks them would have it."""
    latest: dict[str, ZipInfo] = {}
    for name, part in _files(packed):
        if name in latest:
            why = "stands in the archive twice; the later one was read"
            left.append(UnreadDocument(in_one_line(name), why, "pack the files again"))
        latest[name] = part
    return latest


def _files(packed: ZipFile) -> Iterator[tuple[str, ZipInfo]]:
    for part in packed.infolist():
        name = _name(part)
        if not name.endswith("/"):
            yield name, part


def _name(part: ZipInfo) -> str:
    """The name of a file with strokes between folders; names without a mark are UTF-8 where they can be."""
    name = part.orig_filename
    if not part.flag_bits & _UTF8 and not name.isascii():
        with suppress(ValueError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def _content(packed: ZipFile, name: str, part: ZipInfo, others: Others) -> bytes | None:
    """What a file holds, None for one that is counted among others; raises Unreadable."""
    path = PurePosixPath(name)
    kind = ending(path.name)
    if any(map(is_hidden, path.parts)) and ".." not in path.parts:
        others.hidden += 1
        return None
    if kind in OTHER_DOCUMENTS and kind not in READERS:
        raise of_another_kind(path.name)
    if kind == ARCHIVE:
        raise Unreadable("is an archive in an archive", "unpack it first")
    if kind not in READERS:
        others.add(path.name)
        return None
    _check(path, part)
    with broken("is damaged in the archive, or packed in a way that is not known", "pack it again"):
        content = content_of(packed, part)
    if not content.strip():
        raise empty_file()
    return content


def _is_name(name: str) -> bool:
    """Whether a name holds letters, signs and blanks of any width alone."""
    return all(sign.isprintable() or sign.isspace() for sign in name) and name == in_one_line(name)


def _check(path: PurePosixPath, part: ZipInfo) -> None:
    """Raises Unreadable for a file that is not to be unpacked."""
    drive = path.parts[0].endswith(":")
    if path.is_absolute() or drive or ".." in path.parts or not _is_name(path.as_posix()):
        raise Unreadable("has a name that leads out of the archive, or is none", "pack it again")
    if stat.S_ISLNK(part.external_attr >> 16):
        raise Unreadable("is a link", "pack the file that it leads to")
    if part.flag_bits & 1:
        raise Unreadable("is encrypted", "unpack it with its password first")
    check_file(part.file_size)
