"""The store that keeps the graph on a Neo4j server."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, LiteralString

from neo4j import Driver

from graph.address import Target
from graph.errors import BadQuestion, GraphReplaced, NothingToUndo, UnknownNode
from graph.kinds import EdgeKind, NodeKind
from graph.model import Edge, Graph, Node
from graph.names import id_key, label_key
from graph.stores.neo4j import cypher_read as cypher
from graph.stores.neo4j import cypher_write, old_graph
from graph.stores.neo4j.leftovers import clear, gone
from graph.stores.neo4j.link import Link, Record
from graph.stores.neo4j.loading import write_graph
from graph.stores.neo4j.own_names import is_old, load_of, type_of, worded
from graph.stores.neo4j.rows import edges_of, key_of, nodes_of, scoped
from graph.stores.neo4j.schema import prepare_if_bare
from graph.stores.neo4j.undoing import swapped
from graph.stores.patterns import Pattern, Piece
from graph.stores.store import Watch

# Rows of one point question, far more than people read; beyond it they are told to narrow it.
MOST = 50_000
# Sources of edges and nodes that one page of a stream holds.
PAGE = 2_000
NEVER_LOADED = "none"


class Neo4jStore:
    """One dataset of a database; pinned to a load it is a snapshot."""

    def __init__(self, link: Link, dataset: str, load: str | None = None) -> None:
        self._link = link
        self._dataset = dataset
        self._load = load

    @classmethod
    def open(cls, target: Target) -> "Neo4jStore":
        """The store that an address leads to; raises StoreTrouble when its server does not answer."""
        link = Link(target)
        prepare_if_bare(link)
        return cls(link, target.address.dataset)

    @property
    def address(self) -> str:
        """Where the graph lives, without secrets."""
        return self._link.address

    @property
    def link(self) -> Link:
        """The server and the database that this store is on."""
        return self._link

    def session_parts(self) -> tuple[Driver, str, dict[str, Any]]:
        """What a console asks with: driver, database, and the load and dataset that readers see."""
        return (
            self._link.driver,
            self._link.database,
            {"load": load_of(self.version), "dataset": self._dataset},
        )

    @property
    def dataset(self) -> str:
        """The dataset within the database."""
        return self._dataset

    @property
    def version(self) -> str:
        """The id of the load that readers see."""
        if self._load is not None:
            return self._load
        found = self._link.ask(cypher.ACTIVE_LOAD, dataset=self._dataset)
        if found and found[0]["load"]:
            return str(found[0]["load"])
        return old_graph.version_of(self._link, self._dataset) or NEVER_LOADED

    def snapshot(self) -> "Neo4jStore":
        """The graph as it stands now; raises GraphReplaced when read after a later load."""
        return self.pinned(self.version)

    def pinned(self, version: str) -> "Neo4jStore":
        """The graph of this load, without asking the server."""
        return Neo4jStore(self._link, self._dataset, version)

    def ping(self) -> None:
        """Raise StoreTrouble at once when the server does not answer."""
        self._link.ping()

    def datasets(self) -> tuple[str, ...]:
        """The names of the datasets in this database, sorted, the first 1,000 of them."""
        found = {str(found["name"]) for found in self._link.ask(cypher.DATASETS)}
        return tuple(sorted(found | old_graph.datasets(self._link)))

    def replace(self, graph: Graph, watch: Watch | None = None) -> None:
        """Write this graph and switch readers over to it at once; a broken load leaves the old one."""
        self.load(graph.nodes, graph.edges, len(graph.nodes) + len(graph.edges), watch)

    def undo(self) -> None:
        """Put the graph before the last load back, and keep this one in its place, all or nothing."""
        if not swapped(self._link, self._dataset):
            raise NothingToUndo(self.address)

    def exists(self) -> bool:
        """Whether a graph was ever loaded into this dataset."""
        return self.version != NEVER_LOADED

    @property
    def name(self) -> str:
        """The dataset within the database."""
        return self._dataset

    def names(self) -> tuple[str, ...]:
        """The names of the datasets in this database."""
        return self.datasets()

    def load(
        self, nodes: Iterable[Node], edges: Iterable[Edge], total: int, watch: Watch | None = None
    ) -> None:
        """Replace the graph by these nodes and edges, read once each; `total` is told to `watch`.

        A graph that an earlier version of the atlas loaded is moved first, to be the one before.
        """
        standing = Neo4jStore(self._link, self._dataset).snapshot()
        if is_old(standing.version):
            write_graph(self._link, self._dataset, standing._every_node(), standing._every_edge(), _unwatched)
        write_graph(self._link, self._dataset, nodes, edges, lambda done: watch and watch(done, total))
        old_graph.remove(self._link, self._dataset)

    def wipe(self) -> None:
        """Delete the dataset with the graph before it; whatever others keep in the database stays."""
        gone(self._link, cypher_write.UNLINK, dataset=self._dataset)
        clear(self._link, self._dataset)
        old_graph.remove(self._link, self._dataset)

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
        load = self.version
        return self._nodes(
            cypher.LABELLED,
            load=load,
            id_key=key_of(load_of(load), id_key(name)),
            label_key=scoped(load_of(load), label_key(name)),
            kinds=[str(kind) for kind in kinds],
        )

    def edges_from(self, ids: Iterable[str], kind: EdgeKind) -> tuple[Edge, ...]:
        """The edges of one kind that leave any of these nodes, sorted by key."""
        return edges_of(self._one(cypher.EDGES_FROM, ids=ids, edge=kind)["edges"])

    def edges_to(self, ids: Iterable[str], kind: EdgeKind) -> tuple[Edge, ...]:
        """The edges of one kind that reach any of these nodes, sorted by key."""
        return edges_of(self._one(cypher.EDGES_TO, ids=ids, edge=kind)["edges"])

    def piece(self, ids: Sequence[str], pattern: Pattern) -> Piece:
        """The nodes of these ids with what the pattern adds to them, in one query."""
        found = self._one(cypher.PIECES[pattern], ids=ids)
        return Piece(nodes_of(found["nodes"]), edges_of(found["edges"]))

    def edges_of_kind(self, kind: EdgeKind) -> Iterator[Edge]:
        """Every edge of one kind, sorted by key, a page at a time."""
        for page in self._pages(cypher.EDGES_AFTER, "", edge=kind):
            yield from edges_of(page["edges"])

    def graph(self) -> Graph:
        """The whole graph, for an export."""
        here = self.snapshot()
        return Graph(
            _sorted(here._every_node()), tuple(sorted(here._every_edge(), key=lambda edge: edge.key))
        )

    def close(self) -> None:
        """Close every connection."""
        self._link.close()

    def _every_node(self) -> Iterator[Node]:
        return (node for kind in NodeKind for node in self.nodes_of_kind(kind))

    def _every_edge(self) -> Iterator[Edge]:
        return (edge for kind in EdgeKind for edge in self.edges_of_kind(kind))

    def _nodes(self, query: LiteralString, **values: Any) -> tuple[Node, ...]:
        return _sorted(nodes_of(self._one(query, **values)["nodes"]).values())

    def _one(
        self,
        query: LiteralString,
        ids: Iterable[str] = (),
        load: str | None = None,
        edge: EdgeKind | None = None,
        **values: Any,
    ) -> Record:
        """The one record of a query, checked to be whole and of a load that still stands."""
        load = load or self.version
        if edge:
            values["type"] = type_of(edge, load)
        own = load_of(load)
        keys = [key_of(own, i) for i in sorted(set(ids))]
        text = worded(query, load)
        record = self._link.ask(text, load=own, keys=keys, most=MOST, **values)[0]
        if record["state"] != "active" and load != NEVER_LOADED:
            raise GraphReplaced
        if record["found"] >= MOST:
            raise BadQuestion(
                f"the answer has more than {MOST:,} parts; ask for fewer roles or skills at once"
            )
        return record

    def _pages(self, query: LiteralString, prefix: str, **values: Any) -> Iterator[Record]:
        load = self.version
        begin = f"{load_of(load)}|{prefix}"
        values = {**values, "prefix": begin, "page": PAGE, "after": begin}
        while True:
            page = self._one(query, load=load, **values)
            yield page
            if page["found"] < PAGE:
                return
            values["after"] = page["last"]


def _sorted(nodes: Iterable[Node]) -> tuple[Node, ...]:
    return tuple(sorted(nodes, key=lambda node: node.id))


def _unwatched(done: int) -> None:
    """Moving is no part of what a load says of its progress."""
