"""Which files of a folder are read: plain files within it, each once; what is left out is told.

A link is followed only to what lies in the folder that was named. Pipes and devices are never
opened: some of them never end.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from loaders.files import leads_out

# Files that people take for documents, and that are not read as such.
OTHER_DOCUMENTS = (".docx", ".doc", ".odt", ".rtf", ".pdf", ".html", ".htm")


@dataclass(frozen=True)
class LeftOut:
    """Something in a folder that was not read: where it is, why, and what to do about it."""

    path: Path
    why: str
    do: str


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
