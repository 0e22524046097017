"""The graph of one load in a database, as questions read it: by index, never whole unless asked for."""

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from graph.errors import UnknownNode
from graph.kinds import EdgeKind, NodeKind
from graph.model import Edge, Graph, Node
from graph.names import id_key, label_key
from graph.stores.cache import kept
from graph.stores.patterns import Pattern, Piece, walk
from graph.stores.searching import NameHit, SearchIndex
from graph.stores.sqlite.database import told
from graph.stores.sqlite.rows import NUMBER, edges_of, nodes_of
from graph.stores.sqlite.searched import searched

# Values in one query, and rows that one step of a stream takes in.
MOST, STEP = 500, 2_000
# Kibibytes of pages that a view keeps; what a thousand roles rest on lies on more than SQLite's own 2,000.
PAGES = 16_000
NODE = "SELECT id, label, alt_labels, facts FROM node_{load} "
PLACED = "SELECT id, label, alt_labels, facts, place FROM node_{load} "
EDGE = (
    "SELECT s.id, e.kind, t.id, e.facts, {said}, e.place FROM edge_{load} e"
    " JOIN node_{load} s ON s.place = e.source JOIN node_{load} t ON t.place = e.target {evidence}"
)
# By whether edges of the load share their evidence: what a row rests on, and where that stands.
SAID = {
    True: ("v.said", "JOIN evidence_{load} v ON v.place = e.evidence "),
    False: ("e.evidence", ""),
}


class SqliteView:
    """A graph as one load left it, whatever is loaded later: it reads within one transaction.

    `database` is the view's own, and its transaction has begun.
    """

    def __init__(self, path: Path, database: sqlite3.Connection, load: int, version: str) -> None:
        self.address = f"file:{path}"
        self.derived_in: Path | None = path.with_name(f"{path.name}.derived")
        self._path = path
        self.version = version
        self._database = database
        database.execute(f"PRAGMA cache_size = -{PAGES}")
        self._load = load
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
        said, where = SAID[f"evidence_{load}" in tables]
        self._searched = f"search_{load}" in tables
        self._edge = EDGE.replace("{said}", said).replace("{evidence}", where)
        self._turn = threading.Lock()

    def snapshot(self) -> "SqliteView":
        """This graph."""
        return self

    def exists(self) -> bool:
        """A graph was loaded, be it an empty one."""
        return True

    def node(self, node_id: str) -> Node:
        """The node of this id; raises UnknownNode when there is none."""
        for node in self.nodes((node_id,)):
            return node
        raise UnknownNode(node_id)

    def nodes(self, ids: Iterable[str]) -> tuple[Node, ...]:
        """The nodes of these ids, sorted by id, those that are absent left out."""
        rows = self._each(NODE + "WHERE id IN ({marks})", sorted(set(ids)))
        return tuple(nodes_of(rows))

    def nodes_of_kind(self, kind: NodeKind) -> tuple[Node, ...]:
        """Every node of one kind, sorted by id."""
        # Ids begin with their kind and a colon, which the semicolon follows.
        rows = self._rows(NODE + "WHERE id >= ? AND id < ? ORDER BY id", (f"{kind}:", f"{kind};"))
        return tuple(nodes_of(rows))

    def labelled(self, name: str, kinds: Sequence[NodeKind]) -> tuple[Node, ...]:
        """The nodes of these kinds that bear this name, sorted by id."""
        named = "WHERE id = ? OR place IN (SELECT node FROM name_{load} WHERE name = ?) ORDER BY id"
        nodes = nodes_of(self._rows(NODE + named, (id_key(name), label_key(name))))
        return tuple(node for node in nodes if node.kind in kinds)

    def search(self, text: str, kinds: Sequence[NodeKind], limit: int) -> tuple[NameHit, ...]:
        """The first nodes of these kinds with a name that fits what was typed so far, best first."""
        if not self._searched:
            return kept(self, "searched names", SearchIndex.of).search(self, text, kinds, limit)
        with self._turn, told(self._path):
            hits = searched(self._database, self._load, text, kinds, limit)
        rows = self._each(
            "SELECT id, label, alt_labels, facts, place FROM node_{load} WHERE place IN ({marks})", list(hits)
        )
        nodes = dict(zip((row[4] for row in rows), nodes_of(rows), strict=True))
        return tuple(NameHit(nodes[place], name) for place, name in hits.items())

    def edges_from(self, ids: Iterable[str], kind: EdgeKind) -> tuple[Edge, ...]:
        """The edges of one kind that leave any of these nodes, sorted by key."""
        return self._edges("source", ids, kind)

    def edges_to(self, ids: Iterable[str], kind: EdgeKind) -> tuple[Edge, ...]:
        """The edges of one kind that reach any of these nodes, sorted by key."""
        return self._edges("target", ids, kind)

    def piece(self, ids: Sequence[str], pattern: Pattern) -> Piece:
        """The nodes of these ids with what the pattern adds to them."""
        return walk(self, ids, pattern)

    def edges_of_kind(self, kind: EdgeKind) -> Iterator[Edge]:
        """Every edge of one kind, sorted by key, a step at a time."""
        return self._stream(self._edge + "WHERE e.kind = ? AND e.place > ?", (NUMBER[kind],))

    def graph(self) -> Graph:
        """The whole graph."""
        nodes = self._rows(NODE + "ORDER BY place")
        edges = self._stream(self._edge + "WHERE e.place > ?")
        return Graph(tuple(nodes_of(nodes)), tuple(edges))

    def _edges(self, end: str, ids: Iterable[str], kind: EdgeKind) -> tuple[Edge, ...]:
        places = "SELECT place FROM node_{load} WHERE id IN ({marks})"
        at = f"WHERE e.{end} IN ({places}) AND e.kind = {NUMBER[kind]}"
        rows = self._each(self._edge + at, sorted(set(ids)))
        return tuple(edges_of(sorted(rows, key=lambda row: row[5])))

    def _each(self, query: str, values: Sequence[str | int]) -> list[Any]:
        """The rows for any of many values, so many at a time."""
        rows: list[Any] = []
        for start in range(0, len(values), MOST):
            some = values[start : start + MOST]
            rows += self._rows(query.replace("{marks}", ",".join("?" * len(some))), some)
        return rows

    def _stream(self, query: str, values: Sequence[Any] = ()) -> Iterator[Edge]:
        """The edges after each place, STEP rows at a time: what lasts long holds nobody else up."""
        after = -1
        while True:
            rows = self._rows(f"{query} ORDER BY e.place LIMIT {STEP}", (*values, after))
            yield from edges_of(rows)
            if len(rows) < STEP:
                return
            after = rows[-1][5]

    def _rows(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        with self._turn, told(self._path):
            return self._database.execute(query.replace("{load}", str(self._load)), values).fetchall()
