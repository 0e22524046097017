"""The lattice: all roles with all moves between them."""

from collections.abc import Iterator

from graph.kinds import MoveKind
from graph.model import Node
from graph.questions.answers import Lattice, Move
from graph.questions.matrix import RoleMatrix, role_matrix
from graph.questions.roles import roles
from graph.questions.similarity import calibration, similarity, verdict
from graph.stores.cache import kept
from graph.stores.store import View


def lattice(store: View, max_climb: int = 1) -> Lattice:
    """The roles in the order of their documents, and every move that climbs `max_climb` rungs at most.

    A role without a track or rung has no moves, and no move leads down.
    """
    return kept(store, f"lattice {max_climb}", lambda here: _build(here, max_climb))


def move_kind(origin: Node, target: Node, max_climb: int = 1) -> MoveKind | None:
    """The kind of the move from one role to another, None where there is no such move."""
    low, high = origin.as_role.rung, target.as_role.rung
    tracks = (origin.as_role.track, target.as_role.track)
    if low is None or high is None or None in tracks or not 0 <= high - low <= max_climb:
        return None
    if tracks[0] == tracks[1]:
        return MoveKind.PROMOTION if high > low else None
    return MoveKind.DIAGONAL if high > low else MoveKind.LATERAL


def _build(store: View, max_climb: int) -> Lattice:
    matrix = role_matrix(store)
    moves = tuple(move for role in matrix.roles for move in _moves(store, matrix, role, max_climb))
    return Lattice(roles(store), moves, calibration(store))


def _moves(store: View, matrix: RoleMatrix, origin: Node, max_climb: int) -> Iterator[Move]:
    alike, bar = similarity(store), calibration(store)
    efforts = matrix.efforts(matrix.row[origin.id])
    for n, target in enumerate(matrix.roles):
        if kind := move_kind(origin, target, max_climb):
            score = alike.between(origin.id, target.id)
            yield Move(origin, target, kind, verdict(score, bar), score, float(efforts[n]))
