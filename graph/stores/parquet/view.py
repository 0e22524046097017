"""The graph of one export as tables of Parquet, as questions read it: what they ask for, and no more."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import BadQuestion, UnknownNode
from graph.exchange.codec import evidence_of
from graph.kinds import EdgeKind, Level, NodeKind
from graph.model import Edge, Graph, Node
from graph.names import id_key, label_key
from graph.stores.counting import HeldBy
from graph.stores.parquet.database import Tables
from graph.stores.parquet.form import Exported, TableFile
from graph.stores.patterns import Pattern, Piece, walk

# Edges that one question may read as values of Python, some 700 bytes each.
MOST_EDGES = 10_000_000
NODE = f"SELECT id, label, alt_labels, facts FROM {TableFile.NODES} "
EDGE = (
    "SELECT s.id, t.id, v.facts, v.evidence FROM {table} e JOIN evidence v USING (edge)"
    " JOIN nodes s ON s.place = e.{source} JOIN nodes t ON t.place = e.{target} {of}"
    " ORDER BY e.file_row_number"
)


HELD_BY = """
    SELECT s.id, n.held, n.unstated, n.below, n.preferred FROM (
        SELECT skill,
            count(*) FILTER (required AND level >= ?) AS held,
            count(*) FILTER (required AND level IS NULL) AS unstated,
            count(*) FILTER (required AND level < ?) AS below,
            count(*) FILTER (NOT required) AS preferred
        FROM needs_by_skill GROUP BY skill
    ) n JOIN nodes s ON s.place = n.skill ORDER BY s.id
"""
SHARES = """
    SELECT (role - (SELECT min(place) FROM nodes WHERE kind = 'role'))::INTEGER AS role, skill, share
    FROM needs_by_role WHERE share > 0
"""
# Shares are whole numbers and so are the scores: exact in any order. Places stand in the order of the ids.
LIKEST = """
    SELECT r.id, n.score FROM (
        SELECT b.role, sum(a.share::BIGINT * b.share::BIGINT)::BIGINT AS score
        FROM (SELECT skill, share FROM needs_by_role WHERE role = ? AND share > 0) a
        JOIN needs_by_skill b ON b.skill = a.skill
        WHERE b.share > 0 AND b.role <> ?
        GROUP BY b.role ORDER BY score DESC, b.role LIMIT ?
    ) n JOIN nodes r ON r.place = n.role ORDER BY n.score DESC, n.role
