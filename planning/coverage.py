"""How many hold each skill at a floor level, who could cover it soonest, what hangs on it."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import chain, islice

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from graph.kinds import Level
from graph.model import Node
from planning.demand import Demand
from planning.holdings import Holder, Holdings
from planning.islands import Island, islands

FLOOR = Level.PROFICIENT
# Who could cover a skill next: the nearest few are enough to choose from.
MOST_CANDIDATES = 3

Rows = NDArray[np.int64]


@dataclass(frozen=True)
class Candidate:
    """Who could cover a skill, from which level (None: not stated or not held), at what effort.

    effort = weight of the skill x levels short of the floor.
    """

    holder: Holder
    level: Level | None
    holds: bool
    effort: float


@dataclass(frozen=True)
class SkillCover:
    """A skill with who holds it at the floor level or above, and who is nearest to that.

    `stated` counts the holders by the roster's own word; `roles` the roles that require the skill,
    `tracks` names the tracks they stand in, None for the roles without one.
    """

    skill: Node
    holders: tuple[Holder, ...]
    stated: int
    next_best: tuple[Candidate, ...]
    roles: int
    tracks: tuple[str | None, ...]

    @property
    def count(self) -> int:
        """How many hold the skill at the floor level or above."""
        return len(self.holders)

    @property
    def criticality(self) -> int:
        """Roles that require the skill x tracks they stand in; roles without a track count as one track."""
        return self.roles * len(self.tracks)


@dataclass(frozen=True)
class Coverage:
    """The cover of every skill that somebody needs or holds, by skill id, and the islands of tracks."""

    floor: Level
    skills: tuple[SkillCover, ...]
    islands: tuple[Island, ...]

    @property
    def single_points(self) -> tuple[SkillCover, ...]:
        """The skills that one holder alone covers, the most critical first."""
        return self._counted(1)

    @property
    def uncovered(self) -> tuple[SkillCover, ...]:
        """The skills that nobody covers, the most critical first."""
        return self._counted(0)

    def _counted(self, count: int) -> tuple[SkillCover, ...]:
        found = (cover for cover in self.skills if cover.count == count)
        return tuple(sorted(found, key=lambda cover: (-cover.criticality, cover.skill.id)))


def coverage(found: Holdings, asked: Demand, floor: Level = FLOOR) -> Coverage:
    """Who covers each skill that somebody needs, if only by preference, or holds."""
    columns = listed(found, asked)
    covers = tuple(_covers(found, asked, floor, columns))
    return Coverage(floor, covers, islands(found, asked, floor))


def counts(found: Holdings, floor: Level = FLOOR) -> Rows:
    """How many hold each skill at the floor level or above (shape: skills)."""
    reached = found.levels.indices[found.levels.data >= floor]
    return np.bincount(reached, minlength=len(found.skills)).astype(np.int64)


def listed(found: Holdings, asked: Demand) -> Rows:
    """The columns of the skills that somebody needs or holds, ascending."""
    return np.union1d(asked.asked.indices, found.levels.indices).astype(np.int64)


@dataclass(frozen=True)
class _Column:
    """One skill's column: the counted level by row, and the rows where it is stated, and by a roster."""

    levels: dict[int, float]
    stated: Set[int]
    held: Set[int]


def _covers(found: Holdings, asked: Demand, floor: Level, columns: Rows) -> Iterator[SkillCover]:
    levels, stated, held = found.levels.tocsc(), found.stated.tocsc(), found.held.tocsc()
    needed = asked.levels.tocsc()
    for n in columns.tolist():
        column = _Column(_entries(levels, n), _entries(stated, n).keys(), _entries(held, n).keys())
        able = sorted(row for row, level in column.levels.items() if level >= floor)
        roles = [asked.roles[row] for row in _entries(needed, n)]
        tracks = {role.as_role.track for role in roles}
        yield SkillCover(
            found.skills[n],
            tuple(found.holders[row] for row in able),
            sum(row in column.held for row in able),
            tuple(_candidates(found.holders, column, float(found.weights[n]), floor)),
            len(roles),
            tuple(sorted(tracks, key=lambda track: (track is None, track))),
        )


def _entries(matrix: csc_array[np.float64], column: int) -> dict[int, float]:
    """The values of one column by row."""
    here = slice(matrix.indptr[column], matrix.indptr[column + 1])
    return dict(zip(matrix.indices[here].tolist(), matrix.data[here].tolist(), strict=True))


def _candidates(
    holders: Sequence[Holder], column: _Column, weight: float, floor: Level
) -> Iterator[Candidate]:
    """Yield the nearest holders below the floor, least effort first, then by id."""
    near = sorted((-level, row) for row, level in column.levels.items() if level < floor)
    lacking = ((0.0, row) for row in range(len(holders)) if row not in column.levels)
    for level, row in islice(chain(near, lacking), MOST_CANDIDATES):
        known = Level(-int(level)) if row in column.stated else None
        yield Candidate(holders[row], known, row in column.levels, weight * (floor + level))
