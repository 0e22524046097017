"""Whole assignments where conflicts and courses bind: an integer problem, proven by reduced costs.

Among plans of equal effort the one whose learners come first, so that a tie is not left to chance.
"""

from dataclasses import dataclass
from math import ceil
from time import monotonic

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, OptimizeResult, milp

from graph.arrays import Floats
from planning.solver.columns import OptionColumns, columns_of, flat_of, priced, within
from planning.solver.problem import Option, Problem
from planning.solver.relaxed import Model, Relaxed, costs_of, model_of

# The most columns that one integer problem takes: beyond, the plan comes with a bound, not a proof.
MOST_COLUMNS = 300_000
STEP = 30_000
# Effort and bound that differ by less than this share are one: sums of floats come no closer.
CLOSE = 1e-6


@dataclass(frozen=True)
class Whole:
    """The options taken, with what they cost, and the bound that no others go below."""

    taken: tuple[Option, ...]
    value: float
    bound: float

    @property
    def proven(self) -> bool:
        """True when value and bound meet."""
        return self.value - self.bound <= CLOSE * max(1.0, abs(self.value))


def value_of(problem: Problem, taken: tuple[Option, ...], elastic: bool) -> float:
    """What the options taken cost: their effort, or the holders that they leave missing."""
    return float(problem.wanted.sum() - len(taken)) if elastic else problem.effort_of(taken)


def integral(problem: Problem, linear: Relaxed, start: Whole, elastic: bool, until: float) -> Whole:
    """The best whole assignments over all options, from a linear optimum and assignments to start with.

    The integer optimum on some columns is one over all options if any plan with another option
    costs more: at least the linear bound plus that option's reduced cost. Options for which this is
    less than the best known enter, the nearest first, until none is left.
    """
    best, columns = start, linear.columns
    while not best.proven and linear.finished:
        here = _on_columns(problem, columns, elastic, until)
        outside = linear.bound + _least_outside(problem, linear, columns, elastic)
        best = _better(best, here, min(here.bound, max(outside, linear.bound)), elastic)
        wider = _wider(problem, linear, columns, best, elastic)
        if len(wider) == len(columns) or monotonic() > until:
            break
        columns = wider
    return best


def _better(best: Whole, other: Whole, bound: float, elastic: bool) -> Whole:
    # Holders are whole: a bound of 1.2 missing ones is a bound of two.
    bound = max(best.bound, float(ceil(bound - CLOSE)) if elastic else bound)
    least = other if other.value < best.value else best
    return Whole(least.taken, least.value, min(bound, least.value))


def _least_outside(problem: Problem, linear: Relaxed, columns: OptionColumns, elastic: bool) -> float:
    return priced(costs_of(problem, elastic), columns, linear.prices, linear.scarcity, np.inf).least


def _wider(
    problem: Problem, linear: Relaxed, columns: OptionColumns, best: Whole, elastic: bool
) -> OptionColumns:
    """The columns with the nearest of the options that a better assignment could still use."""
    most = best.value - linear.bound - (1 if elastic else 0) + CLOSE
    costs = costs_of(problem, elastic)
    near = within(costs, linear.prices, linear.scarcity, most)
    inside = flat_of(columns, costs.shape[1])
    step = min(STEP, MOST_COLUMNS - len(columns))
    return columns_of(problem.costs, [inside, near[~np.isin(near, inside)][: max(step, 0)]])


def _on_columns(problem: Problem, columns: OptionColumns, elastic: bool, until: float) -> Whole:
    """The integer optimum on these columns; its bound may stay below it when time runs out."""
    result = _run(problem, columns, elastic, until)
    bound = result.get("mip_dual_bound")
    known = -np.inf if bound is None else float(bound)
    if result.x is None:
        return Whole((), np.inf, np.inf if result.status == 2 else known)
    taken = columns.options(result.x[: len(columns)] > 0.5)
    return Whole(taken, value_of(problem, taken, elastic), known)


def _run(problem: Problem, columns: OptionColumns, elastic: bool, until: float) -> OptimizeResult:
    model = model_of(problem, columns, elastic)
    return _milp(model, len(columns), model.cost, _rows(model), until)


def orderly(problem: Problem, linear: Relaxed, known: Whole, until: float) -> Whole:
    """A plan of the same effort, first by its learners' places, then by those of their needs.

    Only options whose reduced cost fits between bound and effort can stand in an optimum.
    """
    room = known.value - linear.bound + CLOSE
    near = within(problem.costs, linear.prices, linear.scarcity, room)
    columns = columns_of(problem.costs, [near])
    model = model_of(problem, columns, elastic=False)
    most = known.value + CLOSE * max(1.0, known.value) / 10
    rows = [*_rows(model), LinearConstraint(model.cost[None, :], -np.inf, most)]
    cost = np.concatenate([_places(columns), np.zeros(len(model.cost) - len(columns))])
    result = _milp(model, len(columns), cost, rows, until)
    if result.x is None:
        return known
    taken = columns.options(result.x[: len(columns)] > 0.5)
    return Whole(taken, value_of(problem, taken, elastic=False), known.bound)


def _places(columns: OptionColumns) -> Floats:
    """The learner's place; the small part pairs the first learners with the first needs."""
    most = (1 + columns.learner.max(initial=0)) * (1 + columns.need.max(initial=0))
    places: Floats = columns.learner - columns.learner * columns.need / (2 * most)
    return places


def _rows(model: Model) -> list[LinearConstraint]:
    """The rows of a model for scipy."""
    rows = [LinearConstraint(model.equal, model.wanted, model.wanted)]
    if len(model.limit):
        rows.append(LinearConstraint(model.upper, -np.inf, model.limit))
    return rows


def _milp(
    model: Model, columns: int, cost: Floats, rows: list[LinearConstraint], until: float
) -> OptimizeResult:
    """Solve a model whose first variables, those of the columns, are zero or one."""
    whole = np.zeros(len(model.cost), dtype=np.int64)
    whole[:columns] = 1
    return milp(
        cost,
        integrality=whole,
        bounds=Bounds(0, model.top),
        constraints=rows,
        options={"time_limit": max(until - monotonic(), 0.01), "mip_rel_gap": 0.0},
    )
