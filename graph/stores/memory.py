"""The embedded store: a networkx graph in memory."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar
from uuid import uuid4

import networkx as nx

from graph.errors import NothingToUndo, UnknownNode
from graph.kinds import EdgeKind, NodeKind
from graph.model import Edge, Graph, Node
from graph.names import id_key, keys_of, label_key
from graph.stores.patterns import Pattern, Piece, walk
from graph.stores.store import Watch


class NetworkxStore:
    """A graph in memory; `replace` swaps it in one step, so readers see the old one or the new."""

    def __init__(self, address: str = "memory:") -> None:
        self._address = address
        self._held = _Held(Graph((), ()), loaded=False)
        self._before: _Held | None = None

    @property
    def address(self) -> str:
        """Where the graph lives."""
        return self._address

    @property
    def version(self) -> str:
        """A text that changes whenever the graph does."""
        return self._held.version

    def snapshot(self) -> "NetworkxStore":
        """The graph as it stands now, which a later load does not change."""
        copy = NetworkxStore(self._address)
        copy._held = self._held
        return copy

    def replace(self, graph: Graph, watch: Watch | None = None) -> None:
        """Put this graph in place of the old one, which `undo` puts back."""
        fresh, old = _Held(graph), self._held
        self._held, self._before = fresh, old if old.loaded else None

    def undo(self) -> None:
        """Put the graph before the last load back, and keep this one in its place."""
        if self._before is None:
            raise NothingToUndo(self._address)
        self._held, self._before = self._before, self._held

    def exists(self) -> bool:
        """Whether a graph was ever loaded here."""
        return self._held.loaded

    @property
    def name(self) -> str:
        """The address: nothing else is kept in this memory."""
        return self._address

    def names(self) -> tuple[str, ...]:
        """This graph alone, once it is loaded."""
        return (self.name,) if self._held.loaded else ()

    def node(self, node_id: str) -> Node:
        """The node of this id; raises UnknownNode when there is none."""
        for node in self.nodes((node_id,)):
            return node
        raise UnknownNode(node_id)

    def nodes(self, ids: Iterable[str]) -> tuple[Node, ...]:
        """The nodes of these ids, sorted by id, those that are absent left out."""
        return self._held.named(ids)

    def nodes_of_kind(self, kind: NodeKind) -> tuple[Node, ...]:
        """Every node of one kind, sorted by id."""
        return self._held.by_kind.get(kind, ())

    def labelled(self, name: str, kinds: Sequence[NodeKind]) -> tuple[Node, ...]:
        """The nodes of these kinds that bear this name, sorted by id."""
        held = self._held
        by_id = held.named((id_key(name),))
        found = {node.id: node for node in (*by_id, *held.by_label.get(label_key(name), ()))}
        return tuple(found[i] for i in sorted(found) if found[i].kind in kinds)

    def edges_from(self, ids: Iterable[str], kind: EdgeKind) -> tuple[Edge, ...]:
        """The edges of one kind that leave any of these nodes, sorted by key."""
        network = self._held.network
        return _edges(network, network.out_edges, ids, kind)

    def edges_to(self, ids: Iterable[str], kind: EdgeKind) -> tuple[Edge, ...]:
        """The edges of one kind that reach any of these nodes, sorted by key."""
        network = self._held.network
        return _edges(network, network.in_edges, ids, kind)

    def piece(self, ids: Sequence[str], pattern: Pattern) -> Piece:
        """The nodes of these ids with what the pattern adds to them."""
        return walk(self, ids, pattern)

    def edges_of_kind(self, kind: EdgeKind) -> Iterator[Edge]:
        """Every edge of one kind, sorted by key."""
        return iter(self._held.edges_by_kind.get(kind, ()))

    def graph(self) -> Graph:
        """The whole graph."""
        return self._held.graph

    def close(self) -> None:
        """Nothing is held open."""


class _Held:
    """One graph with its indexes, built whole and never changed."""

    def __init__(self, graph: Graph, loaded: bool = True) -> None:
        self.loaded = loaded
        nodes = tuple(sorted(graph.nodes, key=lambda node: node.id))
        edges = tuple(sorted(graph.edges, key=lambda edge: edge.key))
        self.graph = Graph(nodes, edges)
        self.version = uuid4().hex
        self.network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        self.network.add_nodes_from((node.id, {"node": node}) for node in nodes)
        for edge in edges:
            self.network.add_edge(edge.source, edge.target, edge.key, edge=edge)
        self.by_kind = _grouped((node.kind, node) for node in nodes)
        self.edges_by_kind = _grouped((edge.kind, edge) for edge in edges)
        self.by_label = _grouped((key, node) for node in nodes for key in keys_of(node))

    def named(self, ids: Iterable[str]) -> tuple[Node, ...]:
        """The nodes of these ids, sorted by id, those that are absent left out."""
        known = self.network.nodes
        return tuple(known[i]["node"] for i in sorted(set(ids)) if i in known)


def _edges(
    network: "nx.MultiDiGraph[str]", view: Any, ids: Iterable[str], kind: EdgeKind
) -> tuple[Edge, ...]:
    known = [i for i in set(ids) if i in network]
    found = (data["edge"] for _, _, data in view(known, data=True))
    return tuple(sorted((e for e in found if e.kind == kind), key=lambda edge: edge.key))


K = TypeVar("K")
V = TypeVar("V")


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
