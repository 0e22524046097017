"""Which options the solver looks at: the cheapest of each need first, more as their prices ask for it."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from graph.arrays import Bools, Floats, Ints
from planning.solver.problem import Option

# A problem of at most this many options is looked at whole.
SMALL = 20_000
# Candidates for each holder that a need lacks, and the most that enter for it in one round.
CANDIDATES = 2
ENTERING = 8
# Needs priced at a time: keeps the work array small (needs x learners).
BLOCK = 64


@dataclass(frozen=True)
class OptionColumns:
    """Options as columns of the linear problem, sorted by need and learner, with the cost of each."""

    need: Ints
    learner: Ints
    cost: Floats

    def __len__(self) -> int:
        return len(self.cost)

    def options(self, chosen: Bools) -> tuple[Option, ...]:
        """The options of the chosen columns, sorted by learner and need."""
        pairs = zip(self.learner[chosen].tolist(), self.need[chosen].tolist(), strict=True)
        return tuple(sorted(pairs))


def columns_of(costs: Floats, flat: Iterable[Ints]) -> OptionColumns:
    """The columns at these flat places of needs x learners, each once, those at infinite cost left out."""
    places = np.unique(np.concatenate([np.empty(0, dtype=np.int64), *flat]))
    places = places[np.isfinite(costs.ravel()[places])]
    need, learner = np.divmod(places, costs.shape[1])
    return OptionColumns(need, learner, costs.ravel()[places])


def flat_of(columns: OptionColumns, learners: int) -> Ints:
    """The flat places of columns in needs x learners."""
    return columns.need * learners + columns.learner


def first_columns(costs: Floats, wanted: Ints, also: Iterable[Option]) -> OptionColumns:
    """The cheapest candidates of every need, and the options given; all of a small problem."""
    if costs.size <= SMALL:
        return columns_of(costs, [np.arange(costs.size)])
    learners = costs.shape[1]
    given = np.array([need * learners + learner for learner, need in also], dtype=np.int64)
    # Equal efforts are common: a little noise, another for each need, spreads the candidates over
    # all learners, for the first ones alone would lack the capacity. The costs stay as they are.
    noise = np.random.default_rng(0).random(2 * learners) * 1e-3
    chosen = [given]
    for need in np.flatnonzero(wanted):
        start = int(need) * 7919 % learners
        ranked = costs[need] + noise[start : start + learners]
        count = min(CANDIDATES * int(wanted[need]) + ENTERING, learners)
        chosen.append(need * learners + np.argpartition(ranked, count - 1)[:count])
    return columns_of(costs, chosen)


def priced(
    costs: Floats, columns: OptionColumns, prices: Floats, scarcity: Floats, tolerance: float
) -> "Pricing":
    """Price every option outside the columns: its cost less its need's price and learner's scarcity."""
    entering, least, loss = [], np.inf, 0.0
    for start in range(0, len(costs), BLOCK):
        reduced = costs[start : start + BLOCK] - scarcity - prices[start : start + BLOCK, None]
        lo, hi = np.searchsorted(columns.need, [start, start + BLOCK])
        reduced[columns.need[lo:hi] - start, columns.learner[lo:hi]] = np.inf
        least = min(least, float(reduced.min(initial=np.inf)))
        loss += float(np.minimum(reduced, 0).sum())
        entering.append(_entering(reduced, start, tolerance))
    return Pricing(np.concatenate(entering), least, loss)


@dataclass(frozen=True)
class Pricing:
    """Flat places that could lower the effort, the least reduced cost, and the sum of all below zero."""

    entering: Ints
    least: float
    loss: float


def _entering(reduced: Floats, start: int, tolerance: float) -> Ints:
    """The few best places of each need whose reduced cost is below zero."""
    learners = reduced.shape[1]
    rows = np.flatnonzero(reduced.min(axis=1, initial=np.inf) < -tolerance)
    count = min(ENTERING, learners)
    places = [np.empty(0, dtype=np.int64)]
    for row in rows:
        best = np.argpartition(reduced[row], count - 1)[:count]
        places.append((start + row) * learners + best[reduced[row, best] < -tolerance])
    return np.concatenate(places)


def within(costs: Floats, prices: Floats, scarcity: Floats, most: float) -> Ints:
    """The flat places whose reduced cost is at most this, cheapest first."""
    places, values = [np.empty(0, dtype=np.int64)], [np.empty(0)]
    for start in range(0, len(costs), BLOCK):
        reduced = (costs[start : start + BLOCK] - scarcity - prices[start : start + BLOCK, None]).ravel()
        near = np.flatnonzero(reduced <= most)
        places.append(near + start * costs.shape[1])
        values.append(reduced[near])
    return np.concatenate(places)[np.argsort(np.concatenate(values), kind="stable")]
