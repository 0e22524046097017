"""The graph of one load on a Neo4j server, as questions read it."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, LiteralString

from graph.errors import BadQuestion, GraphReplaced, UnknownNode
from graph.kinds import EdgeKind, NodeKind
from graph.model import Edge, Graph, Node
from graph.names import id_key, label_key
from graph.places import cache_folder
from graph.shelf import key_of as shelf_key
from graph.stores.cache import kept
from graph.stores.neo4j import cypher_read as cypher
from graph.stores.neo4j.link import Link, Record
from graph.stores.neo4j.own_names import load_of, type_of, worded
from graph.stores.neo4j.rows import edges_of, key_of, nodes_of, scoped
from graph.stores.patterns import Pattern, Piece
from graph.stores.searching import NameHit, SearchIndex

# Rows of one point question, far more than people read; beyond it they are told to narrow it.
MOST = 50_000
# Sources of edges and nodes that one page of a stream holds.
PAGE = 2_000
NEVER_LOADED = "none"


class Neo4jView:
    """A dataset as one load left it; raises GraphReplaced when it is read after a later load."""

    def __init__(self, link: Link, version: str) -> None:
        self.address = link.address
        self.version = version
        self.derived_in: Path | None = cache_folder() / "derived" / shelf_key([link.address])[:16]
        self._link = link
        self._load = load_of(version)

    def snapshot(self) -> "Neo4jView":
        """This graph."""
        return self

    def exists(self) -> bool:
        """Whether a graph was ever loaded into the dataset."""
        return self.version != NEVER_LOADED

    def node(self, node_id: str) -> Node:
        """The node of this id; raises UnknownNode when there is none."""
        for node in self.nodes((node_id,)):
            return node
        raise UnknownNode(node_id)

    def nodes(self, ids: Iterable[str]) -> tuple[Node, ...]:
        """The nodes of these ids, sorted by id, those that are absent left out."""
        return self._nodes(cypher.NODES, ids=ids)

    def nodes_of_kind(self, kind: NodeKind) -> tuple[Node, ...]:
        """Every node of one kind, sorted by id, fetched in pages."""
        pages = self._pages(cypher.NODES_AFTER, f"{kind}:")
        return _sorted(node for page in pages for node in nodes_of(page["nodes"]).values())

    def labelled(self, name: str, kinds: Sequence[NodeKind]) -> tuple[Node, ...]:
        """The nodes of these kinds that bear this name, sorted by id."""
        return self._nodes(
            cypher.LABELLED,
            id_key=key_of(self._load, id_key(name)),
            label_key=scoped(self._load, label_key(name)),
            kinds=[str(kind) for kind in kinds],
        )

    def search(self, text: str, kinds: Sequence[NodeKind], limit: int) -> tuple[NameHit, ...]:
        """The first nodes of these kinds with a name that fits what was typed so far, best first.

        All names are fetched with the first search of a graph, and kept.
        """
        return kept(self, "searched names", SearchIndex.of).search(self, text, kinds, limit)

    def edges_from(self, ids: Iterable[str], kind: EdgeKind) -> tuple[Edge, ...]:
        """The edges of one kind that leave any of these nodes, sorted by key."""
        return edges_of(self._one(cypher.EDGES_FROM, ids=ids, edge=kind)["edges"])

    def edges_to(self, ids: Iterable[str], kind: EdgeKind) -> tuple[Edge, ...]:
        """The edges of one kind that reach any of these nodes, sorted by key."""
        return edges_of(self._one(cypher.EDGES_TO, ids=ids, edge=kind)["edges"])

    def piece(self, ids: Sequence[str], pattern: Pattern) -> Piece:
        """The nodes of these ids with what the pattern adds to them, in one query."""
        record = self._one(cypher.PIECES[pattern], ids=ids)
        return Piece(nodes_of(record["nodes"]), edges_of(record["edges"]))

    def edges_of_kind(self, kind: EdgeKind) -> Iterator[Edge]:
        """Every edge of one kind, sorted by key, a page at a time."""
        for page in self._pages(cypher.EDGES_AFTER, "", edge=kind):
            yield from edges_of(page["edges"])

    def graph(self) -> Graph:
        """The whole graph, for an export."""
        return Graph(_sorted(self.every_node()), tuple(sorted(self.every_edge(), key=lambda edge: edge.key)))

    def every_node(self) -> Iterator[Node]:
        """The nodes, a kind at a time."""
        return (node for kind in NodeKind for node in self.nodes_of_kind(kind))

    def every_edge(self) -> Iterator[Edge]:
        """The edges, a kind at a time."""
        return (edge for kind in EdgeKind for edge in self.edges_of_kind(kind))

    def _nodes(self, query: LiteralString, **values: Any) -> tuple[Node, ...]:
        return _sorted(nodes_of(self._one(query, **values)["nodes"]).values())

    def _one(
        self,
        query: LiteralString,
        ids: Iterable[str] = (),
        edge: EdgeKind | None = None,
        **values: Any,
    ) -> Record:
        """The one record of a query, checked to be whole and of a load that still stands."""
        if edge:
            values["type"] = type_of(edge, self.version)
        keys = [key_of(self._load, i) for i in sorted(set(ids))]
        text = worded(query, self.version)
        record = self._link.ask(text, load=self._load, keys=keys, most=MOST, **values)[0]
        if record["state"] != "active" and self.exists():
            raise GraphReplaced
        if record["rows"] >= MOST:
            raise BadQuestion(
                f"the answer has more than {MOST:,} parts; ask for fewer roles or skills at once"
            )
        return record

    def _pages(self, query: LiteralString, prefix: str, **values: Any) -> Iterator[Record]:
        begin = f"{self._load}|{prefix}"
        values = {**values, "prefix": begin, "page": PAGE, "after": begin}
        while True:
            page = self._one(query, **values)
            yield page
            if page["rows"] < PAGE:
                return
            values["after"] = page["last"]


def _sorted(nodes: Iterable[Node]) -> tuple[Node, ...]:
    return tuple(sorted(nodes, key=lambda node: node.id))
