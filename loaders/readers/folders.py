"""What lies in a folder: the files that are read, those that are told, and the count of all others.

A link is followed only to what lies in the folder that was named. Pipes and devices are never opened: some
of them never end.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.errors import BadDocument
from loaders.files import leads_out
from loaders.readers.bounds import MOST_DOCUMENTS
from loaders.readers.formats import OTHER_DOCUMENTS, READABLE, ending, is_hidden, of_another_kind
from loaders.readers.taken import Others

# So many files are looked at; more are most likely not what was meant.
MOST_FILES = 200_000


@dataclass(frozen=True)
class LeftOut:
    """Something in a folder that was not read: where it is, why, and what to do about it."""

    path: Path
    why: str
    do: str


def files_in(folder: Path, others: Others) -> tuple[list[Path], list[LeftOut]]:
    """The readable files in a folder and the folders in it, in order, and what was left out.

    Files that nobody takes for documents are counted among the `others`. Raises BadDocument for a folder of
    more files than are looked at or read at once.
    """
    root = os.path.realpath(folder)
    left: list[LeftOut] = []
    taken: dict[str, tuple[Path, bool]] = {}
    rest: list[tuple[str, str]] = []
    for count, entry in enumerate(_everything(folder, left, others), start=1):
        if count > MOST_FILES:
            raise _too_many(folder, MOST_FILES, "files")
        linked = entry.is_symlink()
        real = os.path.realpath(entry.path) if linked else root + entry.path[len(os.fspath(folder)) :]
        if reason := _reason(entry, root):
            left.append(reason)
        elif ending(entry.name) in READABLE and not _is_linked_folder(entry):
            # A file is taken once under its own name, or under that of a link where only links lead to it.
            if real not in taken or (taken[real][1], str(taken[real][0])) > (linked, entry.path):
                taken[real] = (Path(entry.path), linked)
        elif not _is_linked_folder(entry):
            rest.append((real, entry.name))
    for real, name in rest:
        if real not in taken:
            others.add(name)
    if len(taken) > MOST_DOCUMENTS:
        raise _too_many(folder, MOST_DOCUMENTS, "documents")
    return sorted(path for path, _ in taken.values()), sorted(left, key=lambda out: out.path)


def _too_many(folder: Path, most: int, what: str) -> BadDocument:
    return BadDocument(
        f"{folder}: the folder holds more than {most:,} {what}; load the folders in it by themselves"
    )


def _everything(folder: Path, left: list[LeftOut], others: Others) -> Iterator["os.DirEntry[str]"]:
    """Every file and link below a folder; what is hidden is counted and not entered."""
    waiting = [os.fspath(folder)]
    while waiting:
        place = waiting.pop()
        try:
            with os.scandir(place) as listed:
                entries = list(listed)
        except OSError as error:
            left.append(LeftOut(Path(place), f"cannot be read: {error.strerror}", "allow it to be read"))
            continue
        for entry in entries:
            if is_hidden(entry.name):
                others.hidden += 1
            elif entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
            else:
                yield entry


def _is_linked_folder(entry: "os.DirEntry[str]") -> bool:
    return entry.is_symlink() and Path(entry.path).is_dir()


def _reason(entry: "os.DirEntry[str]", root: str) -> LeftOut | None:
    """Why a path is left out; None for what is read, and for what nobody would take for a document."""
    path, kind = Path(entry.path), ending(entry.name)
    if kind in OTHER_DOCUMENTS and kind not in READABLE:
        other = of_another_kind(path.name)
        return LeftOut(path, other.why, other.do)
    if entry.is_file(follow_symlinks=False) or not (kind in READABLE or _is_linked_folder(entry)):
        return None
    if entry.is_symlink() and leads_out(path, Path(root)):
        why = f"is a link that leads out of the folder, to {os.path.realpath(path)}"
        return LeftOut(path, why, "copy it into the folder, or name it by itself")
    if path.is_dir() or path.is_file():
        return None
    gone = entry.is_symlink() and not path.exists()
    return LeftOut(
        path, "is a link that leads nowhere" if gone else "is a pipe or a device", "put a file in its place"
    )
