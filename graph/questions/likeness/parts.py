"""What the likeness of roles is joined of: parts, each a cosine of every two roles, brought to one scale."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graph.arrays import Bools, Floats, Sparse

# Cosines that vary less than this are not blown up: what differs so little tells little.
LEAST_SPREAD = 0.05
SAME = 1e-9
# So many roles that hold nothing stand beside an organisation's own in the usual role: of two it says little.
EMPTY_ROLES = 10


@dataclass(frozen=True, eq=False)
class Part:
    """One way in which roles are alike.

    `cosines` has an entry for every two roles (shape: roles x roles), `told` says of which roles the part
    knows anything, and `worth` is how much it can tell where it varies as much as the others.
    """

    name: str
    cosines: Floats
    told: Bools
    worth: float

    @cached_property
    def _measured(self) -> tuple[int, float, float]:
        """Of every two different roles of which it knows: how many, the mean cosine, its deviation."""
        known = np.flatnonzero(self.told)
        rows, columns = np.triu_indices(len(known), 1)
        between = self.cosines[known[rows], known[columns]]
        return (len(between), float(between.mean()), float(between.std())) if len(between) else (0, 0.0, 0.0)

    @property
    def usual(self) -> float:
        """The cosine that two roles have on average, 0 where it knows of fewer than two."""
        return self._measured[1]

    @cached_property
    def share(self) -> float:
        """What a cosine of it counts: its worth by how much the cosines of two roles vary.

        So a part counts as a z-score does. One that is missing counts nothing; one that is the same for all
        moves every two roles alike, and so tells nothing apart.
        """
        pairs, _, spread = self._measured
        return self.worth / max(spread, LEAST_SPREAD) if pairs else 0.0

    @property
    def tells(self) -> bool:
        """Whether it sets any two roles apart from others."""
        return self.worth > 0 and self._measured[2] > SAME

    @property
    def filled(self) -> Floats:
        """The cosines, the usual one where the part knows nothing of one of the two."""
        known = self.told[:, None] & self.told[None, :]
        return np.where(known, self.cosines, self.usual)


@dataclass(frozen=True, eq=False)
class Joined:
    """The mean of the parts for every two roles (shape: roles x roles), and what each part counts in it.

    `telling` names the parts that set roles apart, the one that counts most first.
    """

    means: Floats
    shares: dict[str, float]
    telling: tuple[str, ...]

    @cached_property
    def scores(self) -> Floats:
        """The likeness of every two roles, 0 to 1, and 1 of each with itself (shape: roles x roles)."""
        scores = np.clip(self.means, 0, 1)
        np.fill_diagonal(scores, 1)
        return scores


def joined(parts: Sequence[Part]) -> Joined:
    """The mean of the parts, each by its share; two roles of which nothing is told are like nothing."""
    shares = {part.name: part.share for part in parts}
    whole = sum(shares.values())
    means = np.zeros_like(parts[0].cosines)
    for part in parts:
        if part.share:
            means += part.filled * (part.share / whole)
    telling = sorted((part for part in parts if part.tells), key=lambda part: -part.share)
    by_name = {name: share / whole if whole else 0.0 for name, share in shares.items()}
    return Joined(means, by_name, tuple(part.name for part in telling))


def of_vectors(name: str, vectors: Floats, worth: float) -> Part:
    """A part of unit rows, a row of zeros for a role of which it knows nothing."""
    return Part(name, np.asarray(vectors @ vectors.T), np.asarray(vectors.any(axis=1)), worth)


def of_words(name: str, vectors: Sparse, worth: float) -> Part:
    """A part of sparse unit rows."""
    return Part(name, (vectors @ vectors.T).toarray(), np.asarray(np.diff(vectors.indptr) > 0), worth)


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

    def _dots(self, rows: Floats) -> Floats:
        """The product of each row, less the mean, with each role's, less the mean (shape: rows x roles)."""
        mean = self._mean
        own: Floats = np.asarray(self.held @ mean)
        return np.asarray((self.held @ rows.T).T - (rows @ mean)[:, None] - own[None, :] + mean @ mean)

    @cached_property
    def _lengths(self) -> Floats:
        squares: Floats = np.asarray(self.held.multiply(self.held).sum(axis=1))
        mean = self._mean
        return np.asarray(np.sqrt(np.maximum(squares - 2 * (self.held @ mean) + mean @ mean, 0)))

    def cosines(self, rows: Floats) -> Floats:
        """The cosine of each row of what is held with each role (shape: rows x roles)."""
        away = rows - self._mean
        lengths = np.linalg.norm(away, axis=1)[:, None] * self._lengths[None, :]
        dots = self._dots(rows)
        return np.asarray(np.divide(dots, lengths, out=np.zeros_like(dots), where=lengths > 1e-12))

    def part(self, name: str, worth: float) -> Part:
        """The part that compares every two roles."""
        blocks = list(self._blocks())
        return Part(name, np.vstack(blocks) if blocks else np.zeros((0, 0)), self.told, worth)

    def _blocks(self, rows: int = 256) -> Iterator[Floats]:
        for start in range(0, self.held.shape[0], rows):
            yield self.cosines(self.held[start : start + rows].toarray())
