"""The documents in files that are handed over, under plain names and within the bounds of any load."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from loaders.readers.archives import unpacked
from loaders.readers.bounds import MOST_BYTES, MOST_DOCUMENTS, megabytes
from loaders.readers.formats import ARCHIVE, READABLE, ending, is_hidden, of_another_kind
from loaders.readers.guards import check_file
from loaders.readers.taken import Others, TakenFile, in_one_line
from loaders.readers.unreadable import Unreadable, empty_file

# The longest part of a path, in bytes, that every system takes.
LONGEST_NAME = 200
UNNAMED = "document"
# So many files of an archive are told by name that were left out.
MOST_TOLD = 20
SAME_NAME = "another file of this name was given; give it a name of its own"


@dataclass(frozen=True)
class GivenFile:
    """A file as it was handed over: its name and its bytes."""

    name: str
    data: bytes = field(repr=False)


# The documents of a file, and what was left out of it, each in a line with what to do.
Found = tuple[tuple[TakenFile, ...], tuple[str, ...]]


class Bounded:
    """Takes documents out of files as long as they fit into one load together."""

    def __init__(self) -> None:
        self._many = self._size = 0

    def documents(self, file: GivenFile) -> Found:
        """The documents in a file, itself or what an archive holds, and what is left out of it with why."""
        try:
            taken, left = _documents(file)
            self._count(taken)
        except Unreadable as error:
            return (), (f"{error.why}; {error.do}",)
        return taken, left

    def _count(self, taken: Sequence[TakenFile]) -> None:
        many, size = len(taken), sum(len(one.data) for one in taken)
        for sum_of, most, what in (
            (self._many + many, MOST_DOCUMENTS, f"{MOST_DOCUMENTS:,} documents"),
            (self._size + size, MOST_BYTES, megabytes(MOST_BYTES)),
        ):
            if sum_of > most:
                raise Unreadable(f"is more than one load takes: {what} together", "load it by itself")
        self._many, self._size = self._many + many, self._size + size


def distinct(files: Sequence[GivenFile]) -> tuple[list[GivenFile], list[str]]:
    """The files under names that a system can bear, and the names that files of other words bear too."""
    by_name: dict[str, GivenFile] = {}
    twice = []
    for file in files:
        name = _plain(file.name)
        if name not in by_name:
            by_name[name] = GivenFile(name, file.data)
        elif by_name[name].data != file.data:
            twice.append(name)
    return list(by_name.values()), twice


def _documents(file: GivenFile) -> Found:
    kind = ending(file.name)
    if is_hidden(file.name):
        raise Unreadable("is hidden, and no document", "give it another name if it is one")
    if kind not in READABLE:
        raise of_another_kind(file.name)
    check_file(len(file.data), kind)
    if not file.data.strip():
        raise empty_file()
    return _unpacked(file) if kind == ARCHIVE else ((_document(file.name, file.data),), ())


def _unpacked(file: GivenFile) -> Found:
    others = Others()
    inner, unread = unpacked(file.data, others)
    told = [f"{out.name} {out.why}; {out.do}" for out in unread]
    if (more := len(told) - MOST_TOLD) > 0:
        told[MOST_TOLD:] = [f"{more:,} more were left out; load them by themselves to see why"]
    told += [f"{out.name} {out.why}" for out in others.told()]
    if not inner and not told:
        told = ["the archive holds no document; pack the documents again"]
    return tuple(_document(f"{file.name}/{name}", data) for name, data in inner), tuple(told)


def _document(name: str, data: bytes) -> TakenFile:
    return TakenFile(in_one_line(name), Path(name), data, named=False)


def _plain(name: str) -> str:
    """A name without folders and without signs that would break a line, no longer than systems take."""
    last = in_one_line(PurePosixPath(name.replace("\\", "/")).name)
    kind = PurePosixPath(last).suffix
    cut = last.encode("utf-8", errors="replace")
    if len(cut) > LONGEST_NAME:
        last = cut[: LONGEST_NAME - len(kind.encode())].decode("utf-8", errors="ignore") + kind
    return last if last.strip(". ") else UNNAMED
