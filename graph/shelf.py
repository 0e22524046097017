"""Texts that may be lost, kept under the user's cache folder; trouble with one is as if it were absent."""

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from graph.places import cache_folder

# Larger than any set of documents that people write; a larger one is not kept.
LARGEST = 64 * 1024 * 1024


class Shelf:
    """So many texts of one kind, each whole or absent; the one used longest ago makes room.

    Several processes may take and put at once: a text is written aside and renamed into its place.
    Nothing here raises, and only the user can read what is kept.
    """

    def __init__(self, name: str, most: int) -> None:
        self.name = name
        self.most = most

    @property
    def folder(self) -> Path:
        """Where the texts stand."""
        return cache_folder() / self.name

    def taken(self, key: str) -> bytes | None:
        """What was put under this key; None where nothing was, or where it is not what was written."""
        path = self.folder / key
        with suppress(OSError):
            data = path.read_bytes()
            if data[:64] == _sum(key, data[64:]):
                os.utime(path)
                return data[64:]
            path.unlink()
        return None

    def put(self, key: str, data: bytes) -> None:
        """Keep this under the key, where there is room and the folder can be written."""
        if len(data) > LARGEST:
            return
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._make_room(key)
            aside = self.folder / f".{uuid4().hex}"
            try:
                with open(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                    file.write(_sum(key, data) + data)
                aside.replace(self.folder / key)
            except OSError:
                aside.unlink(missing_ok=True)

    def _make_room(self, key: str) -> None:
        """Delete what was used longest ago, and what a killed writer left aside among it."""
        ages = []
        for path in self.folder.iterdir():
            with suppress(OSError):
                ages.append((path.stat().st_mtime_ns, path))
        others = sorted(age for age in ages if age[1].name != key)
        for _, path in others[: max(0, len(others) - self.most + 1)]:
            with suppress(OSError):
                path.unlink()


def key_of(parts: Iterable[bytes | str]) -> str:
    """A name for these parts in this order, which no others share."""
    digest = sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(b"%d:" % len(data))
        digest.update(data)
    return digest.hexdigest()


def key_of_files(folders: Iterable[Path], ending: str = "") -> str:
    """A name for the files of these folders, by their places and every byte; raises OSError."""
    parts: list[bytes | str] = []
    for folder in folders:
        for path in sorted(folder.rglob(f"*{ending}")):
            if path.is_file() and "__pycache__" not in path.parts:
                parts += [str(path.relative_to(folder)), path.read_bytes()]
        parts.append("")
    return key_of(parts)


@cache
def key_of_code(*folders: Path) -> str | None:
    """A name for the code in these folders, as it was when this process first asked; None if unreadable."""
    try:
        return key_of([key_of_files(folders, ".py"), sys.version])
    except OSError:
        return None


def _sum(key: str, data: bytes) -> bytes:
    return sha256(key.encode() + data).hexdigest().encode()
