"""The ways between two roles as their ids, from a search over the ground of a question."""

from dataclasses import dataclass, replace

import numpy as np

from graph.kinds import EdgeKind
from graph.questions.matrix import role_matrix
from graph.questions.paths.front import Cost
from graph.questions.paths.ground import Ground, ground
from graph.questions.paths.limits import PathLimits
from graph.questions.paths.search import best_ways, quick_ways
from graph.questions.paths.wide_ground import WideGround, in_own_track, is_wide, wide_ground
from graph.questions.paths.wide_search import FEW_LOOKS, best_wide_ways
from graph.stores.store import View

Roles = tuple[str, ...]
# A way may need more moves than the least where it may not enter a track again; so many more are tried.
DETOUR = 3


@dataclass(frozen=True)
class Ways:
    """The ways that no other beats by what they cost, and whether all were looked at."""

    by_cost: dict[Cost, Roles]
    complete: bool = True


def avoided(store: View, limits: PathLimits) -> frozenset[str]:
    """The ids to avoid with the roles of the tracks among them."""
    members = store.edges_to(limits.avoid, EdgeKind.IN_TRACK)
    return frozenset((*limits.avoid, *(edge.source for edge in members)))


def ways(store: View, origin: str, target: str, limits: PathLimits) -> Ways:
    """The ways that no other beats within the limits."""
    shut = avoided(store, limits)
    if is_wide(store, origin, limits):
        return _searched_wide(store, wide_ground(store, origin, target, limits, shut))
    return _searched(store, ground(store, origin, target, limits, shut))


def ways_by_promotion(store: View, origin: str, target: str, limits: PathLimits) -> Ways:
    """Of the ways that begin with a promotion those that no other beats."""
    if is_wide(store, origin, limits):
        wide = wide_ground(store, origin, target, limits, avoided(store, limits))
        return _searched_wide(store, in_own_track(wide))
    here = ground(store, origin, target, limits, avoided(store, limits))
    if here is None:
        return Ways({})
    moves = here.moves.copy()
    moves[here.origin] &= here.track == here.track[here.origin]
    return _searched(store, replace(here, moves=moves))


def shortest_way(store: View, origin: str, target: str, limits: PathLimits) -> Roles | None:
    """A way with few moves within the limits, the best that a narrow search comes upon; None without one."""
    if is_wide(store, origin, limits):
        return _shortest_wide(store, wide_ground(store, origin, target, limits, avoided(store, limits)))
    here = ground(store, origin, target, limits, avoided(store, limits))
    if here is None:
        return None
    least = int(here.left[here.origin])
    for moves in range(least, min(least + DETOUR, limits.most_moves) + 1):
        front = dict(quick_ways(replace(here, most_moves=moves)))
        if front:
            return _ids(store, here, front[min(front)])
    return None


def _searched(store: View, here: Ground | None) -> Ways:
    if here is None:
        return Ways({})
    search = best_ways(here)
    return Ways({cost: _ids(store, here, way) for cost, way in search.front}, search.complete)


def _searched_wide(store: View, here: WideGround) -> Ways:
    search = best_wide_ways(here)
    roles = role_matrix(store).role_ids
    return Ways({cost: tuple(roles[row] for row in way) for cost, way in search.front}, search.complete)


def _shortest_wide(store: View, here: WideGround) -> Roles | None:
    least, roles = here.least_moves, role_matrix(store).role_ids
    for moves in range(least, min(least + DETOUR, here.most_moves) + 1) if least is not None else ():
        front = dict(best_wide_ways(replace(here, most_moves=moves), FEW_LOOKS).front)
        if front:
            return tuple(roles[row] for row in front[min(front)])
    return None


def _ids(store: View, here: Ground, way: tuple[int, ...]) -> Roles:
    roles = role_matrix(store).roles
    return tuple(roles[row].id for row in here.rows[np.array(way)].tolist())
