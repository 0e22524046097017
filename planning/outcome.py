"""The answer to a what-if, as frozen values: who is affected, what opens, what is to be learned."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.kinds import Level
from graph.model import Evidence, Node
from graph.questions.answers import GapState
from planning.changes import Action, Change

if TYPE_CHECKING:
    # Only named here: who reads an answer need not load what sums over all holdings.
    from planning.holdings import Holder, Holdings
    from planning.state import State


# The ids of who learns and of what.
Key = tuple[str, str]


@dataclass(frozen=True)
class Party:
    """A role or holder with a skill, the level and the sentences it rests on.

    `preferred` when the role only prefers the skill: held as that, which covers nothing.
    """

    id: str
    label: str
    skill: Node
    level: Level | None
    preferred: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Affected(Party):
    """A holder who uses a system that goes or comes, or who holds a skill no longer, by one change.

    `level` is the one the role asks, else the one that is held; None where it is not stated.
    """

    by: Change


@dataclass(frozen=True)
class Lesson:
    """How a holder stands with a skill that the changes ask, once all of them are made.

    `held` is None when not held or not stated, `preferred` when the role only prefers the skill, so
    that nobody has to learn it; `hopes` when the holder's role prefers it today, which is no proof.
    effort = weight of the skill as it is today x levels short, as in a gap: nothing where it is held
    and either level is not stated.
    """

    holder: "Holder"
    skill: Node
    held: Level | None
    asked: Level | None
    effort: float
    state: GapState
    preferred: bool
    hopes: bool
    by: Change

    @property
    def key(self) -> Key:
        """The ids of the holder and of the skill: each stands once."""
        return self.holder.id, self.skill.id

    @property
    def must(self) -> bool:
        """Whether there is something that has to be learned."""
        return not self.preferred and self.state in {GapState.MISSING, GapState.TO_RAISE}


@dataclass(frozen=True)
class Tally:
    """How many hold a skill: at the floor or above, at no stated level, below, and only as preferred."""

    held: int
    unstated: int
    below: int
    preferred: int

    @property
    def cover(self) -> int:
        """Who covers the skill, if only possibly: a level that is not stated is not none."""
        return self.held + self.unstated


@dataclass(frozen=True)
class ChangedCount:
    """How many hold a skill today, right after the changes, and once what they ask is learned."""

    skill: Node
    today: Tally
    then: Tally
    learned: Tally

    @property
    def before(self) -> int:
        """How many hold it at the floor or above today."""
        return self.today.held

    @property
    def after(self) -> int:
        """How many do right after the changes."""
        return self.then.held


@dataclass(frozen=True, kw_only=True)
class WhatIf:
    """What the changes do, one after the other, before anything is learned unless it says so.

    A new single point or possible one hangs on one alone as in coverage, and did not before or was
    required of no role. Newly uncovered is what nobody holds at the floor or at no stated level
    though somebody did, or though no role required it before. `unfilled` are roles that use what goes
    and that nobody has, `counts` holds every skill whose figures change, `lessons` in order of
    holders; `state` is who holds and asks what then, `learned` who holds what once they have
    learned, `labels` what to call by title or name whatever had an id before the changes.
    """

    changes: tuple[Change, ...]
    floor: Level
    affected: tuple[Affected, ...]
    unfilled: tuple[Node, ...]
    new_single_points: tuple[Node, ...]
    possible_single_points: tuple[Node, ...]
    uncovered: tuple[Node, ...]
    know_replacement: tuple[Party, ...]
    lessons: tuple[Lesson, ...]
    counts: tuple[ChangedCount, ...]
    state: "State"
    learned: "Holdings"
    labels: Mapping[str, str]

    @property
    def after(self) -> "Holdings":
        """Who holds what right after the changes."""
        return self.state.holdings

    @property
    def to_learn(self) -> tuple[Lesson, ...]:
        """The lessons of those who do not meet what is asked."""
        return tuple(lesson for lesson in self.lessons if lesson.state != GapState.MET)

    @property
    def effort(self) -> float:
        """The effort of what has to be learned."""
        return sum(lesson.effort for lesson in self.lessons if lesson.must)

    @property
    def brings_systems(self) -> bool:
        """Whether any change brings a system."""
        return any(change.action in {Action.REPLACE, Action.ADD} for change in self.changes)
