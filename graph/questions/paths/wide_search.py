"""The ways that no other beats among very many roles, by branch and bound over beginnings.

A first dive lengthens only the most promising beginnings and comes upon good ways; then all others are
lengthened, one move more at a time, as far as they may still lead to something new. What a way costs in the
end is at least what it and the target ask together, and no less than what the roles that are left ask beside
the target: the least of that is known for every role beforehand (`WideGround.least`). A step asks at least
its share of what is open.
"""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from graph.arrays import Bools, Floats, Ints
from graph.questions.paths.asks import Bits, spread
from graph.questions.paths.compiled import Loops, loops
from graph.questions.paths.front import Cost, Front
from graph.questions.paths.wide_beginnings import Begun, all_of, promise
from graph.questions.paths.wide_ground import WideGround

# How many beginnings the dive keeps by each of its measures.
NARROW = 12
# The continuations after which a search leaves the less promising ways out: under half a second.
MOST_LOOKS = 150_000
# What of its means a search spends on beginnings of one length.
SHARE = 0.4
# The looks of a search that is content with any good way.
FEW_LOOKS = 10_000


@dataclass
class WideSearch:
    """One search: the front so far, what of its means is left, and whether everything was looked at."""

    ground: WideGround
    means: float
    front: Front = field(default_factory=Front)
    complete: bool = True
    made: Loops | None = None

    @cached_property
    def least(self) -> Floats:
        """What `WideGround.least` tells, as one array (moves x roles)."""
        return np.array(self.ground.least(self.made))

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
        ground, ends = self.ground, np.ascontiguousarray(begun.ways[:, -1])
        hope = np.zeros(len(begun.ways), dtype=np.bool_)
        if self.made:
            costs = list(self.front.ways)
            moves = np.array([cost.moves for cost in costs], dtype=np.int64)
            best = (np.array([cost.effort for cost in costs]), np.array([cost.hardest for cost in costs]))
            own = (ends, begun.moves, begun.effort, begun.with_target, begun.hardest)
            limits = (self.least, ground.whole, ground.most_moves)
            self.made.hopeful(*own, *limits, moves, *best, hope)
            return hope
        still = begun.with_target - begun.effort
        for total in range(begun.moves + 1, ground.most_moves + 1):
            left = total - begun.moves
            effort = np.maximum(begun.with_target, ground.whole + self.least[left][ends])
            hope |= ~self.beaten(total, effort, np.maximum(begun.hardest, still / left)) & (effort < np.inf)
        return hope


def best_wide_ways(ground: WideGround, means: float = MOST_LOOKS, fast: bool | None = None) -> WideSearch:
    """The ways from origin to target that no other beats, each with its cost in whole millionths.

    `fast` says whether by what is compiled, None: where that pays. The answer is the same.
    """
    search = WideSearch(ground, means, made=loops(fast))
    if not np.isfinite(search.least[-1, ground.origin]):
        return search
    waiting: list[list[Begun]] = [[] for _ in range(ground.most_moves)]
    begun = _at_origin(ground)
    for moves in range(ground.most_moves):
        first, rest = _parted(search, begun, NARROW)
        waiting[moves].append(rest)
        begun = _lengthened(search, first)
    for moves in range(1, ground.most_moves):
        begun = all_of(waiting[moves])
        begun = _affordable(search, begun.those(search.hopeful(begun)))
        longer = _lengthened(search, begun)
        if moves + 1 < ground.most_moves:
            waiting[moves + 1].append(longer)
    return search


def _at_origin(ground: WideGround) -> Begun:
    nothing, whole = np.zeros(1), np.array([ground.whole])
    return Begun(np.array([[ground.origin]], dtype=np.int64), nothing, whole, nothing)


def _lengthened(search: WideSearch, begun: Begun) -> Begun:
    """The hopeful beginnings with one more move; ways that come to the target are taken."""
    ground = search.ground
    longer, light = (_compiled if search.made else _by_numpy)(search, begun)
    search.means -= len(light)
    home = longer.ways[:, -1] == ground.target
    _arrive(search, longer.those(home & light))
    kept = np.flatnonzero(light & ~home)
    onward = longer.those(kept)
    return onward.those(search.hopeful(onward))


