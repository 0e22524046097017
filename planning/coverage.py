"""Who holds each skill: at a floor level, at a level that nobody stated, below; what hangs on one alone."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, islice

from graph.kinds import FLOOR, EdgeKind, Level, NodeKind
from graph.model import Evidence, Node
from graph.questions.answers import Need
from graph.questions.needs import resolved
from graph.stores.patterns import Pattern
from graph.stores.store import View
from planning.counting import States
from planning.holdings import Holder, Holdings
from planning.preferred import preferred_of_holders
from planning.required import Requirements, requirements

# Who could cover a skill next: the nearest few are enough to choose from.
MOST_CANDIDATES = 3


# Whose role only prefers a skill, with the level at which it does.
Liking = list[tuple[Holder, Level | None]]


@dataclass(frozen=True)
class Candidate:
    """Who could cover a skill, from which level (None: not stated or not held), at what effort.

    effort = weight of the skill x levels short of the floor; 0 where the skill is held at a level that
    is not stated, for that is to be asked, not taught. `prefers` when the role only prefers it.
    """

    holder: Holder
    level: Level | None
    holds: bool
    effort: float
    prefers: bool = False


@dataclass(frozen=True)
class SkillCover:
    """A skill with who holds it at the floor level or above, and who is nearest to that.

    `stated` counts the holders by the roster's own word; `roles` the roles that require the skill,
    `tracks` names the tracks they stand in, None for the roles without one. `unstated` hold it at a level
    that is not stated, which may reach the floor; `below` at a stated level under it. `preferring` have a
    role that only prefers it, at these levels: that covers nothing.
    """

    skill: Node
    holders: tuple[Holder, ...]
    stated: int
    next_best: tuple[Candidate, ...]
    roles: int
    tracks: tuple[str | None, ...]
    unstated: tuple[Holder, ...] = ()
    below: tuple[Holder, ...] = ()
    preferring: tuple[tuple[Holder, Level | None], ...] = ()

    @property
    def count(self) -> int:
        """How many hold the skill at the floor level or above."""
        return len(self.holders)

    @cached_property
    def states(self) -> States:
        """How many hold it in each state."""
        return States(len(self.holders), len(self.unstated), len(self.below))

    @property
    def could_step_in(self) -> tuple[Candidate, ...]:
        """The nearest beside whom the skill hangs on."""
        alone = {holder.id for holder in self.unstated} if self.states.single else set[str]()
        return tuple(nearest for nearest in self.next_best if nearest.holder.id not in alone)

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
        return _critical(c for c in self.skills if c.states.single)

    @cached_property
    def possible_single_points(self) -> tuple[SkillCover, ...]:
        """The skills that one holds at the floor, and others at levels that are not stated."""
        return _critical(c for c in self.skills if c.states.possible)

    @cached_property
    def unknown(self) -> tuple[SkillCover, ...]:
        """The skills that some hold at levels not stated, and nobody surely at the floor."""
        return _critical(c for c in self.skills if c.states.unknown)

    @cached_property
    def uncovered(self) -> tuple[SkillCover, ...]:
        """The skills that nobody holds, or all below the floor, the most critical first."""
        return _critical(c for c in self.skills if c.states.uncovered)

    @cached_property
    def shared(self) -> tuple[SkillCover, ...]:
        """The skills that two or more hold at the floor or above, by id."""
        return tuple(c for c in self.skills if c.count > 1)


def _critical(covers: Iterable[SkillCover]) -> tuple[SkillCover, ...]:
    return tuple(sorted(covers, key=lambda cover: (-cover.criticality, cover.skill.id)))


def coverage(holdings: Holdings, asked: Requirements, floor: Level = FLOOR) -> Coverage:
    """Who covers each skill that somebody needs, if only by preference, or holds."""
    requiring: dict[int, list[Node]] = defaultdict(list)
    for role, line in asked.lines.items():
        for column in line:
            requiring[column].append(asked.roles[role])
    columns = sorted(asked.asked | holdings.columns.keys())
    liking = _preferring(holdings, asked)
    covers = tuple(_cover(holdings, column, requiring[column], liking[column], floor) for column in columns)
    return Coverage(floor, covers, _islands(asked.roles.values(), covers))


def _preferring(holdings: Holdings, asked: Requirements) -> Mapping[int, Liking]:
    """By the column of a skill whose role only prefers it, at which level."""
    liking: dict[int, Liking] = defaultdict(list)
    for who, of in preferred_of_holders(holdings, asked.preferred).items():
        for column, level in of.items():
            liking[column].append((holdings.holders[holdings.row[who]], level))
    return liking


def sentences_of(store: View, answer: Coverage) -> dict[tuple[str, str], tuple[Evidence, ...]]:
    """By role id and skill id what the roles of those who are nearest state of the skill, if they do."""
    asked = requirements(store)
    column, nothing = asked.column, dict[int, Level | None]()
    ends: set[tuple[str, str]] = set()
    for cover in answer.skills:
        at = column[cover.skill.id]
        for role in (nearest.holder.role for nearest in cover.next_best):
            if role and (at in asked.lines[role.id] or at in asked.preferred.get(role.id, nothing)):
                ends.add((role.id, cover.skill.id))
    needs = store.edges_from(sorted({role for role, _ in ends}), EdgeKind.NEEDS)
    return {(n.source, n.target): n.evidence for n in needs if (n.source, n.target) in ends}


def needs_of_skills(store: View, skills: Sequence[str]) -> dict[tuple[str, str], Need]:
    """By role id and skill id the roles' needs of these skills: the sentences that a cover rests on."""
    return {(n.role.id, n.skill.id): n for n in resolved(store.piece(skills, Pattern.NEEDED_BY))}


