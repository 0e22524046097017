"""A roster from a table: people, their roles and what they hold; a bad cell costs that cell."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from graph.errors import BadDocument
from graph.model import Node
from graph.roster import Rejection, Roster
from graph.store import GraphStore
from loaders.roster.cells import NONE_HELD, BadCell, count_of, date_of, level_of, text_of
from loaders.roster.columns import Columns, columns_of
from loaders.roster.draft import Draft, Said, person_id
from loaders.roster.names import Names
from loaders.roster.table_file import Cell, Table, read_table


def read_roster(store: GraphStore, path: Path) -> Roster:
    """The roster in a csv or xlsx file; raises BadDocument for a file that is no table of people."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadDocument(f"{path}: cannot be read: {error.strerror}; check the path") from error
    return roster_of(store, path.name, data)


def roster_of(store: GraphStore, name: str, data: bytes) -> Roster:
    """The roster in the bytes of a file of this name; raises BadDocument when it is no table of people.

    A row names a person with a role and one skill, or with a level in the column of each skill. Of
    two rows the later date counts; without one, the first row, and the other is told of.
    """
    table, names = read_table(name, data), Names(store)
    reading = _Reading(table, columns_of(table, names.skill_or_none), names)
    return reading.roster()


class _Reading:
    """The people of a table so far, and what was turned away."""

    def __init__(self, table: Table, columns: Columns, names: Names) -> None:
        self._table = table
        self._columns = columns
        self._names = names
        self._drafts: dict[str, Draft] = {}
        self._rejected = list(columns.rejected)

    def roster(self) -> Roster:
        """Everything the table says."""
        for number, cells in self._table.rows[self._columns.start :]:
            row = _Row(cells, f"{self._table.name} row {number}", self._columns)
            for take in self._parts(row):
                self._tried(row.place, take)
        if not self._drafts:
            raise BadDocument(f"{self._table.name}: no row names a person; fill in rows below the headings")
        return Roster(tuple(d.person() for d in self._drafts.values()), tuple(self._rejected))

    def _tried(self, place: str, take: Callable[[], None]) -> None:
        try:
            take()
        except BadCell as error:
            self._rejected.append(Rejection(place, str(error)))

    def _parts(self, row: "_Row") -> Iterator[Callable[[], None]]:
        """Yield each thing that a row says, to be taken or turned away by itself."""
        yield partial(self._meet, row)
        if row.draft is None:
            return
        for name, read in (("role", self._names.role), ("target", self._names.role), ("capacity", count_of)):
            if row.text(name):
                yield partial(self._say, row.draft, row, name, read)
        if row.text("skill") or row.text("level"):
            yield partial(self._hold_named, row.draft, row)
        for skill, cell in row.of_skills():
            yield partial(self._hold, row.draft, row, skill, cell)

    def _meet(self, row: "_Row") -> None:
        """Find the row's person and date; without both the row is turned away."""
        name = row.name
        if not name:
            raise BadCell("names no person")
        found = Draft(person_id(name), name, row.place)
        known = self._drafts.get(found.id, found)
        if known.name.casefold() != name.casefold():
            raise BadCell(f"{name!r} is hardly told from {known.name!r} in {known.place}; write both alike")
        row.on = date_of(row.cell("date"))
        row.draft = self._drafts.setdefault(found.id, found)

    def _say(self, draft: Draft, row: "_Row", name: str, read: Callable[[str], Node | int | None]) -> None:
        draft.say(name, Said(read(row.text(name)), row.on, row.place))

    def _hold_named(self, draft: Draft, row: "_Row") -> None:
        if not row.text("skill"):
            raise BadCell("states a level and names no skill")
        self._hold(draft, row, self._names.skill(row.text("skill")), row.cell("level"))

    def _hold(self, draft: Draft, row: "_Row", skill: Node, cell: Cell) -> None:
        try:
            level = level_of(cell)
        except BadCell as error:
            raise BadCell(f"{skill.label}: {error}") from error
        draft.hold(skill, Said(level, row.on, row.place))


class _Row:
    """One row of the table, with its date and its person once they are found."""

    def __init__(self, cells: Sequence[Cell], place: str, columns: Columns) -> None:
        self._cells = cells
        self._columns = columns
        self.place = place
        self.on: date | None = None
        self.draft: Draft | None = None

    @property
    def name(self) -> str:
        """The person's name, of one column or of two."""
        if "person" in self._columns.fields:
            return self.text("person")
        return f"{self.text('given')} {self.text('family')}".strip()

    def cell(self, field: str) -> Cell:
        """The cell of a field, None when there is none."""
        column = self._columns.fields.get(field)
        return self._cells[column] if column is not None and column < len(self._cells) else None

    def text(self, field: str) -> str:
        """The cell of a field as text."""
        return text_of(self.cell(field))

    def of_skills(self) -> Iterator[tuple[Node, Cell]]:
        """Yield each skill that has a column of its own and is held in this row."""
        for column, skill in self._columns.skills.items():
            if column < len(self._cells) and text_of(self._cells[column]).casefold() not in NONE_HELD:
                yield skill, self._cells[column]
