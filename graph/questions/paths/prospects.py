"""Which beginnings of paths may still lead to something new, by the least that they will come to."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from graph.arrays import Bools, Floats, Ints
from graph.questions.paths.beginnings import Beginnings, Continued
from graph.questions.paths.bounds import Tails, least_hardest
from graph.questions.paths.front import Front
from graph.questions.paths.ground import Ground
from graph.questions.paths.overlaps import Overlaps

# Fewer continuations than this need no guess, and fewer beginnings no look at what others would add.
FEW_MOVES, FEW_BEGINNINGS = 4_000, 50
# Roles passed before a tail are counted up to here one by one.
MOST_PASSED = 6
# What roles can teach each beginning is worked out anew where that takes no more steps than this.
MOST_TAUGHT = 60_000_000


@dataclass
class Search:
    """One search over a ground: the front so far, and whether everything was looked at."""

    ground: Ground
    tails: Tails
    means: float = math.inf
    front: Front = field(default_factory=Front)
    complete: bool = True

    @cached_property
    def overlaps(self) -> Overlaps:
        """What roles share of all that they ask."""
        return Overlaps(self.ground, np.zeros_like(self.ground.of_target))

    @cached_property
    def overlaps_beyond(self) -> Overlaps:
        """What roles share of what no tail asks."""
        above = np.zeros_like(self.ground.of_target)
        for tail in self.tails.every:
            above[tail.whole.skills] = np.maximum(above[tail.whole.skills], tail.whole.high)
        return Overlaps(self.ground, above)

    @cached_property
    def outside(self) -> Ints:
        """The roles of other tracks than the target's, but for the origin."""
        ground = self.ground
        outside = ground.track != ground.track[ground.target]
        outside[ground.origin] = False
        return np.flatnonzero(outside)

    @cached_property
    def teachers(self) -> Floats:
        """The most that one role each can teach of each rise to who knows nothing (1 x rises x moves)."""
        most = np.zeros((1, len(self.tails.rises), self.ground.most_moves))
        best = -np.sort(-self.tails.taught[self.outside], axis=0)[: self.ground.most_moves]
        most[0, :, : len(best)] = best.T
        return most


@dataclass(frozen=True)
class Prospects:
    """Some beginnings outside the target's track: what they cost by each tail, what of its rises is open.

    `added` is the least that so many more roles add to the effort, where that was worked out.
    """

    moves: int
    left: Ints
    hardest: Floats
    efforts: Callable[[int], Floats]
    open: Floats
    teachers: Floats
    ways: Callable[[Bools], Ints]
    added: Floats | None = None


def taught(search: Search, begun: Beginnings) -> Floats:
    """What roles can still teach these beginnings, where that does not take too long; else as it was."""
    roles, rises = search.outside, search.tails.rises
    if len(begun.ways) * len(roles) * sum(len(rise.skills) for rise in rises) > MOST_TAUGHT or not len(roles):
        return begun.teachers
    ground = search.ground
    here = ground.track[begun.ends]
    may = ~begun.entered[:, ground.track[roles]] | (ground.track[roles][None, :] == here[:, None])
    most = np.zeros_like(begun.teachers)
    for n, rise in enumerate(rises):
        teach = np.where(may, rise.teach(ground.gains[roles], begun.learned), 0)
        best = -np.sort(-teach, axis=1)[:, : most.shape[2]]
        most[:, n, : best.shape[1]] = best
    return most


def guessed(
    search: Search, begun: Beginnings, row: Ints, role: Ints, most_moves: int, opened: Floats
) -> Bools:
    """Which continuations are worth a look at their skills, by what roles share with those passed."""
    if begun.moves < 2 or len(row) < FEW_MOVES:
        return np.ones(len(row), dtype=np.bool_)
    ways = begun.ways[row]
    step = search.overlaps.least(ways, role)
    beyond = search.overlaps_beyond.least(ways, role)
    hardest = np.maximum(begun.hardest[row], step)
    part = Continued(row, role, begun.effort[row] + step, begun.with_target[row] + beyond, hardest)
    at_goal: Bools = role == search.ground.target
    return at_goal | worth_it(search, begun, part, most_moves, opened)


