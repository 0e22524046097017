"""The ground of one search: the roles between two ends, the moves among them, what each adds.

All of it is arrays, made from the matrix of the roles: no move of the lattice becomes an object.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graph.arrays import Bools, Floats, Ints
from graph.kinds import MoveKind
from graph.questions.matrix import RoleMatrix, role_matrix
from graph.questions.paths.limits import PathLimits
from graph.questions.places import Places, places
from graph.stores.store import View

# Weights are counted in whole millionths, so that sums of the same efforts are the same in any order.
PARTS = 1_000_000
# What stands for "no way leads there" in counts of moves.
FAR_OFF = 1_000_000

Levels = NDArray[np.uint8]


@dataclass(frozen=True, kw_only=True)
class Ground:
    """The roles that a path within the limits may pass, each by its place in `rows` of the matrix.

    `gains` is by how many levels a role asks more of each skill than the origin (roles x skills, 0 to 5),
    `weights` what a level of each skill weighs in whole millionths, `fresh` the skills that the origin does
    not hold, `moves` which role leads to which, `left` how many moves lead from each role to the target,
    `track` their tracks by number.
    """

    rows: Ints
    gains: Levels
    weights: Floats
    fresh: Bools
    moves: Bools
    left: Ints
    track: Ints
    origin: int
    target: int
    most_moves: int
    new_skills: int | None

    @cached_property
    def columns(self) -> Ints:
        """The skills of each role, padded with skills of which it asks nothing (roles x most)."""
        width = int((self.gains > 0).sum(axis=1).max(initial=0))
        return np.argsort(self.gains == 0, axis=1, kind="stable")[:, :width]

    @cached_property
    def values(self) -> Levels:
        """The gains at these skills."""
        return np.take_along_axis(self.gains, self.columns, axis=1)

    @cached_property
    def of_target(self) -> Levels:
        """What the target gains of each skill."""
        here: Levels = self.gains[self.target]
        return here


def weighed(levels: Levels, weights: Floats) -> Floats:
    """The sum of each row of levels, each by its weight.

    Not as a product of matrices: the threads of these wait for each other longer than so small a sum takes.
    """
    sums: Floats = np.einsum("ij,j->i", levels, weights)
    return sums


def moves_within(places: Places, limits: PathLimits) -> Bools:
    """Which moves there are within these limits, but for roles to avoid (roles x roles)."""
    climb = places.rung[None, :] - places.rung[:, None]
    own = places.track[None, :] == places.track[:, None]
    placed = (places.track >= 0) & (places.rung >= 0)
    kinds = {
        MoveKind.PROMOTION: own & (climb > 0),
        MoveKind.LATERAL: ~own & (climb == 0),
        MoveKind.DIAGONAL: ~own & (climb > 0),
    }
    allowed = np.zeros_like(own)
    for kind in limits.kinds:
        allowed |= kinds[kind]
    here: Bools = allowed & (climb <= limits.max_climb) & placed[None, :] & placed[:, None]
    return here


def ground(
    store: View, origin_id: str, target_id: str, limits: PathLimits, avoided: frozenset[str]
) -> Ground | None:
    """The ground of a search; None where no path is short enough."""
    matrix = role_matrix(store)
    origin, target = matrix.row[origin_id], matrix.row[target_id]
    moves = moves_within(places(store), limits)
    shut = [row for role, row in matrix.row.items() if role in avoided]
    moves[shut, :] = moves[:, shut] = False
    left = moves_to(moves, target)
    between = np.flatnonzero(moves_to(moves.T, origin) + left <= limits.most_moves)
    if origin not in between:
        return None
    gains, weights, fresh = _gains(matrix, origin, between)
    return Ground(
        rows=between,
        gains=gains,
        weights=weights,
        fresh=fresh,
        moves=moves[np.ix_(between, between)],
        left=left[between],
        track=np.unique(places(store).track[between], return_inverse=True)[1],
        origin=int(np.searchsorted(between, origin)),
        target=int(np.searchsorted(between, target)),
        most_moves=limits.most_moves,
        new_skills=limits.new_skills,
    )


def moves_to(moves: Bools, target: int) -> Ints:
    """How many moves lead from each role to this one at least."""
    count = np.full(len(moves), FAR_OFF, dtype=np.int64)
    edge = np.zeros(len(moves), dtype=np.bool_)
    edge[target] = True
    steps = 0
    while edge.any():
        count[edge] = steps
        steps += 1
        edge = moves[:, edge].any(axis=1) & (count == FAR_OFF)
    return count


def _gains(matrix: RoleMatrix, origin: int, rows: Ints) -> tuple[Levels, Floats, Bools]:
    """What each of these roles asks beyond the origin, skills that none of them adds to left out."""
    asked, stated = matrix.levels[rows], matrix.stated[rows]
    used = np.unique(asked.indices)
    levels, certain = asked[:, used].toarray(), stated[:, used].toarray() > 0
    held = matrix.levels[[origin]][:, used].toarray()[0]
    sure = matrix.stated[[origin]][:, used].toarray()[0] > 0
    # A level that the origin does not state may be enough, and one that a role does not state asks for none.
    above = np.where(certain & sure, np.maximum(levels - held, 0), 0)
    gains = np.where(held > 0, above, levels)
    adds = gains.any(axis=0)
    weights = np.rint(matrix.weights[used] * PARTS)[adds]
    return gains[:, adds].astype(np.uint8), weights, (held == 0)[adds]
