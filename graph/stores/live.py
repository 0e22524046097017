"""What every store that can be replaced shares: each question is asked of the graph as it stands then."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from graph.kinds import EdgeKind, NodeKind
from graph.model import Edge, Graph, Node
from graph.stores.patterns import Pattern, Piece
from graph.stores.searching import NameHit
from graph.stores.store import View


class LiveStore(ABC):
    """A view of whatever the store holds now; the only place that hands a question on."""

    @abstractmethod
    def snapshot(self) -> View:
        """The graph as it stands now, which a later load does not change."""

    @property
    def version(self) -> str:
        """A text that changes whenever the graph does."""
        return self.snapshot().version

    @property
    def derived_in(self) -> Path | None:
        """The folder for what is worked out of the graph; None where nothing outlives the program."""
        return self.snapshot().derived_in

    def exists(self) -> bool:
        """Whether a graph was ever loaded here, be it an empty one."""
        return self.snapshot().exists()

    def node(self, node_id: str) -> Node:
        """The node of this id; raises UnknownNode when there is none."""
        return self.snapshot().node(node_id)

    def nodes(self, ids: Iterable[str]) -> tuple[Node, ...]:
        """The nodes of these ids, sorted by id, those that are absent left out."""
        return self.snapshot().nodes(ids)

    def nodes_of_kind(self, kind: NodeKind) -> tuple[Node, ...]:
        """Every node of one kind, sorted by id."""
        return self.snapshot().nodes_of_kind(kind)

    def labelled(self, name: str, kinds: Sequence[NodeKind]) -> tuple[Node, ...]:
        """The nodes of these kinds that bear this name, sorted by id."""
        return self.snapshot().labelled(name, kinds)

    def search(self, text: str, kinds: Sequence[NodeKind], limit: int) -> tuple[NameHit, ...]:
        """The first nodes of these kinds with a name that fits what was typed so far, best first."""
        return self.snapshot().search(text, kinds, limit)

    def edges_from(self, ids: Iterable[str], kind: EdgeKind) -> tuple[Edge, ...]:
        """The edges of one kind that leave any of these nodes, sorted by key."""
        return self.snapshot().edges_from(ids, kind)

    def edges_to(self, ids: Iterable[str], kind: EdgeKind) -> tuple[Edge, ...]:
        """The edges of one kind that reach any of these nodes, sorted by key."""
        return self.snapshot().edges_to(ids, kind)

    def piece(self, ids: Sequence[str], pattern: Pattern) -> Piece:
        """The nodes of these ids with what the pattern adds to them."""
        return self.snapshot().piece(ids, pattern)

    def edges_of_kind(self, kind: EdgeKind) -> Iterator[Edge]:
        """Every edge of one kind, sorted by key."""
        return self.snapshot().edges_of_kind(kind)

    def graph(self) -> Graph:
        """The whole graph."""
        return self.snapshot().graph()
