"""How many hold each skill at a floor level, who could cover it soonest, what hangs on it."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from graph.model import Node
from graph.vocabulary import Level
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


def _covers(found: Holdings, asked: Demand, floor: Level, columns: Rows) -> Iterator[SkillCover]:
    held, needed, stated = found.levels.tocsc(), asked.levels.tocsc(), found.held.tocsc()
    for column in columns.tolist():
        rows, levels = _entries(held, column)
        able = np.sort(rows[levels >= floor])
        roles = [asked.roles[row] for row in _entries(needed, column)[0].tolist()]
        tracks = {role.facts.get("track") for role in roles}
        yield SkillCover(
            found.skills[column],
            tuple(found.holders[row] for row in able.tolist()),
            len(np.intersect1d(able, _entries(stated, column)[0])),
            tuple(_candidates(found, column, rows, levels, floor)),
            len(roles),
            tuple(sorted(tracks, key=lambda track: (track is None, track))),
        )


def _entries(matrix: csc_array[np.float64], column: int) -> tuple[Rows, NDArray[np.float64]]:
    """The rows and values of one column."""
    here = slice(matrix.indptr[column], matrix.indptr[column + 1])
    return matrix.indices[here].astype(np.int64), matrix.data[here]


def _candidates(
    found: Holdings, column: int, rows: Rows, levels: NDArray[np.float64], floor: Level
) -> Iterator[Candidate]:
    """Yield the nearest holders below the floor, least effort first, then by id."""
    below = levels < floor
    near = sorted(zip((-levels[below]).tolist(), rows[below].tolist(), strict=True))[:MOST_CANDIDATES]
    some = set(rows.tolist())
    rest = (row for row in range(len(found.holders)) if row not in some)
    places = [(row, -level) for level, row in near]
    places += [(row, 0.0) for row, _ in zip(rest, range(MOST_CANDIDATES - len(near)), strict=False)]
    for row, level in places:
        effort = float(found.weights[column]) * (floor - level)
        yield Candidate(found.holders[row], found.level(row, column), level > 0, effort)
