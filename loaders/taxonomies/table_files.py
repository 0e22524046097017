"""The tables of a taxonomy by name: files of a folder, files that are named, and what lies in their archives.

The portals of ESCO and O*NET hand out archives (.zip); their tables are read straight from these. A file that
lies unpacked beside its archive goes before its twin in there.
"""

import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from zipfile import ZipInfo

from graph.errors import BadDocument
from loaders.readers.bounds import LARGEST_ARCHIVE
from loaders.readers.guards import broken, opened
from loaders.readers.unpacking import content_of
from loaders.readers.unreadable import Unreadable

ARCHIVE = ".zip"
# So much of a table, in bytes, is looked at for the names of its columns.
HEAD = 1 << 16
# The largest table, in bytes: ten times the largest of ESCO.
LARGEST = 250_000_000


@dataclass(frozen=True)
class TaxonomyFile:
    """A table, which may lie in an archive: its name, and where it lies as people are told."""

    name: str
    place: Path
    archive: Path | None = None
    member: str = ""

    def data(self) -> bytes:
        """What it holds; raises BadDocument in one line."""
        return self._packed() if self.archive else _bytes(self.place, LARGEST)

    def _packed(self) -> bytes:
        assert self.archive
        why = "is damaged in the archive, or packed in a way that is not known"
        try:
            with broken(why, "download it again"):
                packed = opened(_bytes(self.archive, LARGEST_ARCHIVE))
                part = packed.getinfo(self.member)
                _check(part)
                return content_of(packed, part)
        except Unreadable as error:
            raise BadDocument(f"{self.place}: {error.why}; {error.do}") from None


@dataclass(frozen=True)
class TaxonomyFiles:
    """The tables that lie where a person said, and how that is told."""

    shown: str
    files: Mapping[str, TaxonomyFile]

    @classmethod
    def at(cls, given: "Path | Sequence[Path] | TaxonomyFiles", strict: bool = True) -> "TaxonomyFiles":
        """The tables of a folder, or of files.

        With `strict`, raises BadDocument where archives hold one of them twice, else the first stands.
        """
        if isinstance(given, TaxonomyFiles):
            return given
        paths = [given] if isinstance(given, Path) else given
        lying = list(_lying(paths))
        files = {path.name: TaxonomyFile(path.name, path) for path in lying if path.suffix.lower() != ARCHIVE}
        packed: dict[str, TaxonomyFile] = {}
        for archive in (path for path in lying if path.suffix.lower() == ARCHIVE):
            for file in _members(archive):
                twin = packed.setdefault(file.name, file)
                if strict and twin is not file and twin.archive != archive:
                    raise BadDocument(
                        f"{archive}: holds {file.name}, as {twin.archive} does; leave the one that is wanted"
                    )
        return cls(", ".join(map(str, paths)), dict(sorted({**packed, **files}.items())))

    def headers(self, ending: str) -> Iterator[str]:
        """The first lines of the tables of this ending, which are the names of their columns."""
        wanted = [file for name, file in self.files.items() if name.lower().endswith(ending)]
        for file in wanted:
            if not file.archive:
                with file.place.open("rb") as lying:
                    yield _text(lying.readline(HEAD))
        for archive in dict.fromkeys(file.archive for file in wanted if file.archive):
            members = [file.member for file in wanted if file.archive == archive]
            yield from _headers(archive, members)


def _headers(archive: Path, members: Sequence[str]) -> Iterator[str]:
    packed = opened(archive.read_bytes())
    for member in members:
        # What cannot be read there is told by whoever reads it.
        with suppress(Unreadable), broken("", ""), packed.open(member) as file:
            yield _text(file.readline(HEAD))


def _text(data: bytes) -> str:
    return data.decode("utf-8", errors="replace")


def _lying(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        entries = sorted(path.iterdir()) if path.is_dir() else [path]
        yield from (entry for entry in entries if entry.is_file())


def _members(archive: Path) -> Iterator[TaxonomyFile]:
    """The tables of an archive by name, in whichever folder they lie; none of a broken or locked one."""
    try:
        if archive.stat().st_size > LARGEST_ARCHIVE:
            return
        with broken("is no archive", "download it again"):
            parts = opened(archive.read_bytes()).infolist()
    except (Unreadable, OSError):
        # Whoever reads it as documents tells what is wrong with it.
        return
    if any(part.flag_bits & 1 for part in parts):
        return
    for part in parts:
        path = PurePosixPath(part.filename)
        if path.suffix.lower() in {".csv", ".txt"} and not any(p.startswith((".", "__")) for p in path.parts):
            yield TaxonomyFile(path.name, archive / part.filename, archive, part.filename)


def _check(part: ZipInfo) -> None:
    """Raises Unreadable for a file that is not to be unpacked."""
    if stat.S_ISLNK(part.external_attr >> 16):
        raise Unreadable("is a link", "pack the file that it leads to")
    if part.flag_bits & 1:
        raise Unreadable("is encrypted", "unpack it with its password first")
    if part.file_size > LARGEST:
        raise Unreadable(f"is larger than {LARGEST // 1_000_000} MB", "split it")


def _bytes(path: Path, most: int) -> bytes:
    try:
        if path.stat().st_size > most:
            raise BadDocument(f"{path}: is larger than {most // 1_000_000} MB; split it")
        return path.read_bytes()
    except OSError as error:
        raise BadDocument(f"{path}: cannot be read: {os.strerror(error.errno or 0)}") from error
