"""The pieces of a graph that questions ask for: each pattern is one bounded fetch on every store."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from graph.errors import UnknownNode
from graph.kinds import EdgeKind
from graph.model import Edge, Node


class Pattern(StrEnum):
    """What is fetched around the nodes asked for."""

    NEEDS = "needs"
    NEEDED_BY = "needed by"
    ROLE = "role"
    AROUND = "around"
    AMONG = "among"


@dataclass(frozen=True)
class Hop:
    """A step along edges of one kind, with the arrow or against it."""

    kind: EdgeKind
    forward: bool = True


DRAWN_EDGES = (EdgeKind.NEEDS, EdgeKind.PROMOTES_TO, EdgeKind.INHERITS)
Ways = tuple[tuple[Hop, ...], ...]

# The ways that lead from the nodes asked for to all the others of a pattern.
WAYS: Mapping[Pattern, Ways] = {
    Pattern.NEEDS: ((Hop(EdgeKind.NEEDS),),),
    Pattern.NEEDED_BY: ((Hop(EdgeKind.NEEDS, forward=False),),),
    Pattern.ROLE: (
        (Hop(EdgeKind.STATES), Hop(EdgeKind.NAMES)),
        (Hop(EdgeKind.INHERITS),),
        (Hop(EdgeKind.NEEDS),),
    ),
    Pattern.AROUND: tuple((Hop(kind, forward),) for kind in DRAWN_EDGES for forward in (True, False)),
    Pattern.AMONG: tuple((Hop(kind),) for kind in DRAWN_EDGES),
}


@dataclass(frozen=True)
class Piece:
    """Nodes by id, with edges sorted by key; both ends of an edge and its `via` are among the nodes."""

    nodes: Mapping[str, Node]
    edges: tuple[Edge, ...]

    def node(self, node_id: str) -> Node:
        """The node of this id; raises UnknownNode when there is none."""
        if node_id not in self.nodes:
            raise UnknownNode(node_id)
        return self.nodes[node_id]

    def edges_of(self, kind: EdgeKind) -> tuple[Edge, ...]:
        """The edges of one kind, sorted by key."""
        return tuple(edge for edge in self.edges if edge.kind == kind)


class Fetching(Protocol):
    """What a walk needs of a store."""

    def nodes(self, ids: Iterable[str]) -> tuple[Node, ...]:
        """The nodes of these ids, those that are absent left out."""
        ...

    def edges_from(self, ids: Iterable[str], kind: EdgeKind) -> tuple[Edge, ...]:
        """The edges of one kind that leave any of these nodes."""
        ...

    def edges_to(self, ids: Iterable[str], kind: EdgeKind) -> tuple[Edge, ...]:
        """The edges of one kind that reach any of these nodes."""
        ...


def walk(store: Fetching, ids: Sequence[str], pattern: Pattern) -> Piece:
    """The piece of this pattern around these nodes, step by step over plain fetches."""
    reached: dict[str, Edge] = {}
    for way in WAYS[pattern]:
        ends = set(ids)
        for hop in way:
            fetch = store.edges_from if hop.forward else store.edges_to
            edges = fetch(sorted(ends), hop.kind)
            reached |= {edge.key: edge for edge in edges}
            ends = {edge.target if hop.forward else edge.source for edge in edges}
    if pattern is Pattern.AMONG:
        inside = set(ids)
        reached = {key: edge for key, edge in reached.items() if edge.target in inside}
    edges = tuple(reached[key] for key in sorted(reached))
    spoken_of = {i for edge in edges for i in (edge.source, edge.target, *edge.via)}
    return Piece({node.id: node for node in store.nodes({*ids, *spoken_of})}, edges)
