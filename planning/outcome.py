"""The answer to a what-if, as frozen values: who is affected, what opens, what is to be learned."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.kinds import Level
from graph.model import Evidence, Node
from planning.changes import Change

if TYPE_CHECKING:
    # Only named here: who reads an answer need not load what sums over all holdings.
    from planning.holdings import Holder, Holdings


@dataclass(frozen=True)
class Party:
    """A role or holder with a skill, the level and the sentences it rests on.

    `preferred` when the role only prefers the skill, which covers nothing.
    """

    id: str
    label: str
    skill: Node
    level: Level | None
    preferred: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Affected(Party):
    """A role that loses a system, or a holder who no longer covers a skill, by one change."""

    by: Change


@dataclass(frozen=True)
class Lesson:
    """What a holder would have to learn; `held` is None when not held or not stated.

    effort = weight of the skill as it is today x levels short.
    """

    holder: "Holder"
    skill: Node
    held: Level | None
    asked: Level | None
    effort: float


@dataclass(frozen=True)
class ChangedCount:
    """How many cover a skill before and after the scenario."""

    skill: Node
    before: int
    after: int


@dataclass(frozen=True)
class WhatIf:
    """What the changes do, one after the other; `counts` holds every skill whose cover changes.

    A new single point is held by one alone, and was by more or was required of no role before; newly
    uncovered is what nobody covers though somebody did, or though no role required it before.
    `after` is who holds what then.
    """

    changes: tuple[Change, ...]
    floor: Level
    affected: tuple[Affected, ...]
    new_single_points: tuple[Node, ...]
    uncovered: tuple[Node, ...]
    know_replacement: tuple[Party, ...]
    lessons: tuple[Lesson, ...]
    counts: tuple[ChangedCount, ...]
    after: "Holdings"
