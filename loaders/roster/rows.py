"""The rows of a roster: their cells by what the columns are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from graph.folding import name_key
from graph.model import Node
from graph.people import About, bare_place
from loaders.roster.cells import NONE_HELD, BadCell, checked, text_of
from loaders.roster.columns import Columns
from loaders.roster.person import Draft
from loaders.roster.tables import Cell, Table, Unread

# No name is longer; what is, is a remark or several rows run together.
LONGEST_NAME = 100
NAMES = ("person", "given", "family")


def numbers_in(place: str) -> tuple[int, ...]:
    """The numbers of a place: of the sheet where there are several, of the row, of the column."""
    return tuple(map(int, re.findall(r"\d+", bare_place(place))))


@dataclass
class TableRow:
    """One row of the table, with its dates and its person once they are found."""

    table: Table
    columns: Columns
    number: int
    cells: tuple[Cell, ...]
    on: date | None = None
    until: date | None = None
    draft: Draft | None = None

    @cached_property
    def place(self) -> str:
        """Where the row stands."""
        return f"{self.table.name} row {self.number}"

    def of(self, at: int | None) -> str:
        """The place of a cell of the row, of the row itself without one."""
        return self.place if at is None else f"{self.place}, column {at + 1}"

    def readable(self, field: str, about: About, what: str) -> Cell:
        """The cell of a field; raises BadCell for one that looks filled and says nothing."""
        return checked(self.cell(field), about, what, self.columns.fields.get(field))

    def cell(self, field: str) -> Cell:
        """The cell of a field, None when there is none."""
        return self.at(self.columns.fields.get(field))

    def at(self, column: int | None) -> Cell:
        """The cell of a column, None when there is none."""
        return self.cells[column] if column is not None and column < len(self.cells) else None

    def text(self, field: str) -> str:
        """The cell of a field as text."""
        return text_of(self.cell(field))

    @property
    def name_fields(self) -> tuple[str, ...]:
        """The fields that make the name: one column, or two."""
        return ("person",) if "person" in self.columns.fields else ("given", "family")

    @cached_property
    def name(self) -> str:
        """The person's name; raises BadCell for a cell that is none, or runs over lines."""
        for field in self.name_fields:
            cell = self.readable(field, About.PERSON, "name")
            if self.table.strict and isinstance(cell, str) and len(cell.splitlines()) > 1:
                why = "the name runs over several lines; a quotation mark may be left open"
                raise BadCell(About.PERSON, why)
        name = " ".join(filter(None, map(self.text, self.name_fields)))
        if len(name) > LONGEST_NAME:
            raise BadCell(About.ROW, f"a text of more than {LONGEST_NAME} signs is no name: no person")
        return name

    @cached_property
    def key(self) -> str:
        """The name as it is told from others, empty where there is none that can be read."""
        try:
            return name_key(self.name)
        except BadCell:
            return ""

    @property
    def number_text(self) -> str:
        """What tells the person from others, by the column that does; raises BadCell for an unread cell."""
        field = self.columns.identity
        return text_of(self.readable(field, About.PERSON, "number")) if field else ""

    @cached_property
    def filled(self) -> tuple[int, ...]:
        """The places of the cells that hold anything."""
        return tuple(at for at, cell in enumerate(self.cells) if cell is not None)

    @property
    def is_lone(self) -> bool:
        """Whether the row holds a name and nothing else."""
        names = {self.columns.fields.get(field) for field in self.name_fields}
        return bool(self.filled) and names.issuperset(self.filled)

    def of_skills(self) -> Iterator[tuple[Node, int, Cell]]:
        """Yield each skill that has a column of its own and is held in this row, with the column."""
        for column, skill in self.columns.skills.items():
            cell = self.at(column)
            if isinstance(cell, Unread) or text_of(cell).casefold() not in NONE_HELD:
                yield skill, column, cell


def rows_of(table: Table, columns: Columns) -> list[TableRow]:
    """The rows below the headings."""
    return [TableRow(table, columns, number, cells) for number, cells in table.rows[columns.start :]]
