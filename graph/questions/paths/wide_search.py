"""The ways that no other beats among very many roles, by branch and bound over beginnings.

A first dive lengthens only the most promising beginnings and comes upon good ways; then all others are
lengthened, one move more at a time, as far as they may still lead to something new. What a way costs in the
end is at least what it and the target ask together, and no less than what the roles that are left ask beside
the target: the least of that is known for every role beforehand (`WideGround.least`). A step asks at least
its share of what is open.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from graph.arrays import Bools, Floats, Ints
from graph.questions.paths.asks import Bits, spread
from graph.questions.paths.front import Cost, Front
from graph.questions.paths.wide_ground import WideGround

# How many beginnings the dive keeps by each of its measures.
NARROW = 12
# The continuations after which a search leaves the less promising ways out: under half a second.
MOST_LOOKS = 150_000
# What of its means a search spends on beginnings of one length.
SHARE = 0.4
# The looks of a search that is content with any good way.
FEW_LOOKS = 10_000


@dataclass(frozen=True)
class Begun:
    """Beginnings of ways, all of the same number of moves, a row each.

    `ways` has the roles in turn, `learned` a bit for each piece, `effort` what these weigh, `with_target`
    what they weigh with all that the target asks, `hardest` the largest step.
    """

    ways: Ints
    learned: Bits
    effort: Floats
    with_target: Floats
    hardest: Floats

    @property
    def moves(self) -> int:
        """How many moves each of them makes."""
        return int(self.ways.shape[1]) - 1

    def those(self, which: Ints | Bools) -> "Begun":
        """Some of them."""
        costs = (self.effort[which], self.with_target[which], self.hardest[which])
        return Begun(self.ways[which], self.learned[which], *costs)


@dataclass
class WideSearch:
    """One search: the front so far, what of its means is left, and whether everything was looked at."""

    ground: WideGround
    means: float
    front: Front = field(default_factory=Front)
    complete: bool = True
    _known: tuple[int, tuple[Ints, Floats, Floats]] | None = None

    def beaten(self, moves: int, effort: Floats, hardest: Floats) -> Bools:
        """Which ways of so many moves are beaten where they cost no less than this."""
        costs = [cost for cost in self.front.ways if cost.moves <= moves]
        beaten = np.zeros(len(effort), dtype=np.bool_)
        for cost in costs:
            no_better = (effort >= cost.effort) & (hardest >= cost.hardest)
            if cost.moves == moves:
                # One that costs the same may be of roles that come first.
                no_better &= (effort > cost.effort) | (hardest > cost.hardest)
            beaten |= no_better
        return beaten

    def hopeful(self, begun: Begun) -> Bools:
        """Which beginnings may still lead to something new."""
        ground, ends = self.ground, begun.ways[:, -1]
        still = begun.with_target - begun.effort
        hope = np.zeros(len(begun.ways), dtype=np.bool_)
        for moves in range(begun.moves + 1, ground.most_moves + 1):
            left = moves - begun.moves
            effort = np.maximum(begun.with_target, ground.whole + ground.least[left][ends])
            hope |= ~self.beaten(moves, effort, np.maximum(begun.hardest, still / left)) & (effort < np.inf)
        return hope


def best_wide_ways(ground: WideGround, means: float = MOST_LOOKS) -> WideSearch:
    """The ways from origin to target that no other beats, each with its cost in whole millionths."""
    search = WideSearch(ground, means)
    if ground.least_moves is None:
        return search
    waiting: list[list[Begun]] = [[] for _ in range(ground.most_moves)]
    begun = _at_origin(ground)
    for moves in range(ground.most_moves):
        first, rest = _parted(search, begun, NARROW)
        waiting[moves].append(rest)
        begun = _lengthened(search, first)
    for moves in range(1, ground.most_moves):
        begun = _joined(waiting[moves])
        begun = _affordable(search, begun.those(search.hopeful(begun)))
        longer = _lengthened(search, begun)
        if moves + 1 < ground.most_moves:
            waiting[moves + 1].append(longer)
    return search


def _at_origin(ground: WideGround) -> Begun:
    learned = np.zeros((1, len(ground.asks.weights) // 8 + 1), dtype=np.uint8)
    nothing, whole = np.zeros(1), np.array([ground.whole])
    return Begun(np.array([[ground.origin]], dtype=np.int64), learned, nothing, whole, nothing)


def _lengthened(search: WideSearch, begun: Begun) -> Begun:
    """The hopeful beginnings with one more move; ways that come to the target are taken."""
    ground = search.ground
    role, owner = _onward(search, begun)
    search.means -= len(role)
    pieces, mine = ground.asks.of(role)
    row = owner[mine]
    known = begun.learned[row, pieces >> 3] >> (pieces & 7) & 1
    weights = ground.asks.weights[pieces] * (known == 0)
    step = np.bincount(mine, weights, len(role))
    beyond = np.bincount(mine, np.where(ground.of_target[pieces], 0.0, weights), len(role))
    longer = Begun(
        np.hstack([begun.ways[owner], role[:, None]]),
        np.zeros((len(role), 0), dtype=np.uint8),
        begun.effort[owner] + step,
        begun.with_target[owner] + beyond,
        np.maximum(begun.hardest[owner], step),
    )
    light = np.ones(len(role), dtype=np.bool_)
    if ground.new_skills is not None:
        fresh = (known == 0) & ground.asks.first[pieces]
        light = np.bincount(mine[fresh], minlength=len(role)) <= ground.new_skills
    home = role == ground.target
    _arrive(search, longer.those(home & light))
    kept = np.flatnonzero(light & ~home)
    kept = kept[search.hopeful(longer.those(kept))]
    return _learned(longer.those(kept), begun.learned[owner[kept]], ground)


def _learned(longer: Begun, before: Bits, ground: WideGround) -> Begun:
    """The beginnings with what their last role teaches."""
    pieces, row = ground.asks.of(longer.ways[:, -1])
    np.bitwise_or.at(before, (row, pieces >> 3), (1 << (pieces & 7)).astype(np.uint8))
    return Begun(longer.ways, before, longer.effort, longer.with_target, longer.hardest)


def _onward(search: WideSearch, begun: Begun) -> tuple[Ints, Ints]:
    """The roles to which a beginning may go on, and which of the beginnings does."""
    ground, moves = search.ground, begun.moves + 1
    at, owner = spread(ground.starts, begun.ways[:, -1])
    role = ground.ends[at]
    effort = ground.whole + ground.least[ground.most_moves - moves][role]
    may = np.isfinite(effort)
    for passed in begun.ways.T:
        may &= role != passed[owner]
    if ground.track is not None:
        here = ground.track[role]
        last = ground.track[begun.ways[:, -1]][owner]
        for passed in begun.ways.T[:-1]:
            may &= (here == last) | (here != ground.track[passed][owner])
    return role[may], owner[may]


def _arrive(search: WideSearch, home: Begun) -> None:
    """Take the ways that have come to the target."""
    fresh = np.flatnonzero(~search.beaten(home.moves, home.effort, home.hardest))
    for n in fresh.tolist():
        cost = Cost(home.moves, float(home.effort[n]), float(home.hardest[n]))
        search.front.add(cost, tuple(home.ways[n].tolist()))


def _affordable(search: WideSearch, begun: Begun) -> Begun:
    """As many beginnings as the means allow, the most promising first."""
    starts = search.ground.starts
    ends = begun.ways[:, -1]
    looks = np.cumsum((starts[ends + 1] - starts[ends])[order := _promise(search, begun)])
    few = order[looks <= max(search.means, 0) * SHARE]
    if len(few) < len(ends):
        if looks[-1] <= search.means and begun.moves + 1 == search.ground.most_moves:
            return begun
        search.complete = False
        return begun.those(few)
    return begun


def _parted(search: WideSearch, begun: Begun, width: int) -> tuple[Begun, Begun]:
    """The most promising beginnings by each measure, and the others."""
    order = _promise(search, begun)
    return begun.those(order[: 3 * width]), begun.those(order[3 * width :])


def _promise(search: WideSearch, begun: Begun) -> Ints:
    """The order of the beginnings by their best place in three: effort, gentleness soon and in the end."""
    if len(begun.ways) <= 3 * NARROW:
        return np.arange(len(begun.ways))
    ground, effort = search.ground, begun.with_target
    left = max(ground.most_moves - begun.moves, 1)
    still = effort - begun.effort
    gentle = np.maximum(begun.hardest, still / left)
    soon = np.maximum(begun.hardest, still / min(left, 2))
    orders = (np.lexsort((effort, gentle)), np.lexsort((gentle, effort)), np.lexsort((effort, soon)))
    places = np.empty((3, len(effort)), dtype=np.int64)
    for row, order in zip(places, orders, strict=True):
        row[order] = np.arange(len(order))
    return np.argsort(places.min(axis=0), kind="stable")


def _joined(some: Sequence[Begun]) -> Begun:
    """All of these as one."""
    parts = [(one.ways, one.learned, one.effort, one.with_target, one.hardest) for one in some]
    return Begun(*map(np.concatenate, zip(*parts, strict=True)))
