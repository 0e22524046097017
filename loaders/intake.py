"""Files become lines of text: which files, how they are decoded, and what is refused."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.errors import BadDocument
from graph.folding import lines_of

READABLE = (".txt", ".md", ".markdown", ".text")


@dataclass(frozen=True)
class Source:
    """A document as it was read: its name, and its lines without their ends."""

    name: str
    lines: tuple[str, ...]


def sources(paths: Sequence[Path]) -> tuple[Source, ...]:
    """The documents at these paths; raises BadDocument for a path that leads to none."""
    if not paths:
        raise BadDocument("no path is given; name a document or a folder of documents")
    found = [(path, base) for given in paths for path, base in _files(given)]
    return tuple(Source(str(path.relative_to(base)), _lines(path)) for path, base in found)


def _files(path: Path) -> Iterator[tuple[Path, Path]]:
    """Each file with the folder its name is told from."""
    if not path.exists():
        raise BadDocument(f"{path}: there is no such file or folder; check the path")
    if path.is_file():
        yield path, path.parent
        return
    files = [file for file in sorted(path.rglob("*")) if file.suffix.lower() in READABLE and file.is_file()]
    if not files:
        raise BadDocument(f"{path}: the folder holds no document; put {', '.join(READABLE[:2])} files there")
    yield from ((file, path) for file in files)


def _lines(path: Path) -> tuple[str, ...]:
    if path.suffix.lower() not in READABLE:
        raise BadDocument(f"{path}: {path.suffix or 'no'} files are not read; give {', '.join(READABLE)}")
    try:
        text = _decoded(path.read_bytes(), path)
    except OSError as error:
        raise BadDocument(f"{path}: cannot be read: {error.strerror}") from error
    if not text.strip():
        raise BadDocument(f"{path}: the file is empty; give a document with text")
    return lines_of(text)


def _decoded(data: bytes, path: Path) -> str:
    """The text of the bytes: UTF-16 by its mark, else UTF-8, else CP1252."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        text = data.decode("utf-16", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
    controls = sum(ord(char) < 32 and char not in "\t\n\r\f\v\x1c\x1d\x1e" for char in text)
    if "\x00" in text or controls > len(text) // 50:
        raise BadDocument(f"{path}: is not text; export the document as plain text first")
    return text
