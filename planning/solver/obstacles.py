"""What keeps a problem without a plan from having one, and the least that would have to give."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from time import monotonic

import numpy as np

from graph.arrays import Bools
from planning.solver.columns import first_columns
from planning.solver.problem import Problem, Solution
from planning.solver.relaxed import relaxed
from planning.solver.solve import fewest_missing


class Limit(StrEnum):
    """What stands in the way of a plan."""

    TOO_FEW = "too few may learn it"
    CAPACITY = "capacity"
    CONFLICT = "conflict"


@dataclass(frozen=True)
class Obstacle:
    """The needs that cannot all be met, with the places they ask for and those there are."""

    limit: Limit
    needs: tuple[int, ...]
    asked: int
    there: int


@dataclass(frozen=True)
class Relaxation:
    """The least that would have to give: holders gone without by need, or a capacity for all.

    `missing` is the least in sum over all ways to lower targets; `capacity` is the least number of
    skills for each learner that makes a plan possible, None when no number does.
    """

    missing: tuple[int, ...]
    capacity: int | None
    proven: bool


def obstacle(problem: Problem, until: float) -> Obstacle:
    """The limit in the way of a problem that has no plan, the simplest first.

    One need with too few learners; then all needs against all capacity; then the needs that the
    duals of the least shortfall single out (a set of needs with fewer places than they ask for,
    as in Hall's theorem); when the numbers alone would allow a plan, the conflicts.
    """
    may = np.isfinite(problem.costs)
    for need in np.flatnonzero(may.sum(axis=1) < problem.wanted):
        asked, there = int(problem.wanted[need]), int(may[need].sum())
        return Obstacle(Limit.TOO_FEW, (int(need),), asked, there)
    for needs in _suspects(problem, until):
        asked = int(problem.wanted[needs].sum())
        there = int(np.minimum(may[needs].sum(axis=0), problem.capacity).sum())
        if there < asked:
            return Obstacle(Limit.CAPACITY, tuple(np.flatnonzero(needs).tolist()), asked, there)
    wanted = int(problem.wanted.sum())
    return Obstacle(Limit.CONFLICT, tuple(np.flatnonzero(problem.wanted).tolist()), wanted, wanted)


def _suspects(problem: Problem, until: float) -> Iterator[Bools]:
    yield problem.wanted > 0
    yield _singled_out(problem, until)


def _singled_out(problem: Problem, until: float) -> Bools:
    """The needs whose price is one when only holders gone without cost: nobody has a place left for them."""
    columns = first_columns(problem.costs, problem.wanted, ())
    return relaxed(replace(problem, conflicts=()), columns, True, until).prices > 0.5


def relaxation(problem: Problem, least: Solution, until: float) -> Relaxation:
    """The smallest relaxations of a problem that has no plan, from its least shortfall."""
    return Relaxation(least.short, _capacity(problem, until), least.proven)


def _capacity(problem: Problem, until: float) -> int | None:
    """The least capacity of each learner who learns at all that makes a plan possible."""
    low, high = int(problem.capacity.min(initial=0)), len(problem.wanted)
    if not _possible(problem, high, until):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _possible(problem, middle, until) else (middle, high)
    return high


def _possible(problem: Problem, capacity: int, until: float) -> bool:
    # Who has no place at all does not learn, unless that holds for everybody.
    learns = (problem.capacity > 0) | ~problem.capacity.any()
    raised = np.where(learns, np.maximum(problem.capacity, capacity), 0)
    wider = replace(problem, capacity=raised)
    return monotonic() < until and round(fewest_missing(wider, until).value) == 0
