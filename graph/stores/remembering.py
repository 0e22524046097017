"""A store on a server whose last answers outlive the server's absence."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

from graph.errors import StoreUnavailable
from graph.kinds import EdgeKind, NodeKind
from graph.model import Edge, Graph, Node
from graph.stores.live import LiveStore
from graph.stores.patterns import Pattern, Piece
from graph.stores.records import Act, Record, RecordHead, RecordKind
from graph.stores.remembered import Answer, Memory
from graph.stores.searching import NameHit
from graph.stores.store import Store, View
from graph.watching import Watch


class RemoteStore(Store, Protocol):
    """A store that a server keeps, which may be away."""

    def ping(self) -> None:
        """Raise StoreTrouble at once when the server does not answer."""
        ...

    def pinned(self, version: str) -> View:
        """The graph as it was at this version, without asking the server."""
        ...

    def datasets(self) -> tuple[str, ...]:
        """The names of the datasets that stand side by side in the database, sorted."""
        ...


class RememberingStore(LiveStore):
    """A store on a server with a bounded memory of its answers, each held to a version of the graph.

    While the server is away, `version` is the last one known, what was asked before is answered,
    and anything else raises StoreUnavailable.
    """

    def __init__(self, inner: RemoteStore) -> None:
        self.inner = inner
        self._memory = Memory()

    @property
    def address(self) -> str:
        """Where the graph lives, without secrets."""
        return self.inner.address

    @property
    def trouble(self) -> StoreUnavailable | None:
        """Why the server could not be asked last time, None when it could."""
        return self._memory.trouble

    @property
    def version(self) -> str:
        """The version of the graph, the last one known while the server is away."""
        try:
            now = self._memory.reach(self._ask_version)
        except StoreUnavailable:
            if (last := self._memory.version) is None:
                raise
            return last
        self._memory.version = now
        return now

    def _ask_version(self) -> str:
        # A query to a server that is away is tried for seconds, a ping is not.
        self.inner.ping()
        return self.inner.version

    def snapshot(self) -> "RememberedView":
        """The graph as it stands now, or stood when the server was last there."""
        version = self.version
        return RememberedView(self.inner.pinned(version), version, self._memory)

    def replace(self, graph: Graph, watch: Watch | None = None, act: Act | None = None) -> None:
        """Put this graph in place of the old one, all or nothing."""
        self.inner.replace(graph, watch, act)

    def undo(self) -> None:
        """Put the graph before the last load back, and keep this one in its place."""
        self.inner.undo()

    def records(self, kind: RecordKind) -> tuple[RecordHead, ...]:
        """What is kept of one kind beside the graph, not remembered."""
        return self._memory.reach(lambda: self.inner.records(kind))

    def record(self, kind: RecordKind, name: str) -> Record | None:
        """What is kept of this kind under this name, not remembered."""
        return self._memory.reach(lambda: self.inner.record(kind, name))

    def change(self, act: Act) -> None:
        """Change records, all or nothing."""
        self.inner.change(act)

    def rename(self, name: str, act: Act) -> None:
        """Give the dataset another name, with all that is kept beside it, and do the act."""
        self.inner.rename(name, act)

    def wipe(self) -> None:
        """Delete the dataset with the graph before it and all that is kept beside it."""
        self.inner.wipe()

    def exists(self) -> bool:
        """Whether a graph was ever loaded here, not remembered."""
        return self._memory.reach(self.inner.exists)

    @property
    def name(self) -> str:
        """The name of the graph among those kept beside it."""
        return self.inner.name

    def names(self) -> tuple[str, ...]:
        """The names of the graphs that are kept there, not remembered."""
        return self._memory.reach(self.inner.names)

    def datasets(self) -> tuple[str, ...]:
        """The names of the datasets that stand side by side in the database, not remembered."""
        return self._memory.reach(self.inner.datasets)

    def close(self) -> None:
        """Let go of the connections."""
        self.inner.close()


class RememberedView:
    """The graph of one version on a server, and what was remembered of it."""

    def __init__(self, pinned: View, version: str, memory: Memory) -> None:
        self._pinned = pinned
        self._memory = memory
        self.address = pinned.address
        self.derived_in = pinned.derived_in
        self.version = version

    def snapshot(self) -> "RememberedView":
        """This graph."""
        return self

    def exists(self) -> bool:
        """Whether a graph was ever loaded here."""
        return self._pinned.exists()

    def node(self, node_id: str) -> Node:
        """The node of this id; raises UnknownNode when there is none."""
        return self._remembered(("node", node_id), lambda: self._pinned.node(node_id))

    def nodes(self, ids: Iterable[str]) -> tuple[Node, ...]:
        """The nodes of these ids, those that are absent left out."""
        asked = tuple(sorted(set(ids)))
        return self._remembered(("nodes", asked), lambda: self._pinned.nodes(asked))

    def nodes_of_kind(self, kind: NodeKind) -> tuple[Node, ...]:
        """Every node of one kind."""
        return self._remembered(("kind", kind), lambda: self._pinned.nodes_of_kind(kind))

    def labelled(self, name: str, kinds: Sequence[NodeKind]) -> tuple[Node, ...]:
        """The nodes of these kinds that bear this name."""
        return self._remembered(("labelled", name, *kinds), lambda: self._pinned.labelled(name, kinds))

    def search(self, text: str, kinds: Sequence[NodeKind], limit: int) -> tuple[NameHit, ...]:
        """The first nodes of these kinds with a name that fits what was typed so far, best first."""
        ask = ("search", text, limit, *kinds)
        return self._remembered(ask, lambda: self._pinned.search(text, kinds, limit))

    def edges_from(self, ids: Iterable[str], kind: EdgeKind) -> tuple[Edge, ...]:
        """The edges of one kind that leave any of these nodes."""
        asked = tuple(sorted(set(ids)))
        return self._remembered(("from", asked, kind), lambda: self._pinned.edges_from(asked, kind))

    def edges_to(self, ids: Iterable[str], kind: EdgeKind) -> tuple[Edge, ...]:
        """The edges of one kind that reach any of these nodes."""
        asked = tuple(sorted(set(ids)))
        return self._remembered(("to", asked, kind), lambda: self._pinned.edges_to(asked, kind))

    def piece(self, ids: Sequence[str], pattern: Pattern) -> Piece:
        """The nodes of these ids with what the pattern adds to them."""
        return self._remembered(("piece", tuple(ids), pattern), lambda: self._pinned.piece(ids, pattern))

    def edges_of_kind(self, kind: EdgeKind) -> Iterator[Edge]:
        """Every edge of one kind, streamed from the server and not remembered."""
        return self._memory.reach(lambda: self._pinned.edges_of_kind(kind))

    def graph(self) -> Graph:
        """The whole graph, not remembered."""
        return self._memory.reach(self._pinned.graph)

    def _remembered(self, question: tuple[object, ...], ask: Callable[[], Answer]) -> Answer:
        return self._memory.answer((self.version, *question), ask)
