"""How many hold each skill in each of three states: at the floor, at a level that nobody stated, below."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from graph.arrays import Bools, Ints, Sparse
from graph.kinds import FLOOR, Level
from planning.holdings import Holdings


@dataclass(frozen=True)
class States:
    """How many hold each skill in each state (shape: skills each).

    `held` at a stated level at the floor or above, `unstated` at a level not stated, `below` at a stated
    level under the floor.
    """

    held: Ints
    unstated: Ints
    below: Ints

    @property
    def single(self) -> Bools:
        """Which skills hang on one: who alone may reach the floor, or is the only one to hold it at all."""
        surely: Bools = (self.held == 1) & (self.unstated == 0)
        alone: Bools = (self.held == 0) & (self.unstated == 1) & (self.below == 0)
        return surely | alone

    @property
    def possible(self) -> Bools:
        """Which skills hang on one alone unless others, whose level is not stated, reach the floor."""
        possible: Bools = (self.held == 1) & (self.unstated > 0)
        return possible

    @property
    def unknown(self) -> Bools:
        """Which skills some hold at levels not stated, and nobody surely at the floor."""
        unknown: Bools = (self.held == 0) & (self.unstated > 0) & ~self.single
        return unknown

    @property
    def uncovered(self) -> Bools:
        """Which skills nobody holds, or all below the floor."""
        uncovered: Bools = self.held + self.unstated == 0
        return uncovered


def states(holdings: Holdings, floor: Level = FLOOR) -> States:
    """How many hold each skill at the floor or above, at a level not stated, and below."""
    levels, wide = holdings.levels, len(holdings.skills)
    stated = stated_cells(holdings)
    reached = stated & (levels.data >= floor)

    def count(cells: Bools) -> Ints:
        return np.bincount(levels.indices[cells], minlength=wide).astype(np.int64)

    return States(count(reached), count(~stated), count(stated & ~reached))


def counts(holdings: Holdings, floor: Level = FLOOR) -> Ints:
    """How many hold each skill at the floor level or above by a stated level (shape: skills)."""
    return states(holdings, floor).held


def single_points(holdings: Holdings, floor: Level, away: Iterable[str]) -> tuple[str, ...]:
    """The skills (ids) that hang on one alone, or on nobody once some are away."""
    before, after = states(holdings, floor), states(holdings.without(away), floor)
    alone = after.single | after.uncovered & ~before.uncovered
    return tuple(holdings.skills[n].id for n in np.flatnonzero(alone))


def stated_cells(holdings: Holdings) -> Bools:
    """Whether each cell of the levels, in the order of its data, is stated."""
    cells: Bools = np.isin(_places(holdings.levels), _places(holdings.stated))
    return cells


def _places(matrix: Sparse) -> Ints:
    """A number for the row and column of each cell."""
    rows = np.repeat(np.arange(matrix.shape[0], dtype=np.int64), np.diff(matrix.indptr))
    places: Ints = rows * matrix.shape[1] + matrix.indices
    return places
