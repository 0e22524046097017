"""Beginnings of paths, many at a time, and the moves by which they go on."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.arrays import Bools, Floats, Ints
from graph.questions.paths.ground import Ground, Levels

# Continuations whose skills are compared at a time.
AT_A_TIME = 10_000


@dataclass(frozen=True)
class Beginnings:
    """Beginnings of paths, all of the same number of moves, a row each.

    `ways` has the roles in turn, `learned` the most levels that they ask of each skill beyond the origin,
    `effort` what these weigh, `with_target` what they weigh with all that the target asks, `hardest` the
    largest step, `entered` the tracks entered, `teachers` the most that one role each, most first, can still
    teach of each rise of the tails (beginnings x rises x moves).
    """

    ways: Ints
    learned: Levels
    effort: Floats
    with_target: Floats
    hardest: Floats
    entered: Bools
    teachers: Floats

    @property
    def moves(self) -> int:
        """How many moves each of them makes."""
        return int(self.ways.shape[1]) - 1

    @property
    def ends(self) -> Ints:
        """The roles that they have come to."""
        return self.ways[:, -1]

    def those(self, which: Ints | Bools) -> "Beginnings":
        """Some of them."""
        return Beginnings(*(part[which] for part in self.parts))

    @property
    def parts(self) -> tuple[NDArray[Any], ...]:
        """Its arrays in turn."""
        costs = (self.effort, self.with_target, self.hardest)
        return (self.ways, self.learned, *costs, self.entered, self.teachers)


@dataclass(frozen=True)
class Continued:
    """One more move of some beginnings: which of them, to which role, and what it makes of their costs."""

    row: Ints
    role: Ints
    effort: Floats
    with_target: Floats
    hardest: Floats

    def those(self, which: Ints | Bools) -> "Continued":
        """Some of them."""
        row, role, effort = self.row[which], self.role[which], self.effort[which]
        return Continued(row, role, effort, self.with_target[which], self.hardest[which])

    def ways(self, begun: Beginnings) -> Callable[[Bools], Ints]:
        """What gives the roles in turn of some of them."""
        return lambda which: np.hstack([begun.ways[self.row[which]], self.role[which, None]])


def at_origin(ground: Ground, teachers: Floats) -> Beginnings:
    """The one beginning without a move."""
    entered = np.zeros((1, int(ground.track.max()) + 1), dtype=np.bool_)
    entered[0, ground.track[ground.origin]] = True
    way = np.array([[ground.origin]], dtype=np.int64)
    nothing, whole = np.zeros(1), np.array([ground.of_target @ ground.weights])
    return Beginnings(way, ground.gains[[ground.origin]], nothing, whole, nothing, entered, teachers)


def open_moves(ground: Ground, begun: Beginnings, most_moves: int) -> Bools:
    """Which roles each beginning may go on to: soon enough, and into no track that it has left."""
    here = ground.track[begun.ends]
    fresh = ~begun.entered[:, ground.track] | (ground.track[None, :] == here[:, None])
    in_time = ground.left <= most_moves - begun.moves - 1
    here_to: Bools = ground.moves[begun.ends] & fresh & in_time[None, :]
    return here_to


def pairs(ground: Ground, begun: Beginnings, most_moves: int) -> Iterator[tuple[Ints, Ints]]:
    """Every beginning, by its row, with every role that it may go on to, some at a time."""
    rows, roles = np.nonzero(open_moves(ground, begun, most_moves))
    for start in range(0, len(rows), AT_A_TIME):
        part = slice(start, start + AT_A_TIME)
        yield rows[part], roles[part]


def continued(ground: Ground, begun: Beginnings, row: Ints, role: Ints) -> Continued:
    """What these moves make of the costs of the beginnings; moves that teach too much are left out."""
    columns, values = ground.columns[role], ground.values[role]
    known = np.take(begun.learned, row[:, None] * begun.learned.shape[1] + columns)
    weights, target = ground.weights[columns], ground.of_target[columns]
    after = np.maximum(values, known)
    step = np.einsum("ij,ij->i", after - known, weights)
    beyond = np.einsum("ij,ij->i", np.maximum(after, target) - np.maximum(known, target), weights)
    effort, with_target = begun.effort[row] + step, begun.with_target[row] + beyond
    every = Continued(row, role, effort, with_target, np.maximum(begun.hardest[row], step))
    if ground.new_skills is None:
        return every
    fresh = (known == 0) & (values > 0) & ground.fresh[columns]
    return every.those(fresh.sum(axis=1) <= ground.new_skills)


def longer(ground: Ground, begun: Beginnings, taken: Continued) -> Beginnings:
    """The beginnings with these moves made."""
    entered = begun.entered[taken.row]
    entered[np.arange(len(taken.role)), ground.track[taken.role]] = True
    return Beginnings(
        np.hstack([begun.ways[taken.row], taken.role[:, None]]),
        np.maximum(begun.learned[taken.row], ground.gains[taken.role]),
        taken.effort,
        taken.with_target,
        taken.hardest,
        entered,
        begun.teachers[taken.row],
    )


def joined(some: Sequence[Beginnings]) -> Beginnings:
    """All of these as one."""
    parts = zip(*(begun.parts for begun in some), strict=True)
    return Beginnings(*map(np.concatenate, parts))


def merged(begun: Beginnings) -> Beginnings:
    """The beginnings without those that another one stands for.

    Of two that pass the same roles and end at the same one the gentler can do all that the other can, unless
    the other's roles come first, which tells equal paths apart.
    """
    order = np.lexsort((*begun.ways.T[::-1], begun.hardest))
    passed = np.sort(begun.ways, axis=1)
    first: dict[tuple[int, bytes], tuple[int, ...]] = {}
    kept = []
    ways = list(map(tuple, begun.ways.tolist()))
    for n in order.tolist():
        way = ways[n]
        key = (way[-1], passed[n].tobytes())
        if key not in first or way < first[key]:
            first[key] = way
            kept.append(n)
    return begun.those(np.array(kept, dtype=np.int64))
