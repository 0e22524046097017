"""What changed between two ladders: one frozen value a change, with what was and what is, and its words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from graph.errors import InvalidRecord
from graph.facts import Facts, Years
from graph.kinds import Level, MoveKind, Necessity, Verdict, level_label
from graph.model import Node


class What(StrEnum):
    """What it is that changed."""

    ROLE = "role"
    TRACK = "track"
    REQUIREMENT = "requirement"
    SKILL = "skill"
    LEVEL = "level"
    SYSTEM = "system"
    COMPETENCY = "competency"
    INHERITANCE = "inheritance"
    EXPERIENCE = "experience"
    SUPERVISION = "supervisory experience"
    EDUCATION = "education"


class How(StrEnum):
    """How it changed; a thing that is both renamed and moved counts as moved."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    RENAMED = "renamed"
    REWORDED = "reworded"


@dataclass(frozen=True)
class LadderChange:
    """One difference: `before` is None for what was added, `after` for what was removed.

    `id` is that of the thing in the new ladder, in the old one where it was removed; for what a
    role asks (skill, level, inheritance, experience) it is the id of the role.
    """

    what: What
    how: How
    id: str
    before: Facts | None = field(hash=False)
    after: Facts | None = field(hash=False)

    def __post_init__(self) -> None:
        if (self.before is None) != (self.how == How.ADDED) or (self.after is None) != (
            self.how == How.REMOVED
        ):
            raise InvalidRecord(f"{self.what} {self.id} {self.how}: what was or what is does not fit")

    @property
    def order(self) -> tuple[int, str, str]:
        """Sorts by what changed, then by id and facts."""
        return (list(What).index(self.what), self.id, repr((self.before, self.after)))


def change(
    what: What, node_id: str, before: Facts | None, after: Facts | None, how: How = How.CHANGED
) -> LadderChange:
    """The change from one to the other, added or removed where either is None."""
    if before is None:
        how = How.ADDED
    if after is None:
        how = How.REMOVED
    return LadderChange(what, how, node_id, before, after)


@dataclass(frozen=True)
class MoveState:
    """A move of the lattice as it stands in one version; `effort` is as that version weighs it."""

    kind: MoveKind
    verdict: Verdict
    similarity: float
    effort: float


class Turn(StrEnum):
    """What became of a move."""

    HARDER = "harder"
    EASIER = "easier"
    OPENED = "opened"
    CLOSED = "closed"
    JUDGED = "judged anew"


@dataclass(frozen=True)
class MoveChange:
    """A move between roles of the new ladder; `before` is None where it opened, `after` where it closed."""

    origin: Node
    target: Node
    turn: Turn
    before: MoveState | None
    after: MoveState | None


@dataclass(frozen=True)
class CoverageChange:
    """How many roles hold a skill at the floor, before and after."""

    skill: Node
    before: int
    after: int


@dataclass(frozen=True)
class LadderDiff:
    """All that changed: in the documents, in the moves, and in the coverage at `floor`.

    `titles` are those of the roles of either version by id, the newer where both have it; `promotions`
    are the median promotions of the old and the new, in which effort is shown.
    """

    changes: tuple[LadderChange, ...]
    moves: tuple[MoveChange, ...]
    coverage: tuple[CoverageChange, ...]
    titles: Mapping[str, str] = field(default_factory=dict, compare=False)
    promotions: tuple[float | None, float | None] = field(default=(None, None), compare=False)

    def of(self, *hows: How) -> tuple[LadderChange, ...]:
        """The changes of these kinds."""
        return tuple(change for change in self.changes if change.how in hows)

    @property
    def changed(self) -> tuple[LadderChange, ...]:
        """What stands in both ladders, but not the same."""
        return tuple(c for c in self.changes if c.how not in (How.ADDED, How.REMOVED))


def subject(change: LadderChange) -> str:
    """The role or thing that a change is about, by id."""
    facts = change.after or change.before or {}
    return str(facts.get("role") or change.id)


def told(change: LadderChange, facts: Facts | None, titles: Mapping[str, str]) -> str:
    """One side of a change in a few words, empty where there is no such side; `titles` are those of roles."""
    if facts is None:
        return ""
    if change.what == What.INHERITANCE:
        return f"{facts['scope']} of {titles.get(facts['target'], facts['target'])}"
    return _SAYING.get(change.what, _plainly)(facts)


def _role(facts: Facts) -> str:
    rung = f", rung {facts['rung']}" if facts["rung"] else ""
    return f"{facts['title']} ({facts['track'] or 'no track'}{rung})"


def _requirement(facts: Facts) -> str:
    return f"{facts['text']} [{str(facts['section']).replace('_', ' ')}]"


def _skill(facts: Facts) -> str:
    level = level_label(None if facts["level"] is None else Level(facts["level"])).lower()
    preferred = ", preferred" if facts["necessity"] == Necessity.PREFERRED else ""
    return f"{facts['name']}: {level}{preferred}"


def _years(facts: Facts) -> str:
    return Years(**facts).words


def _plainly(facts: Facts) -> str:
    return ", ".join(str(value) for value in facts.values() if value)


_SAYING: Mapping[What, Callable[[Facts], str]] = {
    What.ROLE: _role,
    What.REQUIREMENT: _requirement,
    What.SKILL: _skill,
    What.LEVEL: _skill,
    What.EXPERIENCE: _years,
    What.SUPERVISION: _years,
}
