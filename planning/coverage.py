"""How many hold each skill at a floor level, who could cover it soonest, what hangs on one alone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import chain, islice

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from graph.arrays import Ints, Sparse, line_of
from graph.kinds import FLOOR, Level
from graph.model import Node
from graph.questions.answers import Need
from graph.questions.matrix import RoleMatrix
from graph.questions.needs import resolved
from graph.stores.patterns import Pattern
from graph.stores.store import View
from planning.holdings import Holder, Holdings

# Who could cover a skill next: the nearest few are enough to choose from.
MOST_CANDIDATES = 3


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
class Island:
    """Tracks that share covered skills, directly or through one another; `skills` are those shared."""

    tracks: tuple[str, ...]
    skills: tuple[Node, ...]


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
        covers = (cover for cover in self.skills if cover.count == count)
        return tuple(sorted(covers, key=lambda cover: (-cover.criticality, cover.skill.id)))


def coverage(holdings: Holdings, asked: RoleMatrix, floor: Level = FLOOR) -> Coverage:
    """Who covers each skill that somebody needs, if only by preference, or holds."""
    columns = np.union1d(asked.asked.indices, holdings.levels.indices).astype(np.int64)
    return Coverage(floor, tuple(_covers(holdings, asked, floor, columns)), _islands(holdings, asked, floor))


def counts(holdings: Holdings, floor: Level = FLOOR) -> Ints:
    """How many hold each skill at the floor level or above (shape: skills)."""
    reached = holdings.levels.indices[holdings.levels.data >= floor]
    return np.bincount(reached, minlength=len(holdings.skills)).astype(np.int64)


def single_points(holdings: Holdings, floor: Level, away: Iterable[str]) -> tuple[str, ...]:
    """The skills (ids) that one holder alone covers, or that nobody covers once some are away."""
    before, after = counts(holdings, floor), counts(holdings.without(away), floor)
    alone = (after == 1) | (after == 0) & (before > 0)
    return tuple(holdings.skills[n].id for n in np.flatnonzero(alone))


def needs_of_skills(store: View, skills: Sequence[str]) -> dict[tuple[str, str], Need]:
    """By role id and skill id the roles' needs of these skills: the sentences that a cover rests on."""
    return {(n.role.id, n.skill.id): n for n in resolved(store.piece(skills, Pattern.NEEDED_BY))}


@dataclass(frozen=True)
class _Column:
    """One skill's column: the counted level by row, and the rows where it is stated, and by a roster."""

    levels: dict[int, float]
    stated: Set[int]
    held: Set[int]


def _covers(holdings: Holdings, asked: RoleMatrix, floor: Level, columns: Ints) -> Iterator[SkillCover]:
    levels, stated, held = holdings.levels.tocsc(), holdings.stated.tocsc(), holdings.held.tocsc()
    required = asked.levels.tocsc()
    for n in columns.tolist():
        column = _Column(line_of(levels, n), line_of(stated, n).keys(), line_of(held, n).keys())
        able = sorted(row for row, level in column.levels.items() if level >= floor)
        roles = [asked.roles[row] for row in line_of(required, n)]
        tracks = {role.as_role.track for role in roles}
        yield SkillCover(
            holdings.skills[n],
            tuple(holdings.holders[row] for row in able),
            sum(row in column.held for row in able),
            tuple(_candidates(holdings.holders, column, float(holdings.weights[n]), floor)),
            len(roles),
            tuple(sorted(tracks, key=lambda track: (track is None, track))),
        )


def _candidates(
    holders: Sequence[Holder], column: _Column, weight: float, floor: Level
) -> Iterator[Candidate]:
    """Yield the nearest holders below the floor, least effort first, then by id."""
    near = sorted((-level, row) for row, level in column.levels.items() if level < floor)
    lacking = ((0.0, row) for row in range(len(holders)) if row not in column.levels)
    for level, row in islice(chain(near, lacking), MOST_CANDIDATES):
        known = Level(-int(level)) if row in column.stated else None
        yield Candidate(holders[row], known, row in column.levels, weight * (floor + level))


def _islands(holdings: Holdings, asked: RoleMatrix, floor: Level) -> tuple[Island, ...]:
    """The connected components of the tracks, joined where holders in both cover the same skill.

    The largest comes first, then by the tracks' names; holders without a track join nothing.
    """
    names = sorted({track for role in asked.roles if (track := role.as_role.track)})
    cover = _covered(holdings, names, floor)
    _, parts = connected_components(cover @ cover.T, directed=False)
    shared = np.flatnonzero(cover.sum(axis=0) > 1)
    bridges = defaultdict(list)
    by_skill = cover.tocsc()
    for column in shared.tolist():
        first = next(iter(line_of(by_skill, column)))
        bridges[int(parts[first])].append(holdings.skills[column])
    groups = defaultdict(list)
    for name, part in zip(names, parts.tolist(), strict=True):
        groups[part].append(name)
    made = (Island(tuple(tracks), tuple(bridges[part])) for part, tracks in groups.items())
    return tuple(sorted(made, key=lambda island: (-len(island.tracks), island.tracks)))


def _covered(holdings: Holdings, names: list[str], floor: Level) -> Sparse:
    """1 where somebody in a track (row) covers a skill (column)."""
    row: dict[object, int] = {name: n for n, name in enumerate(names)}
    tracks = [row.get(holder.role and holder.role.as_role.track, -1) for holder in holdings.holders]
    cells = holdings.levels.tocoo()
    track = np.array(tracks, dtype=np.int64)[cells.row]
    counted = (cells.data >= floor) & (track >= 0)
    pairs = np.unique(np.stack((track[counted], cells.col[counted]), axis=1), axis=0)
    values = np.ones(len(pairs))
    return csr_array((values, (pairs[:, 0], pairs[:, 1])), shape=(len(names), len(holdings.skills)))
