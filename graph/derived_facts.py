"""What follows from stated facts and is kept with the graph: what roles need, how much a skill weighs."""

from dataclasses import dataclass
from typing import Any

from graph.facts import Facts, level_number
from graph.kinds import Level, Necessity


@dataclass(frozen=True)
class SkillFacts:
    """How many roles need a skill, and how much that makes it weigh: the fewer, the more."""

    needed_by: int = 0
    weight: float = 0.0

    @classmethod
    def of(cls, facts: Facts) -> "SkillFacts":
        """The facts of a competency or a system."""
        return cls(int(facts.get("holders", 0)), float(facts.get("weight", 0.0)))

    def as_facts(self) -> dict[str, float]:
        """The facts as a file keeps them."""
        return {"holders": self.needed_by, "weight": self.weight}


@dataclass(frozen=True, kw_only=True)
class NeedsFacts:
    """What a role needs of a skill: whether by itself (`own`), through which roles, on which edges."""

    level: Level | None
    necessity: Necessity
    own: bool
    via: tuple[str, ...]
    grounds: tuple[str, ...]

    def as_facts(self) -> dict[str, Any]:
        """The facts as a file keeps them."""
        return {
            "level": level_number(self.level),
            "necessity": str(self.necessity),
            "own": self.own,
            "via": list(self.via),
            "grounds": list(self.grounds),
        }
