"""Among plans of equal effort the one whose learners come first, so that a tie is not left to chance."""

import numpy as np
from scipy.optimize import LinearConstraint

from planning.solver.columns import Columns, columns_of, within
from planning.solver.integral import CLOSE, Whole, rows_of, run, value_of
from planning.solver.problem import Floats, Problem
from planning.solver.relaxed import Relaxed, model_of


def orderly(problem: Problem, linear: Relaxed, known: Whole, until: float) -> Whole:
    """A plan of the same effort, first by its learners' places, then by those of their needs.

    Only cells whose reduced cost fits between bound and effort can stand in an optimum.
    """
    room = known.value - linear.bound + CLOSE
    near = within(problem.costs, linear.prices, linear.scarcity, room)
    columns = columns_of(problem.costs, [near])
    model = model_of(problem, columns, elastic=False)
    most = known.value + CLOSE * max(1.0, known.value) / 10
    rows = [*rows_of(model), LinearConstraint(model.cost[None, :], -np.inf, most)]
    cost = np.concatenate([_places(columns), np.zeros(len(model.cost) - len(columns))])
    result = run(model, len(columns), cost, rows, until)
    if result.x is None:
        return known
    cells = columns.cells(result.x[: len(columns)] > 0.5)
    return Whole(cells, value_of(problem, cells, elastic=False), known.bound)


def _places(columns: Columns) -> Floats:
    """The learner's place; the small part pairs the first learners with the first needs."""
    most = (1 + columns.learner.max(initial=0)) * (1 + columns.need.max(initial=0))
    places: Floats = columns.learner - columns.learner * columns.need / (2 * most)
    return places
