"""The moves between roles: the lattice of all, those of one role, and which one skill opens the most."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np

from graph.arrays import Floats, Ints
from graph.kinds import Level, MoveKind, Verdict, counted
from graph.model import Node
from graph.questions.calibration import by_learning, calibration, verdict
from graph.questions.catalogue import roles
from graph.questions.effort import promotion_efforts
from graph.questions.likeness.roles import similarity
from graph.questions.likeness.similarity import Similarity
from graph.questions.matrix import role_matrix
from graph.questions.move_answers import Calibration, Lattice, Move, Moves, Opening
from graph.questions.neighbours import neighbours
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
    if low is high is None:
        # Nobody says whether it climbs; between which roles there is one `neighbours` tells.
        return MoveKind.LATERAL
    if low is None or high is None or None in tracks or not 0 <= high - low <= max_climb:
        return None
    if tracks[0] == tracks[1]:
        return MoveKind.PROMOTION if high > low else None
    return MoveKind.DIAGONAL if high > low else MoveKind.LATERAL


def _build(store: View, max_climb: int) -> Lattice:
    made = _Moves(store, max_climb)
    moves = (made.out(row) for row in range(len(role_matrix(store).role_ids)))
    return Lattice(roles(store), tuple(move for some in moves for move in some), calibration(store))


class _Moves:
    """Makes the moves of a graph, from its arrays."""

    def __init__(self, store: View, max_climb: int) -> None:
        self._matrix, self._alike, self._bar = role_matrix(store), similarity(store), calibration(store)
        self._rungs, self._near = promotion_efforts(store), neighbours(store, max_climb)

    def out(self, origin: int) -> list[Move]:
        """The moves from one role."""
        targets = self._near.out(origin)
        ends = np.full(len(targets), origin)
        efforts = self._matrix.efforts(origin, targets) if len(targets) else np.zeros(0)
        return self._made(ends, targets, efforts)

    def into(self, target: int) -> list[Move]:
        """The moves to one role."""
        origins, at = self._near.into(target), np.array([target])
        efforts = np.array([self._matrix.efforts(row, at)[0] for row in origins.tolist()])
        return self._made(origins, np.full(len(origins), target), efforts)

    def _made(self, origins: Ints, targets: Ints, efforts: Floats) -> list[Move]:
        scores = self._alike.joined.pairs(origins, targets).tolist()
        ends = zip(origins.tolist(), targets.tolist(), scores, efforts.tolist(), strict=True)
        return [self._move(*move) for move in ends]

    def _move(self, row: int, column: int, score: float, effort: float) -> Move:
        origin, target = (self._matrix.roles[n] for n in (row, column))
        return Move(
            origin=origin,
            target=target,
            kind=self._near.kind(row, column),
            verdict=verdict(score, effort, self._bar, (origin.id, target.id) in self._rungs),
            similarity=score,
            effort=effort,
        )


def moves(store: View, role_id: str, max_climb: int = 1) -> Moves:
    """The moves into and out of a role; the openings with the most opened moves first, then most eased.

    A skill is learned to the highest level that a target states, to none where none does. Likeness and
    effort are then worked out as if the role stated the skill at that level; the bars stay as they are.
    """
    role, made = store.node(role_id), _Moves(store, max_climb)
    row = role_matrix(store).row[role_id]
    leaving, coming = made.out(row), made.into(row)
    out = sorted((covered(store, move) for move in leaving), key=_nearest)
    return Moves(
        role=role,
        into=tuple(sorted((covered(store, move) for move in coming), key=_nearest)),
        out=tuple(out),
        openings=tuple(sorted(_openings(store, role, out), key=_best)),
        calibration=calibration(store),
    )


def covered(store: View, move: Move) -> Move:
    """The move with how much of what its target states its origin covers."""
    return replace(move, covered=similarity(store).covered(move.origin.id, move.target.id))


def _nearest(move: Move) -> tuple[float, float, str, str]:
    return (-move.similarity, move.effort, move.origin.id, move.target.id)


def _best(opening: Opening) -> tuple[int, int, float, str, str]:
    return (-len(opening.opens), -opening.eased, -opening.effort, opening.skill.label, opening.skill.id)


def _openings(store: View, role: Node, out: list[Move]) -> Iterator[Opening]:
    matrix, alike, bar = role_matrix(store), similarity(store), calibration(store)
    row = matrix.row[role.id]
    targets = [matrix.row[move.target.id] for move in out]
    if not targets:
        return
    known = (matrix.levels * matrix.stated)[targets].max(axis=0).toarray()
    gains = matrix.gains(row)[targets].tocsc()
    for column in np.flatnonzero(gains.sum(axis=0)).tolist():
        gain = gains[:, [column]].toarray()[:, 0]
        level = Level(int(known[column])) if known[column] else None
        opened = _opened(alike, bar, (row, column, counted(level)), zip(out, targets, gain, strict=True))
        yield Opening(
            skill=matrix.skills[column],
            level=level,
            opens=tuple(opened),
            eased=int((gain > 0).sum()),
            effort=float(gain.sum()),
        )


def _opened(
    alike: Similarity,
    bar: Calibration | None,
    learned: tuple[int, int, int],
    moves_out: Iterable[tuple[Move, int, float]],
) -> list[Node]:
    """Where a move becomes viable once the skill is learned (row of the role, column of the skill, level).

    The likeness takes the longest: it is looked at only where what is left to learn would let one be.
    """
    near = [
        (move, target, float(less))
        for move, target, less in moves_out
        if less > 0
        and move.verdict != Verdict.VIABLE
        and bar is not None
        and by_learning(move.effort - less, bar.learning) == Verdict.VIABLE
    ]
    if not near:
        return []
    scores = alike.learned(*learned)
    return [
        move.target
        for move, target, less in near
        if verdict(float(scores[target]), move.effort - less, bar) == Verdict.VIABLE
    ]
