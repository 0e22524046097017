"""The exact plan: least effort with a proof, or the least shortfall when there is no plan."""

from time import monotonic

import numpy as np

from planning.solver.columns import SMALL, first_columns
from planning.solver.greedy import Greedy, greedy
from planning.solver.integral import Whole, integral, value_of
from planning.solver.orderly import orderly
from planning.solver.problem import Cell, Problem, Solution
from planning.solver.relaxed import Relaxed, relaxed

TIME_LIMIT = 60.0


def solve(problem: Problem, time_limit: float = TIME_LIMIT, by_hand: Greedy | None = None) -> Solution:
    """The assignments of least effort that give every need its holders within all limits.

    Without conflicts and courses this is a transportation problem, whose linear optimum is whole;
    else the linear optimum bounds a mixed integer problem (`planning.solver.integral`). When time runs out
    the best plan found comes back with its bound, not optimal. In a small problem ties go to the
    first learners, then to the first needs; in any problem the same input gives the same plan.
    """
    if not problem.wanted.any():
        return Solution((), True, True, 0.0, 0.0)
    until = monotonic() + time_limit
    best = _at_once(problem, until) if problem.plain else None
    if best is None:
        least = fewest_missing(problem, until, by_hand)
        if round(least.value) > 0:
            return _short(problem, least)
        best = _best(problem, least.cells, False, until)
    return Solution(best.cells, True, best.proven, best.value, min(best.bound, best.value))


def _at_once(problem: Problem, until: float) -> Whole | None:
    """The optimum of a plain problem from its cheapest columns, None when these do not hold a plan."""
    linear = relaxed(problem, first_columns(problem.costs, problem.wanted, ()), False, until)
    if not len(linear.values):
        return None
    return _in_order(problem, linear, _of_linear(problem, linear, False), until)


def fewest_missing(problem: Problem, until: float, by_hand: Greedy | None = None) -> Whole:
    """The assignments that leave the fewest holders missing; `value` says how many."""
    start = by_hand or greedy(problem)
    known = Whole(start.cells, value_of(problem, start.cells, True), _surely_missing(problem))
    return known if known.proven else _best(problem, start.cells, True, until)


def _surely_missing(problem: Problem) -> float:
    """Holders missing in any plan: of each need beyond those who may learn it, of all beyond all capacity."""
    may = np.isfinite(problem.costs)
    likely = np.minimum(problem.wanted, may.sum(axis=1))
    places = np.minimum(problem.capacity, may.sum(axis=0))
    return float((problem.wanted - likely).sum() + max(likely.sum() - places.sum(), 0))


def _best(problem: Problem, start: tuple[Cell, ...], elastic: bool, until: float) -> Whole:
    """The best whole assignments, `start` at worst; elastic: those that leave the fewest holders missing."""
    columns = first_columns(problem.costs, problem.wanted, start)
    linear = relaxed(problem, columns, elastic, until)
    known = Whole(start, value_of(problem, start, elastic), linear.bound)
    if not (problem.plain or (elastic and not problem.conflicts)):
        known = integral(problem, linear, known, elastic, until)
    elif len(linear.values):
        known = _of_linear(problem, linear, elastic)
    return known if elastic else _in_order(problem, linear, known, until)


def _in_order(problem: Problem, linear: Relaxed, known: Whole, until: float) -> Whole:
    small = problem.costs.size <= SMALL and known.proven
    return orderly(problem, linear, known, until) if small else known


def _of_linear(problem: Problem, linear: Relaxed, elastic: bool) -> Whole:
    """What a linear optimum chooses: in a transportation problem a corner is whole."""
    cells = linear.columns.cells(linear.chosen)
    return Whole(cells, value_of(problem, cells, elastic), linear.bound)


def _short(problem: Problem, least: Whole) -> Solution:
    got = np.bincount([need for _, need in least.cells], minlength=len(problem.wanted))
    short = tuple(int(n) for n in problem.wanted - got)
    return Solution(least.cells, False, False, least.value, least.bound, short, least.proven)
