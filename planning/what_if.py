"""What a scenario does: who is affected, what opens, who knows the replacement, what is to be learnt."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from graph.arrays import Bools, column_of, line_of
from graph.kinds import FLOOR, Level, Necessity
from graph.model import Node
from graph.questions.answers import Need
from graph.questions.matrix import RoleMatrix
from graph.questions.needs import resolved
from graph.stores.patterns import Pattern
from graph.stores.store import View
from planning.changes import Action, Change
from planning.counting import counts
from planning.coverage import needs_of_skills
from planning.holdings import Holder
from planning.outcome import Affected, ChangedCount, Lesson, Party, WhatIf
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
        lessons += _lessons(state, after, change)
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
    grounds = _needs_of_skill(store, before, change.subject)
    levels, stated = column_of(asked.levels, column), column_of(asked.stated, column)
    losing = []
    for row in column_of(asked.asked, column):
        role, need = asked.roles[row], grounds.get(asked.roles[row].id)
        level = Level(int(levels[row])) if row in stated else None
        level = need.level if need and row not in levels else level
        evidence = need.evidence if need else ()
        losing.append(Affected(role.id, role.label, skill, level, row not in levels, evidence, change))
    yield from sorted(losing, key=lambda a: (-(a.level or 0), a.label, a.id))


def _leaving(store: View, before: State, after: State, change: Change, floor: Level) -> Iterator[Affected]:
    """Yield each cover that is lost: the holder, the skill, the level it was held at."""
    old, now = before.holdings, after.holdings
    rows = before.rows_of(change.subject)
    needs = _needs_of_roles(store, (old.holders[row] for row in rows))
    for row in rows:
        holder = old.holders[row]
        still = line_of(now.levels, now.row[holder.id]) if holder.id in now.row else {}
        for column, level in sorted(line_of(old.levels, row).items()):
            if level >= floor > still.get(column, 0):
                skill = old.skills[column]
                need = needs.get((holder.role.id if holder.role else "", skill.id))
                known = old.level(row, column)
                grounds = need.evidence if need else ()
                yield Affected(holder.id, holder.label, skill, known, False, grounds, change)


def _knowers(store: View, before: State, change: Change) -> Iterator[Party]:
    """Yield who knows the system that comes in, highest level first; who only prefers it last."""
    if change.incoming is None:
        return
    holdings, column = before.holdings, before.asked.column[change.incoming]
    needs = _needs_of_skill(store, before, change.incoming)
    knowers = []
    for row in column_of(holdings.levels, column):
        holder = holdings.holders[row]
        need = needs.get(holder.role.id) if holder.role else None
        grounds = need.evidence if need else ()
        level = holdings.level(row, column)
        knowers.append(Party(holder.id, holder.label, holdings.skills[column], level, False, grounds))
    sure = {knower.id for knower in knowers}
    for need in needs.values():
        if (
            need.necessity == Necessity.PREFERRED
            and need.role.id in holdings.row
            and need.role.id not in sure
        ):
            role = need.role
            knowers.append(Party(role.id, role.label, need.skill, need.level, True, need.evidence))
    yield from sorted(knowers, key=lambda k: (k.preferred, -(k.level or 0), k.label, k.id))


def _needs_of_skill(store: View, state: State, skill: str) -> dict[str, Need]:
    """By role id the need of a skill, or of a system that it came in place of."""
    chain = (skill, *state.instead.get(skill, ()))
    needs = needs_of_skills(store, chain)
    return {role: needs[role, one] for one in reversed(chain) for role, named in needs if named == one}


def _needs_of_roles(store: View, holders: Iterable[Holder]) -> dict[tuple[str, str], Need]:
    """By role id and skill id what the roles of these holders need."""
    roles = sorted({holder.role.id for holder in holders if holder.role})
    return {(need.role.id, need.skill.id): need for need in resolved(store.piece(roles, Pattern.NEEDS))}


def _lessons(before: State, after: State, change: Change) -> Iterator[Lesson]:
    """Yield what holders lack of what the change asks of them, dearest first for each."""
    asked, old, now = after.asked, before.holdings, after.holdings
    if change.action in {Action.MOVE, Action.PROMOTE}:
        for row in before.rows_of(change.subject):
            yield from _lacking(asked, before, old.holders[row], now.holders[row].role, None)
    elif change.incoming is not None:
        roles = _asked_of(before, change)
        for holder in now.holders:
            if holder.role and holder.role.id in roles:
                yield from _lacking(asked, after, holder, holder.role, asked.column[change.incoming])


def _asked_of(before: State, change: Change) -> set[str]:
    """The roles of which a change of systems asks something new."""
    if change.action == Action.ADD:
        return {str(change.to)}
    rows = column_of(before.asked.levels, before.asked.column[change.subject])
    return {before.asked.roles[row].id for row in rows}


def _lacking(
    asked: RoleMatrix, state: State, holder: Holder, role: Node | None, only: int | None
) -> Iterator[Lesson]:
    if role is None:
        return
    holdings, there = state.holdings, asked.row[role.id]
    row = holdings.row[holder.id]
    held, stated = line_of(holdings.levels, row), line_of(asked.stated, there)
    lessons = []
    for column, level in line_of(asked.levels, there).items():
        short = level - held.get(column, 0)
        if short > 0 and only in {None, column}:
            wanted = Level(int(level)) if column in stated else None
            effort = float(holdings.weights[column]) * short
            skill = holdings.skills[column]
            lessons.append(Lesson(holder, skill, holdings.level(row, column), wanted, effort))
    yield from sorted(lessons, key=lambda lesson: (-lesson.effort, lesson.skill.id))


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


def _required(state: State) -> Bools:
    """Whether any role requires each skill."""
    return np.asarray(state.asked.levels.sum(axis=0)) > 0


def _counts(first: State, last: State, floor: Level) -> tuple[ChangedCount, ...]:
    before, after = counts(first.holdings, floor).tolist(), counts(last.holdings, floor).tolist()
    rows = zip(first.asked.skills, before, after, strict=True)
    return tuple(ChangedCount(skill, was, now) for skill, was, now in rows if was != now)


def _at(skills: Sequence[Node], columns: Iterable[int]) -> tuple[Node, ...]:
    return tuple(skills[column] for column in columns)
