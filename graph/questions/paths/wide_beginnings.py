"""Beginnings of ways among very many roles, and which of them promise most."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from graph.arrays import Bools, Floats, Ints

# Of so few all are taken, in whatever order.
FEW = 36


@dataclass(frozen=True)
class Begun:
    """Beginnings of ways, all of the same number of moves, a row each.

    `ways` has the roles in turn, `effort` what they ask together, `with_target` what they and the target do,
    `hardest` the largest step.
    """

    ways: Ints
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
        return Begun(self.ways[which], *costs)


def promise(begun: Begun, most_moves: int) -> Ints:
    """The order of the beginnings by their best place in three: effort, gentleness soon and in the end."""
    if len(begun.ways) <= FEW:
        return np.arange(len(begun.ways))
    effort = begun.with_target
    left = max(most_moves - begun.moves, 1)
    still = effort - begun.effort
    gentle = np.maximum(begun.hardest, still / left)
    soon = np.maximum(begun.hardest, still / min(left, 2))
    orders = (np.lexsort((effort, gentle)), np.lexsort((gentle, effort)), np.lexsort((effort, soon)))
    places = np.empty((3, len(effort)), dtype=np.int64)
    for row, order in zip(places, orders, strict=True):
        row[order] = np.arange(len(order))
    return np.argsort(places.min(axis=0), kind="stable")


def all_of(some: Sequence[Begun]) -> Begun:
    """All of these as one."""
    parts = [(one.ways, one.effort, one.with_target, one.hardest) for one in some]
    return Begun(*map(np.concatenate, zip(*parts, strict=True)))
