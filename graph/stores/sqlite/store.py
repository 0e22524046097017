"""The store that keeps the embedded graph in one database file between runs."""

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import uuid4
from weakref import finalize

from graph.collecting import without_circles
from graph.errors import NothingToUndo
from graph.exchange.atlas_file import read_atlas_file
from graph.kinds import NodeKind
from graph.model import Graph, by_key
from graph.stores.live import LiveStore
from graph.stores.memory import MemoryView
from graph.stores.sqlite import schema
from graph.stores.sqlite.database import begins, check_place, connected, is_database, told, writing
from graph.stores.sqlite.rows import EdgeRows, name_rows, node_rows
from graph.stores.sqlite.searched import write_names
from graph.stores.sqlite.view import SqliteView
from graph.watching import Watch

# Rows between two words on how far a load is.
STEP = 20_000
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

    def replace(self, graph: Graph, watch: Watch | None = None) -> None:
        """Save this graph in place of the old one, which stays beside it, all or nothing.

        An atlas file as JSON, as earlier versions kept it, becomes a database that holds both.
        """
        if not self.path.exists() or _is_database(self.path):
            self._let_view_go()
            save(self.path, graph, watch)
            return
        old = read_atlas_file(self.path)
        fresh = self.path.with_name(f".{self.path.name}.new")
        fresh.unlink(missing_ok=True)
        save(fresh, old)
        save(fresh, graph, watch)
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

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.path.name

    def names(self) -> tuple[str, ...]:
        """The names of the kept graphs in the folder, sorted."""
        return names_beside(self.path)

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


def save(path: Path, graph: Graph, watch: Watch | None = None) -> None:
    """Put the graph into the database of this path as a further load, which stands from then on."""
    with without_circles(), writing(path) as database:
        load = _begun(database, graph)
        _write(database, load, graph, watch)
        now, gone = database.execute("SELECT max(now), max(before) FROM standing").fetchone()
        database.execute("INSERT OR REPLACE INTO standing VALUES (1, ?, ?)", (load, now))
        if gone is not None:
            schema.drop(database, gone)


def names_beside(path: Path) -> tuple[str, ...]:
    """The names of the kept graphs in this file's folder, sorted."""
    try:
        files = [file for file in path.parent.iterdir() if file.is_file() and not file.name.startswith(".")]
        return tuple(sorted(f.name for f in files if f.suffix.lower() == ".json" or begins(f)))
    except OSError:
        return ()


def _standing(database: sqlite3.Connection) -> tuple[int, str] | None:
    """Number and version of the load that stands, None where nothing was ever loaded."""
    if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'standing'").fetchone():
        return None
    row: tuple[int, str] | None = database.execute(STANDING).fetchone()
    return row


def _begun(database: sqlite3.Connection, graph: Graph) -> int:
    """The number of a new load, noted in the history."""
    roles = sum(node.kind == NodeKind.ROLE for node in graph.nodes)
    at = datetime.now(UTC).isoformat(timespec="seconds")
    line = (uuid4().hex, at, roles, len(graph.nodes), len(graph.edges))
    told_of = "INSERT INTO loads (version, at, roles, nodes, edges) VALUES (?, ?, ?, ?, ?)"
    load = database.execute(told_of, line).lastrowid
    assert load is not None
    return load


def _write(database: sqlite3.Connection, load: int, graph: Graph, watch: Watch | None) -> None:
    nodes = sorted(graph.nodes, key=lambda node: node.id)
    places = {node.id: place for place, node in enumerate(nodes)}
    rows = EdgeRows(places)
    for statement in schema.OF_A_LOAD:
        database.execute(statement.format(load=load))
    progress = _Progress(len(nodes) + len(graph.edges), watch)
    progress.write(database, f"INSERT INTO node_{load} VALUES (?, ?, ?, ?, ?)", node_rows(nodes))
    edges = rows.of(by_key(graph.edges))
    for _ in progress.written(database, f"INSERT INTO edge_{load} VALUES (?, ?, ?, ?, ?, ?)", edges):
        database.executemany(f"INSERT INTO evidence_{load} VALUES (?, ?)", rows.taken())
    database.executemany(f"INSERT INTO name_{load} VALUES (?, ?)", sorted(name_rows(nodes)))
    write_names(database, load, nodes, places)
    for statement in schema.INDEXES:
        database.execute(statement.format(load=load))


class _Progress:
    """Writes rows and says now and then how many are written."""

    def __init__(self, total: int, watch: Watch | None) -> None:
        self._done = 0
        self._total = total
        self._watch = watch

    def write(self, database: sqlite3.Connection, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Write all rows."""
        for _ in self.written(database, statement, rows):
            pass

    def written(
        self, database: sqlite3.Connection, statement: str, rows: Iterable[Sequence[Any]]
    ) -> Iterator[None]:
        """Write all rows, a step at a time, and stop after each."""
        left = iter(rows)
        while some := list(islice(left, STEP)):
            database.executemany(statement, some)
            self._done += len(some)
            if self._watch:
                self._watch(self._done, self._total)
            yield
