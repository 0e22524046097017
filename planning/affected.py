"""Whom a change touches: who uses a system that goes, who takes a skill along, who knows what comes in."""

from collections.abc import Iterable, Iterator

from graph.arrays import column_of, line_of
from graph.kinds import Level
from graph.model import Evidence, Node
from graph.questions.answers import Need
from graph.questions.needs import resolved
from graph.stores.patterns import Pattern
from graph.stores.store import View
from planning.changes import OF_SYSTEMS, Action, Change
from planning.coverage import needs_of_skills
from planning.holdings import Holder
from planning.lessons import roles_asked
from planning.outcome import Affected, Party
from planning.state import State

# By the column of a skill its level and whether it is held as preferred only.
Held = dict[int, tuple[Level | None, bool]]


def affected(store: View, before: State, after: State, change: Change) -> Iterator[Affected]:
    """Yield whom the change touches, highest level first where a system goes."""
    if change.action == Action.ADD:
        yield from _newly_asked(before, change)
    elif change.action in OF_SYSTEMS:
        losing = _losing(store, before, change)
        yield from sorted(losing, key=lambda a: (a.preferred, -(a.level or 0), a.label, a.id))
    else:
        yield from _leaving(store, before, after, change)


def unfilled(before: State, change: Change) -> tuple[Node, ...]:
    """The roles that use what goes or are to use what comes, and that nobody has, by id."""
    if change.action not in OF_SYSTEMS:
        return ()
    there = {holder.role.id for holder in before.holdings.holders if holder.role}
    roles = roles_asked(before, change) - there
    return tuple(before.asked.roles[before.asked.row[role]] for role in sorted(roles))


def _newly_asked(before: State, change: Change) -> Iterator[Affected]:
    """Yield who has the role that is to use the system, unless it requires it already."""
    skill = before.asked.skills[before.asked.column[change.subject]]
    for role in roles_asked(before, change):
        for holder in before.holdings.holders:
            if holder.role and holder.role.id == role:
                yield Affected(holder.id, holder.label, skill, None, False, (), change)


def _losing(store: View, before: State, change: Change) -> Iterator[Affected]:
    """Yield whose role asks for the system, if only as preferred, and who holds it by a roster's word."""
    asked, column = before.asked, before.asked.column[change.subject]
    skill, holdings = asked.skills[column], before.holdings
    grounds = _needs_of_skill(store, before, change.subject)
    levels, stated = column_of(asked.levels, column), column_of(asked.stated, column)
    held = column_of(holdings.levels, column)
    for row, holder in enumerate(holdings.holders):
        role = holder.role.id if holder.role else ""
        there, liked = asked.row.get(role), before.liked.get(role, {})
        need = grounds.get(role)
        evidence = need.evidence if need else ()
        if there in levels:
            level = Level(int(levels[there])) if there in stated else None
            yield Affected(holder.id, holder.label, skill, level, False, evidence, change)
        elif row in held:
            level = holdings.level(row, column)
            yield Affected(holder.id, holder.label, skill, level, False, (), change)
        elif column in liked:
            yield Affected(holder.id, holder.label, skill, liked[column], True, evidence, change)


def _leaving(store: View, before: State, after: State, change: Change) -> Iterator[Affected]:
    """Yield each skill that somebody held and holds no longer, by holder and skill."""
    rows = before.rows_of(change.subject)
    needs = _needs_of_roles(store, (before.holdings.holders[row] for row in rows))
    for row in rows:
        holder = before.holdings.holders[row]
        still = _held(after, after.holdings.row[holder.id]) if holder.id in after.holdings.row else {}
        for column, (level, preferred) in sorted(_held(before, row).items()):
            if column not in still:
                skill = before.holdings.skills[column]
                need = needs.get((holder.role.id if holder.role else "", skill.id))
                grounds = need.evidence if need else ()
                yield Affected(holder.id, holder.label, skill, level, preferred, grounds, change)


def _held(state: State, row: int) -> Held:
    hoped = state.hoped.get(state.holdings.holders[row].id, {})
    held = line_of(state.holdings.levels, row)
    sure = {column: (state.holdings.level(row, column), False) for column in held}
    return {column: (level, True) for column, level in hoped.items()} | sure


def knowers(store: View, before: State, change: Change) -> list[Party]:
    """Who knows the system that comes in, highest level first; who only prefers it last."""
    if change.incoming is None:
        return []
    holdings, column = before.holdings, before.asked.column[change.incoming]
    needs = _needs_of_skill(store, before, change.incoming)
    known = [
        _party(needs, holdings.holders[row], holdings.skills[column], holdings.level(row, column))
        for row in column_of(holdings.levels, column)
    ]
    for who, of in before.hoped.items():
        if column in of and who in holdings.row:
            holder = holdings.holders[holdings.row[who]]
            known.append(_party(needs, holder, holdings.skills[column], of[column], preferred=True))
    return sorted(known, key=lambda k: (k.preferred, -(k.level or 0), k.label, k.id))


def _party(
    needs: dict[str, Need], holder: Holder, skill: Node, level: Level | None, *, preferred: bool = False
) -> Party:
    need = needs.get(holder.role.id) if holder.role else None
    grounds: tuple[Evidence, ...] = need.evidence if need else ()
    return Party(holder.id, holder.label, skill, level, preferred, grounds)


def _needs_of_skill(store: View, state: State, skill: str) -> dict[str, Need]:
    """By role id the need of a skill, or of a system that it came in place of."""
    chain = (skill, *state.instead.get(skill, ()))
    needs = needs_of_skills(store, chain)
    return {role: needs[role, one] for one in reversed(chain) for role, named in needs if named == one}


def _needs_of_roles(store: View, holders: Iterable[Holder]) -> dict[tuple[str, str], Need]:
    """By role id and skill id what the roles of these holders need."""
    roles = sorted({holder.role.id for holder in holders if holder.role})
    return {(need.role.id, need.skill.id): need for need in resolved(store.piece(roles, Pattern.NEEDS))}
