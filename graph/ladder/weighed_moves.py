"""The moves of a ladder as arrays, to be held against those of another version."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array, vstack

from graph.arrays import Bools, Floats, Ints, Sparse
from graph.kinds import MoveKind
from graph.ladder.change import MoveState
from graph.questions.calibration import ORDER, calibration, verdicts
from graph.questions.effort import promotion_efforts
from graph.questions.likeness.roles import similarity
from graph.questions.matrix import RoleMatrix, role_matrix
from graph.questions.neighbours import Neighbours, neighbours
from graph.stores.store import View

KINDS = (MoveKind.PROMOTION, MoveKind.DIAGONAL, MoveKind.LATERAL)
# Moves that are worked out at once.
BLOCK = 16_384


@dataclass(frozen=True, eq=False)
class WeighedMoves:
    """Moves by their ends, sorted by `keys`: number of the origin x number of all roles + that of the target.

    `kinds` are places in KINDS, `verdicts` places in ORDER; `steps` are the levels short (moves x skills).
    """

    keys: Ints
    kinds: Ints
    verdicts: Ints
    similarity: Floats
    effort: Floats
    steps: Sparse

    def state(self, n: int) -> MoveState:
        """One move as this version sees it."""
        kind, verdict = KINDS[self.kinds[n]], ORDER[self.verdicts[n]]
        return MoveState(kind, verdict, float(self.similarity[n]), float(self.effort[n]))


def weighed_moves(
    store: View, roles: Mapping[str, int], skills: Mapping[str, int], width: int
) -> WeighedMoves:
    """The moves of a store between these roles, numbered as they and the skills are here.

    `width` is how many skills are numbered in all, for this version and others.
    """
    matrix, near = role_matrix(store), neighbours(store)
    number = np.array([roles.get(role, -1) for role in matrix.role_ids], dtype=np.int64)
    column = np.array([skills[skill] for skill in matrix.skill_ids], dtype=np.int64)
    origins, targets = _ends(near, number)
    keys = number[origins] * len(roles) + number[targets]
    order = np.argsort(keys)
    origins, targets = origins[order], targets[order]
    scores = np.concatenate([np.zeros(0), *_scores(store, origins, targets)])
    steps, effort = _steps(matrix, origins, targets, column, width)
    judged = verdicts(scores, effort, calibration(store), _are_rungs(store, matrix, origins, targets))
    return WeighedMoves(keys[order], _kinds(near, origins, targets), judged, scores, effort, steps)


def _ends(near: Neighbours, number: Ints) -> tuple[Ints, Ints]:
    """Origin and target of every move between roles that have a number."""
    out = [near.out(row) if number[row] >= 0 else np.zeros(0, np.int64) for row in range(len(number))]
    origins = np.repeat(np.arange(len(number)), [len(ends) for ends in out])
    targets = np.concatenate([np.zeros(0, np.int64), *out])
    both = number[targets] >= 0
    return origins[both], targets[both]


def _blocks(moves: Ints) -> Iterator[slice]:
    return (slice(start, start + BLOCK) for start in range(0, len(moves), BLOCK))


def _scores(store: View, origins: Ints, targets: Ints) -> Iterator[Floats]:
    alike = similarity(store).joined
    return (alike.pairs(origins[some], targets[some]) for some in _blocks(origins))


def _steps(
    matrix: RoleMatrix, origins: Ints, targets: Ints, column: Ints, width: int
) -> tuple[Sparse, Floats]:
    """The levels short of each move by the columns of all skills, and its effort by the own weights."""
    parts, efforts = [csr_array((0, width))], [np.zeros(0)]
    for some in _blocks(origins):
        short = matrix.steps(origins[some], targets[some])
        weighed = csr_array(
            (short.data * matrix.weights[short.indices], short.indices, short.indptr), short.shape
        )
        efforts.append(np.asarray(weighed.sum(axis=1)))
        placed = csr_array((short.data, column[short.indices], short.indptr), (short.shape[0], width))
        placed.eliminate_zeros()
        parts.append(placed)
    steps = csr_array(vstack(parts, format="csr"))
    steps.sum_duplicates()
    return steps, np.concatenate(efforts)


def _are_rungs(store: View, matrix: RoleMatrix, origins: Ints, targets: Ints) -> Bools:
    many, row = len(matrix.role_ids), matrix.row
    rungs = [row[low] * many + row[high] for low, high in promotion_efforts(store)]
    return np.isin(origins * many + targets, np.array(rungs, dtype=np.int64))


def _kinds(near: Neighbours, origins: Ints, targets: Ints) -> Ints:
    """As `Neighbours.kind` says of each."""
    track, rung = near.places.track, near.places.rung
    promotion, diagonal, lateral = range(len(KINDS))
    apart = np.where(rung[targets] > rung[origins], diagonal, lateral)
    kinds = np.where(track[origins] == track[targets], promotion, apart)
    return np.where(near.open_roles[origins], lateral, kinds)
