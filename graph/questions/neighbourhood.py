"""A piece of the graph to draw."""

from collections.abc import Sequence

from graph.kinds import EdgeKind, NodeKind
from graph.model import Edge, Node
from graph.questions.answers import Neighbourhood
from graph.questions.catalogue import roles, skills
from graph.stores.cache import kept
from graph.stores.patterns import Pattern
from graph.stores.store import View

DRAWN_KINDS = (NodeKind.ROLE, NodeKind.SYSTEM, NodeKind.COMPETENCY)


def neighbourhood(
    store: View,
    ids: Sequence[str] = (),
    kinds: Sequence[NodeKind] = DRAWN_KINDS,
    tracks: Sequence[str] = (),
    limit: int = 300,
) -> Neighbourhood:
    """These nodes with their neighbours, or without ids the whole graph, up to `limit` nodes.

    The nodes asked for come first, then roles, then the skills that most roles need. `tracks`
    are labels of tracks: roles of other tracks are left out, and skills that only they need.
    """
    if ids or tracks:
        return _neighbourhood(store, ids, kinds, tracks, limit)
    # What a page opens with, for every visitor the same.
    name = f"whole graph of {' '.join(kinds)} to {limit}"
    return kept(store, name, lambda here: _neighbourhood(here, ids, kinds, tracks, limit))


def _neighbourhood(
    store: View, ids: Sequence[str], kinds: Sequence[NodeKind], tracks: Sequence[str], limit: int
) -> Neighbourhood:
    around = store.piece(ids, Pattern.AROUND).nodes if ids else {}
    asked = {i: around[i] for i in ids if i in around}
    near = list(around.values()) if ids else _everything(store)
    shown = [node for node in near if node.id in asked or _wanted(node, kinds, tracks)]
    shown = _without_strays(store, shown, asked) if tracks else shown
    shown.sort(key=lambda node: (node.id not in asked, *_rank(node)))
    drawn = shown[:limit]
    return Neighbourhood(tuple(drawn), _edges_among(store, drawn), len(shown) - len(drawn))


def _wanted(node: Node, kinds: Sequence[NodeKind], tracks: Sequence[str]) -> bool:
    in_track = not tracks or node.kind != NodeKind.ROLE or node.as_role.track in tracks
    return node.kind in kinds and in_track


def _rank(node: Node) -> tuple[int, float, str]:
    return (node.kind != NodeKind.ROLE, -node.as_skill.needed_by, node.id)


def _everything(store: View) -> list[Node]:
    return [*roles(store), *skills(store)]


def _without_strays(store: View, nodes: list[Node], asked: dict[str, Node]) -> list[Node]:
    shown = [node.id for node in nodes if node.kind == NodeKind.ROLE]
    needed = {edge.target for edge in store.edges_from(shown, EdgeKind.NEEDS)}
    return [n for n in nodes if n.kind == NodeKind.ROLE or n.id in needed or n.id in asked]


def _edges_among(store: View, nodes: Sequence[Node]) -> tuple[Edge, ...]:
    return store.piece([node.id for node in nodes], Pattern.AMONG).edges
