"""What a store is: few methods, each takes many ids at once; a query does the thinking."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from graph.model import Edge, Graph, Node
from graph.vocabulary import EdgeKind, NodeKind


class GraphStore(Protocol):
    """A graph that can be asked and replaced; every answer is sorted by id or key."""

    @property
    def address(self) -> str:
        """Where the graph lives, without secrets."""
        ...

    @property
    def version(self) -> str:
        """A text that changes whenever the graph does."""
        ...

    def replace(self, graph: Graph) -> None:
        """Put this graph in place of the old one, all or nothing."""
        ...

    def node(self, node_id: str) -> Node:
        """The node of this id; raises UnknownNode when there is none."""
        ...

    def nodes(self, ids: Iterable[str]) -> tuple[Node, ...]:
        """The nodes of these ids, those that are absent left out."""
        ...

    def nodes_of_kind(self, kind: NodeKind) -> tuple[Node, ...]:
        """Every node of one kind."""
        ...

    def labelled(self, name: str, kinds: Sequence[NodeKind]) -> tuple[Node, ...]:
        """The nodes that bear this name as id, label or alternative label, whatever its case."""
        ...

    def edges_from(self, ids: Iterable[str], kind: EdgeKind) -> tuple[Edge, ...]:
        """The edges of one kind that leave any of these nodes."""
        ...

    def edges_to(self, ids: Iterable[str], kind: EdgeKind) -> tuple[Edge, ...]:
        """The edges of one kind that reach any of these nodes."""
        ...

    def edges_of_kind(self, kind: EdgeKind) -> Iterator[Edge]:
        """Every edge of one kind, as a stream."""
        ...

    def graph(self) -> Graph:
        """The whole graph, for an export."""
        ...

    def close(self) -> None:
        """Let go of what the store holds open."""
        ...
