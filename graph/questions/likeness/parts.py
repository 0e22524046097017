"""What the likeness of roles is joined of: parts, each a cosine of every two roles, brought to one scale.

Up to MOST_DENSE roles the likeness of every two is one matrix; beyond it a row is worked out when it is
asked for, and what the parts count is measured on MOST_MEASURED roles, evenly drawn.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from graph.arrays import Bools, Floats, Ints, Sparse
from graph.questions.likeness.compared import Rows, SkillRows, UnitRows, blocks

# Cosines that vary less than this are not blown up: what differs so little tells little.
LEAST_SPREAD = 0.05
SAME = 1e-9
# A matrix of every two of so many roles takes 32 MB, and half a second for each part.
MOST_DENSE = 2_000
# The same takes 200 MB: not to be kept, but for as long as one question reads it.
MOST_HELD = 5_000
# Of two million pairs a mean is off by less than a thousandth of the deviation.
MOST_MEASURED = 2_000


@dataclass(frozen=True)
class Measure:
    """Of every two different roles of which a part knows: how many, the mean cosine, its deviation."""

    pairs: int
    usual: float
    spread: float

    @classmethod
    def of(cls, cosines: Floats, told: Bools) -> "Measure":
        """The measure of these cosines (roles x roles), of the roles that are told."""
        known = np.flatnonzero(told)
        lines = [cosines[row, known[n + 1 :]] for n, row in enumerate(known.tolist())]
        between = np.concatenate(lines) if lines else np.zeros(0)
        pairs = len(between)
        return cls(pairs, float(between.mean()), float(between.std())) if pairs else cls(0, 0.0, 0.0)


@dataclass(frozen=True, eq=False)
class Part:
    """One way in which roles are alike.

    `rows` compares every two roles, `told` says of which roles the part knows anything, and `worth` is how
    much it can tell where it varies as much as the others.
    """

    name: str
    rows: Rows
    told: Bools
    worth: float

    @cached_property
    def measure(self) -> Measure:
        """How like two roles usually are by this part."""
        if len(self.told) <= MOST_DENSE:
            return Measure.of(self.rows.cosines(None), self.told)
        drawn = np.linspace(0, len(self.told) - 1, min(MOST_MEASURED, len(self.told))).astype(np.int64)
        cosines = np.vstack([self.rows.cosines(some)[:, drawn] for some in blocks(drawn)])
        return Measure.of(cosines, self.told[drawn])

    @property
    def usual(self) -> float:
        """The cosine that two roles have on average, 0 where it knows of fewer than two."""
        return self.measure.usual

    @property
    def share(self) -> float:
        """What a cosine of it counts: its worth by how much the cosines of two roles vary.

        So a part counts as a z-score does. One that is missing counts nothing; one that is the same for all
        moves every two roles alike, and so tells nothing apart.
        """
        return self.worth / max(self.measure.spread, LEAST_SPREAD) if self.measure.pairs else 0.0

    @property
    def tells(self) -> bool:
        """Whether it sets any two roles apart from others."""
        return self.worth > 0 and self.measure.spread > SAME

    def filled(self, rows: Ints | None, usual: float) -> Floats:
        """The cosines, the usual one where the part knows nothing of one of the two (rows x roles)."""
        own = self.told if rows is None else self.told[rows]
        return np.where(own[:, None] & self.told[None, :], self.rows.cosines(rows), usual)


@dataclass(frozen=True, eq=False)
class Joined:
    """The mean of the parts for every two roles, and what each part counts in it.

    `means` (roles x roles) is None where there are too many roles for it; then `parts` work out rows.
    `shares` and `usual` are by the names of parts; `telling` names the parts that set roles apart, the one
    that counts most first.
    """

    means: Floats | None
    shares: Mapping[str, float]
    usual: Mapping[str, float]
    telling: tuple[str, ...]
    parts: tuple[Part, ...] = ()

    def __len__(self) -> int:
        return len(self.parts[0].told) if self.means is None else len(self.means)

    def mean(self, row: int) -> Floats:
        """The mean of the parts for one role and each (shape: roles)."""
        if self.means is not None:
            return np.asarray(self.means[row])
        return np.asarray(self._summed(np.array([row]))[0])

    def rows(self, rows: Sequence[int] | Ints) -> Floats:
        """The likeness of some roles to each, 0 to 1, and 1 of each with itself (shape: rows x roles)."""
        at = np.asarray(rows, dtype=np.int64)
        scores = np.clip(self._summed(at) if self.means is None else self.means[at], 0, 1)
        scores[np.arange(len(at)), at] = 1
        return np.asarray(scores)

    def held(self) -> "Joined":
        """The same with every two roles in memory, up to MOST_HELD: for who reads all rows several times."""
        if self.means is not None or not 0 < len(self) <= MOST_HELD:
            return self
        return replace(self, means=np.vstack([self._summed(some) for some in blocks(np.arange(len(self)))]))

    def pairs(self, rows: Ints, others: Ints) -> Floats:
        """The likeness of each of these roles with the other at its place (shape: rows)."""
        if self.means is not None:
            sums = self.means[rows, others]
        else:
            sums = np.zeros(len(rows))
            for part in self._counting:
                known = part.told[rows] & part.told[others]
                cosines = np.where(known, part.rows.pairs(rows, others), self.usual[part.name])
                sums += cosines * self.shares[part.name]
        return np.where(rows == others, 1.0, np.clip(sums, 0, 1))

    @cached_property
    def scores(self) -> Floats:
        """The likeness of every two roles (roles x roles); not to be asked for above MOST_DENSE roles."""
        if self.means is None:
            raise AssertionError("so many roles are compared row by row")
        scores = np.clip(self.means, 0, 1)
        np.fill_diagonal(scores, 1)
        return np.asarray(scores)

    def _summed(self, rows: Ints) -> Floats:
        sums = np.zeros((len(rows), len(self.parts[0].told)))
        for part in self._counting:
            sums += part.filled(rows, self.usual[part.name]) * self.shares[part.name]
        return sums

    @property
    def _counting(self) -> list[Part]:
        return [part for part in self.parts if self.shares[part.name]]


def joined(parts: Iterable[Part]) -> Joined:
    """The mean of the parts, each by its share; two roles of which nothing is told are like nothing.

    One part at a time is held as a matrix.
    """
    shares: dict[str, float] = {}
    usual: dict[str, float] = {}
    telling: list[Part] = []
    kept: list[Part] = []
    means: Floats | None = None
    for part in parts:
        kept.append(part)
        shares[part.name], usual[part.name] = part.share, part.usual
        telling += [part] if part.tells else []
        if len(part.told) <= MOST_DENSE:
            means = np.zeros((len(part.told), len(part.told))) if means is None else means
            means += part.filled(None, part.usual) * part.share if part.share else 0
    whole = sum(shares.values())
    telling.sort(key=lambda part: -part.share)
    return Joined(
        means=means / whole if means is not None and whole else means,
        shares={name: share / whole if whole else 0.0 for name, share in shares.items()},
        usual=usual,
        telling=tuple(part.name for part in telling),
        parts=tuple(kept),
    )


def of_vectors(name: str, vectors: Floats, worth: float) -> Part:
    """A part of unit rows, a row of zeros for a role of which it knows nothing."""
    return Part(name, UnitRows(vectors), np.asarray(vectors.any(axis=1)), worth)


def of_words(name: str, vectors: Sparse, worth: float) -> Part:
    """A part of sparse unit rows."""
    return Part(name, UnitRows(vectors), np.asarray(np.diff(vectors.indptr) > 0), worth)


def of_skills(name: str, rows: SkillRows, worth: float) -> Part:
    """A part of what roles hold."""
    return Part(name, rows, rows.told, worth)