def _cover(
    holdings: Holdings, column: int, requiring: Sequence[Node], liking: Liking, floor: Level
) -> SkillCover:
    held, skill = holdings.columns.get(column, {}), holdings.skills[column]
    able = [row for row, h in held.items() if h.stated and h.level >= floor]
    unstated = [row for row, h in held.items() if not h.stated]
    below = [row for row, h in held.items() if h.stated and h.level < floor]
    tracks = {role.as_role.track for role in requiring}
    return SkillCover(
        skill,
        tuple(holdings.holders[row] for row in able),
        sum(held[row].held for row in able),
        tuple(_candidates(holdings, column, {holder.id for holder, _ in liking}, floor)),
        len(requiring),
        tuple(sorted(tracks, key=lambda track: (track is None, track))),
        tuple(holdings.holders[row] for row in unstated),
        tuple(holdings.holders[row] for row in below),
        tuple(liking),
    )


def _candidates(holdings: Holdings, column: int, liking: Set[str], floor: Level) -> Iterator[Candidate]:
    """Yield whose level is to be asked, then the nearest below the floor, least effort first, then by id.

    Of those who do not hold it whose role prefers it comes first.
    """
    held, holders = holdings.columns.get(column, {}), holdings.holders
    weight = holdings.skills[column].as_skill.weight
    asked = ((None, row) for row, h in held.items() if not h.stated)
    below = sorted((-h.level, row) for row, h in held.items() if h.stated and h.level < floor)
    near = ((Level(-level), row) for level, row in below)
    first = sorted(holdings.row[who] for who in liking)
    others = (row for row in range(len(holders)) if holders[row].id not in liking)
    lacking = ((None, row) for row in chain(first, others) if row not in held)
    for level, row in islice(chain(asked, near, lacking), MOST_CANDIDATES):
        short = 0 if row in held and level is None else floor - (level or 0)
        yield Candidate(holders[row], level, row in held, weight * short, holders[row].id in liking)


def _islands(roles: Iterable[Node], covers: Iterable[SkillCover]) -> tuple[Island, ...]:
    """The tracks in groups, joined where holders in both cover the same skill or may.

    The largest comes first, then by the tracks' names; holders without a track join nothing.
    """
    above = {track: track for role in roles if (track := role.as_role.track)}
    shared: list[tuple[str, Node]] = []
    for cover in covers:
        holders = (*cover.holders, *cover.unstated)
        tracks = {track for h in holders if h.role and (track := h.role.as_role.track)}
        if len(tracks) > 1:
            shared.append((min(tracks), cover.skill))
            tops = {_top(above, track) for track in tracks}
            above |= dict.fromkeys(tops, min(tops))
    bridges, groups = defaultdict(list), defaultdict(list)
    for track, skill in shared:
        bridges[_top(above, track)].append(skill)
    for track in above:
        groups[_top(above, track)].append(track)
    made = (Island(tuple(sorted(tracks)), tuple(bridges[top])) for top, tracks in groups.items())
    return tuple(sorted(made, key=lambda island: (-len(island.tracks), island.tracks)))


def _top(above: dict[str, str], track: str) -> str:
    """The track that stands for a group (disjoint sets, Tarjan 1975); the way to it is shortened."""
    while above[track] != track:
        above[track] = above[above[track]]
        track = above[track]
    return track