"""


@dataclass(frozen=True)
class _Side:
    """The table that holds the edges of a kind by one of their ends, and the columns of it."""

    table: TableFile
    source: str
    target: str
    of: str
    by: str

    @classmethod
    def of_kind(cls, kind: EdgeKind, forward: bool = True) -> "_Side":
        """Where the edges of a kind stand by their source, or by their target."""
        if kind == EdgeKind.NEEDS:
            table = TableFile.NEEDS_BY_ROLE if forward else TableFile.NEEDS_BY_SKILL
            return cls(table, "role", "skill", "", "role" if forward else "skill")
        table = TableFile.LINKS_BY_SOURCE if forward else TableFile.LINKS_BY_TARGET
        return cls(table, "source", "target", f"kind = '{kind}'", "source" if forward else "target")


class ParquetView:
    """A graph as one export wrote it; raises GraphReplaced when it is read after it was deleted."""

    def __init__(self, path: Path, said: Exported) -> None:
        self.address = f"parquet:{path}"
        self.version = said.version
        self.said = said
        self.derived_in: Path | None = path.with_name(f"{path.name}.derived")
        self.tables = Tables(path / said.folder)

    @property
    def is_large(self) -> bool:
        """Whether its needs are more than one question may read."""
        return self.said.needs > MOST_EDGES

    def snapshot(self) -> "ParquetView":
        """This graph."""
        return self

    def exists(self) -> bool:
        """A graph was exported, be it an empty one."""
        return True

    def node(self, node_id: str) -> Node:
        """The node of this id; raises UnknownNode when there is none."""
        for node in self.nodes((node_id,)):
            return node
        raise UnknownNode(node_id)

    def nodes(self, ids: Iterable[str]) -> tuple[Node, ...]:
        """The nodes of these ids, sorted by id, those that are absent left out."""
        return self._nodes("id", sorted(set(ids)))

    def nodes_of_kind(self, kind: NodeKind) -> tuple[Node, ...]:
        """Every node of one kind, sorted by id."""
        # Ids begin with their kind and a colon, which the semicolon follows.
        rows = self.tables.rows(NODE + "WHERE id >= ? AND id < ? ORDER BY id", [f"{kind}:", f"{kind};"])
        return tuple(map(_node, rows))

    def labelled(self, name: str, kinds: Sequence[NodeKind]) -> tuple[Node, ...]:
        """The nodes of these kinds that bear this name, sorted by id."""
        named = self.tables.rows(f"SELECT place FROM {TableFile.NAMES} WHERE name = ?", [label_key(name)])
        every = (*self.nodes((id_key(name),)), *self._nodes("place", [place for (place,) in named]))
        nodes = {node.id: node for node in every if node.kind in kinds}
        return tuple(nodes[i] for i in sorted(nodes))

    def edges_from(self, ids: Iterable[str], kind: EdgeKind) -> tuple[Edge, ...]:
        """The edges of one kind that leave any of these nodes, sorted by key."""
        return self._edges(ids, kind, forward=True)

    def edges_to(self, ids: Iterable[str], kind: EdgeKind) -> tuple[Edge, ...]:
        """The edges of one kind that reach any of these nodes, sorted by key."""
        return self._edges(ids, kind, forward=False)

    def piece(self, ids: Sequence[str], pattern: Pattern) -> Piece:
        """The nodes of these ids with what the pattern adds to them."""
        return walk(self, ids, pattern)

    def edges_of_kind(self, kind: EdgeKind) -> Iterator[Edge]:
        """Every edge of one kind, sorted by key, a step at a time."""
        many = self.said.needs if kind == EdgeKind.NEEDS else self.said.edges - self.said.needs
        if many > MOST_EDGES:
            raise BadQuestion(
                f"this question reads {many:,} edges of {self.address}, which memory may not hold; "
                "who-needs, role, gap, overlap, likest and counts read what they need"
            )
        side = _Side.of_kind(kind)
        of = side.of and f"WHERE e.{side.of}"
        query = EDGE.format(table=side.table, source=side.source, target=side.target, of=of)
        return (_edge(row[0], kind, row[1], row[2:]) for row in self.tables.stream(query))

    def graph(self) -> Graph:
        """The whole graph."""
        nodes = tuple(map(_node, self.tables.rows(NODE + "ORDER BY place")))
        edges = (edge for kind in EdgeKind for edge in self.edges_of_kind(kind))
        return Graph(nodes, tuple(sorted(edges, key=lambda edge: edge.key)))

    def held_by(self, floor: Level) -> tuple[HeldBy, ...]:
        """How many roles require each skill in each state, or prefer it, sorted by id."""
        return tuple(HeldBy(*row) for row in self.tables.rows(HELD_BY, [int(floor)] * 2))

    def ids_of_kind(self, kind: NodeKind) -> tuple[str, ...]:
        """The ids of every node of one kind, sorted."""
        rows = self.tables.rows("SELECT id FROM nodes WHERE kind = ? ORDER BY id", [str(kind)])
        return tuple(i for (i,) in rows)

    def shares(self) -> Mapping[str, Any]:
        """Role, skill and share of each need that is worth something, roles numbered from 0."""
        return self.tables.arrays(SHARES)

    def likest(self, role_id: str, top: int) -> tuple[tuple[str, float], ...]:
        """Ids and scores of the roles likest to one."""
        places = self._places([role_id])
        return tuple((i, float(score)) for i, score in self.tables.rows(LIKEST, [*places, *places, top]))

    def _nodes(self, column: str, values: Sequence[object]) -> tuple[Node, ...]:
        return tuple(sorted(map(_node, self.tables.each(f"{NODE}WHERE {column} IN", values)), key=_id))

    def _edges(self, ids: Iterable[str], kind: EdgeKind, forward: bool) -> tuple[Edge, ...]:
        side, places = _Side.of_kind(kind, forward), self._places(ids)
        of = side.of and f"{side.of} AND "
        query = f"SELECT {side.source}, {side.target}, edge FROM {side.table} WHERE {of}{side.by} IN"
        rows = self.tables.each(query, places)
        said = {row[0]: row[1:] for row in self.tables.numbered(sorted(row[2] for row in rows))}
        called = self._ids({place for row in rows for place in row[:2]})
        edges = (_edge(called[one], kind, called[other], said[number]) for one, other, number in rows)
        return tuple(sorted(edges, key=lambda edge: edge.key))

    def _places(self, ids: Iterable[str]) -> list[int]:
        rows = self.tables.each(f"SELECT place FROM {TableFile.NODES} WHERE id IN", sorted(set(ids)))
        return sorted(place for (place,) in rows)

    def _ids(self, places: Iterable[int]) -> dict[int, str]:
        rows = self.tables.each(f"SELECT place, id FROM {TableFile.NODES} WHERE place IN", sorted(places))
        return dict(rows)


def _id(node: Node) -> str:
    return node.id


def _node(row: Sequence[Any]) -> Node:
    return Node(row[0], row[1], tuple(row[2]), json.loads(row[3]))


def _edge(source: str, kind: EdgeKind, target: str, said: Sequence[Any]) -> Edge:
    evidence = tuple(map(evidence_of, said[1]))
    return Edge(source, kind, target, evidence, json.loads(said[0]))
