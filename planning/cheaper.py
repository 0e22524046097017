"""Who could cover a system for less than those who are to use it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.kinds import Level
from graph.model import Node
from planning.holdings import Holder
from planning.outcome import Lesson, WhatIf
from planning.tallies import tallies, tally

# The level that each lesson of the affected leads to.
Ends = Sequence[tuple[Lesson, Level | None]]
# A few are enough to choose from.
MOST = 3


@dataclass(frozen=True)
class Cheaper:
    """Who could cover a skill for less than an affected one who learns it.

    `level` is what is held, `preferred` when the role only prefers it; `effort` is what is left to
    the floor if that is so: 0 where it is only to be confirmed. `than` takes `dearer` to the floor.
    """

    holder: Holder
    skill: Node
    level: Level | None
    preferred: bool
    effort: float
    than: Holder
    dearer: float


def cheaper(outcome: WhatIf, ends: Ends, target: int) -> tuple[Cheaper, ...]:
    """For each system that comes in who is not to use it and could cover it for less.

    Held against the dearest of the affected who are needed for the target; a skill that others
    cover enough already needs none.
    """
    skills = sorted({lesson.skill.id for lesson, _ in ends if lesson.by.incoming == lesson.skill.id})
    return tuple(one for skill in skills for one in _of_skill(outcome, ends, skill, target))


def _of_skill(outcome: WhatIf, ends: Ends, skill: str, target: int) -> Iterator[Cheaper]:
    after, floor = outcome.after, outcome.floor
    column = after.column[skill]
    weight = float(after.weights[column])
    learning = [(lesson, end) for lesson, end in ends if lesson.skill.id == skill]
    costs = sorted(
        (weight * (floor - (lesson.held or 0)), lesson.holder.id, lesson.holder)
        for lesson, end in learning
        if end is not None and end >= floor
    )
    needed = target - tally(tallies(after, outcome.state.hoped, floor), column).cover
    if not costs or needed <= 0:
        return
    dearer, _, than = costs[min(needed, len(costs)) - 1]
    users = {lesson.holder.id for lesson in outcome.lessons if lesson.skill.id == skill}
    others = (holder for holder in after.holders if holder.id not in users)
    near = [
        Cheaper(h, after.skills[column], level, preferred, effort, than, dearer)
        for h in others
        for effort, level, preferred in _short(outcome, h, column)
        if effort < dearer
    ]
    yield from sorted(near, key=lambda one: (one.effort, one.holder.label, one.holder.id))[:MOST]


def _short(outcome: WhatIf, holder: Holder, column: int) -> Iterator[tuple[float, Level | None, bool]]:
    """Yield what parts who knows something of the skill from the floor."""
    after, hoped = outcome.after, outcome.state.hoped.get(holder.id, {})
    row, weight = after.row[holder.id], float(after.weights[column])
    holds = after.levels[row, column] > 0
    if holds or column in hoped:
        level = after.level(row, column) if holds else hoped[column]
        left = 0 if level is None else max(outcome.floor - level, 0)
        yield weight * left, level, not holds
