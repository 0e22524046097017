"""A store on a server whose last answers outlive the server's absence."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from graph.errors import StoreUnavailable
from graph.kinds import EdgeKind, NodeKind
from graph.model import Edge, Graph, Node
from graph.stores.patterns import Pattern, Piece
from graph.stores.store import Store, Watch

Answer = TypeVar("Answer")

# Nodes and edges that are remembered in all, some 100 MB; the answers used last stay.
MOST_PARTS = 200_000
# Seconds for which an absent server is not asked again: a page asks a dozen questions.
PAUSE = 2.0


class RemoteStore(Store, Protocol):
    """A store that a server keeps, which may be away."""

    def ping(self) -> None:
        """Raise StoreTrouble at once when the server does not answer."""
        ...

    def pinned(self, version: str) -> "RemoteStore":
        """The graph as it was at this version, without asking the server."""
        ...

    def datasets(self) -> tuple[str, ...]:
        """The names of the datasets that stand side by side in the database, sorted."""
        ...

    def wipe(self) -> None:
        """Delete the dataset with the graph before it, and nothing else."""
        ...


class Memory:
    """Answers by version and question, and whether the server was there when it was last asked."""

    def __init__(self) -> None:
        self._answers: OrderedDict[tuple[object, ...], tuple[object, int]] = OrderedDict()
        self._parts = 0
        self._lock = threading.Lock()
        self._asked_again = 0.0
        self.version: str | None = None
        self.trouble: StoreUnavailable | None = None

    def reach(self, ask: Callable[[], Answer]) -> Answer:
        """What asking the server gives; raises StoreUnavailable at once where it was away just now."""
        known = self.trouble
        if known and time.monotonic() < self._asked_again:
            raise known.with_traceback(None)
        try:
            found = ask()
        except StoreUnavailable as error:
            self._asked_again = time.monotonic() + PAUSE
            self.trouble = error
            raise
        self.trouble = None
        return found

    def answer(self, question: tuple[object, ...], ask: Callable[[], Answer]) -> Answer:
        """The answer that is remembered, else the server's."""
        with self._lock:
            if question in self._answers:
                self._answers.move_to_end(question)
                known: Answer = self._answers[question][0]  # type: ignore[assignment]
                return known
        found = self.reach(ask)
        self._keep(question, found)
        return found

    def _keep(self, question: tuple[object, ...], found: object) -> None:
        parts = _parts(found)
        with self._lock:
            if question not in self._answers and parts <= MOST_PARTS:
                self._answers[question] = (found, parts)
                self._parts += parts
            while self._parts > MOST_PARTS:
                self._parts -= self._answers.popitem(last=False)[1][1]


class RememberingStore:
    """A store on a server with a bounded memory of its answers, each held to a version of the graph.

    While the server is away, `version` is the last one known, what was asked before is answered,
    and anything else raises StoreUnavailable.
    """

    def __init__(self, inner: RemoteStore, memory: Memory | None = None, version: str | None = None) -> None:
        self.inner = inner
        self._memory = memory or Memory()
        self._pinned = version

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
        if self._pinned is not None:
            return self._pinned
        try:
            found = self._memory.reach(self._ask_version)
        except StoreUnavailable:
            if (last := self._memory.version) is None:
                raise
            return last
        self._memory.version = found
        return found

    def _ask_version(self) -> str:
        # A query to a server that is away is tried for seconds, a ping is not.
        self.inner.ping()
        return self.inner.version

    def snapshot(self) -> "RememberingStore":
        """The graph as it stands now, or stood when the server was last there."""
        version = self.version
        return RememberingStore(self.inner.pinned(version), self._memory, version)

    def replace(self, graph: Graph, watch: Watch | None = None) -> None:
        """Put this graph in place of the old one, all or nothing."""
        self.inner.replace(graph, watch)

    def undo(self) -> None:
        """Put the graph before the last load back, and keep this one in its place."""
        self.inner.undo()

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

    def node(self, node_id: str) -> Node:
        """The node of this id; raises UnknownNode when there is none."""
        return self._remembered(("node", node_id), lambda now: now.node(node_id))

    def nodes(self, ids: Iterable[str]) -> tuple[Node, ...]:
        """The nodes of these ids, those that are absent left out."""
        asked = tuple(sorted(set(ids)))
        return self._remembered(("nodes", asked), lambda now: now.nodes(asked))

    def nodes_of_kind(self, kind: NodeKind) -> tuple[Node, ...]:
        """Every node of one kind."""
        return self._remembered(("kind", kind), lambda now: now.nodes_of_kind(kind))

    def labelled(self, name: str, kinds: Sequence[NodeKind]) -> tuple[Node, ...]:
        """The nodes of these kinds that bear this name."""
        return self._remembered(("labelled", name, *kinds), lambda now: now.labelled(name, kinds))

    def edges_from(self, ids: Iterable[str], kind: EdgeKind) -> tuple[Edge, ...]:
        """The edges of one kind that leave any of these nodes."""
        asked = tuple(sorted(set(ids)))
        return self._remembered(("from", asked, kind), lambda now: now.edges_from(asked, kind))

    def edges_to(self, ids: Iterable[str], kind: EdgeKind) -> tuple[Edge, ...]:
        """The edges of one kind that reach any of these nodes."""
        asked = tuple(sorted(set(ids)))
        return self._remembered(("to", asked, kind), lambda now: now.edges_to(asked, kind))

    def piece(self, ids: Sequence[str], pattern: Pattern) -> Piece:
        """The nodes of these ids with what the pattern adds to them."""
        return self._remembered(("piece", tuple(ids), pattern), lambda now: now.piece(ids, pattern))

    def edges_of_kind(self, kind: EdgeKind) -> Iterator[Edge]:
        """Every edge of one kind, streamed from the server and not remembered."""
        return self._memory.reach(lambda: self.inner.edges_of_kind(kind))

    def graph(self) -> Graph:
        """The whole graph, not remembered."""
        return self._memory.reach(self.inner.graph)

    def datasets(self) -> tuple[str, ...]:
        """The names of the datasets that stand side by side in the database, not remembered."""
        return self._memory.reach(self.inner.datasets)

    def close(self) -> None:
        """Let go of the connections."""
        self.inner.close()

    def _remembered(self, question: tuple[object, ...], ask: Callable[[RemoteStore], Answer]) -> Answer:
        version = self.version
        now = self.inner if self._pinned else self.inner.pinned(version)
        return self._memory.answer((version, *question), lambda: ask(now))


def _parts(found: object) -> int:
    if isinstance(found, Piece):
        return 1 + len(found.nodes) + len(found.edges)
    return 1 + len(found) if isinstance(found, tuple) else 1
