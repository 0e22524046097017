"""The embedded store: a networkx graph in memory."""

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import uuid4

from graph.errors import NothingToUndo, UnknownNode
from graph.grouping import grouped
from graph.kinds import EdgeKind, NodeKind
from graph.model import Edge, Graph, Node, by_key
from graph.names import id_key, keys_of, label_key
from graph.stores.live import LiveStore
from graph.stores.patterns import Pattern, Piece, walk
from graph.stores.records import NO_ACT, Act, Key, Record, RecordHead, RecordKind, carried
from graph.stores.searching import NameHit, SearchIndex
from graph.watching import Watch

if TYPE_CHECKING:
    import networkx as nx

# So many questions on the ends of edges read through the edges of their kind: a command asks a few, and
# is done before the network were built. Who asks more has the network.
FEW = 8


class MemoryView:
    """One graph that never changes; an index is made when a question first needs it."""

    def __init__(self, address: str, graph: Graph, loaded: bool = True) -> None:
        self.address = address
        self.version = uuid4().hex
        self.derived_in: Path | None = None
        nodes = tuple(sorted(graph.nodes, key=lambda node: node.id))
        self._graph = Graph(nodes, tuple(by_key(graph.edges)))
        self._by_id = {node.id: node for node in nodes}
        self._loaded = loaded
        self._asked = 0

    def snapshot(self) -> "MemoryView":
        """This graph."""
        return self

    def exists(self) -> bool:
        """Whether the graph was loaded, be it an empty one."""
        return self._loaded

    def node(self, node_id: str) -> Node:
        """The node of this id; raises UnknownNode when there is none."""
        if node_id not in self._by_id:
            raise UnknownNode(node_id)
        return self._by_id[node_id]

    def nodes(self, ids: Iterable[str]) -> tuple[Node, ...]:
        """The nodes of these ids, sorted by id, those that are absent left out."""
        return tuple(self._by_id[i] for i in sorted(set(ids)) if i in self._by_id)

    def nodes_of_kind(self, kind: NodeKind) -> tuple[Node, ...]:
        """Every node of one kind, sorted by id."""
        return self._by_kind.get(kind, ())

    def labelled(self, name: str, kinds: Sequence[NodeKind]) -> tuple[Node, ...]:
        """The nodes of these kinds that bear this name, sorted by id."""
        named = (*self.nodes((id_key(name),)), *self._by_label.get(label_key(name), ()))
        return self.nodes(node.id for node in named if node.kind in kinds)

    def search(self, text: str, kinds: Sequence[NodeKind], limit: int) -> tuple[NameHit, ...]:
        """The first nodes of these kinds with a name that fits what was typed so far, best first."""
        return self._searched.search(self, text, kinds, limit)

    def edges_from(self, ids: Iterable[str], kind: EdgeKind) -> tuple[Edge, ...]:
        """The edges of one kind that leave any of these nodes, sorted by key."""
        if self._is_early:
            sources = set(ids)
            return tuple(edge for edge in self.edges_of_kind(kind) if edge.source in sources)
        return self._edges(self.network.out_edges, ids, kind)

    def edges_to(self, ids: Iterable[str], kind: EdgeKind) -> tuple[Edge, ...]:
        """The edges of one kind that reach any of these nodes, sorted by key."""
        if self._is_early:
            targets = set(ids)
            return tuple(edge for edge in self.edges_of_kind(kind) if edge.target in targets)
        return self._edges(self.network.in_edges, ids, kind)

    def piece(self, ids: Sequence[str], pattern: Pattern) -> Piece:
        """The nodes of these ids with what the pattern adds to them."""
        return walk(self, ids, pattern)

    def edges_of_kind(self, kind: EdgeKind) -> Iterator[Edge]:
        """Every edge of one kind, sorted by key."""
        return iter(self._edges_by_kind.get(kind, ()))

    def graph(self) -> Graph:
        """The whole graph."""
        return self._graph

    @cached_property
    def _searched(self) -> SearchIndex:
        return SearchIndex(self._graph.nodes)

    @cached_property
    def _by_kind(self) -> Mapping[NodeKind, tuple[Node, ...]]:
        return grouped((node.kind, node) for node in self._graph.nodes)

    @cached_property
    def _by_label(self) -> Mapping[str, tuple[Node, ...]]:
        return grouped((key, node) for node in self._graph.nodes for key in keys_of(node))

    @cached_property
    def _edges_by_kind(self) -> Mapping[EdgeKind, tuple[Edge, ...]]:
        return grouped((edge.kind, edge) for edge in self._graph.edges)

    @property
    def _is_early(self) -> bool:
        """True for the first few questions on the ends of edges, while there is no network."""
        self._asked += 1
        return self._asked <= FEW and "network" not in vars(self)

    @cached_property
    def network(self) -> "nx.MultiDiGraph[str]":
        """The graph as networkx has it: `node` beside each id, `edge` beside each key."""
        # What lists nodes and edges needs no network, and to load the library and to build it takes a while.
        import networkx as nx  # noqa: PLC0415

        network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        network.add_nodes_from((node.id, {"node": node}) for node in self._graph.nodes)
        for edge in self._graph.edges:
            network.add_edge(edge.source, edge.target, edge.key, edge=edge)
        return network

    def _edges(self, ends: Any, ids: Iterable[str], kind: EdgeKind) -> tuple[Edge, ...]:
        known = [i for i in set(ids) if i in self._by_id]
        edges = (data["edge"] for _, _, data in ends(known, data=True))
        return tuple(sorted((edge for edge in edges if edge.kind == kind), key=lambda edge: edge.key))


