"""Which files are taken in: those that are named, those of a folder, and what of it is left out.

Each file is read once. A link is followed only to what lies in the folder that was named. Pipes and
devices are never opened: some of them never end.
"""

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.errors import BadDocument
from loaders.files import leads_out
from loaders.readers.formats import OTHER_DOCUMENTS, READABLE
from loaders.readers.taken import TakenFile, UnreadDocument

# Files left out that are told where nothing else is in the folder.
MOST_TOLD = 5


@dataclass(frozen=True)
class LeftOut:
    """Something in a folder that was not read: where it is, why, and what to do about it."""

    path: Path
    why: str
    do: str


def files_at(paths: Sequence[Path]) -> tuple[tuple[TakenFile, ...], tuple[UnreadDocument, ...]]:
    """The files at these paths, and those left out; raises BadDocument for a path that leads to none."""
    if not paths:
        raise BadDocument("no path is given; name a document or a folder of documents")
    taken: dict[str, TakenFile] = {}
    unread, read = [], set[str]()
    for given in paths:
        files, base, left = _files(given)
        for path in files:
            if (place := os.path.realpath(path)) not in read:
                read.add(place)
                name = _distinct(_name(path, base), path, taken)
                taken[name] = TakenFile(name, path, _bytes(path), path == given)
        unread += [UnreadDocument(_name(out.path, base), out.why, out.do) for out in left]
    return tuple(taken.values()), tuple(unread)


def _distinct(name: str, path: Path, taken: Collection[str]) -> str:
    """The name of a document that tells it apart: of two files of one name, by folder, else by number."""
    tries = (name, _name(path, path.parent.parent), *(f"{name} ({n})" for n in range(2, len(taken) + 3)))
    return next(tried for tried in tries if tried not in taken)


def _name(path: Path, base: Path) -> str:
    """The name of a document; signs that are no text of this system are told as such."""
    return os.fsencode(path.relative_to(base)).decode("utf-8", errors="replace")


def _files(path: Path) -> tuple[list[Path], Path, list[LeftOut]]:
    """The files at a path, the folder their names are told from, and what of it is left out."""
    if not path.exists():
        raise BadDocument(f"{path}: there is no such file or folder; check the path")
    if path.is_file():
        return [path], path.parent, []
    if not path.is_dir():
        raise BadDocument(f"{path}: is a pipe or a device; name a document or a folder of documents")
    files, left = files_in(path, READABLE)
    if not files:
        why = "; ".join(f"{out.path.relative_to(path)} {out.why}" for out in left[:MOST_TOLD])
        what = f"{path}: the folder holds no document{f' that is read: {why}' if why else ''}"
        raise BadDocument(f"{what}; put {', '.join(READABLE[:2])} files there")
    return files, path, left


def _bytes(path: Path) -> bytes:
    if path.suffix.lower() not in READABLE:
        raise BadDocument(f"{path}: {path.suffix or 'no'} files are not read; give {', '.join(READABLE)}")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadDocument(f"{path}: cannot be read: {error.strerror}") from error
    if not data.strip():
        raise BadDocument(f"{path}: the file is empty; give a document with text")
    return data


def files_in(folder: Path, endings: Iterable[str]) -> tuple[list[Path], list[LeftOut]]:
    """The files of these endings in a folder and the folders in it, in order, and what was left out."""
    wanted = frozenset(endings)
    root = Path(os.path.realpath(folder))
    left: list[LeftOut] = []
    taken: dict[str, Path] = {}
    for path in sorted(_everything(folder, left)):
        if reason := _reason(path, root, wanted):
            left.append(reason)
        elif path.suffix.lower() in wanted and path.is_file():
            _take(taken, path)
    return sorted(taken.values()), left


def _everything(folder: Path, left: list[LeftOut]) -> Iterator[Path]:
    def unread(error: OSError) -> None:
        left.append(LeftOut(Path(error.filename), f"cannot be read: {error.strerror}", "allow it to be read"))

    for place, folders, files in os.walk(folder, onerror=unread):
        links = [name for name in folders if (Path(place) / name).is_symlink()]
        yield from (Path(place) / name for name in (*files, *links))


def _reason(path: Path, root: Path, wanted: frozenset[str]) -> LeftOut | None:
    """Why a path is left out; None for what is read, and for what nobody would take for a document."""
    ending = path.suffix.lower()
    a_folder = path.is_symlink() and path.is_dir()
    if path.is_symlink() and (ending in wanted or a_folder) and leads_out(path, root):
        why = f"is a link that leads out of the folder, to {os.path.realpath(path)}"
        return LeftOut(path, why, "copy it into the folder, or name it by itself")
    if a_folder:
        return None
    if ending in wanted and not path.is_file():
        why = (
            "is a link that leads nowhere"
            if path.is_symlink() and not path.exists()
            else "is a pipe or a device"
        )
        return LeftOut(path, why, "put a file in its place")
    if ending in OTHER_DOCUMENTS:
        return LeftOut(path, f"is not read: {ending} files are not", "export it as plain text")
    return None


def _take(taken: dict[str, Path], path: Path) -> None:
    """Take a file once under its own name, or under that of a link where only links lead to it."""
    real = os.path.realpath(path)
    if real not in taken or (taken[real].is_symlink() and not path.is_symlink()):
        taken[real] = path
