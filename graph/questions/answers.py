"""The frozen answers that queries give; every one leads down to sentence and line."""

from dataclasses import dataclass
from enum import StrEnum

from graph.documents import Finding
from graph.kinds import Level, Necessity, Scope, Section, Usage
from graph.model import Edge, Evidence, Node


@dataclass(frozen=True)
class NamedSkill:
    """A skill as one statement names it, with what will do instead, by name."""

    skill: Node
    level: Level | None
    usage: Usage
    evidence: Evidence
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RequirementLine:
    """One requirement of a role with the skills it names; `denied` are those it says are not needed."""

    id: str
    section: Section
    heading: str | None
    evidence: Evidence
    skills: tuple[Node, ...]
    denied: tuple[NamedSkill, ...] = ()


@dataclass(frozen=True)
class InheritedFrom:
    """One inheritance line of a role: whose requirements, how much of them, and the line itself."""

    target: Node
    scope: Scope
    sme: bool
    evidence: Evidence


@dataclass(frozen=True, kw_only=True)
class Need:
    """A skill that a role needs in effect; `via` leads to the role that states the level."""

    role: Node
    skill: Node
    level: Level | None
    necessity: Necessity
    own: bool
    via: tuple[Node, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, kw_only=True)
class RoleSheet:
    """All there is to say of one role."""

    role: Node
    requirements: tuple[RequirementLine, ...]
    named: tuple[NamedSkill, ...]
    inherits: tuple[InheritedFrom, ...]
    effective: tuple[Need, ...]


@dataclass(frozen=True)
class WhoNeeds:
    """The roles that need a skill at a floor level or above, highest level first."""

    skill: Node
    floor: Level | None
    needs: tuple[Need, ...]


class GapState(StrEnum):
    """How a skill that is asked stands with who would move."""

    MISSING = "missing"
    TO_RAISE = "to raise"
    # Asked at a stated level and held at none: neither a gap nor proof that there is none.
    TO_CONFIRM = "to confirm"
    MET = "met"


@dataclass(frozen=True, kw_only=True)
class GapSkill:
    """A skill of the target; `held` is None when the origin lacks it or does not state a level.

    `short` is the levels to climb: all of it where the skill is missing (a level that is not stated
    counts as 2), none where it is held and either level is not stated. `effort` is that times the
    skill's weight; `because` the target's need, `against` the origin's, None when missing.
    """

    skill: Node
    held: Level | None
    asked: Level | None
    short: int
    effort: float
    because: Need
    against: Need | None

    @property
    def state(self) -> GapState:
        """Missing, to raise, to confirm or met."""
        if self.against is None:
            return GapState.MISSING
        if self.short:
            return GapState.TO_RAISE
        return GapState.TO_CONFIRM if self.asked is not None and self.held is None else GapState.MET


@dataclass(frozen=True)
class StatementPair:
    """Two statements that say much the same, with their likeness from 0 to 1."""

    own: Evidence
    other: Evidence
    score: float


@dataclass(frozen=True, kw_only=True)
class Gap:
    """What the target asks beyond the origin; `share_met` is 0 to 1, None when nothing is asked.

    `pairs` are the statements of both that match, best first; None until they are asked for
    (`likeness/pairs.py`), for planning measures many gaps and shows none. `promotion` is the median effort
    of a promotion, in which effort is shown; None until it is asked for (`effort.py`).
    """

    origin: Node
    target: Node
    missing: tuple[GapSkill, ...]
    to_raise: tuple[GapSkill, ...]
    to_confirm: tuple[GapSkill, ...]
    met: tuple[GapSkill, ...]
    preferred: tuple[Need, ...]
    effort: float
    share_met: float | None
    pairs: tuple[StatementPair, ...] | None = None
    promotion: float | None = None


@dataclass(frozen=True)
class SharedSkill:
    """A skill with the need that each role has of it, by role id."""

    skill: Node
    needs: dict[str, Need]


@dataclass(frozen=True)
class Overlap:
    """What two or more roles all need; `every` also holds what only some of them need."""

    roles: tuple[Node, ...]
    shared: tuple[SharedSkill, ...]
    every: tuple[SharedSkill, ...]


@dataclass(frozen=True)
class Intersection:
    """The skills that exactly these of the compared roles need."""

    roles: tuple[Node, ...]
    skills: tuple[Node, ...]


@dataclass(frozen=True)
class NextRung:
    """What the next role of the own track asks: new, raised, and the same as before."""

    role: Node
    gap: Gap


@dataclass(frozen=True)
class Neighbourhood:
    """A piece of the graph to draw: roles and skills with the edges between them.

    Edges are NEEDS, PROMOTES_TO and INHERITS; `left_out` counts nodes beyond the limit.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int


@dataclass(frozen=True)
class LoadedSources:
    """The documents behind the graph, by name, with all findings."""

    documents: tuple[Node, ...]
    findings: tuple[Finding, ...]
