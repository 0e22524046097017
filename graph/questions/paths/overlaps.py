"""What two roles teach alike, and by it what a move asks at least: far cheaper than to look at each skill.

What a role adds to those passed is at least what it asks alone less what it shares with each of them.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graph.arrays import Floats, Ints
from graph.questions.paths.ground import Ground, Levels, weighed


@dataclass(frozen=True)
class Overlaps:
    """What roles ask beyond `above`, and what any two of them share of it (roles x roles)."""

    ground: Ground
    above: Levels

    @cached_property
    def alone(self) -> Floats:
        """What each role asks."""
        return weighed(_beyond(self.ground.gains, self.above), self.ground.weights)

    @cached_property
    def shared(self) -> Floats:
        """What each two roles both ask."""
        ground = self.ground
        shared = np.zeros((len(ground.rows), len(ground.rows)))
        for role, (columns, values) in enumerate(zip(ground.columns, ground.values, strict=True)):
            both = _beyond(np.minimum(ground.gains[:, columns], values), self.above[columns])
            shared[role] = weighed(both, ground.weights[columns])
        return shared

    def least(self, ways: Ints, roles: Ints) -> Floats:
        """The least that each of these roles adds to those of its way."""
        added = self.alone[roles]
        for passed in ways.T[1:]:
            added = added - self.shared[passed, roles]
        return np.maximum(added, 0)

    def least_of_others(self, ways: Ints, others: Ints, most: int) -> Floats:
        """The least that one, two, ... of these other roles add to each way (ways x most).

        Several add at least what the one of them adds that adds most.
        """
        shared = np.ascontiguousarray(self.shared[:, others])
        # A role that was passed already is none that is added.
        shared[others, np.arange(len(others))] = -np.inf
        added = np.broadcast_to(self.alone[others], (len(ways), len(others)))
        for passed in ways.T[1:]:
            added = added - shared[passed]
        least = np.full((len(ways), most), np.inf)
        if added.shape[1] > most:
            added = np.partition(added, most, axis=1)[:, :most]
        least[:, : added.shape[1]] = np.sort(np.maximum(added, 0), axis=1)
        return least


def _beyond(gains: Levels, above: Levels) -> Levels:
    return np.maximum(gains, above) - above
