"""The ways that no other beats, by branch and bound over beginnings, one move longer each time.

What is learned is a set, so the effort of a way depends on the roles it passes and not on their order: that
of a beginning with the target is a lower bound, and a step cannot ask less than its share of what is open
(`bounds.py`). A narrow search for every number of moves comes first: the better the ways already known, the
more a bound cuts off.
"""

from dataclasses import replace

import numpy as np

from graph.questions.paths.beginnings import (
    Beginnings,
    Continued,
    at_origin,
    continued,
    joined,
    longer,
    merged,
    pairs,
)
from graph.questions.paths.bounds import tails
from graph.questions.paths.front import Cost, Front
from graph.questions.paths.ground import Ground
from graph.questions.paths.limits import USUAL_MOVES
from graph.questions.paths.prospects import Search, guessed, hopeful, taught, worth_it

# How many beginnings a narrow search keeps by each of its measures.
NARROW = 24
# How many narrow searches there are, each for one more move, beside that for the most moves.
NARROW_ONES = 6
MANY_RISES = 20
# The looks after which a search leaves the less promising ways out: under a second. One is at all skills of a
# role for one beginning; a guess is a part of one, and what others would add to a beginning takes more.
MOST_LOOKS = 200_000
GUESSES, ROLES_ADDED = 8, 60
# What of its means a search leaves for longer beginnings.
RESERVE = 0.3


def best_ways(ground: Ground, means: int = MOST_LOOKS) -> Search:
    """The ways from origin to target that no other beats, each with its cost in whole millionths."""
    search = Search(ground, tails(ground))
    least = int(ground.left[ground.origin])
    for moves in sorted({*range(least, min(least + NARROW_ONES, ground.most_moves)), ground.most_moves}):
        _look(search, moves, NARROW)
    # Who asks for more moves than usual has more and longer tails, and each look takes longer.
    longer_by = max(ground.most_moves / USUAL_MOVES, 1) ** 2
    search.means = means / max(len(search.tails.rises) / MANY_RISES, 1) / longer_by
    _look(search, ground.most_moves)
    return search


def quick_ways(ground: Ground) -> Front:
    """Good ways, but perhaps not the best: what a narrow search comes upon."""
    search = Search(ground, tails(ground))
    _look(search, ground.most_moves, NARROW)
    return search.front


def _look(search: Search, most_moves: int, width: int | None = None) -> None:
    """Lengthen the beginnings move by move, the hopeful ones only; with a width no more than so many."""
    begun = at_origin(search.ground, search.teachers)
    while len(begun.ways) and begun.moves < most_moves:
        if width is None:
            begun = replace(begun, teachers=taught(search, begun))
        begun = _lengthened(search, _most_promising(search.ground, begun, most_moves, width), most_moves)


def _lengthened(search: Search, begun: Beginnings, most_moves: int) -> Beginnings:
    """The beginnings with one more move; a part of the means is left for what follows."""
    grown = []
    opened, reserve = search.tails.open(begun.learned), search.means * RESERVE
    for row, role in pairs(search.ground, begun, most_moves):
        if search.means < reserve:
            search.complete = False
            break
        some = guessed(search, begun, row, role, most_moves, opened)
        part = continued(search.ground, begun, row[some], role[some])
        _arrive(search, begun, part)
        taken = part.those(worth_it(search, begun, part, most_moves, opened))
        looks = len(part.role) + len(role) / GUESSES + len(taken.role) * len(search.outside) / ROLES_ADDED
        search.means -= looks
        if len(taken.role):
            ahead = longer(search.ground, begun, taken)
            grown.append(ahead.those(hopeful(search, ahead, most_moves)))
    return merged(joined(grown)) if grown else begun.those(np.zeros(0, dtype=np.int64))


def _arrive(search: Search, begun: Beginnings, part: Continued) -> None:
    """Take the ways that have come to the target."""
    home = part.those(part.role == search.ground.target)
    fresh = ~search.front.beaten(begun.moves + 1, home.effort, home.hardest, home.ways(begun))
    for n in np.flatnonzero(fresh).tolist():
        way = (*begun.ways[home.row[n]].tolist(), search.ground.target)
        search.front.add(Cost(begun.moves + 1, float(home.effort[n]), float(home.hardest[n])), way)


def _most_promising(ground: Ground, begun: Beginnings, most_moves: int, width: int | None) -> Beginnings:
    """The beginnings by their best place in three orders, with a width no more than so many of each."""
    effort = begun.with_target
    still_open = effort - begun.effort
    gentle = np.maximum(begun.hardest, still_open / max(most_moves - begun.moves, 1))
    soon = np.maximum(begun.hardest, still_open / np.maximum(ground.left[begun.ends], 1))
    orders = (np.lexsort((effort, gentle)), np.lexsort((gentle, effort)), np.lexsort((effort, soon)))
    places = np.array([np.argsort(order) for order in orders]).min(axis=0)
    chosen = np.argsort(places, kind="stable")
    return begun.those(chosen if width is None else chosen[places[chosen] < width])
