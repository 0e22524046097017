"""Many small texts that may be lost, in one file of the user's cache; trouble is as if none were there."""

import os
import sqlite3
import time
from collections.abc import Callable, Collection, Mapping
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from graph.places import cache_folder

Made = TypeVar("Made")

# So long another process is waited for, in seconds.
PATIENCE = 5
# So much is left, in parts of the most, when there was too much.
ROOM = 0.7
_TABLE = """CREATE TABLE IF NOT EXISTS
    texts (key TEXT PRIMARY KEY, used INTEGER, size INTEGER, sum BLOB, data BLOB)"""
_TAKE = "SELECT key, sum, data FROM texts WHERE key = ?"
_PUT = "INSERT OR REPLACE INTO texts VALUES (?, ?, ?, ?, ?)"
_TOUCH = "UPDATE texts SET used = ? WHERE key = ?"
_SIZE = "SELECT coalesce(sum(size), 0) FROM texts"
_OLDEST = "SELECT key, size FROM texts ORDER BY used, key"
_DELETE = "DELETE FROM texts WHERE key = ?"


class SmallShelf:
    """Texts of one kind by key, at most so many bytes together; those used longest ago make room.

    Several processes may take and put at once. Nothing here raises, and only the user can read what is kept.
    """

    def __init__(self, name: str, most: int) -> None:
        self.name = name
        self.most = most

    @property
    def file(self) -> Path:
        """Where the texts stand."""
        return cache_folder() / f"{self.name}.sqlite"

    def taken(self, keys: Collection[str]) -> dict[str, bytes]:
        """What was put under these keys, as far as it is there and as it was written."""

        def take(kept: sqlite3.Connection) -> dict[str, bytes]:
            rows = (row for key in keys for row in kept.execute(_TAKE, (key,)))
            taken = {key: data for key, told, data in rows if told == _sum(key, data)}
            now = time.time_ns()
            kept.executemany(_TOUCH, [(now, key) for key in taken])
            return taken

        return (self._asked(take) if self.file.is_file() else None) or {}

    def put(self, texts: Mapping[str, bytes]) -> None:
        """Keep these under their keys, where there is room."""
        now = time.time_ns()
        rows = [(key, now, len(data), _sum(key, data), data) for key, data in texts.items()]

        def put(kept: sqlite3.Connection) -> None:
            kept.executemany(_PUT, rows)
            ((size,),) = kept.execute(_SIZE)
            if size > self.most:
                _make_room(kept, size, self.most)

        self._asked(put)

    def _asked(self, what: Callable[[sqlite3.Connection], Made]) -> Made | None:
        """What the file answers, its changes kept together; one that is none of ours is thrown away."""
        try:
            self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(self.file, os.O_RDWR | os.O_CREAT, 0o600))
            with closing(sqlite3.connect(self.file, timeout=PATIENCE)) as kept, kept:
                kept.execute(_TABLE)
                return what(kept)
        except (OSError, sqlite3.OperationalError):
            return None
        except sqlite3.DatabaseError:
            with suppress(OSError):
                self.file.unlink()
            return None


def _make_room(kept: sqlite3.Connection, size: int, most: int) -> None:
    for key, own in kept.execute(_OLDEST).fetchall():
        if size <= ROOM * most:
            return
        kept.execute(_DELETE, (key,))
        size -= own


def _sum(key: str, data: bytes) -> bytes:
    return sha256(key.encode() + data).digest()
