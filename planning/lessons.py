"""What is to be learned once all changes are made: of each who is there then, each skill once."""

from collections.abc import Iterator, Sequence

from graph.arrays import line_of
from graph.kinds import Level, counted, levels_short
from graph.questions.answers import GapState
from planning.changes import Action, Change
from planning.outcome import Lesson
from planning.state import State

# By the id of a holder and the column of a skill the change that asks it.
Asking = dict[tuple[str, int], Change]


def lessons(states: Sequence[State], changes: Sequence[Change]) -> tuple[Lesson, ...]:
    """How holders stand with what the changes ask, by holder, dearest first.

    Of a new role what is not met; of a system that comes in everybody who is to use it.
    `states` holds today's state, then the one after each change.
    """
    asking: Asking = {}
    for change, before, after in zip(changes, states, states[1:], strict=False):
        if change.action in {Action.MOVE, Action.PROMOTE}:
            asking |= _of_new_roles(before, after, change)
        elif change.incoming is not None:
            asking |= _of_system(before, after, change)
    made = _held_against(states[-1], asking)
    order = states[-1].holdings.row
    return tuple(sorted(made, key=lambda x: (order[x.holder.id], -x.effort, x.skill.id)))


def _of_new_roles(before: State, after: State, change: Change) -> Asking:
    asked = {}
    for row in before.rows_of(change.subject):
        holder = after.holdings.holders[row]
        if holder.role:
            for column in line_of(after.asked.asked, after.asked.row[holder.role.id]):
                asked[holder.id, column] = change
    return asked


def _of_system(before: State, after: State, change: Change) -> Asking:
    roles = roles_asked(before, change)
    column = after.asked.column[str(change.incoming)]
    there = (h for h in after.holdings.holders if h.role and h.role.id in roles)
    return {(holder.id, column): change for holder in there}


def roles_asked(before: State, change: Change) -> set[str]:
    """The roles of which a change of systems asks something: as required or as preferred."""
    asked = before.asked
    if change.action == Action.ADD:
        row, column = asked.row[str(change.to)], asked.column[change.subject]
        return set() if column in line_of(asked.levels, row) else {str(change.to)}
    users = asked.asked.tocsc()[:, [asked.column[change.subject]]].indices.tolist()
    return {asked.roles[row].id for row in users}


def _held_against(state: State, asking: Asking) -> Iterator[Lesson]:
    for (who, column), change in asking.items():
        row = state.holdings.row.get(who)
        holder = None if row is None else state.holdings.holders[row]
        if row is None or holder is None or holder.role is None:
            continue
        there = state.asked.row[holder.role.id]
        liked = state.liked.get(holder.role.id, {})
        if column in line_of(state.asked.levels, there):
            stated = column in line_of(state.asked.stated, there)
            level = Level(int(state.asked.levels[there, column])) if stated else None
            lesson = _lesson(state, (row, column), level, change, preferred=False)
        elif column in liked:
            lesson = _lesson(state, (row, column), liked[column], change, preferred=True)
        else:
            continue
        if lesson.state != GapState.MET or change.incoming is not None:
            yield lesson


def _lesson(
    state: State, place: tuple[int, int], asked: Level | None, change: Change, *, preferred: bool
) -> Lesson:
    row, column = place
    holdings, holder = state.holdings, state.holdings.holders[row]
    holds, held = holdings.levels[row, column] > 0, holdings.level(row, column)
    short = levels_short(asked, held) if holds else counted(asked)
    return Lesson(
        holder=holder,
        skill=holdings.skills[column],
        held=held,
        asked=asked,
        effort=float(holdings.weights[column]) * short,
        state=_state(asked, held, short) if holds else GapState.MISSING,
        preferred=preferred,
        hopes=column in state.hoped.get(holder.id, {}),
        by=change,
    )


def _state(asked: Level | None, held: Level | None, short: int) -> GapState:
    if short:
        return GapState.TO_RAISE
    return GapState.TO_CONFIRM if asked is not None and held is None else GapState.MET
