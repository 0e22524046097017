"""The ground of a search among very many roles or such without rungs: moves as lists, asks as sets."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from graph.arrays import Bools, Floats, Ints
from graph.kinds import MoveKind
from graph.questions.matrix import role_matrix
from graph.questions.neighbours import Neighbours, neighbours
from graph.questions.paths.asks import Asks, asks_beyond
from graph.questions.paths.compiled import Loops
from graph.questions.paths.limits import PathLimits
from graph.stores.store import View


@dataclass(frozen=True, kw_only=True)
class WideGround:
    """The moves within the limits, each role by its row in the matrix, and what roles ask beyond the origin.

    A move leads from a role to each of `ends` from its place in `starts` on to the next. `track` has the
    tracks that are entered once only, a number of its own for a role that stands in none such.
    """

    asks: Asks
    starts: Ints
    ends: Ints
    track: Ints | None
    origin: int
    target: int
    most_moves: int
    new_skills: int | None

    @cached_property
    def of_target(self) -> Bools:
        """Which pieces the target asks."""
        asked = np.zeros(len(self.asks.weights), dtype=np.bool_)
        asked[self.asks.pieces[self.asks.starts[self.target] : self.asks.starts[self.target + 1]]] = True
        return asked

    @cached_property
    def whole(self) -> float:
        """What the target asks in all."""
        return float(self.asks.weights[self.of_target].sum())

    def least(self, made: Loops | None = None) -> list[Floats]:
        """For none, one, two, ... more moves: the least that some role on the way asks beside the target.

        Infinite where the target cannot be reached in so many.
        """
        beside = self._beside(made)
        here = np.full(len(self.starts) - 1, np.inf)
        here[self.target] = 0.0
        every = [here]
        for _ in range(self.most_moves):
            after = self._ahead(here, beside, made)
            if np.array_equal(after, here):
                break
            every.append(after)
            here = after
        return every + [here] * (self.most_moves + 1 - len(every))

    def _beside(self, made: Loops | None) -> Floats:
        """What each role asks beside the target."""
        if not made:
            return self.asks.sums(np.where(self.of_target, 0.0, self.asks.weights))
        beside = np.empty(len(self.starts) - 1)
        made.sums(self.asks.starts, self.asks.pieces, self.asks.weights, self.of_target, beside)
        return beside

    def _ahead(self, here: Floats, beside: Floats, made: Loops | None) -> Floats:
        """The same for one move more."""
        after, onward = here.copy(), np.maximum(here, beside)
        leaving = np.flatnonzero(np.diff(self.starts))
        if made:
            made.ahead(self.starts, self.ends, onward, after)
        elif len(leaving):
            least = np.minimum.reduceat(onward[self.ends], self.starts[leaving])
            after[leaving] = np.minimum(here[leaving], least)
        after[self.target] = 0.0
        return after

    @property
    def least_moves(self) -> int | None:
        """How many moves lead from origin to target at least; None where the most are too few."""
        for moves, least in enumerate(self.least()):
            if np.isfinite(least[self.origin]):
                return moves
        return None


def wide_ground(
    store: View, origin_id: str, target_id: str, limits: PathLimits, avoided: frozenset[str]
) -> WideGround:
    """The ground of a search among neighbours."""
    matrix, near = role_matrix(store), neighbours(store, limits.max_climb)
    origin, target = matrix.row[origin_id], matrix.row[target_id]
    shut = np.array([matrix.row[role] for role in avoided if role in matrix.row], dtype=np.int64)
    starts, ends = _within(near, bool(near.open_roles[origin]), limits, shut)
    return WideGround(
        asks=asks_beyond(store, origin),
        starts=starts,
        ends=ends,
        track=None if near.open_roles[origin] else near.places.track,
        origin=origin,
        target=target,
        most_moves=limits.most_moves,
        new_skills=limits.new_skills,
    )


def in_own_track(ground: WideGround) -> WideGround:
    """The ground where the first move leads up the own track; where tracks do not matter there is none."""
    own = slice(ground.starts[ground.origin], ground.starts[ground.origin + 1])
    kept = np.ones(len(ground.ends), dtype=np.bool_)
    track = ground.track
    kept[own] = False if track is None else track[ground.ends[own]] == track[ground.origin]
    return replace(
        ground, starts=np.concatenate(([0], np.cumsum(kept)))[ground.starts], ends=ground.ends[kept]
    )


def is_wide(store: View, origin_id: str, limits: PathLimits) -> bool:
    """Whether moves from this role lead to neighbours only."""
    return neighbours(store, limits.max_climb).is_chosen(role_matrix(store).row[origin_id])


def _within(near: Neighbours, is_open: bool, limits: PathLimits, shut: Ints) -> tuple[Ints, Ints]:
    """The moves of these kinds that touch none of the roles that are shut out."""
    if not len(shut) and set(limits.kinds) >= set(MoveKind):
        return near.starts, near.ends
    stand, many = near.places, len(near.places.track)
    origins = np.repeat(np.arange(many), np.diff(near.starts))
    own = stand.track[origins] == stand.track[near.ends]
    up = stand.rung[near.ends] > stand.rung[origins]
    kept = np.zeros(len(origins), dtype=np.bool_)
    for kind, those in _kinds(own, up, is_open):
        if kind in limits.kinds:
            kept |= those
    closed = np.zeros(many, dtype=np.bool_)
    closed[shut] = True
    kept &= ~closed[origins] & ~closed[near.ends]
    return np.concatenate(([0], np.cumsum(kept)))[near.starts], near.ends[kept]


def _kinds(own: Bools, up: Bools, is_open: bool) -> Iterator[tuple[MoveKind, Bools]]:
    """Which moves are of each kind."""
    if is_open:
        yield MoveKind.LATERAL, np.ones_like(own)
        return
    yield MoveKind.PROMOTION, own & up
    yield MoveKind.LATERAL, ~own & ~up
    yield MoveKind.DIAGONAL, ~own & up
