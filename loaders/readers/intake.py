"""Which files are taken in: those that are named, those of a folder or an archive, and what is left out.

Each file is read once, and none whose size says that it is too large.
"""

import os
from collections.abc import Collection, Sequence
from itertools import chain, count
from pathlib import Path

from graph.errors import BadDocument
from loaders.readers.bounds import MOST_BYTES, megabytes
from loaders.readers.folders import files_in
from loaders.readers.formats import ARCHIVE, READABLE, ending, of_another_kind
from loaders.readers.guards import check_file, largest
from loaders.readers.taken import Others, TakenFile, UnreadDocument, in_one_line
from loaders.readers.unreadable import Unreadable, empty_file

# Files left out that are told where nothing else is in the folder.
MOST_TOLD = 5


def files_at(paths: Sequence[Path]) -> tuple[tuple[TakenFile, ...], tuple[UnreadDocument, ...]]:
    """The files at these paths, and those left out; raises BadDocument for a path that leads to none."""
    if not paths:
        raise BadDocument("no path is given; name a document or a folder of documents")
    taking = _Taking()
    for given in paths:
        taking.take(given)
    return tuple(taking.taken.values()), (*taking.unread, *taking.others.told())


class _Taking:
    """The files so far by name, and what was left out."""

    def __init__(self) -> None:
        self.taken: dict[str, TakenFile] = {}
        self.unread: list[UnreadDocument] = []
        self.others = Others()
        self._seen: set[str] = set()
        self._size = 0

    def take(self, given: Path) -> None:
        """Take the file at a path, or all that lies in a folder."""
        if not given.exists():
            raise BadDocument(f"{shown(given)}: there is no such file or folder; check the path")
        if given.is_dir():
            self._folder(given)
        elif given.is_file():
            self._file(given, given.parent, named=True)
        else:
            raise BadDocument(
                f"{shown(given)}: is a pipe or a device; name a document or a folder of documents"
            )

    def _folder(self, folder: Path) -> None:
        files, left = files_in(folder, self.others)
        told = len(self.unread)
        self.unread += [UnreadDocument(_name(out.path, folder), out.why, out.do) for out in left]
        if not sum([self._file(path, folder, named=False) for path in files]):
            self._refuse_empty(folder, "folder", told)

    def _refuse_empty(self, place: Path, what: str, told: int) -> None:
        """Raise BadDocument for a place of which nothing was taken; `told` were left out before it."""
        left = (*self.unread[told:][:MOST_TOLD], *self.others.told())
        why = "; ".join(f"{out.name} {out.why}" for out in left)
        holds = f"the {what} holds no document{f' that is read: {why}' if why else ''}"
        raise BadDocument(f"{shown(place)}: {holds}; put {', '.join(READABLE[:2])} files there")

    def _file(self, path: Path, base: Path, named: bool) -> bool:
        """Whether a file could be taken, now or before."""
        place = os.path.realpath(path)
        if place in self._seen:
            return True
        name = _name(path, base)
        try:
            data = bytes_of(path)
            if ending(path.name) == ARCHIVE:
                self._archive(path, name, data, named)
            else:
                name = _distinct(name, path, self.taken)
                self._add(TakenFile(name, path, data, named))
        except Unreadable as error:
            if named:
                raise BadDocument(f"{shown(path)}: {error.why}; {error.do}") from None
            self.unread.append(UnreadDocument(name, error.why, error.do))
            return False
        self._seen.add(place)
        return True

    def _archive(self, path: Path, name: str, data: bytes, named: bool) -> None:
        # Few loads need it.
        from loaders.readers.archives import unpacked  # noqa: PLC0415

        files, left = unpacked(data, self.others)
        before = len(self.unread)
        self.unread += [UnreadDocument(f"{name}/{out.name}", out.why, out.do) for out in left]
        if not files and named:
            self._refuse_empty(path, "archive", before)
        for inner, content in files:
            whole = _distinct(f"{name}/{inner}", path, self.taken)
            self._add(TakenFile(whole, path / inner, content, named=False))

    def _add(self, file: TakenFile) -> None:
        self._size += len(file.data)
        if self._size > MOST_BYTES:
            most = megabytes(MOST_BYTES)
            raise BadDocument(
                f"{shown(file.path)}: with it there are more than {most} to read; load them in parts"
            )
        self.taken[file.name] = file


def shown(path: Path) -> str:
    """A path in one line; signs that are no text of this system are told as such."""
    return in_one_line(os.fsencode(path).decode("utf-8", errors="replace"))


def _name(path: Path, base: Path) -> str:
    """The name of a document."""
    return shown(path.relative_to(base)) if path != base else shown(Path(path.name))


def _distinct(name: str, path: Path, taken: Collection[str]) -> str:
    """The name of a document that tells it apart: of two files of one name, by folder, else by number."""
    tries = chain((name, _name(path, path.parent.parent)), (f"{name} ({n})" for n in count(2)))
    return next(tried for tried in tries if tried not in taken)


def bytes_of(path: Path) -> bytes:
    """What a file holds; raises Unreadable for one that is not read, too large, empty, or not to be had."""
    kind = ending(path.name)
    if kind not in READABLE:
        raise of_another_kind(path.name)
    try:
        check_file(path.stat().st_size, kind)
        with path.open("rb") as opened:
            # A file may grow while it is read.
            data = opened.read(largest(kind) + 1)
    except OSError as error:
        raise Unreadable(
            f"cannot be read: {error.strerror}", "allow it to be read, or copy it anew"
        ) from error
    check_file(len(data), kind)
    if not data.strip():
        raise empty_file()
    return data
