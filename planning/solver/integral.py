"""The mixed integer problem that conflicts and courses make, proven over all cells by reduced costs."""

from dataclasses import dataclass
from math import ceil
from time import monotonic

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, OptimizeResult, milp

from planning.solver.columns import Columns, columns_of, flat_of, priced, within
from planning.solver.problem import Cell, Floats, Problem
from planning.solver.relaxed import Model, Relaxed, costs_of, model_of

# The most columns that one integer problem takes: beyond, the plan comes with a bound, not a proof.
MOST_COLUMNS = 300_000
STEP = 30_000
# Effort and bound that differ by less than this share are one: sums of floats come no closer.
CLOSE = 1e-6


@dataclass(frozen=True)
class Whole:
    """Whole assignments with what they cost, and the bound that no others go below."""

    cells: tuple[Cell, ...]
    value: float
    bound: float

    @property
    def proven(self) -> bool:
        """True when value and bound meet."""
        return self.value - self.bound <= CLOSE * max(1.0, abs(self.value))


def value_of(problem: Problem, cells: tuple[Cell, ...], elastic: bool) -> float:
    """What assignments cost: their effort, or the holders that they leave missing."""
    return float(problem.wanted.sum() - len(cells)) if elastic else problem.effort_of(cells)


def integral(problem: Problem, linear: Relaxed, start: Whole, elastic: bool, until: float) -> Whole:
    """The best whole assignments over all cells, from a linear optimum and assignments to start with.

    The integer optimum on some columns is one over all cells if any assignment with another cell
    costs more: at least the linear bound plus that cell's reduced cost. Cells for which this is
    less than the best known enter, the nearest first, until none is left.
    """
    best, columns = start, linear.columns
    while not best.proven and linear.finished:
        found = _on_columns(problem, columns, elastic, until)
        outside = linear.bound + _least_outside(problem, linear, columns, elastic)
        best = _better(best, found, min(found.bound, max(outside, linear.bound)), elastic)
        wider = _wider(problem, linear, columns, best, elastic)
        if len(wider) == len(columns) or monotonic() > until:
            break
        columns = wider
    return best


def _better(best: Whole, found: Whole, bound: float, elastic: bool) -> Whole:
    # Holders are whole: a bound of 1.2 missing ones is a bound of two.
    bound = max(best.bound, float(ceil(bound - CLOSE)) if elastic else bound)
    least = found if found.value < best.value else best
    return Whole(least.cells, least.value, min(bound, least.value))


def _least_outside(problem: Problem, linear: Relaxed, columns: Columns, elastic: bool) -> float:
    return priced(costs_of(problem, elastic), columns, linear.prices, linear.scarcity, np.inf).least


def _wider(problem: Problem, linear: Relaxed, columns: Columns, best: Whole, elastic: bool) -> Columns:
    """The columns with the nearest of the cells that a better assignment could still use."""
    most = best.value - linear.bound - (1 if elastic else 0) + CLOSE
    costs = costs_of(problem, elastic)
    near = within(costs, linear.prices, linear.scarcity, most)
    inside = flat_of(columns, costs.shape[1])
    step = min(STEP, MOST_COLUMNS - len(columns))
    return columns_of(problem.costs, [inside, near[~np.isin(near, inside)][: max(step, 0)]])


def _on_columns(problem: Problem, columns: Columns, elastic: bool, until: float) -> Whole:
    """The integer optimum on these columns; its bound may stay below it when time runs out."""
    result = _run(problem, columns, elastic, until)
    bound = result.get("mip_dual_bound")
    known = -np.inf if bound is None else float(bound)
    if result.x is None:
        return Whole((), np.inf, np.inf if result.status == 2 else known)
    cells = columns.cells(result.x[: len(columns)] > 0.5)
    return Whole(cells, value_of(problem, cells, elastic), known)


def _run(problem: Problem, columns: Columns, elastic: bool, until: float) -> OptimizeResult:
    model = model_of(problem, columns, elastic)
    return run(model, len(columns), model.cost, rows_of(model), until)


def rows_of(model: Model) -> list[LinearConstraint]:
    """The rows of a model for scipy."""
    rows = [LinearConstraint(model.equal, model.wanted, model.wanted)]
    if len(model.limit):
        rows.append(LinearConstraint(model.upper, -np.inf, model.limit))
    return rows


def run(
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
