"""How many hold each skill in each state, and what hangs on one alone or on nobody after changes."""

from collections.abc import Iterable, Sequence

import numpy as np

from graph.arrays import Bools, Ints, column_of
from graph.kinds import Level
from graph.model import Node
from planning.counting import states
from planning.holdings import Holdings
from planning.outcome import ChangedCount, Tally
from planning.preferred import Preferred
from planning.state import State


def tallies(holdings: Holdings, hoped: Preferred, floor: Level) -> Ints:
    """How many hold each skill at the floor or above, at no stated level, below, and as preferred.

    Shape: 4 x skills, in the order of the fields of a Tally.
    """
    counted = states(holdings, floor)
    columns = [c for who, of in hoped.items() if who in holdings.row for c in of]
    preferred = np.bincount(np.array(columns, dtype=np.int64), minlength=len(holdings.skills))
    return np.stack((counted.held, counted.unstated, counted.below, preferred)).astype(np.int64)


def tally(counts: Ints, column: int) -> Tally:
    """One skill's tally."""
    return Tally(*counts[:, column].tolist())


def covering(holdings: Holdings, skill: str, floor: Level) -> tuple[list[str], list[str]]:
    """The names of who holds a skill at the floor or above, and of who does at no stated level."""
    column = holdings.column[skill]
    rows = sorted(column_of(holdings.levels, column))
    levels = [(holdings.holders[row].label, holdings.level(row, column)) for row in rows]
    held = [label for label, level in levels if level is not None and level >= floor]
    return held, [label for label, level in levels if level is None]


def opened(first: State, last: State, floor: Level) -> tuple[tuple[Node, ...], ...]:
    """The new single points, the possible ones and the newly uncovered skills, by id."""
    before, after = states(first.holdings, floor), states(last.holdings, floor)
    asked = np.asarray(last.asked.asked.sum(axis=0)) > 0
    newly = _required(last) & ~_required(first)
    single = after.single & (~before.single | newly)
    possible = after.possible & ~before.possible
    lost = ~before.uncovered & (asked | (after.below > 0))
    bare = after.uncovered & (lost | newly)
    return tuple(_at(first.asked.skills, np.flatnonzero(which)) for which in (single, possible, bare))


def changed_counts(first: State, last: State, learned: Holdings, floor: Level) -> tuple[ChangedCount, ...]:
    """Every skill of which any figure changes, by id."""
    hoped = {
        who: {c: level for c, level in of.items() if not learned.levels[learned.row[who], c]}
        for who, of in last.hoped.items()
        if who in learned.row
    }
    every = (
        tallies(first.holdings, first.hoped, floor),
        tallies(last.holdings, last.hoped, floor),
        tallies(learned, hoped, floor),
    )
    moved = (every[0] != every[1]).any(axis=0) | (every[1] != every[2]).any(axis=0)
    return tuple(
        ChangedCount(first.asked.skills[c], *(tally(counts, c) for counts in every))
        for c in np.flatnonzero(moved).tolist()
    )


def _required(state: State) -> Bools:
    """Whether any role requires each skill."""
    return np.asarray(state.asked.levels.sum(axis=0)) > 0


def _at(skills: Sequence[Node], columns: Iterable[int]) -> tuple[Node, ...]:
    return tuple(skills[int(column)] for column in columns)
