"""Who holds each skill: at a floor level, at a level that nobody stated, below; what hangs on one alone."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, islice

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from graph.arrays import Ints, Sparse, line_of
from graph.kinds import FLOOR, Level, NodeKind
from graph.model import Node
from graph.questions.answers import Need
from graph.questions.matrix import RoleMatrix
from graph.questions.needs import resolved
from graph.stores.patterns import Pattern
from graph.stores.store import View
from planning.counting import stated_cells
from planning.holdings import Holder, Holdings

# Who could cover a skill next: the nearest few are enough to choose from.
MOST_CANDIDATES = 3


@dataclass(frozen=True)
class Candidate:
    """Who could cover a skill, from which level (None: not stated or not held), at what effort.

    effort = weight of the skill x levels short of the floor; 0 where the skill is held at a level that
    is not stated, for that is to be asked, not taught.
    """

    holder: Holder
    level: Level | None
    holds: bool
    effort: float


@dataclass(frozen=True)
class SkillCover:
    """A skill with who holds it at the floor level or above, and who is nearest to that.

    `stated` counts the holders by the roster's own word; `roles` the roles that require the skill,
    `tracks` names the tracks they stand in, None for the roles without one. `unstated` hold it at a level
    that is not stated, which may reach the floor; `below` at a stated level under it.
    """

    skill: Node
    holders: tuple[Holder, ...]
    stated: int
    next_best: tuple[Candidate, ...]
    roles: int
    tracks: tuple[str | None, ...]
    unstated: tuple[Holder, ...] = ()
    below: tuple[Holder, ...] = ()

    @property
    def count(self) -> int:
        """How many hold the skill at the floor level or above."""
        return len(self.holders)

    @property
    def is_single(self) -> bool:
        """True when one alone may reach the floor, or is the only one to hold the skill at all."""
        if self.count:
            return self.count == 1 and not self.unstated
        return len(self.unstated) == 1 and not self.below

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

    def of_kinds(self, kinds: Collection[NodeKind]) -> "Coverage":
        """The cover of the skills of these kinds."""
        return replace(self, skills=tuple(cover for cover in self.skills if cover.skill.kind in kinds))

    @cached_property
    def single_points(self) -> tuple[SkillCover, ...]:
        """The skills that hang on one alone, the most critical first."""
        return _critical(c for c in self.skills if c.is_single)

    @cached_property
    def possible_single_points(self) -> tuple[SkillCover, ...]:
        """The skills that one holds at the floor, and others at levels that are not stated."""
        return _critical(c for c in self.skills if c.count == 1 and c.unstated)

    @cached_property
    def unknown(self) -> tuple[SkillCover, ...]:
        """The skills that some hold at levels not stated, and nobody surely at the floor."""
        return _critical(c for c in self.skills if not c.count and c.unstated and not c.is_single)

    @cached_property
    def uncovered(self) -> tuple[SkillCover, ...]:
        """The skills that nobody holds, or all below the floor, the most critical first."""
        return _critical(c for c in self.skills if not c.count and not c.unstated)

    @cached_property
    def shared(self) -> tuple[SkillCover, ...]:
        """The skills that two or more hold at the floor or above, by id."""
        return tuple(c for c in self.skills if c.count > 1)


def _critical(covers: Iterable[SkillCover]) -> tuple[SkillCover, ...]:
    return tuple(sorted(covers, key=lambda cover: (-cover.criticality, cover.skill.id)))


def coverage(holdings: Holdings, asked: RoleMatrix, floor: Level = FLOOR) -> Coverage:
    """Who covers each skill that somebody needs, if only by preference, or holds."""
    columns = np.union1d(asked.asked.indices, holdings.levels.indices).astype(np.int64)
    return Coverage(floor, tuple(_covers(holdings, asked, floor, columns)), _islands(holdings, asked, floor))


def needs_of_skills(store: View, skills: Sequence[str]) -> dict[tuple[str, str], Need]:
    """By role id and skill id the roles' needs of these skills: the sentences that a cover rests on."""
    return {(n.role.id, n.skill.id): n for n in resolved(store.piece(skills, Pattern.NEEDED_BY))}


@dataclass(frozen=True)
class _Column:
    """One skill's rows: those at the floor or above, at a level not stated, and below, the nearest first."""

    able: list[int]
    unstated: list[int]
    below: list[tuple[int, int]]


def _column(levels: dict[int, float], stated: dict[int, float], floor: Level) -> _Column:
    known = {row: int(level) for row, level in levels.items() if row in stated}
    return _Column(
        sorted(row for row, level in known.items() if level >= floor),
        sorted(levels.keys() - known.keys()),
        sorted((-level, row) for row, level in known.items() if level < floor),
    )


def _covers(holdings: Holdings, asked: RoleMatrix, floor: Level, columns: Ints) -> Iterator[SkillCover]:
    levels, stated, held = holdings.levels.tocsc(), holdings.stated.tocsc(), holdings.held.tocsc()
    required = asked.levels.tocsc()
    for n in columns.tolist():
        column = _column(line_of(levels, n), line_of(stated, n), floor)
        by_roster = line_of(held, n)
        roles = [asked.roles[row] for row in line_of(required, n)]
        tracks = {role.as_role.track for role in roles}
        yield SkillCover(
            holdings.skills[n],
            tuple(holdings.holders[row] for row in column.able),
            sum(row in by_roster for row in column.able),
            tuple(_candidates(holdings.holders, column, float(holdings.weights[n]), floor)),
            len(roles),
            tuple(sorted(tracks, key=lambda track: (track is None, track))),
            tuple(holdings.holders[row] for row in column.unstated),
            tuple(holdings.holders[row] for row in sorted(row for _, row in column.below)),
        )


def _candidates(
    holders: Sequence[Holder], column: _Column, weight: float, floor: Level
) -> Iterator[Candidate]:
    """Yield whose level is to be asked, then the nearest below the floor, least effort first, then by id."""
    knowing = {*column.able, *column.unstated, *(row for _, row in column.below)}
    asked = ((None, row) for row in column.unstated)
    near = ((Level(-level), row) for level, row in column.below)
    lacking = ((None, row) for row in range(len(holders)) if row not in knowing)
    for level, row in islice(chain(asked, near, lacking), MOST_CANDIDATES):
        held = row in knowing
        short = 0 if held and level is None else floor - (level or 0)
        yield Candidate(holders[row], level, held, weight * short)


def _islands(holdings: Holdings, asked: RoleMatrix, floor: Level) -> tuple[Island, ...]:
    """The connected components of the tracks, joined where holders in both cover the same skill or may.

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
    """1 where somebody in a track (row) covers a skill (column), or may: the level is not stated."""
    row: dict[object, int] = {name: n for n, name in enumerate(names)}
    tracks = [row.get(holder.role and holder.role.as_role.track, -1) for holder in holdings.holders]
    cells, stated = holdings.levels.tocoo(), stated_cells(holdings)
    track = np.array(tracks, dtype=np.int64)[cells.row]
    counted = ((cells.data >= floor) | ~stated) & (track >= 0)
    pairs = np.unique(np.stack((track[counted], cells.col[counted]), axis=1), axis=0)
    values = np.ones(len(pairs))
    return csr_array((values, (pairs[:, 0], pairs[:, 1])), shape=(len(names), len(holdings.skills)))
