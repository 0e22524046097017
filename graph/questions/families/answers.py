"""The frozen answers about families of like roles, and about the skills that join groups of roles."""

from dataclasses import dataclass

from graph.kinds import Grouping, Tightness
from graph.model import Node
from graph.questions.answers import Need

# The least closeness for each word.
LEAST_CLOSENESS = {Tightness.TIGHT: 0.95, Tightness.FAIRLY_TIGHT: 0.85, Tightness.LOOSE: 0.0}


@dataclass(frozen=True, kw_only=True)
class FamilySkill:
    """A skill that the roles of a family ask much more often than the others do.

    `inside` counts the roles of the family that ask it, `outside` the others; `distinctness` is the
    difference of their log odds in standard errors.
    """

    skill: Node
    inside: int
    outside: int
    distinctness: float


@dataclass(frozen=True, kw_only=True)
class Family:
    """Roles that are like each other, the most typical first, under a name that no other family bears.

    `closeness` (0 to 1) says how often a role of it is liker to another of it than to a role
    outside; None where there is none outside.
    """

    name: str
    roles: tuple[Node, ...]
    skills: tuple[FamilySkill, ...]
    closeness: float | None

    @property
    def tightness(self) -> Tightness | None:
        """The closeness in words."""
        close = self.closeness
        return next(
            (word for word, least in LEAST_CLOSENESS.items() if close is not None and close >= least), None
        )


@dataclass(frozen=True, kw_only=True)
class Between:
    """A role that stands between its own family and another one, both by name.

    `pull` (0 to 1) says how often a role of the other family is liker to it than one of its own; a half
    is as near to one as to the other.
    """

    role: Node
    family: str
    other: str
    pull: float


@dataclass(frozen=True)
class BridgeEnd:
    """A track or family that a bridge joins to others, with its roles that ask the skill."""

    name: str
    needs: tuple[Need, ...]


@dataclass(frozen=True, kw_only=True)
class Bridge:
    """A skill that joins groups of roles, those with the most roles that ask it first.

    `asked` counts all roles that ask it, `pairs` the pairs of groups that it joins; `strength` is
    what it adds to the likeness of what the groups ask, over all pairs.
    """

    skill: Node
    asked: int
    ends: tuple[BridgeEnd, ...]
    strength: float

    @property
    def pairs(self) -> int:
        """How many pairs of groups ask for it at both ends."""
        return len(self.ends) * (len(self.ends) - 1) // 2


@dataclass(frozen=True, kw_only=True)
class Families:
    """The families, largest first, the roles like no other, those between two, and the bridges.

    `joined` says what the bridges join: tracks, or families where there are no two tracks; `every`
    counts all roles.
    """

    every: int
    families: tuple[Family, ...]
    alone: tuple[Node, ...]
    between: tuple[Between, ...]
    joined: Grouping
    bridges: tuple[Bridge, ...]