class _Loaded(NamedTuple):
    """A graph and what it was read with."""

    view: MemoryView
    records: Mapping[Key, Record]


class NetworkxStore(LiveStore):
    """A graph in memory; `replace` swaps it in one step, so readers see the old one or the new."""

    def __init__(self, address: str = "memory:", name: str = "") -> None:
        self._address, self._name = address, name or address
        self._now = _nothing(address)
        self._before: _Loaded | None = None
        self._others: Mapping[Key, Record] = {}
        self._acts = 0
        self._turn = threading.RLock()

    @property
    def address(self) -> str:
        """Where the graph lives."""
        return self._address

    def snapshot(self) -> MemoryView:
        """The graph as it stands now, which a later load does not change."""
        return self._now.view

    def replace(self, graph: Graph, watch: Watch | None = None, act: Act | None = None) -> None:
        """Put this graph in place of the old one, which `undo` puts back."""
        fresh = MemoryView(self._address, graph)
        with self._turn:
            old = self._now
            held = {one.key: old.records[one.key] for one in carried(_heads(old.records), act)}
            own, others = self._done(act or NO_ACT, held)
            self._now, self._others = _Loaded(fresh, own), others
            self._before = old if old.view.exists() else None

    def undo(self) -> None:
        """Put the graph before the last load back, and keep this one in its place."""
        with self._turn:
            if self._before is None:
                raise NothingToUndo(self._address)
            self._now, self._before = self._before, self._now

    def records(self, kind: RecordKind) -> tuple[RecordHead, ...]:
        """What is kept of one kind beside the graph, sorted by name."""
        held = self._held(kind)
        return tuple(sorted((h for h in _heads(held) if h.kind == kind), key=lambda head: head.name))

    def record(self, kind: RecordKind, name: str) -> Record | None:
        """What is kept of this kind under this name."""
        return self._held(kind).get((kind, name))

    def change(self, act: Act) -> None:
        """Change records, all or nothing."""
        with self._turn:
            own, self._others = self._done(act, self._now.records)
            self._now = self._now._replace(records=own)

    def _held(self, kind: RecordKind) -> Mapping[Key, Record]:
        return self._now.records if kind.is_read_with else self._others

    def _done(self, act: Act, own: Mapping[Key, Record]) -> tuple[Mapping[Key, Record], Mapping[Key, Record]]:
        """What the graph is read with and what else is kept once the act is done on these."""
        act.check({head.key: head for head in _heads({**self._now.records, **self._others})})
        self._acts += 1
        held = {**self._others, **own}
        for change in act.changes:
            held.pop(change.key, None)
        data = {one.key: one.data for one in act.changes if one.data is not None}
        held |= {head.key: Record(head, data[head.key]) for head in act.heads(self._acts)}
        return (
            {key: one for key, one in held.items() if one.head.kind.is_read_with},
            {key: one for key, one in held.items() if not one.head.kind.is_read_with},
        )

    def rename(self, name: str, act: Act) -> None:
        """Give this graph another name, and do the act."""
        with self._turn:
            self.change(act)
            self._name = name

    def wipe(self) -> None:
        """Forget the graph, the one before it and all that is kept beside it."""
        with self._turn:
            self._now, self._before, self._others = _nothing(self._address), None, {}

    @property
    def name(self) -> str:
        """The name that it was given, else its address."""
        return self._name

    def names(self) -> tuple[str, ...]:
        """This graph alone, once it is loaded."""
        return (self.name,) if self.exists() else ()

    def close(self) -> None:
        """Nothing is held open."""


def _nothing(address: str) -> _Loaded:
    return _Loaded(MemoryView(address, Graph((), ()), loaded=False), {})


def _heads(records: Mapping[Key, Record]) -> tuple[RecordHead, ...]:
    return tuple(one.head for one in records.values())
