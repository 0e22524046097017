"""Who holds and who asks what after some changes, worked out without touching the graph."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from graph.errors import BadQuestion
from graph.kinds import ASSUMED_LEVEL, EdgeKind
from graph.stores.store import View
from planning.changes import Action, Change
from planning.demand import Demand, Matrix, demand
from planning.edits import column_of, row_of, with_column, with_rows
from planning.holdings import Holdings


@dataclass(frozen=True)
class State:
    """Holdings and demand as changes left them.

    `implied` is what having a role implies to hold: what a change newly asks of a role is asked, not
    yet held. `rungs` leads from each role to those it is promoted to; `instead` from each system to
    those it came in place of.
    """

    holdings: Holdings
    asked: Demand
    implied: Demand
    rungs: Mapping[str, tuple[str, ...]]
    instead: Mapping[str, tuple[str, ...]]

    def rows_of(self, who: str) -> list[int]:
        """The rows of a holder, or of all that have this role; raises BadQuestion when there are none."""
        holders = self.holdings.holders
        own = [n for n, holder in enumerate(holders) if holder.id == who]
        rows = own or [n for n, holder in enumerate(holders) if holder.role and holder.role.id == who]
        if not rows:
            raise BadQuestion(f"nobody is left who is or has the role {who}; see the changes before")
        return rows


def today(store: View, found: Holdings) -> State:
    """The state before any change."""
    rungs: dict[str, tuple[str, ...]] = {}
    for edge in store.edges_of_kind(EdgeKind.PROMOTES_TO):
        rungs[edge.source] = (*rungs.get(edge.source, ()), edge.target)
    asked = demand(store)
    return State(found, asked, asked, rungs, {})


def changed(state: State, change: Change) -> State:
    """The state after a change; raises BadQuestion for a change that cannot be made."""
    if change.action == Action.LEAVE:
        return _left(state, state.rows_of(change.subject))
    if change.action in {Action.MOVE, Action.PROMOTE}:
        rows = state.rows_of(change.subject)
        return _moved(state, {row: change.to or _next_rung(state, row) for row in rows})
    if change.action == Action.ADD:
        return _added(state, change.subject, str(change.to))
    return _without(state, change.subject, change.to)


def _left(state: State, rows: list[int]) -> State:
    found = state.holdings
    stay = [n for n in range(len(found.holders)) if n not in set(rows)]
    now = replace(
        found,
        holders=tuple(found.holders[n] for n in stay),
        levels=found.levels[stay],
        stated=found.stated[stay],
        held=found.held[stay],
    )
    return replace(state, holdings=now)


def _next_rung(state: State, row: int) -> str:
    holder = state.holdings.holders[row]
    above = state.rungs.get(holder.role.id, ()) if holder.role else ()
    if len(above) == 1:
        return above[0]
    if above:
        raise BadQuestion(f"{holder.label} may be promoted to {', '.join(above)}; use move with one of them")
    raise BadQuestion(f"{holder.label} has no next rung to be promoted to; use move and name a role")


def _moved(state: State, roles: Mapping[int, str]) -> State:
    """Each of these holders in another role: what a roster states goes along, the rest is the role's."""
    found, implied = state.holdings, state.implied
    holders = list(found.holders)
    levels, stated = {}, {}
    for row, role in roles.items():
        there = implied.row[role]
        own = row_of(found.held, row)
        holders[row] = replace(holders[row], role=implied.roles[there])
        levels[row] = _laid_over(implied.levels, there, found.levels, row, own)
        stated[row] = _laid_over(implied.stated, there, found.stated, row, own)
    now = replace(
        found,
        holders=tuple(holders),
        levels=with_rows(found.levels, levels),
        stated=with_rows(found.stated, stated),
    )
    return replace(state, holdings=now)


def _laid_over(
    below: Matrix, there: int, above: Matrix, row: int, own: Mapping[int, float]
) -> dict[int, float]:
    under = {column: value for column, value in row_of(below, there).items() if column not in own}
    return under | {column: value for column, value in row_of(above, row).items() if column in own}


def _added(state: State, system: str, role: str) -> State:
    """The role alone asks for the system, at no stated level; its heirs are left as they are."""
    asked = state.asked
    row, column = asked.row[role], asked.column[system]
    levels = {row: float(ASSUMED_LEVEL)} | column_of(asked.levels, column)
    every = column_of(asked.asked, column) | {row: 1.0}
    now = replace(
        asked,
        levels=with_column(asked.levels, column, levels),
        asked=with_column(asked.asked, column, every),
    )
    return replace(state, asked=now)


def _without(state: State, system: str, new: str | None) -> State:
    """Nobody holds or asks for the system any more; who asked for it asks for the new one, if any."""
    found, column = state.holdings, state.asked.column[system]
    emptied = replace(
        found,
        levels=with_column(found.levels, column, {}),
        stated=with_column(found.stated, column, {}),
        held=with_column(found.held, column, {}),
    )
    asked, instead = state.asked, dict(state.instead)
    if new is not None:
        asked = _asking_instead(asked, column, asked.column[new])
        instead[new] = tuple(dict.fromkeys((*instead.get(new, ()), system, *instead.get(system, ()))))
    return replace(
        state,
        holdings=emptied,
        asked=_asking_less(asked, column),
        implied=_asking_less(state.implied, column),
        instead=instead,
    )


def _asking_less(asked: Demand, column: int) -> Demand:
    return replace(
        asked,
        levels=with_column(asked.levels, column, {}),
        stated=with_column(asked.stated, column, {}),
        asked=with_column(asked.asked, column, {}),
    )


def _asking_instead(asked: Demand, old: int, new: int) -> Demand:
    """Each role asks for the new skill at the higher of the stated levels of both."""
    levels: dict[int, float] = {}
    stated: dict[int, float] = {}
    for column in (old, new):
        known = column_of(asked.stated, column)
        for row, level in column_of(asked.levels, column).items():
            surer = row in known and not (row in stated and levels[row] >= level)
            if surer or row not in levels:
                levels[row] = level
            stated |= {row: 1.0} if row in known else {}
    every = column_of(asked.asked, old) | column_of(asked.asked, new)
    return replace(
        asked,
        levels=with_column(asked.levels, new, levels),
        stated=with_column(asked.stated, new, stated),
        asked=with_column(asked.asked, new, every),
    )
