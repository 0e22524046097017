"""Career paths: the best diverse ways over the lattice, and what to try when there is none."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.errors import BadQuestion
from graph.kinds import EdgeKind, MoveKind
from graph.model import Node
from graph.questions.calibration import calibration
from graph.questions.matrix import role_matrix
from graph.questions.move_answers import CareerPath, CareerPaths, Move, PathStep
from graph.questions.moves import covered, lattice
from graph.questions.needs import gap
from graph.questions.search import best_paths, diverse
from graph.stores.store import View


@dataclass(frozen=True)
class PathLimits:
    """What a path may be: how many, how long, what it avoids, how much a step may ask.

    `avoid` holds ids of roles and tracks, `new_skills` the most skills that one step may add,
    `max_climb` the rungs that one move may climb.
    """

    count: int = 3
    max_moves: int | None = None
    avoid: tuple[str, ...] = ()
    kinds: tuple[MoveKind, ...] = tuple(MoveKind)
    new_skills: int | None = None
    max_climb: int = 1

    def __post_init__(self) -> None:
        least = {"count": 1, "max_moves": 1, "new_skills": 0, "max_climb": 1}
        for name, low in least.items():
            value = getattr(self, name)
            if value is not None and value < low:
                raise BadQuestion(f"{name.replace('_', ' ')} is {value}; give {low} or more")


# Each limit let go in turn, with the words that say so.
RELAXED: tuple[tuple[str, dict[str, object]], ...] = (
    ("with every kind of move", {"kinds": tuple(MoveKind)}),
    ("without avoiding anything", {"avoid": ()}),
    ("with any number of moves", {"max_moves": None}),
    ("with any number of new skills a step", {"new_skills": None}),
    ("with moves that climb two rungs", {"max_climb": 2}),
)


def career_paths(
    store: View, origin_id: str, target_id: str, limits: PathLimits | None = None
) -> CareerPaths:
    """The best paths within the limits: easiest hardest step, least effort, fewest moves first.

    Two paths that differ in one role only are one suggestion. Without a path the answer says why
    and offers each single limit whose lifting opens one.
    """
    limits = limits or PathLimits()
    origin, target = store.node(origin_id), store.node(target_id)
    if origin_id == target_id:
        raise BadQuestion(f"the path starts and ends at {origin.label}; choose two different roles")
    ways = diverse(_ways(store, origin, target, limits), limits.count)
    paths = tuple(_path(store, way) for way in ways)
    why = None if paths else _why_none(store, origin, target, limits)
    offers = () if paths else tuple(_offers(store, origin, target, limits))
    return CareerPaths(
        origin=origin,
        target=target,
        paths=paths,
        why_none=why,
        offers=offers,
        calibration=calibration(store),
    )


def _ways(store: View, origin: Node, target: Node, limits: PathLimits) -> Iterator[tuple[Move, ...]]:
    avoided = _avoided(store, limits)
    moves = (
        move
        for move in lattice(store, limits.max_climb).moves
        if move.kind in limits.kinds
        and avoided.isdisjoint((move.origin.id, move.target.id))
        and _light_enough(store, move, limits.new_skills)
    )
    return best_paths(moves, origin.id, target.id, limits.max_moves)


def _light_enough(store: View, move: Move, new_skills: int | None) -> bool:
    if new_skills is None:
        return True
    matrix = role_matrix(store)
    lacking = matrix.lacking(matrix.row[move.origin.id])
    return bool(lacking[matrix.row[move.target.id]] <= new_skills)


def _avoided(store: View, limits: PathLimits) -> frozenset[str]:
    """The ids to avoid with the roles of the tracks among them."""
    members = store.edges_to(limits.avoid, EdgeKind.IN_TRACK)
    return frozenset((*limits.avoid, *(edge.source for edge in members)))


def _path(store: View, way: tuple[Move, ...]) -> CareerPath:
    steps = tuple(PathStep(covered(store, move), gap(store, move.origin.id, move.target.id)) for move in way)
    roles = (way[0].origin, *(move.target for move in way))
    efforts = [move.effort for move in way]
    return CareerPath(roles=roles, steps=steps, effort=sum(efforts), hardest=max(efforts))


def _why_none(store: View, origin: Node, target: Node, limits: PathLimits) -> str:
    avoided = _avoided(store, limits)
    for role in (origin, target):
        if role.as_role.track is None:
            return f"{role.label} stands in no track, so no move leads to or from it"
        if role.as_role.rung is None:
            return f"{role.label} stands on no rung of its track, so no move leads to or from it"
        if role.id in avoided:
            return f"{role.label} is among the roles and tracks to avoid"
    if (target.as_role.rung or 0) < (origin.as_role.rung or 0):
        return f"{target.label} stands on a lower rung than {origin.label}, and no move leads down"
    kinds = " and ".join(limits.kinds) if len(limits.kinds) < len(MoveKind) else "allowed"
    return f"no path of {kinds} moves leads from {origin.label} to {target.label} within these limits"


def _offers(store: View, origin: Node, target: Node, limits: PathLimits) -> Iterator[str]:
    for words, change in RELAXED:
        wider = replace(limits, **change)  # type: ignore[arg-type]
        way = next(_ways(store, origin, target, wider), None) if wider != limits else None
        if way:
            names = " > ".join((origin.label, *(move.target.label for move in way)))
            yield f"{words} there is one: {names}"
