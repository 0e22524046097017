"""Finding a node by what people call it: id, label or alternative label, whatever the case."""

from collections.abc import Iterable, Mapping, Sequence

from graph.errors import AmbiguousName, UnknownName
from graph.kinds import SKILL_KINDS, NodeKind
from graph.model import Node
from graph.stores.store import View

# More of a name, in characters, tells nothing of what it is like.
LONGEST_NAME = 200


def find(store: View, name: str, kinds: Sequence[NodeKind]) -> Node:
    """The one node of these kinds that bears the name.

    Raises UnknownName with the three nearest, AmbiguousName when several nodes bear it.
    """
    bearers = store.labelled(name, kinds)
    exact = [node for node in bearers if name in (node.id, node.label)] or list(bearers)
    if len(exact) == 1:
        return exact[0]
    if exact:
        raise AmbiguousName(name, [node.id for node in exact])
    raise UnknownName(name, _word(kinds), nearest(store, name, kinds))


def find_role(store: View, name: str) -> Node:
    """The role of this name."""
    return find(store, name, (NodeKind.ROLE,))


def find_skill(store: View, name: str) -> Node:
    """The competency or system of this name."""
    return find(store, name, SKILL_KINDS)


def nearest(store: View, name: str, kinds: Sequence[NodeKind], count: int = 3) -> tuple[str, ...]:
    """The labels of these kinds that are written most like the name, nearest first."""
    return closest(name, _names(node for kind in kinds for node in store.nodes_of_kind(kind)), count)


def closest(name: str, labels: Mapping[str, str], count: int = 3) -> tuple[str, ...]:
    """The labels whose written forms, the keys, are most like the name, nearest first."""
    # Loaded where nothing bears the name: a question that finds what it asks for never is.
    from rapidfuzz import fuzz, process, utils  # noqa: PLC0415

    near = process.extract(
        name[:LONGEST_NAME], sorted(labels), scorer=fuzz.WRatio, processor=utils.default_process, limit=None
    )
    best = dict.fromkeys(labels[written] for written, _, _ in near)
    return tuple(best)[:count]


def _names(nodes: Iterable[Node]) -> dict[str, str]:
    return {name: node.label for node in nodes for name in (*node.alt_labels, node.label)}


def _word(kinds: Sequence[NodeKind]) -> str:
    return "skill" if len(kinds) > 1 else str(kinds[0])
