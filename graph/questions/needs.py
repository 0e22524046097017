"""NEEDS edges with the nodes they speak of."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.kinds import EdgeKind
from graph.model import Node
from graph.questions.answers import Need
from graph.stores.patterns import Pattern, Piece
from graph.stores.store import View


def resolved(piece: Piece) -> tuple[Need, ...]:
    """The needs in a piece of the graph, sorted by key."""
    nodes = piece.nodes
    return tuple(
        Need(
            nodes[edge.source],
            nodes[edge.target],
            edge.level,
            edge.necessity,
            edge.own,
            tuple(nodes[i] for i in edge.via),
            edge.evidence,
        )
        for edge in piece.edges_of(EdgeKind.NEEDS)
    )


@dataclass(frozen=True)
class NeedsOfRoles:
    """Some roles, and what each of them needs by role id and skill id."""

    roles: tuple[Node, ...]
    needs: dict[str, dict[str, Need]]


def needs_of(store: View, role_ids: Sequence[str]) -> NeedsOfRoles:
    """What each of these roles needs; raises UnknownNode for an id that is none."""
    piece = store.piece(role_ids, Pattern.NEEDS)
    found: dict[str, dict[str, Need]] = {role: {} for role in role_ids}
    for need in resolved(piece):
        found[need.role.id][need.skill.id] = need
    return NeedsOfRoles(tuple(piece.node(role) for role in role_ids), found)
