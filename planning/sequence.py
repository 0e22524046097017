"""In which order things are learned: level by level, after what has to come before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from graph.cycles import reached
from graph.errors import BadQuestion
from graph.kinds import Level
from graph.stores.store import View
from planning.naming import skill_of_rules
from planning.rules import Rules

# A learner and a skill by id; a task adds the level that is reached.
Task = tuple[str, str, int]


@dataclass(frozen=True)
class Climb:
    """What one learner does about one skill: from a counted level (0 when not held) up to the floor."""

    learner: str
    skill: str
    start: int
    end: int
    trainer: str | None


@dataclass(frozen=True)
class Step:
    """One level of one skill for one learner; steps of one stage need not wait for each other.

    `trainer` is the id of who teaches it, None when nobody in the plan or outside it can.
    """

    stage: int
    learner: str
    skill: str
    level: Level
    trainer: str | None


def prerequisites(store: View, rules: Rules) -> dict[str, frozenset[str]]:
    """The skills (ids) that come before each skill.

    Raises BadQuestion for unknown names, and when a skill comes before itself by way of others.
    """
    before: dict[str, frozenset[str]] = {}
    for name, after in rules.prerequisites:
        skill = skill_of_rules(store, "prerequisites", name)
        earlier = (skill_of_rules(store, f"prerequisites of {name!r}", other) for other in after)
        before[skill] = before.get(skill, frozenset()) | frozenset(earlier)
    try:
        TopologicalSorter({skill: sorted(before[skill]) for skill in sorted(before)}).prepare()
    except CycleError as error:
        raise BadQuestion(f"the prerequisites run in a circle: {' > '.join(error.args[1])}") from error
    return before


def sequence(climbs: Iterable[Climb], before: Mapping[str, frozenset[str]]) -> tuple[Step, ...]:
    """The level steps by stage, learner, skill and level.

    A level comes after the one below it; a skill after its prerequisites that the same learner
    learns; and when nobody holds a skill yet, the first learner by id learns it ahead and teaches
    the others. `before` runs in no circle, as that of `prerequisites` does not.
    """
    known = {(c.learner, c.skill): c for c in climbs}
    teachers = _teachers(known.values())
    waits: dict[Task, set[Task]] = {}
    for climb in known.values():
        first = (climb.learner, climb.skill, climb.start + 1)
        for level in range(climb.start + 1, climb.end + 1):
            below = {(climb.learner, climb.skill, level - 1)} if level > climb.start + 1 else set()
            waits[climb.learner, climb.skill, level] = below
        waits[first] |= {_last(known[key]) for key in _ahead(climb, before, teachers) if key in known}
    stages = _stages(waits)
    steps = (_step(stages[task], task, known[task[:2]], teachers) for task in waits)
    return tuple(sorted(steps, key=lambda s: (s.stage, s.learner, s.skill, s.level)))


def _teachers(climbs: Iterable[Climb]) -> dict[str, str]:
    """For each skill that nobody holds yet the learner who goes ahead."""
    ahead: dict[str, str] = {}
    for climb in climbs:
        if climb.trainer is None:
            ahead[climb.skill] = min(climb.learner, ahead.get(climb.skill, climb.learner))
    return ahead


def _ahead(
    climb: Climb, before: Mapping[str, frozenset[str]], teachers: Mapping[str, str]
) -> list[tuple[str, str]]:
    """The learner and skill of every climb that this one waits for."""
    own = [(climb.learner, skill) for skill in sorted(reached(climb.skill, before))]
    teacher = teachers.get(climb.skill, climb.learner)
    return own if climb.trainer or teacher == climb.learner else [*own, (teacher, climb.skill)]


def _last(climb: Climb) -> Task:
    return (climb.learner, climb.skill, climb.end)


def _stages(waits: Mapping[Task, set[Task]]) -> dict[Task, int]:
    stages: dict[Task, int] = {}
    for task in TopologicalSorter(waits).static_order():
        stages[task] = 1 + max((stages[earlier] for earlier in waits[task]), default=0)
    return stages


def _step(stage: int, task: Task, climb: Climb, teachers: Mapping[str, str]) -> Step:
    teacher = climb.trainer or teachers.get(climb.skill)
    return Step(stage, task[0], task[1], Level(task[2]), None if teacher == climb.learner else teacher)
