"""The problem with parts of assignments allowed: its optimum over some columns, then by pricing over all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from time import monotonic

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_array, vstack

from graph.arrays import Bools, Floats, Ints, Sparse
from planning.solver.columns import OptionColumns, columns_of, flat_of, priced
from planning.solver.problem import Course, Problem

TOLERANCE = 1e-7


@dataclass(frozen=True)
class Model:
    """Minimise cost @ x, equal @ x == wanted, upper @ x <= limit, 0 <= x <= top.

    Variables: one a column, one a course of a learner (`seats`), and with `elastic` one a need for
    the holders it goes without. The first `capacities` rows of `upper` are those of `tight` learners.
    """

    cost: Floats
    equal: Sparse
    wanted: Floats
    upper: Sparse
    limit: Floats
    top: Floats
    tight: Ints


@dataclass(frozen=True)
class Relaxed:
    """The linear optimum: `bound` holds for every plan; price by need, scarcity (<= 0) by learner.

    `values` has one entry a column, none when the first columns hold no plan or time ran out; `finished`
    says that no option outside the columns could lower the optimum.
    """

    columns: OptionColumns
    values: Floats
    bound: float
    prices: Floats
    scarcity: Floats
    finished: bool

    @property
    def chosen(self) -> Bools:
        """The columns that are taken, for values that are whole."""
        return self.values > 0.5


def model_of(problem: Problem, columns: OptionColumns, elastic: bool) -> Model:
    """The model of a problem over these columns; elastic: only holders gone without cost anything."""
    needs, count = len(problem.wanted), len(columns)
    seats = _seats(() if elastic else problem.courses, columns)
    extra = needs if elastic else 0
    width = count + len(seats.cost) + extra
    capacity, tight = _capacities(problem, columns, width)
    upper = [capacity, *_conflicts(problem, columns, width), *_paid(seats, count, width)]
    equal_at = (np.concatenate([columns.need, np.arange(extra)]), _with_last(count, width, extra))
    equal = coo_array((np.ones(count + extra), equal_at), shape=(needs, width)).tocsr()
    free = np.zeros(count + len(seats.cost))
    paid = free if elastic else np.concatenate([columns.cost, seats.cost])
    return Model(
        np.concatenate([paid, np.ones(extra)]),
        equal,
        problem.wanted.astype(np.float64),
        vstack(upper, format="csr"),
        np.concatenate([problem.capacity[tight], *(_limits(rows) for rows in upper[1:])]),
        np.concatenate([np.ones(width - extra), problem.wanted[:extra]]),
        tight,
    )


def _with_last(count: int, width: int, extra: int) -> Ints:
    return np.concatenate([np.arange(count), np.arange(width - extra, width)])


def _capacities(problem: Problem, columns: OptionColumns, width: int) -> tuple[Sparse, Ints]:
    """A row for each learner with more columns than capacity; the others are free by themselves."""
    tight = np.flatnonzero(np.bincount(columns.learner, minlength=len(problem.capacity)) > problem.capacity)
    row = np.full(len(problem.capacity), -1)
    row[tight] = np.arange(len(tight))
    at = np.flatnonzero(row[columns.learner] >= 0)
    shape = (len(tight), width)
    return coo_array((np.ones(len(at)), (row[columns.learner[at]], at)), shape=shape).tocsr(), tight


def _conflicts(problem: Problem, columns: OptionColumns, width: int) -> list[Sparse]:
    """For each pair that conflicts a row for every learner who has columns for both."""
    return [_conflict(columns, pair, width) for pair in sorted(set(problem.conflicts)) if pair[0] != pair[1]]


def _conflict(columns: OptionColumns, pair: tuple[int, int], width: int) -> Sparse:
    one, other = (np.flatnonzero(columns.need == need) for need in pair)
    _, a, b = np.intersect1d(columns.learner[one], columns.learner[other], return_indices=True)
    rows = np.arange(len(a))
    at = (np.concatenate([rows, rows]), np.concatenate([one[a], other[b]]))
    return coo_array((np.ones(2 * len(a)), at), shape=(len(a), width)).tocsr()


@dataclass(frozen=True)
class _Seats:
    """The courses that learners may take: cost by seat; each pair is a column and the seat it needs."""

    cost: Floats
    column: Ints
    seat: Ints


def _seats(courses: Sequence[Course], columns: OptionColumns) -> _Seats:
    cost, column, seat = [np.empty(0)], [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    seats = 0
    for course in courses:
        at = np.flatnonzero(np.isin(columns.need, course.needs))
        takers, which = np.unique(columns.learner[at], return_inverse=True)
        cost.append(np.full(len(takers), course.cost))
        column.append(at)
        seat.append(which + seats)
        seats += len(takers)
    return _Seats(np.concatenate(cost), np.concatenate(column), np.concatenate(seat))


def _paid(seats: _Seats, count: int, width: int) -> list[Sparse]:
    """Who takes a column of a course has a seat in it."""
    pairs = len(seats.column)
    row = np.concatenate([np.arange(pairs), np.arange(pairs)])
    at = np.concatenate([seats.column, count + seats.seat])
    values = np.concatenate([np.ones(pairs), -np.ones(pairs)])
    return [coo_array((values, (row, at)), shape=(pairs, width)).tocsr()] if pairs else []


def _limits(rows: Sparse) -> Floats:
    """One for a conflict's row, zero for a course's."""
    return np.where(rows.sum(axis=1) > 0, 1.0, 0.0)


def relaxed(problem: Problem, columns: OptionColumns, elastic: bool, until: float) -> Relaxed:
    """The linear optimum over all options, from these columns on.

    Each round solves the problem on the columns and prices all other options with its duals; when none
    of them has a reduced cost below zero, the optimum on the columns is that of the whole. `bound`
    is the best of the rounds: the columns' optimum plus every reduced cost below zero.
    """
    costs = costs_of(problem, elastic)
    tolerance = TOLERANCE * max(1.0, float(columns.cost.max(initial=0.0)))
    last = _nothing(problem, columns)
    while True:
        here = _solved(problem, columns, elastic, until)
        # Columns that hold no plan are refused in the first round only: later ones hold more.
        if here is None:
            return last
        pricing = priced(costs, columns, here.prices, here.scarcity, tolerance)
        bound = max(last.bound, here.bound + pricing.loss)
        last = replace(here, bound=bound, finished=not len(pricing.entering))
        if last.finished:
            return last
        columns = columns_of(problem.costs, [flat_of(columns, costs.shape[1]), pricing.entering])


def costs_of(problem: Problem, elastic: bool) -> Floats:
    """Needs x learners: the efforts, or zero wherever the learner may learn when only shortfall counts."""
    return np.where(np.isfinite(problem.costs), 0.0, np.inf) if elastic else problem.costs


def _nothing(problem: Problem, columns: OptionColumns) -> Relaxed:
    needs, learners = problem.costs.shape
    return Relaxed(columns, np.empty(0), 0.0, np.zeros(needs), np.zeros(learners), finished=False)


def _solved(problem: Problem, columns: OptionColumns, elastic: bool, until: float) -> Relaxed | None:
    """The linear optimum on these columns, None when they hold no plan or time runs out."""
    left = until - monotonic()
    model = model_of(problem, columns, elastic)
    if left <= 0 or not len(model.cost):
        return None
    # The stubs of scipy know no sparse rows here.
    result = linprog(  # type: ignore[call-overload]
        model.cost,
        A_ub=model.upper,
        b_ub=model.limit,
        A_eq=model.equal,
        b_eq=model.wanted,
        bounds=[(0.0, top) for top in model.top.tolist()],
        method="highs-ds",
        options={"time_limit": left, "presolve": False},
    )
    if result.status != 0:
        return None
    scarcity = np.zeros(len(problem.capacity))
    scarcity[model.tight] = result.ineqlin.marginals[: len(model.tight)]
    values = result.x[: len(columns)]
    return Relaxed(columns, values, float(result.fun), result.eqlin.marginals, scarcity, finished=False)
