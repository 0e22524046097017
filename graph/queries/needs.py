"""NEEDS edges with the nodes they speak of."""

from collections.abc import Sequence

from graph.answers import Need
from graph.model import Edge
from graph.store import GraphStore
from graph.vocabulary import EdgeKind


def resolved(store: GraphStore, edges: Sequence[Edge]) -> tuple[Need, ...]:
    """The needs that these edges state, in their order, at the cost of one fetch."""
    ids = {i for edge in edges for i in (edge.source, edge.target, *edge.via)}
    nodes = {node.id: node for node in store.nodes(ids)}
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
        for edge in edges
    )


def needs_of(store: GraphStore, role_ids: Sequence[str]) -> dict[str, dict[str, Need]]:
    """What each of these roles needs, by role id and skill id."""
    found: dict[str, dict[str, Need]] = {role: {} for role in role_ids}
    for need in resolved(store, store.edges_from(role_ids, EdgeKind.NEEDS)):
        found[need.role.id][need.skill.id] = need
    return found
