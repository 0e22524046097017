"""What a scenario does: who is affected, what opens, who knows the replacement, what is to be learnt."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from graph.kinds import Level, Necessity
from graph.model import Node
from graph.stores.store import View
from planning.changes import Action, Change
from planning.coverage import FLOOR, counts
from planning.edits import column_of, row_of
from planning.grounds import needs_of_roles, needs_of_skill
from planning.lessons import lessons_of
from planning.outcome import Affected, Count, Lesson, Party, WhatIf
from planning.state import State, changed

OF_SYSTEMS = frozenset({Action.RETIRE, Action.REPLACE, Action.ADD})


def what_if(store: View, today: State, changes: Sequence[Change], floor: Level = FLOOR) -> WhatIf:
    """What these changes do to who holds what, each applied to what the ones before it left.

    Raises BadQuestion for a change that cannot be made.
    """
    state = today
    affected: list[Affected] = []
    knowers: list[Party] = []
    lessons: list[Lesson] = []
    for change in changes:
        after = changed(state, change)
        affected += _affected(store, state, after, change, floor)
        knowers += _knowers(store, state, change)
        lessons += lessons_of(state, after, change)
        state = after
    return WhatIf(
        tuple(changes),
        floor,
        tuple(affected),
        *_opened(today, state, floor),
        tuple(knowers),
        tuple(lessons),
        _counts(today, state, floor),
        state.holdings,
    )


def _affected(store: View, before: State, after: State, change: Change, floor: Level) -> Iterator[Affected]:
    if change.action == Action.ADD:
        yield from _newly_asked(before, change)
    elif change.action in OF_SYSTEMS:
        yield from _losing(store, before, change)
    else:
        yield from _leaving(store, before, after, change, floor)


def _newly_asked(before: State, change: Change) -> Iterator[Affected]:
    """Yield the role that is to use the system, unless it requires it already."""
    row, column = before.asked.row[str(change.to)], before.asked.column[change.subject]
    if row not in column_of(before.asked.levels, column):
        role, skill = before.asked.roles[row], before.asked.skills[column]
        yield Affected(role.id, role.label, skill, None, False, (), change)


def _losing(store: View, before: State, change: Change) -> Iterator[Affected]:
    """Yield the roles that ask for the system, highest level first, then by title."""
    asked, column = before.asked, before.asked.column[change.subject]
    skill = asked.skills[column]
    grounds = needs_of_skill(store, before, change.subject)
    levels, stated = column_of(asked.levels, column), column_of(asked.stated, column)
    found = []
    for row in column_of(asked.asked, column):
        role, need = asked.roles[row], grounds.get(asked.roles[row].id)
        level = Level(int(levels[row])) if row in stated else None
        level = need.level if need and row not in levels else level
        evidence = need.evidence if need else ()
        found.append(Affected(role.id, role.label, skill, level, row not in levels, evidence, change))
    yield from sorted(found, key=lambda a: (-(a.level or 0), a.label, a.id))


def _leaving(store: View, before: State, after: State, change: Change, floor: Level) -> Iterator[Affected]:
    """Yield each cover that is lost: the holder, the skill, the level it was held at."""
    found, now = before.holdings, after.holdings
    rows = before.rows_of(change.subject)
    needs = needs_of_roles(store, (found.holders[row] for row in rows))
    for row in rows:
        holder = found.holders[row]
        still = row_of(now.levels, now.row[holder.id]) if holder.id in now.row else {}
        for column, level in sorted(row_of(found.levels, row).items()):
            if level >= floor > still.get(column, 0):
                skill = found.skills[column]
                need = needs.get((holder.role.id if holder.role else "", skill.id))
                known = found.level(row, column)
                grounds = need.evidence if need else ()
                yield Affected(holder.id, holder.label, skill, known, False, grounds, change)


def _knowers(store: View, before: State, change: Change) -> Iterator[Party]:
    """Yield who knows the system that comes in, highest level first; who only prefers it last."""
    if change.action not in {Action.REPLACE, Action.ADD}:
        return
    system = str(change.to) if change.action == Action.REPLACE else change.subject
    found, column = before.holdings, before.asked.column[system]
    needs = needs_of_skill(store, before, system)
    knowers = []
    for row in column_of(found.levels, column):
        holder = found.holders[row]
        need = needs.get(holder.role.id) if holder.role else None
        grounds = need.evidence if need else ()
        level = found.level(row, column)
        knowers.append(Party(holder.id, holder.label, found.skills[column], level, False, grounds))
    sure = {knower.id for knower in knowers}
    for need in needs.values():
        if need.necessity == Necessity.PREFERRED and need.role.id in found.row and need.role.id not in sure:
            role = need.role
            knowers.append(Party(role.id, role.label, need.skill, need.level, True, need.evidence))
    yield from sorted(knowers, key=lambda k: (k.preferred, -(k.level or 0), k.label, k.id))


def _opened(first: State, last: State, floor: Level) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    """The new single points and the newly uncovered skills, by id."""
    before, after = counts(first.holdings, floor), counts(last.holdings, floor)
    wanted, now = first.asked.asked.sum(axis=0) > 0, last.asked.asked.sum(axis=0) > 0
    held = np.asarray(last.holdings.levels.sum(axis=0)) > 0
    newly = _required(last) & ~_required(first)
    single = (after == 1) & ((before > 1) | newly)
    bare = (after == 0) & (((before > 0) & (now | held)) | (now & ~wanted) | newly)
    skills = first.asked.skills
    return _at(skills, np.flatnonzero(single).tolist()), _at(skills, np.flatnonzero(bare).tolist())


def _required(state: State) -> NDArray[np.bool_]:
    """Whether any role requires each skill."""
    return np.asarray(state.asked.levels.sum(axis=0)) > 0


def _counts(first: State, last: State, floor: Level) -> tuple[Count, ...]:
    before, after = counts(first.holdings, floor).tolist(), counts(last.holdings, floor).tolist()
    rows = zip(first.asked.skills, before, after, strict=True)
    return tuple(Count(skill, was, now) for skill, was, now in rows if was != now)


def _at(skills: Sequence[Node], columns: Iterable[int]) -> tuple[Node, ...]:
    return tuple(skills[column] for column in columns)
