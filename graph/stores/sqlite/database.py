"""A database file opened to read or to write, its troubles told in one line."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from graph.errors import BadAddress, BadDocument
from graph.stores.sqlite import schema

# Seconds that a writer waits for another one.
PATIENCE = 60.0
# Where in its header a database says which program it is of.
MARK = slice(68, 72)


def connected(path: Path) -> sqlite3.Connection:
    """The file opened to read in any thread; raises BadAddress or BadDocument for what is no kept graph."""
    with told(path):
        check_place(path)
        if not os.access(path.parent, os.W_OK):
            return _to_read(path, "immutable=1")
        try:
            return _to_read(path, "mode=ro")
        except sqlite3.OperationalError:
            # What a killed writer left behind is put right by one who may write.
            with closing(sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)) as database:
                check_version(database, path)
            return _to_read(path, "mode=ro")


def _to_read(path: Path, mode: str) -> sqlite3.Connection:
    address = f"file:{quote(str(path.absolute()))}?{mode}"
    database = sqlite3.connect(
        address, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False
    )
    try:
        check_version(database, path)
    except BaseException:
        database.close()
        raise
    return database


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """One transaction as the only writer: all of it is kept, or nothing where an error leaves it."""
    with told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            check_place(path)
        with closing(sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)) as database:
            check_version(database, path)
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = FULL")
            seen = _inode(path)
            database.execute("BEGIN IMMEDIATE")
            try:
                _check_there(path, seen)
                schema.create(database)
                yield database
            except BaseException:
                # Where the disk is full SQLite has taken it all back by itself.
                if database.in_transaction:
                    database.execute("ROLLBACK")
                raise
            database.execute("COMMIT")
            database.execute("PRAGMA wal_checkpoint(PASSIVE)")


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Let nobody else write to a database meanwhile; nothing is written to it here."""
    with told(path), closing(sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)) as database:
        check_version(database, path)
        seen = _inode(path)
        database.execute("BEGIN IMMEDIATE")
        try:
            _check_there(path, seen)
            yield
        finally:
            database.execute("ROLLBACK")


def _check_there(path: Path, seen: int | None) -> None:
    """Raise BadAddress for a file that is not there any more once its turn has come."""
    if seen is None or _inode(path) != seen:
        raise BadAddress(f"{path} was removed or renamed meanwhile: look what is there, and try again")


def _inode(path: Path) -> int | None:
    try:
        return path.stat().st_ino
    except FileNotFoundError:
        return None


@contextmanager
def told(path: Path) -> Iterator[None]:
    """What goes wrong with the file as an error that says what to do."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise BadAddress(f"cannot use {path}: {error}; check the disk and who may write there") from error
    except sqlite3.DatabaseError as error:
        raise BadDocument(
            f"{path} is damaged ({error}): put back a copy, or delete it and load the documents again"
        ) from error
    except OSError as error:
        raise BadAddress(f"cannot use {path}: {error.strerror}") from error


def check_version(database: sqlite3.Connection, path: Path) -> None:
    """Raise BadDocument for a database of another program or of a newer Role Atlas."""
    (application,) = database.execute("PRAGMA application_id").fetchone()
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if application == version == 0 and not database.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
        return
    if application != schema.APPLICATION:
        raise BadDocument(f"{path} is a database of another program; give file: another name")
    if version > schema.VERSION:
        raise BadDocument(
            f"{path} was kept by a newer Role Atlas (form {version}; this one reads up to {schema.VERSION}): "
            "update Role Atlas, or load the documents into another file"
        )


def check_place(path: Path) -> None:
    """Raise BadAddress for what is no file."""
    if not path.is_file():
        if path.is_dir():
            raise BadAddress(
                f"{path} is a folder; give file: the name of a file, such as file:{path}/atlas.db"
            )
        raise BadAddress(f"{path} is a pipe or a device; give file: the name of a file")


def is_database(path: Path) -> bool:
    """Whether a file is a database or still empty; any other may be an atlas file as JSON."""
    return begins(path) or path.stat().st_size == 0


def is_ours(path: Path) -> bool:
    """Whether a file is a database that Role Atlas keeps, told by its header."""
    with path.open("rb") as file:
        header = file.read(MARK.stop)
    # A database whose first writer was killed has its marks in the log beside it.
    marked = int.from_bytes(header[MARK]) in {schema.APPLICATION, 0 if _has_log(path) else None}
    return header.startswith(schema.MAGIC) and marked


def _has_log(path: Path) -> bool:
    log = path.with_name(f"{path.name}-wal")
    return log.is_file() and log.stat().st_size > 0


def begins(path: Path) -> bool:
    """Whether a file begins as every SQLite database does."""
    with path.open("rb") as file:
        return file.read(len(schema.MAGIC)) == schema.MAGIC
