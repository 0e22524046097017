"""The exact plan: least effort with a proof, or the least shortfall when there is no plan.

It starts from the plan that takes the cheapest step first, which is what a person would do by hand.
"""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf
from time import monotonic

import numpy as np

from planning.solver.columns import SMALL, first_columns
from planning.solver.integral import Whole, integral, orderly, value_of
from planning.solver.problem import Option, Problem, Solution
from planning.solver.relaxed import Relaxed, relaxed

# The effort of learning something, and the learner.
Offer = tuple[float, int]


@dataclass(frozen=True)
class Greedy:
    """The options taken, sorted by learner and need; `complete` when every need is met."""

    taken: tuple[Option, ...]
    complete: bool


def solve(problem: Problem, time_limit: float = inf, by_hand: Greedy | None = None) -> Solution:
    """The assignments of least effort that give every need its holders within all limits.

    Without conflicts and courses this is a transportation problem, whose linear optimum is whole;
    else the linear optimum bounds a mixed integer problem (`planning.solver.integral`). When time (in
    seconds, without a limit if none is given) runs out, the best plan so far comes back with its
    bound, not optimal. In a small problem ties go to the first learners, then to the first needs; in
    any problem the same input gives the same plan.
    """
    if not problem.wanted.any():
        return Solution((), True, True, 0.0, 0.0)
    until = monotonic() + time_limit
    best = _at_once(problem, until) if problem.is_transport else None
    if best is None:
        least = fewest_missing(problem, until, by_hand)
        if round(least.value) > 0:
            return _short(problem, least)
        best = _best(problem, least.taken, False, until)
    return Solution(best.taken, True, best.proven, best.value, min(best.bound, best.value))


def _at_once(problem: Problem, until: float) -> Whole | None:
    """The optimum of a transportation problem from its cheapest columns, None when they hold no plan."""
    linear = relaxed(problem, first_columns(problem.costs, problem.wanted, ()), False, until)
    if not len(linear.values):
        return None
    return _in_order(problem, linear, _of_linear(problem, linear, False), until)


def fewest_missing(problem: Problem, until: float, by_hand: Greedy | None = None) -> Whole:
    """The assignments that leave the fewest holders missing; `value` says how many."""
    start = by_hand or greedy(problem)
    known = Whole(start.taken, value_of(problem, start.taken, True), _surely_missing(problem))
    return known if known.proven else _best(problem, start.taken, True, until)


def _surely_missing(problem: Problem) -> float:
    """Holders missing in any plan: of each need beyond those who may learn it, of all beyond all capacity."""
    may = np.isfinite(problem.costs)
    likely = np.minimum(problem.wanted, may.sum(axis=1))
    places = np.minimum(problem.capacity, may.sum(axis=0))
    return float((problem.wanted - likely).sum() + max(likely.sum() - places.sum(), 0))


def _best(problem: Problem, start: tuple[Option, ...], elastic: bool, until: float) -> Whole:
    """The best whole assignments, `start` at worst; elastic: those that leave the fewest holders missing."""
    columns = first_columns(problem.costs, problem.wanted, start)
    linear = relaxed(problem, columns, elastic, until)
    known = Whole(start, value_of(problem, start, elastic), linear.bound)
    if not (problem.is_transport or (elastic and not problem.conflicts)):
        known = integral(problem, linear, known, elastic, until)
    elif len(linear.values):
        known = _of_linear(problem, linear, elastic)
    return known if elastic else _in_order(problem, linear, known, until)


def _in_order(problem: Problem, linear: Relaxed, known: Whole, until: float) -> Whole:
    small = problem.costs.size <= SMALL and known.proven
    return orderly(problem, linear, known, until) if small else known


def _of_linear(problem: Problem, linear: Relaxed, elastic: bool) -> Whole:
    """What a linear optimum chooses: in a transportation problem a corner is whole."""
    taken = linear.columns.options(linear.chosen)
    return Whole(taken, value_of(problem, taken, elastic), linear.bound)


def _short(problem: Problem, least: Whole) -> Solution:
    got = np.bincount([need for _, need in least.taken], minlength=len(problem.wanted))
    short = tuple(int(n) for n in problem.wanted - got)
    return Solution(least.taken, False, False, least.value, least.bound, short, least.proven)


def greedy(problem: Problem) -> Greedy:
    """Cheapest effort first, ties by learner and need; it never takes a step back, so it may get stuck."""
    left, wanted = problem.capacity.tolist(), problem.wanted.tolist()
    learns: dict[int, set[int]] = {}
    lines = {need: _offers(problem, need) for need, lacks in enumerate(wanted) if lacks}
    heap = [(*first, need) for need, line in lines.items() if (first := next(line, None))]
    heapq.heapify(heap)
    while heap:
        _, learner, need = heap[0]
        if left[learner] and not problem.partners[need] & learns.get(learner, set()):
            learns.setdefault(learner, set()).add(need)
            wanted[need] -= 1
            left[learner] -= 1
        following = _next(lines[need], left) if wanted[need] else None
        if following:
            heapq.heapreplace(heap, (*following, need))
        else:
            heapq.heappop(heap)
    taken = tuple(sorted((learner, need) for learner, needs in learns.items() for need in needs))
    return Greedy(taken, not any(wanted))


def _next(line: Iterator[Offer], left: list[int]) -> Offer | None:
    """The next offer of a learner who has a place left."""
    return next((offer for offer in line if left[offer[1]]), None)


def _offers(problem: Problem, need: int) -> Iterator[Offer]:
    """Effort and learner of everyone who may learn this, cheapest first."""
    costs = problem.costs[need]
    order = np.argsort(costs, kind="stable")[: np.count_nonzero(np.isfinite(costs))]
    return zip(costs[order].tolist(), order.tolist(), strict=True)
