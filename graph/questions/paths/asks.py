"""What roles ask as sets, so that what is learned on the way is a union, however many roles there are.

Every level of a skill at which some role asks it is a piece, which weighs as much as it lies above the one
before; a role asks the pieces up to its level. A row of bits then says what is learned.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.arrays import Bools, Floats, Ints
from graph.questions.matrix import RoleMatrix, role_matrix
from graph.questions.paths.ground import PARTS
from graph.stores.cache import kept
from graph.stores.store import View

Bits = NDArray[np.uint8]
# Above every level.
HIGHEST = 8


@dataclass(frozen=True)
class Asks:
    """The pieces that roles ask: those of a role lie from its place in `starts` on to the next.

    `weights` are in whole millionths; `first` tells the lowest piece of each skill.
    """

    starts: Ints
    pieces: Ints
    weights: Floats
    first: Bools

    def sums(self, weights: Floats) -> Floats:
        """What each role asks, by these weights of the pieces (shape: roles)."""
        summed = np.concatenate(([0.0], np.cumsum(weights[self.pieces])))
        return np.asarray(np.diff(summed[self.starts]))

    def of(self, roles: Ints) -> tuple[Ints, Ints]:
        """The pieces of each of these roles, and which of the roles asks each."""
        at, owner = spread(self.starts, roles)
        return self.pieces[at], owner


def spread(starts: Ints, rows: Ints) -> tuple[Ints, Ints]:
    """The places of all entries of these rows of a list of rows, and which of the rows has each."""
    begins = starts[rows]
    many = starts[rows + 1] - begins
    owner = np.repeat(np.arange(len(rows)), many)
    return np.arange(len(owner)) + np.repeat(begins - np.cumsum(many) + many, many), owner


@dataclass(frozen=True)
class _Pieces:
    """The pieces of all roles; of each whether it is of an ask at no stated level, and of which skill."""

    asks: Asks
    loose: Bools
    skill: Ints
    level: Ints


def asks_beyond(store: View, origin: int) -> Asks:
    """What each role asks beyond this one, as `gap` reckons it."""
    matrix, every = role_matrix(store), kept(store, "asks", _pieces)
    asks, many = every.asks, len(matrix.weights)
    held, sure = np.zeros(many, dtype=np.int64), np.ones(many, dtype=np.bool_)
    own = slice(matrix.levels.indptr[origin], matrix.levels.indptr[origin + 1])
    held[matrix.levels.indices[own]] = matrix.levels.data[own]
    sure[matrix.levels.indices[own]] = False
    stated = slice(matrix.stated.indptr[origin], matrix.stated.indptr[origin + 1])
    sure[matrix.stated.indices[stated]] = True
    # A level that the origin does not state may be enough, and one that a role does not state asks for none.
    known = (every.level <= held[every.skill]) | ~sure[every.skill]
    left = ~known[asks.pieces] & ~(every.loose & (held[every.skill] > 0)[asks.pieces])
    starts = np.concatenate(([0], np.cumsum(left)))[asks.starts]
    return Asks(starts, asks.pieces[left], asks.weights, asks.first & (held[every.skill] == 0))


def _pieces(store: View) -> _Pieces:
    matrix = role_matrix(store)
    skills, levels = matrix.levels.indices.astype(np.int64), matrix.levels.data.astype(np.int64)
    steps, at = np.unique(skills * HIGHEST + levels, return_inverse=True)
    skill, level = steps // HIGHEST, steps % HIGHEST
    first = np.concatenate(([True], skill[1:] != skill[:-1])) if len(skill) else np.zeros(0, dtype=np.bool_)
    begins = np.flatnonzero(first)[np.cumsum(first) - 1] if len(skill) else np.zeros(0, dtype=np.int64)
    above = level - np.where(first, 0, np.concatenate(([0], level[:-1])))
    weights = np.rint(matrix.weights * PARTS)[skill] * above
    many = at - begins[at] + 1
    entry = np.repeat(np.arange(len(at)), many)
    pieces = np.arange(len(entry)) - np.repeat(np.cumsum(many) - many - begins[at], many)
    starts = np.concatenate(([0], np.cumsum(many)))[matrix.levels.indptr]
    return _Pieces(Asks(starts, pieces, weights, first), _loose(matrix)[entry], skill, level)


def _loose(matrix: RoleMatrix) -> Bools:
    """Which entries of the levels are asks at no stated level."""
    width = matrix.levels.shape[1]
    rows = np.repeat(np.arange(matrix.levels.shape[0]), np.diff(matrix.levels.indptr))
    stated = np.repeat(np.arange(matrix.stated.shape[0]), np.diff(matrix.stated.indptr))
    here: Bools = ~np.isin(
        rows * width + matrix.levels.indices, stated * width + matrix.stated.indices.astype(np.int64)
    )
    return here
