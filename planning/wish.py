"""What a cross-training plan is asked for: which skills, how many holders, within which limits."""

from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import BadQuestion
from graph.kinds import FLOOR, Level
from planning.read_rules import read_rules
from planning.rules import Rules
from seeds.shipped import DUTIES

# Two holders are the fewest that outlive one who leaves.
TARGET = 2
CAPACITY = 2
# Seconds to look for the optimum.
TIME_LIMIT = 60.0
# The rules on duties that ship with the program, and no rules at all.
RULES, NO_RULES = "finance", "none"

# What is asked of a plan, in the same words wherever it is asked.
ASK_TARGET = "How many are to hold each skill"
ASK_CAPACITY = "The most skills that one learner takes on"
ASK_APART = "Keep apart duties that one person should not hold together"
ASK_UNSTATED = "Train those too whose level is not stated"
UNSTATED_HINT = "Else they are assumed to hold the skill and learn nothing of it; here they count as working."
ASK_HOURS = "Hours that one level takes"


def rules_named(chosen: str | None = None) -> Rules:
    """The rules on duties: those that ship unless told otherwise, none for "none", else a YAML file's."""
    if chosen == NO_RULES:
        return Rules()
    return read_rules(DUTIES if chosen in {None, RULES} else Path(chosen))


@dataclass(frozen=True)
class Ban:
    """A holder who may not learn a skill, or nothing at all when `skill` is None."""

    holder: str
    skill: str | None = None


@dataclass(frozen=True, kw_only=True)
class Wish:
    """The skills (ids) to bring to `target` holders at the floor, and the limits to keep.

    `capacity` is how many skills a learner takes on, raised or new, unless the roster says
    otherwise for that person. `out` holds ids of holders who are away: they neither hold, teach
    nor learn. Who holds a skill at a level that is not stated is taken to hold it at the floor and learns
    nothing of it; with `train_unstated` they count as working (2) and may learn. Hours are given only
    when somebody says how many a level step takes.
    """

    skills: tuple[str, ...]
    target: int = TARGET
    floor: Level = FLOOR
    capacity: int = CAPACITY
    bans: tuple[Ban, ...] = ()
    out: tuple[str, ...] = ()
    rules: Rules = field(default_factory=Rules)
    train_unstated: bool = False
    hours_per_step: float | None = None
    time_limit: float = TIME_LIMIT

    def __post_init__(self) -> None:
        object.__setattr__(self, "skills", tuple(sorted(set(self.skills))))
        if self.target < 1:
            raise BadQuestion(f"a target of {self.target} holders is out of scale; give 1 or more")
        if self.capacity < 0:
            raise BadQuestion(f"a capacity of {self.capacity} skills is out of scale; give 0 or more")
        if self.hours_per_step is not None and not 0 < self.hours_per_step < float("inf"):
            raise BadQuestion(f"{self.hours_per_step} hours a step are out of scale; give more than 0")
        if not self.time_limit > 0:
            raise BadQuestion(f"a time limit of {self.time_limit} seconds is out of scale; give more than 0")
