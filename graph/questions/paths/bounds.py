"""What the way to a target costs at least, from how it comes in by the target's own track.

A path enters the target's track once and climbs in it from there on. So every path ends in one of few
tails, and all it can do before is to pass roles that teach some of what the tail asks. What a role can
teach of a rise of the tail is known beforehand; that of the best few together, each no more than the
hardest step, is the most that so many roles can take off it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from graph.arrays import Floats, Ints
from graph.questions.paths.ground import Ground, Levels

# Of a track with more ways up than this only the first step of each is looked at.
MOST_TAILS = 60


@dataclass(frozen=True)
class Rise:
    """What one step of a tail adds to the steps before it: these skills, so heavy, from `low` to `high`.

    `taught` is how much of it each role teaches, `most` that of the roles of other tracks, most first.
    """

    skills: Ints
    weights: Floats
    low: Levels
    high: Levels
    taught: Floats
    most: Floats

    def open(self, learned: Levels) -> Floats:
        """How much of the rise is still to learn (learned: beginnings x skills)."""
        known = learned[:, self.skills]
        return (np.maximum(known, self.high) - np.maximum(known, self.low)) @ self.weights

    def least(self, short: Floats, passed: int) -> Floats:
        """The least hardest step where so many roles are passed before a rise of which this much is open.

        The least z with z + sum over the best roles of min(taught, z) at or above what is open.
        """
        least = short / (passed + 1)
        for clipped in range(passed):
            least = np.maximum(least, (short - self.most[clipped:passed].sum()) / (clipped + 1))
        return least


@dataclass(frozen=True)
class Tail:
    """A way through the target's track: its moves, with the one that enters it, its rises and their sum."""

    moves: int
    rises: tuple[Rise, ...]
    whole: Rise


def tails(ground: Ground) -> tuple[Tail, ...]:
    """All ways into and up the target's track, shortest first, or what begins each where they are many."""
    own = ground.track == ground.track[ground.target]
    chains: list[tuple[int, ...]] = []
    for gate in np.flatnonzero(own).tolist():
        for chain in _chains(ground, (gate,)):
            chains.append(chain)
            if len(chains) > MOST_TAILS:
                return tuple(_gate(ground, one) for one in np.flatnonzero(own).tolist())
    return tuple(_tail(ground, chain) for chain in sorted(chains, key=len))


def _chains(ground: Ground, chain: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    if chain[-1] == ground.target:
        yield chain
    elif len(chain) < ground.most_moves:
        own = ground.track == ground.track[ground.target]
        for role in np.flatnonzero(ground.moves[chain[-1]] & own).tolist():
            yield from _chains(ground, (*chain, role))


def _tail(ground: Ground, chain: tuple[int, ...]) -> Tail:
    nothing = top = np.zeros_like(ground.of_target)
    rises = []
    for role in chain:
        high = np.maximum(top, ground.gains[role])
        rises.append(_rise(ground, top, high))
        top = high
    return Tail(len(chain), tuple(rise for rise in rises if len(rise.skills)), _rise(ground, nothing, top))


def _gate(ground: Ground, gate: int) -> Tail:
    here = ground.gains[gate]
    nothing = np.zeros_like(here)
    whole = _rise(ground, nothing, np.maximum(here, ground.of_target))
    return Tail(int(ground.left[gate]) + 1, (_rise(ground, nothing, here),), whole)


def _rise(ground: Ground, low: Levels, high: Levels) -> Rise:
    skills = np.flatnonzero(high > low)
    low, high, weights = low[skills], high[skills], ground.weights[skills]
    taught = (np.clip(ground.gains[:, skills], low, high) - low) @ weights
    outside = ground.track != ground.track[ground.target]
    most = np.zeros(ground.most_moves + 1)
    best = np.sort(taught[outside])[::-1][: len(most)]
    most[: len(best)] = best
    return Rise(skills, weights, low, high, taught, most)
