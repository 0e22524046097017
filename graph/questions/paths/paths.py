"""Career paths: those that no other beats, by what each is best at; and what to try when there is none."""

from collections.abc import Sequence
from dataclasses import replace

from graph.errors import BadQuestion
from graph.kinds import MoveKind
from graph.questions import neighbours
from graph.questions.calibration import calibration
from graph.questions.move_answers import CareerPath, CareerPaths
from graph.questions.paths.choice import best_at, chosen, order
from graph.questions.paths.front import Cost
from graph.questions.paths.limits import PathLimits
from graph.questions.paths.notes import noted, rung_first
from graph.questions.paths.steps import path_along
from graph.questions.paths.ways import ways, ways_by_promotion
from graph.questions.paths.why_none import NoPath
from graph.questions.paths.wide_ground import is_wide
from graph.stores.store import View


def career_paths(
    store: View, origin_id: str, target_id: str, limits: PathLimits | None = None
) -> CareerPaths:
    """The paths within the limits that no other beats on moves, effort and hardest step together.

    What is once learned stays learned: effort counts each skill once, a step is held against all that the
    roles before it ask. Where there is room one path by the next rung of the own track is offered beside
    them. Without a path the answer says why and offers each single limit whose lifting opens one.
    """
    limits = limits or PathLimits()
    origin, target = store.node(origin_id), store.node(target_id)
    if origin_id == target_id:
        raise BadQuestion(f"the path starts and ends at {origin.label}; choose two different roles")
    best = ways(store, origin_id, target_id, limits)
    costs = chosen(best.by_cost, limits.count, limits.first)
    paths = [
        replace(_path(store, best.by_cost[cost], limits), best_at=best_at(cost, best.by_cost))
        for cost in costs
    ]
    none = NoPath(store, origin, target, limits)
    return CareerPaths(
        origin=origin,
        target=target,
        paths=tuple(paths),
        why_none=None if paths else none.why,
        offers=() if paths else tuple(none.offers),
        calibration=calibration(store),
        complete=best.complete,
        also=_by_next_rung(store, paths, costs, limits),
        neighbours=neighbours.LIKEST if is_wide(store, origin_id, limits) else None,
        rungs_known=origin.as_role.rung is not None,
    )


def _path(store: View, roles: Sequence[str], limits: PathLimits) -> CareerPath:
    return noted(store, path_along(store, roles, limits.max_climb), limits)


def _by_next_rung(
    store: View, paths: Sequence[CareerPath], costs: Sequence[Cost], limits: PathLimits
) -> tuple[CareerPath, ...]:
    """The best path that begins in the own track, where none of those offered does and there is room."""
    begun = {path.steps[0].move.kind for path in paths}
    if not 0 < len(paths) < limits.count or MoveKind.PROMOTION in begun:
        return ()
    best = ways_by_promotion(store, paths[0].roles[0].id, paths[0].roles[-1].id, limits).by_cost
    if not best:
        return ()
    cost = min(best, key=lambda one: order(one, limits.first))
    return (rung_first(_path(store, best[cost], limits), cost, paths, costs),)