def worth_it(search: Search, begun: Beginnings, part: Continued, most_moves: int, opened: Floats) -> Bools:
    """Which continuations may still lead to something new, as far as can be told without making them."""
    ground, moves = search.ground, begun.moves + 1
    worth: Bools = part.role != ground.target
    left = ground.left[part.role]
    for least in np.unique(left).tolist():
        here = np.flatnonzero(worth & (left == least))
        some = part.those(here)
        beaten = search.front.beaten(moves + least, some.with_target, some.hardest, some.ways(begun))
        worth[here] = ~beaten
    outside = np.flatnonzero(worth & (ground.track[part.role] != ground.track[ground.target]))
    some = part.those(outside)
    prospects = Prospects(
        moves,
        left[outside],
        some.hardest,
        lambda _: some.with_target,
        opened[some.row] - search.tails.taught[some.role],
        begun.teachers[some.row],
        some.ways(begun),
    )
    worth[outside] = _some_tail(search, prospects, most_moves)
    return worth


def hopeful(search: Search, begun: Beginnings, most_moves: int) -> Bools:
    """Which beginnings may still lead to something new."""
    inside = search.ground.track[begun.ends] == search.ground.track[search.ground.target]
    hope = np.zeros(len(begun.ways), dtype=np.bool_)
    hope[inside] = _some_climb(search, begun.those(inside), most_moves)
    some = begun.those(~inside)
    added = None
    if len(some.ways) >= FEW_BEGINNINGS and most_moves - some.moves > 1:
        added = search.overlaps_beyond.least_of_others(some.ways, search.outside, search.ground.most_moves)
    prospects = Prospects(
        some.moves,
        search.ground.left[some.ends],
        some.hardest,
        lambda n: some.effort + search.tails.every[n].whole.open(some.learned),
        search.tails.open(some.learned),
        some.teachers,
        lambda one: some.ways[one],
        added,
    )
    hope[~inside] = _some_tail(search, prospects, most_moves)
    return hope


def _some_climb(search: Search, begun: Beginnings, most_moves: int) -> Bools:
    """Which beginnings in the target's track may get up it to something new."""
    least = begun.moves + search.ground.left[begun.ends]
    hope = np.zeros(len(begun.ways), dtype=np.bool_)
    for moves in range(begun.moves + 1, most_moves + 1):
        share = (begun.with_target - begun.effort) / (moves - begun.moves)
        hardest = np.maximum(begun.hardest, share)
        beaten = search.front.beaten(moves, begun.with_target, hardest, lambda one: begun.ways[one])
        hope |= (least <= moves) & ~beaten
    return hope


def _some_tail(search: Search, prospects: Prospects, most_moves: int) -> Bools:
    """Which beginnings may come to something new by some tail, passing some roles before it."""
    hope = np.zeros(len(prospects.left), dtype=np.bool_)
    left = most_moves - prospects.moves
    counts = range(min(left, MOST_PASSED) + 1)
    # More roles than that are counted together: they pass as many as there are moves for, in as few moves.
    last = {counts[-1]: left} if left > MOST_PASSED else {}
    hardest = _least(prospects, [last.get(passed, passed) for passed in counts])
    for n, tail in enumerate(search.tails.every):
        for passed in counts[: max(left - tail.moves + 1, 0)]:
            moves = prospects.moves + passed + tail.moves
            worst = [prospects.hardest, *(hardest[rise][passed] for rise in tail.rises)]
            effort = prospects.efforts(n)
            if prospects.added is not None and passed:
                effort = effort + prospects.added[:, passed - 1]
            beaten = search.front.beaten(moves, effort, np.maximum.reduce(worst), prospects.ways)
            # The fewest moves of a longer way are those of this one and more.
            may = passed in last or prospects.moves + prospects.left <= moves
            hope |= may & ~beaten
    return hope


def _least(prospects: Prospects, counts: Sequence[int]) -> list[list[Floats]]:
    """The least hardest step for each rise where so many roles are passed before it."""
    every = []
    for rise in range(prospects.open.shape[1]):
        short, teachers = prospects.open[:, rise], prospects.teachers[:, rise].T
        together = np.vstack([np.zeros(len(short)), np.cumsum(teachers, axis=0)])
        every.append([least_hardest(short, together, passed) for passed in counts])
    return every
