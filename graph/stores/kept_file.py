"""A file that is replaced whole, with the version before beside it; safe to kill at any moment.

A save writes a new file beside the old one, forces it to disk and renames it over. The version that
goes is copied aside first, and takes its place as the version before once the new one stands; what
a killed writer has left aside is put there, or thrown away, by the next.
"""

import filecmp
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import BadAddress, NothingToUndo

BEFORE = ".previous"


def save(path: Path, text: str) -> None:
    """Put this text in place of the file's, all or nothing, and keep what it held as the version before."""
    with _only_writer(path):
        fresh = _hidden(path, "new")
        _write_through(fresh, text.encode())
        _put(path, fresh)


def undo(path: Path) -> None:
    """Let the file and the version before change places; raises NothingToUndo where there is none."""
    if not path.parent.is_dir():
        raise NothingToUndo(f"file:{path}")
    with _only_writer(path):
        before = version_before(path)
        if not before.is_file():
            raise NothingToUndo(f"file:{path}")
        _put(path, before)


def version_before(path: Path) -> Path:
    """The file that keeps the version before: kept.previous.json beside kept.json."""
    return path.with_name(f"{path.stem}{BEFORE}{path.suffix}")


def names_beside(path: Path) -> tuple[str, ...]:
    """The names of the files in this file's folder that end like it or in .json, sorted."""
    endings = {path.suffix.lower(), ".json"}
    try:
        files = [file for file in path.parent.iterdir() if file.suffix.lower() in endings and file.is_file()]
    except OSError:
        return ()
    return tuple(sorted(f.name for f in files if not f.name.startswith(".") and not f.stem.endswith(BEFORE)))


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of this file, which ends with the process that holds it; the file stays."""
    # It brings asyncio and more, which nobody needs who only reads.
    from filelock import FileLock  # noqa: PLC0415

    with FileLock(path):
        yield


@contextmanager
def _only_writer(path: Path) -> Iterator[None]:
    """Hold the writers' lock; what goes wrong with a file is told as BadAddress."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with locked(_hidden(path, "lock")):
            _settle(path)
            yield
            _force(path.parent)
    except OSError as error:
        raise BadAddress(f"cannot save to {path}: {error.strerror}") from error


def _put(path: Path, fresh: Path) -> None:
    """Rename the fresh file over the file, whose old content becomes the version before."""
    leaving = _hidden(path, "leaving")
    if path.exists():
        copy = _hidden(path, "copy")
        _write_through(copy, path.read_bytes())
        copy.replace(leaving)
    fresh.replace(path)
    if leaving.exists():
        leaving.replace(version_before(path))


def _settle(path: Path) -> None:
    """End what a killed writer began: the version that it put aside is the one before, if it was replaced."""
    leaving = _hidden(path, "leaving")
    if not leaving.exists():
        return
    if path.exists() and filecmp.cmp(leaving, path, shallow=False):
        leaving.unlink()
    else:
        leaving.replace(version_before(path))


def _hidden(path: Path, ending: str) -> Path:
    return path.with_name(f".{path.name}.{ending}")


def _write_through(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _force(folder: Path) -> None:
    # Elsewhere a folder cannot be opened, and a rename is on disk once it is done.
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
