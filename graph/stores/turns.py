"""Files beside a store are read and written by one at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

# So long another is waited for, in seconds; who waits longer goes on, for the other was stopped.
PATIENCE = 30.0
LOCK = ".lock"


@contextmanager
def in_turn(folder: Path) -> Iterator[None]:
    """Keep others out of a folder, of this process and of any, but where nothing can be written there."""
    lock = FileLock(folder / LOCK)
    try:
        lock.acquire(timeout=PATIENCE)
    except (OSError, Timeout):
        yield
        return
    try:
        yield
    finally:
        lock.release()
