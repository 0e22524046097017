"""The paths that no other beats on moves, effort and hardest step, as they come to light.

A path beats another where it is at least as good in all three and better in one. Of paths that cost the same
the one whose roles come first stands for all.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np

from graph.arrays import Bools, Floats, Ints

Way = tuple[int, ...]


@dataclass(frozen=True, order=True)
class Cost:
    """What a path asks: its moves, the effort in all, the effort of its hardest step."""

    moves: int
    effort: float
    hardest: float

    def beats(self, other: "Cost") -> bool:
        """True where this one is nowhere worse and somewhere better."""
        return self != other and self.no_worse(other)

    def no_worse(self, other: "Cost") -> bool:
        """True where this one is at least as good in all three."""
        return self.moves <= other.moves and self.effort <= other.effort and self.hardest <= other.hardest


@dataclass
class Front:
    """The best ways so far, by what they cost."""

    ways: dict[Cost, Way] = field(default_factory=dict)

    def add(self, cost: Cost, way: Way) -> None:
        """Take the way where no other beats it; those that it beats go."""
        if cost in self.ways:
            self.ways[cost] = min(self.ways[cost], way)
        elif not any(other.no_worse(cost) for other in self.ways):
            self.ways = {other: kept for other, kept in self.ways.items() if not cost.beats(other)}
            self.ways[cost] = way

    def __iter__(self) -> Iterator[tuple[Cost, Way]]:
        return iter(sorted(self.ways.items()))

    def beaten(self, moves: int, effort: Floats, hardest: Floats, begun: Callable[[Bools], Ints]) -> Bools:
        """Which beginnings cannot lead to anything new, by the least that they will cost at this many moves.

        `begun` gives the roles of some of the beginnings, each as a row: one that may still cost the same as
        a way of the front goes on while it may come before that way.
        """
        costs = sorted((cost for cost in self.ways if cost.moves <= moves), key=lambda cost: cost.effort)
        if not costs:
            return np.zeros(len(effort), dtype=np.bool_)
        efforts = np.array([cost.effort for cost in costs])
        gentlest = np.minimum.accumulate([cost.hardest for cost in costs])
        # The gentlest way that asks no more; nothing is gentle enough where each way asks more.
        bar = np.append(np.inf, gentlest)[np.searchsorted(efforts, effort, side="right")]
        beaten = hardest >= bar
        for cost, way in self.ways.items():
            if cost.moves == moves:
                same = (hardest == cost.hardest) & (effort == cost.effort)
                if same.any():
                    beaten[same] = ~_may_come_before(begun(same), way)
        return beaten


def _may_come_before(begun: Ints, way: Way) -> Bools:
    """Which rows are not behind the beginning of this way, in the order of the roles."""
    before = np.zeros(len(begun), dtype=np.bool_)
    level = np.ones(len(begun), dtype=np.bool_)
    for column, role in zip(begun.T, way, strict=False):
        before |= level & (column < role)
        level &= column == role
    return before | level
