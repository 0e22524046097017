"""The store that keeps the embedded graph in one database file between runs."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar
from weakref import finalize

from graph.errors import NothingToUndo
from graph.exchange.atlas_file import read_atlas_file
from graph.model import Graph
from graph.stores.live import LiveStore
from graph.stores.memory import MemoryView
from graph.stores.records import Act, Record, RecordHead, RecordKind
from graph.stores.sqlite import folder, records
from graph.stores.sqlite.database import check_place, connected, is_database, told, writing
from graph.stores.sqlite.saving import save
from graph.stores.sqlite.view import SqliteView
from graph.watching import Watch

Told = TypeVar("Told")

STANDING = "SELECT number, version FROM standing JOIN loads ON number = now"


class FileStore(LiveStore):
    """A graph in an SQLite file, asked by index; several processes read while one writes.

    Whoever reads, and whenever a writer is killed, finds the old graph or the new one.
    """

    def __init__(self, path: Path, read: bool = True) -> None:
        self.path = path
        self._turn = threading.Lock()
        self._seen: tuple[int, ...] | None = None
        self._database: sqlite3.Connection | None = None
        self._view: SqliteView | None = None
        self._in_memory = MemoryView(self.address, Graph((), ()), loaded=False)
        if read:
            self.snapshot()

    @property
    def address(self) -> str:
        """Where the graph lives."""
        return f"file:{self.path}"

    def snapshot(self) -> SqliteView | MemoryView:
        """The graph of the file as it stands now; an absent file is an empty graph."""
        with self._turn, told(self.path):
            seen = _seen(self.path)
            if seen != self._seen or seen is None:
                self._let_go()
                self._seen = seen
                self._open()
            if self._database is None:
                return self._in_memory
            standing = _standing(self._database)
            if standing is None:
                return self._in_memory
            if self._view is None or self._view.version != standing[1]:
                self._view = _view(self.path)
            return self._view

    def replace(self, graph: Graph, watch: Watch | None = None, act: Act | None = None) -> None:
        """Save this graph in place of the old one, which stays beside it, all or nothing.

        An atlas file as JSON, as earlier versions kept it, becomes a database that holds both.
        """
        self._let_view_go()
        with self._as_database() as path:
            save(path, graph, watch, act)

    def records(self, kind: RecordKind) -> tuple[RecordHead, ...]:
        """What is kept of one kind beside the graph, sorted by name."""
        return self._told_of(lambda database: records.heads(database, kind)) or ()

    def record(self, kind: RecordKind, name: str) -> Record | None:
        """What is kept of this kind under this name."""
        return self._told_of(lambda database: records.taken(database, kind, name))

    def change(self, act: Act) -> None:
        """Change records, all or nothing; an absent file is made, and holds no graph."""
        with self._as_database() as path, writing(path) as database:
            records.change(database, records.now_of(database), act)

    def _told_of(self, ask: Callable[[sqlite3.Connection], Told]) -> Told | None:
        with told(self.path):
            if not self.path.exists() or not _is_database(self.path):
                return None
            with closing(connected(self.path)) as database:
                return ask(database) if records.kept_in(database) else None

    @contextmanager
    def _as_database(self) -> Iterator[Path]:
        """The path of a database to write to, which takes the place of an atlas file as JSON at the end."""
        if not self.path.exists() or _is_database(self.path):
            yield self.path
            return
        fresh = self.path.with_name(f".{self.path.name}.new")
        fresh.unlink(missing_ok=True)
        save(fresh, read_atlas_file(self.path))
        yield fresh
        with told(self.path):
            fresh.replace(self.path)

    def undo(self) -> None:
        """Put the graph before the last load back, and keep this one in its place, all or nothing."""
        if not self.path.exists() or not _is_database(self.path):
            raise NothingToUndo(self.address)
        self._let_view_go()
        with writing(self.path) as database:
            row = database.execute("SELECT before FROM standing").fetchone()
            if row is None or row[0] is None:
                raise NothingToUndo(self.address)
            database.execute("UPDATE standing SET now = before, before = now")

    def rename(self, name: str, act: Act) -> None:
        """Give the file another name in its folder, and do the act; raises BadQuestion for a taken one."""
        with self._as_database():
            self.close()
        folder.rename(self.path, name, act)

    def wipe(self) -> None:
        """Delete the file, with the graph before and all that is kept in it."""
        self.close()
        if self.path.exists():
            folder.delete(self.path)

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.path.name

    def names(self) -> tuple[str, ...]:
        """The names of the kept graphs in the folder, sorted."""
        return folder.names_beside(self.path)

    def close(self) -> None:
        """Let go of the file."""
        with self._turn:
            self._let_go()
            self._seen = None

    def _let_view_go(self) -> None:
        """End the own reading before a write, or what is written would stay in the log beside the file."""
        with self._turn:
            self._view = None

    def _let_go(self) -> None:
        if self._database is not None:
            self._database.close()
        self._database, self._view = None, None
        self._in_memory = MemoryView(self.address, Graph((), ()), loaded=False)

    def _open(self) -> None:
        """Open what is there: nothing, a database, or an atlas file as JSON."""
        if self._seen is None:
            return
        if _is_database(self.path):
            self._database = connected(self.path)
        else:
            self._in_memory = MemoryView(self.address, read_atlas_file(self.path))


def _view(path: Path) -> SqliteView:
    """What stands in the database now, held fast by a transaction of its own."""
    database = connected(path)
    database.execute("BEGIN")
    standing = _standing(database)
    assert standing is not None
    view = SqliteView(path, database, *standing)
    # A connection lies in a circle with its statements: left to itself it would stay open for long.
    finalize(view, database.close)
    return view


def _seen(path: Path) -> tuple[int, ...] | None:
    """Which file is there, None where there is none; one as JSON is another once it is written anew."""
    try:
        seen = path.stat()
    except FileNotFoundError:
        return None
    once = (seen.st_dev, seen.st_ino)
    return once if _is_database(path) else (*once, seen.st_mtime_ns, seen.st_size)


def _is_database(path: Path) -> bool:
    check_place(path)
    return is_database(path)


def _standing(database: sqlite3.Connection) -> tuple[int, str] | None:
    """Number and version of the load that stands, None where nothing was ever loaded."""
    if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'standing'").fetchone():
        return None
    row: tuple[int, str] | None = database.execute(STANDING).fetchone()
    return row
