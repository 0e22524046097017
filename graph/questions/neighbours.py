"""The roles to which a move leads from a role, in graphs too large for every move, or without rungs.

Up to WHOLE roles every move of the lattice is one. In larger graphs, and where no rungs are known, a move
across tracks leads to neighbours only: two roles of which the one is among the LIKEST roles most like the
other at its height. Where no rungs are known every role is at the same height, tracks do not matter, and
nobody says whether a move climbs: it counts as lateral.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csr_array

from graph.arrays import Bools, Floats, Ints
from graph.kinds import MoveKind
from graph.packed import Arrays
from graph.questions.likeness.roles import similarity
from graph.questions.likeness.similarity import Similarity
from graph.questions.places import Places, places
from graph.stores.cache import kept
from graph.stores.derived import drawer
from graph.stores.store import View

# How many roles most like a role count as its neighbours at each height.
LIKEST = 20
# Of more roles than these not every move across tracks is one.
WHOLE = 2_000
# Rows of likeness that are worked out at a time.
AT_A_TIME = 256


@dataclass(frozen=True)
class Neighbours:
    """Where moves that climb `max_climb` rungs at most lead, each role by its row in the matrix of roles.

    `starts` and `ends` hold, row by row, the rows of the neighbours to which a move leads; those of roles
    of which every move counts are in `places`.
    """

    places: Places
    max_climb: int
    starts: Ints
    ends: Ints

    @property
    def of_likest(self) -> bool:
        """Whether moves across tracks between roles on rungs lead to the likest roles only."""
        return len(self.places.track) > WHOLE

    def is_chosen(self, row: int) -> bool:
        """Whether moves from this role and to it are those between neighbours."""
        return self.of_likest or bool(self.open_roles[row])

    @cached_property
    def open_roles(self) -> Bools:
        """Which roles stand where no rungs are known."""
        return open_roles(self.places)

    def out(self, row: int) -> Ints:
        """The rows to which a move leads from this one, in order."""
        if self.is_chosen(row):
            return self.ends[self.starts[row] : self.starts[row + 1]]
        return self.places.out(row, self.max_climb)

    def into(self, row: int) -> Ints:
        """The rows from which a move leads to this one, in order."""
        if not self.is_chosen(row):
            return self.places.into(row, self.max_climb)
        starts, origins = self.coming
        return origins[starts[row] : starts[row + 1]]

    @cached_property
    def coming(self) -> tuple[Ints, Ints]:
        """The same moves by the role to which they lead: where each begins, and their origins in order."""
        many = len(self.places.track)
        origins = np.repeat(np.arange(many), np.diff(self.starts))
        order = np.argsort(self.ends, kind="stable")
        return np.searchsorted(self.ends[order], np.arange(many + 1)), origins[order]

    def kind(self, origin: int, target: int) -> MoveKind:
        """The kind of a move that there is."""
        if self.open_roles[origin]:
            return MoveKind.LATERAL
        return self.places.kind(origin, target)


def open_roles(stand: Places) -> Bools:
    """Which roles stand in a track but on no rung; all where nobody stands on one (O*NET has no tracks)."""
    here: Bools = stand.rung < 0
    return here if here.all() else here & (stand.track >= 0)


def neighbours(store: View, max_climb: int = 1) -> Neighbours:
    """Where moves lead in this graph, worked out once for each version of it."""
    # Where nobody stands on a rung it does not matter how many a move may climb.
    climb = max_climb if (places(store).rung >= 0).any() else 1
    return kept(store, f"neighbours {climb}", lambda here: _build(here, climb))


def _build(store: View, max_climb: int) -> Neighbours:
    stand = places(store)
    if len(stand.track) <= WHOLE and not open_roles(stand).any():
        return Neighbours(stand, max_climb, np.zeros(1, dtype=np.int64), np.zeros(0, dtype=np.int64))
    arrays = drawer(store).arrays(f"neighbours-{max_climb}", lambda: _worked_out(store, stand, max_climb))
    return Neighbours(stand, max_climb, np.array(arrays["starts"]), np.array(arrays["ends"]))


def _worked_out(store: View, stand: Places, max_climb: int) -> Arrays:
    """The moves from each role to its neighbours, those up its own track with them."""
    many, alike = len(stand.track), similarity(store)
    heights = np.unique(stand.rung[(stand.track >= 0) | open_roles(stand)]).tolist()
    moves = [(np.zeros(0, dtype=np.int64),) * 2] + [
        pair
        for height in heights
        if height < 0 or many > WHOLE
        for pair in _from_height(alike, stand, height, max_climb)
    ]
    rows, columns = (np.concatenate(ends) for ends in zip(*moves, strict=True))
    matrix = csr_array((np.ones(len(rows), np.int8), (rows, columns)), shape=(many, many))
    matrix.sum_duplicates()
    return {"starts": matrix.indptr.astype(np.int64), "ends": matrix.indices.astype(np.int64)}


def _from_height(
    alike: Similarity, stand: Places, height: int, max_climb: int
) -> Iterator[tuple[Ints, Ints]]:
    """The moves of the roles at one height with those that they choose, whichever leads to the other."""
    is_open = open_roles(stand)
    here = np.flatnonzero(((stand.track >= 0) | is_open) & (stand.rung == height))
    for start in range(0, len(here), AT_A_TIME):
        rows = here[start : start + AT_A_TIME]
        scores = alike.joined.rows(rows)
        if height < 0:
            chosen = _likest(scores[:, here], rows[:, None] == here[None, :])
            one, other = rows[chosen[0]], here[chosen[1]]
            yield one, other
            yield other, one
            continue
        for climb in range(-max_climb, max_climb + 1):
            there = np.flatnonzero((stand.track >= 0) & (stand.rung == height + climb))
            if height + climb < 0 or not len(there):
                continue
            own = stand.track[rows][:, None] == stand.track[there][None, :]
            chosen = _likest(scores[:, there], own)
            one, other = rows[chosen[0]], there[chosen[1]]
            yield (one, other) if climb >= 0 else (other, one)
            if climb == 0:
                yield other, one
            if climb > 0:
                up = np.nonzero(own)
                yield rows[up[0]], there[up[1]]


def _likest(scores: Floats, shut: Bools) -> tuple[Ints, Ints]:
    """The likest of each row but for those shut out, ties by column: their rows and columns."""
    scores = np.where(shut, 0.0, scores)
    if scores.shape[1] <= LIKEST:
        rows, columns = np.nonzero(scores > 0)
        return rows, columns
    bar = -np.partition(-scores, LIKEST - 1, axis=1)[:, LIKEST - 1, None]
    above, level = scores > bar, scores == bar
    left = LIKEST - above.sum(axis=1, keepdims=True)
    taken = (above | (level & (np.cumsum(level, axis=1) <= left))) & (scores > 0)
    rows, columns = np.nonzero(taken)
    return rows, columns
