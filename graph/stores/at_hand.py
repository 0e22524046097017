"""A whole graph at hand, of which many pieces are taken: each without a question to a store."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from graph.kinds import EdgeKind
from graph.model import Edge, Graph, Node


class GraphAtHand:
    """What a walk needs of a graph: its nodes by id and its edges by their ends."""

    def __init__(self, graph: Graph) -> None:
        self._nodes = graph.by_id
        self._from: dict[tuple[str, EdgeKind], list[Edge]] = defaultdict(list)
        self._to: dict[tuple[str, EdgeKind], list[Edge]] = defaultdict(list)
        for edge in graph.edges:
            self._from[edge.source, edge.kind].append(edge)
            self._to[edge.target, edge.kind].append(edge)

    def nodes(self, ids: Iterable[str]) -> tuple[Node, ...]:
        """The nodes of these ids, sorted by id, those that are absent left out."""
        return tuple(self._nodes[i] for i in sorted(set(ids)) if i in self._nodes)

    def edges_from(self, ids: Iterable[str], kind: EdgeKind) -> tuple[Edge, ...]:
        """The edges of one kind that leave any of these nodes, sorted by key."""
        return _sorted(edge for one in set(ids) for edge in self._from.get((one, kind), ()))

    def edges_to(self, ids: Iterable[str], kind: EdgeKind) -> tuple[Edge, ...]:
        """The edges of one kind that reach any of these nodes, sorted by key."""
        return _sorted(edge for one in set(ids) for edge in self._to.get((one, kind), ()))


def _sorted(edges: Iterator[Edge]) -> tuple[Edge, ...]:
    return tuple(sorted(edges, key=lambda edge: edge.key))
