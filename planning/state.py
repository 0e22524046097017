"""Who holds and who asks what before and after changes, worked out without touching the graph."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import coo_array, csr_array

from graph.arrays import Bools, Sparse, column_of, line_of, sparse
from graph.errors import BadQuestion
from graph.kinds import ASSUMED_LEVEL, EdgeKind, Level, counted
from graph.questions.matrix import RoleMatrix, role_matrix
from graph.stores.store import View
from planning.changes import Action, Change
from planning.holdings import Holder, Holdings
from planning.preferred import Preferred, preferred_of_holders, replaced, without
from planning.required import requirements

Values = Mapping[int, float]
# A counted level, whether it is stated, whether a roster states the holding; by column.
Cells = Mapping[int, tuple[float, bool, bool]]


@dataclass(frozen=True)
class State:
    """What is held and what the roles ask, as changes left it.

    What a change newly asks is asked and not yet held. `liked` is what the roles only prefer by role
    id, `hoped` what holders hold as preferred by holder id. `known` has by holder id all that who
    moved ever held, `rungs` leads from each role to those it is promoted to, `instead` from each
    system to those it came in place of.
    """

    holdings: Holdings
    asked: RoleMatrix
    rungs: Mapping[str, tuple[str, ...]]
    instead: Mapping[str, tuple[str, ...]]
    liked: Preferred
    hoped: Preferred
    known: Mapping[str, Cells]

    def rows_of(self, who: str) -> list[int]:
        """The rows of a holder, or of all that have this role; raises BadQuestion when there are none."""
        holders = self.holdings.holders
        own = [n for n, holder in enumerate(holders) if holder.id == who]
        rows = own or [n for n, holder in enumerate(holders) if holder.role and holder.role.id == who]
        if not rows:
            there = self.asked.row.get(who)
            title = who if there is None else self.asked.roles[there].label
            raise BadQuestion(f"nobody is {title} by then", "nobody is there by then")
        return rows

    def title(self, role: str) -> str:
        """The title of a role."""
        return self.asked.roles[self.asked.row[role]].label


def today(store: View, holdings: Holdings) -> State:
    """The state before any change."""
    rungs: dict[str, tuple[str, ...]] = {}
    for edge in store.edges_of_kind(EdgeKind.PROMOTES_TO):
        rungs[edge.source] = (*rungs.get(edge.source, ()), edge.target)
    liked = requirements(store).preferred
    return State(
        holdings, role_matrix(store), rungs, {}, liked, preferred_of_holders(holdings, liked), known={}
    )


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


def learned(holdings: Holdings, taught: Iterable[tuple[int, int, Level | None]]) -> Holdings:
    """What is held once each of these (row, column) is held at this level, None: not stated."""
    rows: dict[int, dict[int, float]] = {}
    known: dict[int, dict[int, float]] = {}
    for row, column, level in taught:
        rows.setdefault(row, line_of(holdings.levels, row))[column] = float(counted(level))
        stated = known.setdefault(row, line_of(holdings.stated, row))
        stated.pop(column, None)
        if level is not None:
            stated[column] = 1.0
    levels, stated_then = _with_rows(holdings.levels, rows), _with_rows(holdings.stated, known)
    return replace(holdings, levels=levels, stated=stated_then)


def _next_rung(state: State, row: int) -> str:
    holder = state.holdings.holders[row]
    above = state.rungs.get(holder.role.id, ()) if holder.role else ()
    if len(above) == 1:
        return above[0]
    if above:
        titles = ", ".join(map(state.title, above))
        may, use = f"may be promoted to {titles}", "use move with one of them"
        raise BadQuestion(f"{holder.label} {may}; {use}", f"who is to be promoted {may}; {use}")
    top = "has no next rung to be promoted to; use move and name a role"
    raise BadQuestion(f"{holder.label} {top}", f"who is to be promoted {top}")


def _moved(state: State, roles: Mapping[int, str]) -> State:
    """Each of these holders in another role.

    They hold there what they held before of what the new role asks or prefers, and what a roster
    states; the rest of what the new role asks is to be learned.
    """
    before, known, hoped = state.holdings, dict(state.known), dict(state.hoped)
    if all(holder.role and holder.role.id == roles[row] for row, holder in _rows(before, roles)):
        title = state.title(next(iter(roles.values())))
        raise BadQuestion(f"who is to move is {title} already")
    holders = list(before.holders)
    cells: dict[int, Cells] = {}
    for row, holder in _rows(before, roles):
        there = state.asked.row[roles[row]]
        fits = line_of(state.asked.asked, there).keys()
        known[holder.id] = {**known.get(holder.id, {}), **_cells(before, row)}
        cells[row] = {c: cell for c, cell in known[holder.id].items() if c in fits or cell[2]}
        still = hoped.get(holder.id, {})
        hoped[holder.id] = {c: level for c, level in still.items() if c in fits and c not in cells[row]}
        holders[row] = replace(holder, role=state.asked.roles[there])
    now = replace(
        before,
        holders=tuple(holders),
        levels=_with_rows(
            before.levels, {row: {c: cell[0] for c, cell in cs.items()} for row, cs in cells.items()}
        ),
        stated=_with_rows(
            before.stated, {row: {c: 1.0 for c, cell in cs.items() if cell[1]} for row, cs in cells.items()}
        ),
    )
    return replace(state, holdings=now, known=known, hoped=hoped)


def _rows(holdings: Holdings, rows: Iterable[int]) -> Iterable[tuple[int, Holder]]:
    return ((row, holdings.holders[row]) for row in rows)


def _cells(holdings: Holdings, row: int) -> Cells:
    stated, held = line_of(holdings.stated, row), line_of(holdings.held, row)
    return {c: (level, c in stated, c in held) for c, level in line_of(holdings.levels, row).items()}


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
    own = {c: level for c, level in state.liked.get(role, {}).items() if c != column}
    return replace(state, asked=now, liked={**state.liked, role: own})


def _without(state: State, system: str, new: str | None) -> State:
    """Nobody holds or asks for the system any more; who asked for it asks for the new one, if any."""
    before, column = state.holdings, state.asked.column[system]
    emptied = replace(
        before,
        levels=_with_column(before.levels, column, {}),
        stated=_with_column(before.stated, column, {}),
        held=_with_column(before.held, column, {}),
    )
    asked, instead, liked = state.asked, dict(state.instead), without(state.liked, column)
    if new is not None:
        there = asked.column[new]
        asked = _asking_instead(asked, column, there)
        liked = replaced(state.liked, column, there, asked)
        instead[new] = tuple(dict.fromkeys((*instead.get(new, ()), system, *instead.get(system, ()))))
    return replace(
        state,
        holdings=emptied,
        asked=_asking_less(asked, column),
        instead=instead,
        liked=liked,
        hoped=without(state.hoped, column),
        known={who: {c: cell for c, cell in cs.items() if c != column} for who, cs in state.known.items()},
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
