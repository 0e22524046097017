"""Why there is no path within the limits, and what each limit that is let go would open."""

from collections.abc import Iterator
from dataclasses import replace

from graph.kinds import MoveKind, number_of
from graph.model import Node
from graph.questions.paths.limits import PathLimits
from graph.questions.paths.ways import Roles, avoided, shortest_way
from graph.stores.store import View

# Each limit let go in turn, with the words that say so.
RELAXED: tuple[tuple[str, dict[str, object]], ...] = (
    ("with every kind of move", {"kinds": tuple(MoveKind)}),
    ("without avoiding anything", {"avoid": ()}),
    ("with any number of new skills a step", {"new_skills": None}),
    ("with moves that climb two rungs", {"max_climb": 2}),
)
# No ladder is higher.
ANY_MOVES = 1000


def why_none(store: View, origin: Node, target: Node, limits: PathLimits) -> str:
    """Why no path leads from one role to another, as the end of a sentence."""
    shut = avoided(store, limits)
    without_rungs = origin.as_role.rung is target.as_role.rung is None
    for role in (origin, target):
        if role.as_role.track is None:
            return f"{role.label} stands in no track, so no move leads to or from it"
        if role.as_role.rung is None and not without_rungs:
            return f"{role.label} stands on no rung of its track, so no move leads to or from it"
        if role.id in shut:
            return f"{role.label} is among the roles and tracks to avoid"
    if (target.as_role.rung or 0) < (origin.as_role.rung or 0):
        return f"{target.label} stands on a lower rung than {origin.label}, and no move leads down"
    if longer := _longer(store, origin, target, limits):
        least, most = number_of(len(longer) - 1, "move"), number_of(limits.most_moves, "move")
        return (
            f"the shortest path from {origin.label} to {target.label} takes {least}, "
            f"and this answer looks at no more than {most}"
        )
    kinds = " and ".join(limits.kinds) if len(limits.kinds) < len(MoveKind) else "allowed"
    return f"no path of {kinds} moves leads from {origin.label} to {target.label} within these limits"


def offers(store: View, origin: Node, target: Node, limits: PathLimits) -> Iterator[str]:
    """Each limit that opens a path when it alone is let go, with a path that it opens."""
    if longer := _longer(store, origin, target, limits):
        yield _offer(store, f"with {number_of(len(longer) - 1, 'move')}", longer)
    for words, change in RELAXED:
        wider = replace(limits, **change)  # type: ignore[arg-type]
        way = shortest_way(store, origin.id, target.id, wider) if wider != limits else None
        if way:
            yield _offer(store, words, way)


def _longer(store: View, origin: Node, target: Node, limits: PathLimits) -> Roles | None:
    return shortest_way(store, origin.id, target.id, replace(limits, max_moves=ANY_MOVES))


def _offer(store: View, words: str, way: Roles) -> str:
    names = {node.id: node.label for node in store.nodes(way)}
    return f"{words} there is one: {' > '.join(names[role] for role in way)}"