Continued = tuple[Begun, Bools]


def _by_numpy(search: WideSearch, begun: Begun) -> Continued:
    """Every beginning with every role that it may go on to, and whether that teaches no more than it may."""
    ground = search.ground
    role, owner = _onward(search, begun)
    pieces, mine = ground.asks.of(role)
    known = _learned(begun, ground)[owner[mine], pieces >> 3] >> (pieces & 7) & 1
    weights = ground.asks.weights[pieces] * (known == 0)
    step = np.bincount(mine, weights, len(role))
    beyond = np.bincount(mine, np.where(ground.of_target[pieces], 0.0, weights), len(role))
    light = np.ones(len(role), dtype=np.bool_)
    if ground.new_skills is not None:
        fresh = (known == 0) & ground.asks.first[pieces]
        light = np.bincount(mine[fresh], minlength=len(role)) <= ground.new_skills
    costs = (begun.effort[owner] + step, begun.with_target[owner] + beyond)
    ways = np.hstack([begun.ways[owner], role[:, None]])
    return Begun(ways, *costs, np.maximum(begun.hardest[owner], step)), light


def _compiled(search: WideSearch, begun: Begun) -> Continued:
    """The same by a compiled loop."""
    ground, asks = search.ground, search.ground.asks
    ends = begun.ways[:, -1]
    most = int((ground.starts[ends + 1] - ground.starts[ends]).sum())
    longer = np.empty((most, begun.moves + 2), dtype=np.int64)
    costs = [np.empty(most) for _ in range(3)]
    light = np.empty(most, dtype=np.bool_)
    track = np.zeros(0, dtype=np.int64) if ground.track is None else ground.track
    least = search.least[ground.most_moves - begun.moves - 1]
    new_skills = -1 if ground.new_skills is None else ground.new_skills
    stamps = np.full(len(asks.weights), -1)
    own = (begun.ways, stamps, begun.effort, begun.with_target, begun.hardest)
    asked = (asks.starts, asks.pieces, asks.weights, ground.of_target, asks.first)
    moves = (ground.starts, ground.ends, track, least)
    many = search.made.continued(*own, *moves, *asked, new_skills, longer, *costs, light)  # type: ignore[union-attr]
    return Begun(longer[:many], *(cost[:many] for cost in costs)), light[:many]


def _learned(begun: Begun, ground: WideGround) -> Bits:
    """What the roles of each beginning teach, a bit for each piece."""
    learned = np.zeros((len(begun.ways), len(ground.asks.weights) // 8 + 1), dtype=np.uint8)
    for passed in begun.ways.T[1:]:
        pieces, row = ground.asks.of(passed)
        np.bitwise_or.at(learned, (row, pieces >> 3), (1 << (pieces & 7)).astype(np.uint8))
    return learned


def _onward(search: WideSearch, begun: Begun) -> tuple[Ints, Ints]:
    """The roles to which a beginning may go on, and which of the beginnings does."""
    ground, moves = search.ground, begun.moves + 1
    at, owner = spread(ground.starts, begun.ways[:, -1])
    role = ground.ends[at]
    may = np.isfinite(search.least[ground.most_moves - moves][role])
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
    starts, ends = search.ground.starts, begun.ways[:, -1]
    looks = starts[ends + 1] - starts[ends]
    last = begun.moves + 1 == search.ground.most_moves
    means = max(search.means, 0) * (1 if last else SHARE)
    if looks.sum() <= means:
        return begun
    search.complete = False
    order = promise(begun, search.ground.most_moves)
    return begun.those(order[np.cumsum(looks[order]) <= means])


def _parted(search: WideSearch, begun: Begun, width: int) -> tuple[Begun, Begun]:
    """The most promising beginnings by each measure, and the others."""
    order = promise(begun, search.ground.most_moves)
    return begun.those(order[: 3 * width]), begun.those(order[3 * width :])
