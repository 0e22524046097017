"""Finding a node by what people call it: id, label or alternative label, whatever the case."""

from collections.abc import Sequence

from graph.errors import AmbiguousName, BadQuestion, UnknownName
from graph.kinds import SKILL_KINDS, EdgeKind, NodeKind
from graph.model import Node
from graph.questions.loose_names import loosely_named
from graph.questions.spelling import Labels, by_key, nearest_of
from graph.stores.cache import kept
from graph.stores.store import View


def find(store: View, name: str, kinds: Sequence[NodeKind]) -> Node:
    """The one node of these kinds that bears the name.

    A name that no node bears as it is written may still be an abbreviation of one, or written otherwise.
    Raises UnknownName with what is near, AmbiguousName when several nodes bear it.
    """
    named = bearers(store, name, kinds)
    exact = [node for node in named if name in (node.id, node.label)] or list(named)
    if len(exact) == 1:
        return exact[0]
    if exact:
        raise AmbiguousName(name, [node.id for node in exact])
    raise UnknownName(name, _word(kinds), nearest(store, name, kinds))


def bearers(store: View, name: str, kinds: Sequence[NodeKind]) -> tuple[Node, ...]:
    """The nodes of these kinds that bear the name as it is written; only without one, those it may mean."""
    return store.labelled(name, kinds) or loosely_named(store, name, kinds)


def find_role(store: View, name: str) -> Node:
    """The role of this name; raises BadQuestion with the roles of a track where one is called so."""
    try:
        return find(store, name, (NodeKind.ROLE,))
    except UnknownName:
        if tracks := store.labelled(name, (NodeKind.TRACK,)):
            held = store.edges_to([tracks[0].id], EdgeKind.IN_TRACK)
            rungs = sorted(store.nodes(e.source for e in held), key=lambda role: role.as_role.rung or 0)
            roles = ", ".join(role.label for role in rungs)
            raise BadQuestion(f"{tracks[0].label} is a track; name one of its roles: {roles}") from None
        raise


def find_skill(store: View, name: str) -> Node:
    """The competency or system of this name."""
    return find(store, name, SKILL_KINDS)


def nearest(store: View, name: str, kinds: Sequence[NodeKind], count: int = 3) -> tuple[str, ...]:
    """The labels of these kinds that are written most like the name, nearest first; none that is not near."""
    names = kept(store, f"names of {','.join(sorted(kinds))}", lambda here: _names(here, kinds))
    return nearest_of(name, names, count)


def _names(store: View, kinds: Sequence[NodeKind]) -> Labels:
    nodes = (node for kind in kinds for node in store.nodes_of_kind(kind))
    return by_key((name, node.label) for node in nodes for name in (node.label, *node.alt_labels))


def _word(kinds: Sequence[NodeKind]) -> str:
    return "skill" if set(kinds) == set(SKILL_KINDS) else " or ".join(map(str, kinds))
