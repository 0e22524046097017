"""What the way to a target costs at least, from how it comes in by the target's own track.

A path enters the target's track once and climbs in it from there on. So every path ends in one of few
tails, and all it can do before is to pass roles that teach some of what the tail asks. What a role can
teach of a rise of the tail is known beforehand, or from what a beginning knows by then; that of the best few
together, each no more than the hardest step, is the most that so many roles can take off it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from graph.arrays import Floats, Ints
from graph.questions.paths.ground import Ground, Levels, weighed

# Of a track with more ways up than this only the first step of each is looked at.
MOST_TAILS = 60


@dataclass(frozen=True)
class Rise:
    """What one step of a tail adds to the steps before it: these skills, so heavy, from `low` to `high`."""

    skills: Ints
    weights: Floats
    low: Levels
    high: Levels

    def open(self, learned: Levels) -> Floats:
        """How much of the rise is still to learn (learned: beginnings x skills)."""
        known = learned[:, self.skills]
        return weighed(np.maximum(known, self.high) - np.maximum(known, self.low), self.weights)

    def within(self, levels: Levels) -> Levels:
        """The levels of its skills as far as they lie in the rise."""
        return np.clip(levels[:, self.skills], self.low, self.high)

    def teach(self, gains: Levels, learned: Levels) -> Floats:
        """How much of it each role teaches each beginning (beginnings x roles)."""
        taught = np.zeros((len(learned), len(gains)))
        for level, known, weight in zip(
            self.within(gains).T.astype(np.float64),
            self.within(learned).T.astype(np.float64),
            self.weights.tolist(),
            strict=True,
        ):
            taught += np.maximum(level[None, :] - known[:, None], 0) * weight
        return taught


@dataclass(frozen=True)
class Tail:
    """A way through the target's track: its moves, with the one that enters it, and its rises by number.

    `whole` is the sum of its rises.
    """

    moves: int
    rises: tuple[int, ...]
    whole: Rise


@dataclass(frozen=True)
class Tails:
    """All tails, shortest first, their rises, and how much of each rise a role teaches (roles x rises)."""

    every: tuple[Tail, ...]
    rises: tuple[Rise, ...]
    taught: Floats

    def open(self, learned: Levels) -> Floats:
        """How much of each rise is still to learn (beginnings x rises)."""
        return np.array([rise.open(learned) for rise in self.rises]).reshape(len(self.rises), -1).T


def least_hardest(short: Floats, teachers: Floats, passed: int) -> Floats:
    """The least hardest step where so many roles are passed before a rise of which this much is open.

    `teachers` is what the best none, one, two, ... roles can teach of it together (numbers x beginnings).
    It is the least z with z + sum over the best roles of min(taught, z) at or above what is open.
    """
    least = short / (passed + 1)
    for clipped in range(passed):
        rest = short - teachers[passed] + teachers[clipped]
        least = np.maximum(least, rest / (clipped + 1))
    return least


def tails(ground: Ground) -> Tails:
    """All ways into and up the target's track, or what begins each where they are many."""
    own = ground.track == ground.track[ground.target]
    chains: list[tuple[int, ...]] = []
    for gate in np.flatnonzero(own).tolist():
        for chain in _chains(ground, (gate,)):
            chains.append(chain)
            if len(chains) > MOST_TAILS:
                return _tails(ground, [(one,) for one in np.flatnonzero(own).tolist()])
    return _tails(ground, sorted(chains, key=len))


def _chains(ground: Ground, chain: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    if chain[-1] == ground.target:
        yield chain
    elif len(chain) < ground.most_moves:
        own = ground.track == ground.track[ground.target]
        for role in np.flatnonzero(ground.moves[chain[-1]] & own).tolist():
            yield from _chains(ground, (*chain, role))


def _tails(ground: Ground, chains: list[tuple[int, ...]]) -> Tails:
    """The tails of these beginnings of chains, each to be gone on to the target."""
    numbers: dict[tuple[bytes, bytes], int] = {}
    rises: list[Rise] = []
    every = []
    nothing = np.zeros_like(ground.of_target)
    for chain in chains:
        top, own = nothing, []
        for role in chain:
            high = np.maximum(top, ground.gains[role])
            key = (top.tobytes(), high.tobytes())
            if key not in numbers:
                numbers[key] = len(rises)
                rises.append(_rise(ground, top, high))
            own.append(numbers[key])
            top = high
        moves = len(chain) + int(ground.left[chain[-1]])
        every.append(Tail(moves, tuple(own), _rise(ground, nothing, np.maximum(top, ground.of_target))))
    taught = np.array([weighed(rise.within(ground.gains) - rise.low, rise.weights) for rise in rises]).T
    return Tails(tuple(every), tuple(rises), taught)


def _rise(ground: Ground, low: Levels, high: Levels) -> Rise:
    skills = np.flatnonzero(high > low)
    return Rise(skills, ground.weights[skills], low[skills], high[skills])
