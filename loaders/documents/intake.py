"""Files become lines of text: which files, how they are decoded, and what is refused."""

import os
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.errors import BadDocument
from graph.folding import lines_of
from loaders.documents.folders import LeftOut, files_in
from loaders.files import decoded

# Signs that no text holds, but for tabs and the ends of lines.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x1f]")
# Files left out that are told where nothing else is in the folder.
MOST_TOLD = 5
READABLE = (".txt", ".md", ".markdown", ".text")


@dataclass(frozen=True)
class Source:
    """A document as it was read: its name, and its lines without their ends."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Unread:
    """A document that was left out: its name, why, and what to do about it."""

    name: str
    why: str
    do: str


def sources(paths: Sequence[Path]) -> tuple[tuple[Source, ...], tuple[Unread, ...]]:
    """The documents at these paths, and those left out; raises BadDocument for a path that leads to none."""
    if not paths:
        raise BadDocument("no path is given; name a document or a folder of documents")
    taken: dict[str, Source] = {}
    unread, read = [], set[str]()
    for given in paths:
        files, base, left = _files(given)
        for path in files:
            if (place := os.path.realpath(path)) not in read:
                read.add(place)
                name = _distinct(_name(path, base), path, taken)
                taken[name] = Source(name, _lines(path))
        unread += [Unread(_name(out.path, base), out.why, out.do) for out in left]
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


def _lines(path: Path) -> tuple[str, ...]:
    if path.suffix.lower() not in READABLE:
        raise BadDocument(f"{path}: {path.suffix or 'no'} files are not read; give {', '.join(READABLE)}")
    try:
        text = _text_of(path.read_bytes(), path)
    except OSError as error:
        raise BadDocument(f"{path}: cannot be read: {error.strerror}") from error
    if not text.strip():
        raise BadDocument(f"{path}: the file is empty; give a document with text")
    return lines_of(text)


def _text_of(data: bytes, path: Path) -> str:
    """The text of the bytes; raises BadDocument for what is none."""
    text = decoded(data)
    controls = len(_CONTROLS.findall(text))
    if "\x00" in text or controls > len(text) // 50:
        raise BadDocument(f"{path}: is not text; export the document as plain text first")
    return text
