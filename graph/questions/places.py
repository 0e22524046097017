"""Where each role stands, as arrays, and where a move from it leads."""

from dataclasses import dataclass

import numpy as np

from graph.arrays import Bools, Ints
from graph.kinds import MoveKind
from graph.packed import Arrays
from graph.questions.matrix import RoleMatrix, role_matrix
from graph.stores.cache import kept
from graph.stores.derived import drawer
from graph.stores.store import View


@dataclass(frozen=True)
class Places:
    """Where each role of the matrix stands: its track by number and its rung, -1 where it has none."""

    track: Ints
    rung: Ints

    def out(self, row: int, max_climb: int) -> Ints:
        """The rows to which a move leads from this one, in order: up at most so many rungs, never down."""
        climb = self.rung - self.rung[row]
        return self._moving(row, (climb >= 0) & (climb <= max_climb), climb > 0)

    def into(self, row: int, max_climb: int) -> Ints:
        """The rows from which a move leads to this one, in order."""
        climb = self.rung[row] - self.rung
        return self._moving(row, (climb >= 0) & (climb <= max_climb), climb > 0)

    def _moving(self, row: int, near: Bools, above: Bools) -> Ints:
        if self.track[row] < 0 or self.rung[row] < 0:
            return np.zeros(0, dtype=np.int64)
        placed = (self.track >= 0) & (self.rung >= 0)
        # Within the own track every move is a promotion.
        apart = (self.track != self.track[row]) | above
        return np.flatnonzero(near & placed & apart)

    def kind(self, origin: int, target: int) -> MoveKind:
        """The kind of a move that there is."""
        if self.track[origin] == self.track[target]:
            return MoveKind.PROMOTION
        return MoveKind.DIAGONAL if self.rung[target] > self.rung[origin] else MoveKind.LATERAL


def places(store: View) -> Places:
    """Where the roles of the matrix stand, kept until the graph changes."""
    return kept(store, "places", _places)


def _places(store: View) -> Places:
    matrix = role_matrix(store)
    arrays = drawer(store).arrays("places", lambda: _worked_out(matrix))
    return Places(np.asarray(arrays["track"]), np.asarray(arrays["rung"]))


def _worked_out(matrix: RoleMatrix) -> Arrays:
    facts = [role.as_role for role in matrix.roles]
    names = {name: n for n, name in enumerate(sorted({f.track for f in facts if f.track is not None}))}
    track = [-1 if f.track is None else names[f.track] for f in facts]
    rung = [-1 if f.rung is None else f.rung for f in facts]
    return {"track": np.array(track, dtype=np.int64), "rung": np.array(rung, dtype=np.int64)}
