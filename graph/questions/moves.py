"""The moves between roles: the lattice of all, those of one role, and which one skill opens the most."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from graph.kinds import EdgeKind, Level, MoveKind, Verdict, counted
from graph.model import Node
from graph.questions.calibration import calibration, verdict
from graph.questions.catalogue import roles
from graph.questions.likeness.roles import similarity
from graph.questions.matrix import RoleMatrix, role_matrix
from graph.questions.move_answers import Lattice, Move, Moves, Opening
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
    above = {edge.target for edge in store.edges_from([origin.id], EdgeKind.PROMOTES_TO)}
    for n, target in enumerate(matrix.roles):
        if kind := move_kind(origin, target, max_climb):
            score = alike.between(origin.id, target.id)
            yield Move(
                origin=origin,
                target=target,
                kind=kind,
                verdict=verdict(score, float(efforts[n]), bar, target.id in above),
                similarity=score,
                effort=float(efforts[n]),
            )


def moves(store: View, role_id: str, max_climb: int = 1) -> Moves:
    """The moves into and out of a role; the openings with the most opened moves first, then most eased.

    A skill is learned to the highest level that a target states, to none where none does. Likeness and
    effort are then worked out as if the role stated the skill at that level; the bars stay as they are.
    """
    role = store.node(role_id)
    every = lattice(store, max_climb).moves
    out = sorted((covered(store, m) for m in every if m.origin.id == role_id), key=_nearest)
    into = sorted((covered(store, m) for m in every if m.target.id == role_id), key=_nearest)
    openings = sorted(_openings(store, role, out), key=_best)
    return Moves(
        role=role,
        into=tuple(into),
        out=tuple(out),
        openings=tuple(openings),
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
        scores = alike.learned(row, column, counted(level))
        opened = (
            move.target
            for move, target, less in zip(out, targets, gain, strict=True)
            if less > 0
            and move.verdict != Verdict.VIABLE
            and verdict(float(scores[target]), move.effort - less, bar) == Verdict.VIABLE
        )
        yield Opening(
            skill=matrix.skills[column],
            level=level,
            opens=tuple(opened),
            eased=int((gain > 0).sum()),
            effort=float(gain.sum()),
        )
