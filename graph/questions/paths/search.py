"""The ways that no other beats, by branch and bound over beginnings, one move longer each time.

What is learned is a set, so the effort of a way depends on the roles it passes and not on their order: that
of a beginning with the target is a lower bound, and a step cannot ask less than its share of what is open
(`bounds.py`). A narrow search for every number of moves comes first: the better the ways already known, the
more a bound cuts off.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from graph.arrays import Bools, Floats, Ints
from graph.questions.paths.beginnings import (
    Beginnings,
    Continued,
    at_origin,
    continuations,
    joined,
    longer,
    merged,
    open_moves,
)
from graph.questions.paths.bounds import Tail, tails
from graph.questions.paths.front import Cost, Front
from graph.questions.paths.ground import Ground

# How many beginnings a narrow search keeps by each of its measures.
NARROW = 24
# The continuations looked at before a search leaves the less promising ones out: about a second.
MOST_LOOKED_AT = 1_500_000


@dataclass
class Search:
    """One search over a ground: the front so far, and whether everything was looked at."""

    ground: Ground
    tails: tuple[Tail, ...]
    means: int
    front: Front = field(default_factory=Front)
    complete: bool = True


def best_ways(ground: Ground, means: int = MOST_LOOKED_AT) -> Search:
    """The ways from origin to target that no other beats, each with its cost in whole millionths."""
    search = Search(ground, tails(ground), means)
    for moves in range(int(ground.left[ground.origin]), ground.most_moves + 1):
        _look(search, moves, NARROW)
    search.means = means
    _look(search, ground.most_moves)
    return search


def quick_ways(ground: Ground) -> Front:
    """Good ways, but perhaps not the best: what a narrow search comes upon."""
    search = Search(ground, tails(ground), MOST_LOOKED_AT)
    _look(search, ground.most_moves, NARROW)
    return search.front


def _look(search: Search, most_moves: int, width: int | None = None) -> None:
    """Lengthen the beginnings move by move, the hopeful ones only; with a width no more than so many."""
    begun = at_origin(search.ground)
    while len(begun.ways) and begun.moves < most_moves:
        if width is not None:
            begun = _most_promising(search.ground, begun, most_moves, width)
        else:
            begun = _within_means(search, begun)
        begun = _lengthened(search, begun, most_moves)


def _lengthened(search: Search, begun: Beginnings, most_moves: int) -> Beginnings:
    grown = []
    for part in continuations(search.ground, begun, most_moves):
        search.means -= len(part.role)
        _arrive(search, begun, part)
        taken = part.those(_worth_it(search, begun, part, most_moves))
        if len(taken.role):
            ahead = longer(search.ground, begun, taken)
            grown.append(ahead.those(_hopeful(search, ahead, most_moves)))
    return merged(joined(grown)) if grown else begun.those(np.zeros(0, dtype=np.int64))


def _arrive(search: Search, begun: Beginnings, part: Continued) -> None:
    """Take the ways that have come to the target."""
    for n in np.flatnonzero(part.role == search.ground.target).tolist():
        way = (*begun.ways[part.row[n]].tolist(), search.ground.target)
        search.front.add(Cost(begun.moves + 1, float(part.effort[n]), float(part.hardest[n])), way)


def _worth_it(search: Search, begun: Beginnings, part: Continued, most_moves: int) -> Bools:
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
    shorts = [
        [rise.open(begun.learned)[some.row] - rise.taught[some.role] for rise in tail.rises]
        for tail in search.tails
    ]
    efforts = [some.with_target] * len(search.tails)
    prospects = Prospects(moves, left[outside], some.hardest, efforts, shorts, some.ways(begun))
    worth[outside] = _some_tail(search, prospects, most_moves)
    return worth


def _hopeful(search: Search, begun: Beginnings, most_moves: int) -> Bools:
    """Which beginnings may still lead to something new."""
    ground = search.ground
    left = ground.left[begun.ends]
    inside = ground.track[begun.ends] == ground.track[ground.target]
    hopeful = np.zeros(len(begun.ways), dtype=np.bool_)
    climbing = np.flatnonzero(inside)
    hopeful[climbing] = _some_climb(search, begun.those(climbing), left[climbing], most_moves)
    outside = np.flatnonzero(~inside)
    some = begun.those(outside)
    prospects = Prospects(
        begun.moves,
        left[outside],
        some.hardest,
        [some.effort + tail.whole.open(some.learned) for tail in search.tails],
        [[rise.open(some.learned) for rise in tail.rises] for tail in search.tails],
        lambda one: some.ways[one],
    )
    hopeful[outside] = _some_tail(search, prospects, most_moves)
    return hopeful


def _some_climb(search: Search, begun: Beginnings, left: Ints, most_moves: int) -> Bools:
    """Which beginnings in the target's track may get up it to something new."""
    effort = begun.with_target
    hopeful = np.zeros(len(begun.ways), dtype=np.bool_)
    for moves in range(begun.moves + 1, most_moves + 1):
        hardest = np.maximum(begun.hardest, (effort - begun.effort) / (moves - begun.moves))
        hopeful |= (begun.moves + left <= moves) & ~search.front.beaten(
            moves, effort, hardest, lambda one: begun.ways[one]
        )
    return hopeful


@dataclass(frozen=True)
class Prospects:
    """Some beginnings outside the target's track before each tail: what it costs and what of it is open."""

    moves: int
    left: Ints
    hardest: Floats
    efforts: Sequence[Floats]
    shorts: Sequence[Sequence[Floats]]
    ways: Callable[[Bools], Ints]


def _some_tail(search: Search, prospects: Prospects, most_moves: int) -> Bools:
    """Which beginnings may come to something new by some tail, passing some roles before it."""
    hopeful = np.zeros(len(prospects.left), dtype=np.bool_)
    for tail, effort, shorts in zip(search.tails, prospects.efforts, prospects.shorts, strict=True):
        for passed in range(most_moves - prospects.moves - tail.moves + 1):
            moves = prospects.moves + passed + tail.moves
            hardest = prospects.hardest
            for rise, short in zip(tail.rises, shorts, strict=True):
                hardest = np.maximum(hardest, rise.least(short, passed))
            beaten = search.front.beaten(moves, effort, hardest, prospects.ways)
            hopeful |= (prospects.moves + prospects.left <= moves) & ~beaten
    return hopeful


def _within_means(search: Search, begun: Beginnings) -> Beginnings:
    """All beginnings, or the most promising ones where all would take too long."""
    ahead = open_moves(search.ground, begun, search.ground.most_moves).sum(axis=1)
    if ahead.sum() <= max(search.means, 0):
        return begun
    search.complete = False
    share = max(search.means, 0) / max(search.ground.most_moves - begun.moves, 1)
    return _most_promising(
        search.ground, begun, search.ground.most_moves, max(int(share / ahead.mean()) // 3, NARROW)
    )


def _most_promising(ground: Ground, begun: Beginnings, most_moves: int, width: int) -> Beginnings:
    """The beginnings that are best by one of three measures, at most so many by each."""
    if len(begun.ways) <= width:
        return begun
    effort = begun.with_target
    still_open = effort - begun.effort
    gentle = np.maximum(begun.hardest, still_open / max(most_moves - begun.moves, 1))
    soon = np.maximum(begun.hardest, still_open / np.maximum(ground.left[begun.ends], 1))
    orders = (np.lexsort((effort, gentle)), np.lexsort((gentle, effort)), np.lexsort((effort, soon)))
    return begun.those(np.unique(np.concatenate([order[:width] for order in orders])))
