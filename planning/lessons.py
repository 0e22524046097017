"""What the changes of a scenario ask holders to learn."""

from collections.abc import Iterator

from graph.kinds import Level
from graph.model import Node
from planning.changes import Action, Change
from planning.demand import Demand
from planning.edits import column_of, row_of
from planning.holdings import Holder
from planning.outcome import Lesson
from planning.state import State


def lessons_of(before: State, after: State, change: Change) -> Iterator[Lesson]:
    """Yield what holders lack of what the change asks of them, dearest first for each."""
    asked, old, now = after.asked, before.holdings, after.holdings
    if change.action in {Action.MOVE, Action.PROMOTE}:
        for row in before.rows_of(change.subject):
            yield from _lacking(asked, before, old.holders[row], now.holders[row].role, None)
    elif change.action in {Action.REPLACE, Action.ADD}:
        system = str(change.to) if change.action == Action.REPLACE else change.subject
        roles = _asked_of(before, change)
        for holder in now.holders:
            if holder.role and holder.role.id in roles:
                yield from _lacking(asked, after, holder, holder.role, asked.column[system])


def _asked_of(before: State, change: Change) -> set[str]:
    """The roles of which a change of systems asks something new."""
    if change.action == Action.ADD:
        return {str(change.to)}
    rows = column_of(before.asked.levels, before.asked.column[change.subject])
    return {before.asked.roles[row].id for row in rows}


def _lacking(
    asked: Demand, state: State, holder: Holder, role: Node | None, only: int | None
) -> Iterator[Lesson]:
    if role is None:
        return
    found, there = state.holdings, asked.row[role.id]
    row = found.row[holder.id]
    held, stated = row_of(found.levels, row), row_of(asked.stated, there)
    lessons = []
    for column, level in row_of(asked.levels, there).items():
        short = level - held.get(column, 0)
        if short > 0 and only in {None, column}:
            wanted = Level(int(level)) if column in stated else None
            effort = float(found.weights[column]) * short
            skill = found.skills[column]
            lessons.append(Lesson(holder, skill, found.level(row, column), wanted, effort))
    yield from sorted(lessons, key=lambda lesson: (-lesson.effort, lesson.skill.id))
