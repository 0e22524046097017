"""Who could teach a learner: the nearest of those who hold the skill."""

from collections.abc import Iterable

import numpy as np

from planning.holdings import Holder, Holdings
from planning.problem import Floats

Places = dict[tuple[int, int], int | None]


def trainers(holdings: Holdings, wanted: Iterable[tuple[int, int]], floor: int) -> Places:
    """For each learner and skill (rows and columns of the holdings) the nearest holder at the floor.

    Nearest is who has the same role, then who stands in the same track, then whose skills ask the
    learner for the least effort (sum of weight x levels short), then the first id. None when nobody
    else holds the skill at the floor.
    """
    found: Places = {}
    by_skill: dict[int, list[int]] = {}
    for learner, column in wanted:
        by_skill.setdefault(column, []).append(learner)
    for column, learners in sorted(by_skill.items()):
        holders = np.flatnonzero(holdings.levels[:, [column]].toarray()[:, 0] >= floor)
        for learner in learners:
            found[learner, column] = _nearest(
                holdings, learner, [h for h in holders.tolist() if h != learner]
            )
    return found


def _nearest(holdings: Holdings, learner: int, holders: list[int]) -> int | None:
    if not holders:
        return None
    efforts = _efforts(holdings, learner, holders)
    ranked = sorted(
        (*_apart(holdings.holders[learner], holdings.holders[holder]), round(effort, 9), holder)
        for holder, effort in zip(holders, efforts.tolist(), strict=True)
    )
    return int(ranked[0][-1])


def _efforts(holdings: Holdings, learner: int, holders: list[int]) -> Floats:
    """The effort from the learner to all that each holder holds."""
    own = holdings.levels[[learner]].toarray()[0]
    short = holdings.levels[holders].copy()
    short.data = np.maximum(short.data - own[short.indices], 0) * holdings.weights[short.indices]
    return np.asarray(short.sum(axis=1))


def _apart(learner: Holder, holder: Holder) -> tuple[bool, bool]:
    """Whether two holders are in different roles, and in different tracks."""
    one, other = learner.role, holder.role
    if one is None or other is None:
        return True, True
    track = one.facts.get("track")
    return one.id != other.id, track is None or track != other.facts.get("track")
