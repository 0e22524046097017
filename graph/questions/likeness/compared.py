"""What roles are compared by: unit rows of words or of what these mean, and the skills that they hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
from scipy.sparse import csr_array

from graph.arrays import Bools, Floats, Ints, Sparse

# So many roles that hold nothing stand beside an organisation's own in the usual role: of two it says little.
EMPTY_ROLES = 10
# Rows that are worked out at once.
BLOCK = 256


class Rows(Protocol):
    """What roles are compared by."""

    def cosines(self, rows: Ints | None) -> Floats:
        """The cosine of each of these roles, of all where none are given, with each role (rows x roles)."""
        ...

    def pairs(self, rows: Ints, others: Ints) -> Floats:
        """The cosine of each of these roles with the other at its place (shape: rows)."""
        ...


@dataclass(frozen=True, eq=False)
class UnitRows:
    """Roles as unit rows, a row of zeros for a role of which nothing is known."""

    vectors: Floats | Sparse

    def cosines(self, rows: Ints | None) -> Floats:
        """The cosine of each of these roles, of all where none are given, with each role (rows x roles)."""
        if isinstance(self.vectors, csr_array):
            own = self.vectors if rows is None else self.vectors[rows]
            return np.asarray((own @ self.vectors.T).toarray())
        return np.asarray((self.vectors if rows is None else self.vectors[rows]) @ self.vectors.T)

    def pairs(self, rows: Ints, others: Ints) -> Floats:
        """The cosine of each of these roles with the other at its place (shape: rows)."""
        if isinstance(self.vectors, csr_array):
            return np.asarray(self.vectors[rows].multiply(self.vectors[others]).sum(axis=1))
        return np.asarray(np.einsum("ij,ij->i", self.vectors[rows], self.vectors[others]))


@dataclass(frozen=True, eq=False)
class SkillRows:
    """What roles hold of each skill (shape: roles x skills), compared by how they differ from the usual."""

    held: Sparse

    @cached_property
    def told(self) -> Bools:
        """The roles that hold any."""
        return np.asarray(np.diff(self.held.indptr) > 0)

    @cached_property
    def _mean(self) -> Floats:
        return np.asarray(self.held.sum(axis=0)) / (int(self.told.sum()) + EMPTY_ROLES)

    @cached_property
    def _with_mean(self) -> Floats:
        """The product of each role's row with the mean (shape: roles)."""
        return np.asarray(self.held @ self._mean)

    @cached_property
    def _square(self) -> float:
        return float(self._mean @ self._mean)

    def _dots(self, rows: Floats) -> Floats:
        """The product of each row, less the mean, with each role's, less the mean (shape: rows x roles)."""
        with_mean = (rows @ self._mean)[:, None] + self._with_mean[None, :]
        return np.asarray((self.held @ rows.T).T - with_mean + self._square)

    @cached_property
    def _lengths(self) -> Floats:
        squares: Floats = np.asarray(self.held.multiply(self.held).sum(axis=1))
        return np.asarray(np.sqrt(np.maximum(squares - 2 * self._with_mean + self._square, 0)))

    def likeness(self, held: Floats) -> Floats:
        """The cosine of each row of what is held with each role (shape: rows x roles)."""
        away = held - self._mean
        lengths = np.linalg.norm(away, axis=1)[:, None] * self._lengths[None, :]
        dots = self._dots(held)
        return np.asarray(np.divide(dots, lengths, out=np.zeros_like(dots), where=lengths > 1e-12))

    def cosines(self, rows: Ints | None) -> Floats:
        """The cosine of each of these roles, of all where none are given, with each role (rows x roles)."""
        size = self.held.shape[0]
        at = np.arange(size) if rows is None else rows
        some = [self.likeness(self.held[part].toarray()) for part in blocks(at)]
        return np.vstack(some) if some else np.zeros((0, size))

    def pairs(self, rows: Ints, others: Ints) -> Floats:
        """The cosine of each of these roles with the other at its place (shape: rows)."""
        shared: Floats = np.asarray(self.held[rows].multiply(self.held[others]).sum(axis=1))
        dots = shared - (self._with_mean[rows] + self._with_mean[others]) + self._square
        lengths = self._lengths[rows] * self._lengths[others]
        return np.asarray(np.divide(dots, lengths, out=np.zeros_like(dots), where=lengths > 1e-12))


def blocks(rows: Ints) -> Iterator[Ints]:
    """The rows, some at a time."""
    return (rows[start : start + BLOCK] for start in range(0, len(rows), BLOCK))
