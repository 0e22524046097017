"""Who holds and who asks what before and after changes, worked out without touching the graph."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import coo_array, csr_array

from graph.arrays import Bools, Sparse, column_of, line_of, sparse
from graph.errors import BadQuestion
from graph.kinds import ASSUMED_LEVEL, EdgeKind
from graph.questions.matrix import RoleMatrix, role_matrix
from graph.stores.store import View
from planning.changes import Action, Change
from planning.holdings import Holdings

Values = Mapping[int, float]


@dataclass(frozen=True)
class State:
    """What is held and what the roles ask, as changes left it.

    `implied` is what having a role implies to hold: what a change newly asks of a role is asked, not
    yet held. `rungs` leads from each role to those it is promoted to; `instead` from each system to
    those it came in place of.
    """

    holdings: Holdings
    asked: RoleMatrix
    implied: RoleMatrix
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


def today(store: View, holdings: Holdings) -> State:
    """The state before any change."""
    rungs: dict[str, tuple[str, ...]] = {}
    for edge in store.edges_of_kind(EdgeKind.PROMOTES_TO):
        rungs[edge.source] = (*rungs.get(edge.source, ()), edge.target)
    asked = role_matrix(store)
    return State(holdings, asked, asked, rungs, {})


def changed(state: State, change: Change) -> State:
    """The state after a change; raises BadQuestion for a change that cannot be made."""
    if change.action == Action.LEAVE:
        away = [state.holdings.holders[row].id for row in state.rows_of(change.subject)]
        return replace(state, holdings=state.holdings.without(away))
    if change.action in {Action.MOVE, Action.PROMOTE}:
        rows = state.rows_of(change.subject)
        return _moved(state, {row: change.to or _next_rung(state, row) for row in rows})
    if change.action == Action.ADD:
        return _added(state, change.subject, str(change.to))
    return _without(state, change.subject, change.to)


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
    before, implied = state.holdings, state.implied
    holders = list(before.holders)
    levels, stated = {}, {}
    for row, role in roles.items():
        there = implied.row[role]
        own = line_of(before.held, row)
        holders[row] = replace(holders[row], role=implied.roles[there])
        levels[row] = _laid_over(implied.levels, there, before.levels, row, own)
        stated[row] = _laid_over(implied.stated, there, before.stated, row, own)
    now = replace(
        before,
        holders=tuple(holders),
        levels=_with_rows(before.levels, levels),
        stated=_with_rows(before.stated, stated),
    )
    return replace(state, holdings=now)


def _laid_over(below: Sparse, there: int, above: Sparse, row: int, own: Values) -> dict[int, float]:
    under = {column: value for column, value in line_of(below, there).items() if column not in own}
    return under | {column: value for column, value in line_of(above, row).items() if column in own}


def _added(state: State, system: str, role: str) -> State:
    """The role alone asks for the system, at no stated level; its heirs are left as they are."""
    asked = state.asked
    row, column = asked.row[role], asked.column[system]
    levels = {row: float(ASSUMED_LEVEL)} | column_of(asked.levels, column)
    every = column_of(asked.asked, column) | {row: 1.0}
    now = replace(
        asked,
        levels=_with_column(asked.levels, column, levels),
        asked=_with_column(asked.asked, column, every),
    )
    return replace(state, asked=now)


def _without(state: State, system: str, new: str | None) -> State:
    """Nobody holds or asks for the system any more; who asked for it asks for the new one, if any."""
    before, column = state.holdings, state.asked.column[system]
    emptied = replace(
        before,
        levels=_with_column(before.levels, column, {}),
        stated=_with_column(before.stated, column, {}),
        held=_with_column(before.held, column, {}),
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


def _asking_less(asked: RoleMatrix, column: int) -> RoleMatrix:
    return replace(
        asked,
        levels=_with_column(asked.levels, column, {}),
        stated=_with_column(asked.stated, column, {}),
        asked=_with_column(asked.asked, column, {}),
    )


def _asking_instead(asked: RoleMatrix, old: int, new: int) -> RoleMatrix:
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
        levels=_with_column(asked.levels, new, levels),
        stated=_with_column(asked.stated, new, stated),
        asked=_with_column(asked.asked, new, every),
    )


def _with_rows(matrix: Sparse, rows: Mapping[int, Values]) -> Sparse:
    """The matrix with these rows in place of its own."""
    cells = matrix.tocoo()
    new = [(row, column, value) for row, values in rows.items() for column, value in values.items()]
    return _joined(cells, ~np.isin(cells.row, list(rows)), sparse(new, matrix.shape))


def _with_column(matrix: Sparse, column: int, values: Values) -> Sparse:
    """The matrix with this column in place of its own."""
    cells = matrix.tocoo()
    new = [(row, column, value) for row, value in values.items()]
    return _joined(cells, cells.col != column, sparse(new, matrix.shape))


def _joined(cells: coo_array[np.float64], kept: Bools, new: Sparse) -> Sparse:
    old = csr_array((cells.data[kept], (cells.row[kept], cells.col[kept])), shape=new.shape)
    return csr_array(old + new)
