"""A graph written into a database as a further load, with what is kept beside it."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import uuid4

from graph.collecting import without_circles
from graph.kinds import NodeKind
from graph.model import Graph, by_key
from graph.stores.records import Act
from graph.stores.sqlite import records, schema
from graph.stores.sqlite.database import writing
from graph.stores.sqlite.rows import EdgeRows, name_rows, node_rows
from graph.stores.sqlite.searched import write_names
from graph.watching import Watch

# Rows between two words on how far a load is.
STEP = 20_000


def save(path: Path, graph: Graph, watch: Watch | None = None, act: Act | None = None) -> None:
    """Put the graph into the database of this path as a further load, which stands from then on.

    The act is done with it; raises ChangedMeanwhile where a record is not as it was last seen.
    """
    with without_circles(), writing(path) as database:
        load = _begun(database, graph)
        _write(database, load, graph, watch)
        now, gone = database.execute("SELECT max(now), max(before) FROM standing").fetchone()
        database.execute("INSERT OR REPLACE INTO standing VALUES (1, ?, ?)", (load, now))
        records.carry(database, now, load, act)
        if gone is not None:
            schema.drop(database, gone)
            records.drop(database, gone)


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
