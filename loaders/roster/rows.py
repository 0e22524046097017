"""The rows of a roster, and those of them that are no people: sums, headings of teams, notes."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from graph.folding import name_key
from graph.kinds import NodeKind
from graph.model import Node
from graph.names import label_key
from graph.people import About, bare_place
from graph.stores.store import View
from loaders.roster.cells import BadCell, checked, text_of
from loaders.roster.columns import RosterColumns
from loaders.roster.person import PersonDraft
from loaders.roster.tables import Table, TableCell, UnreadCell
from loaders.vocabulary.rosters import roster_words

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
    columns: RosterColumns
    number: int
    cells: tuple[TableCell, ...]
    on: date | None = None
    until: date | None = None
    draft: PersonDraft | None = None

    @cached_property
    def place(self) -> str:
        """Where the row stands."""
        return f"{self.table.name} row {self.number}"

    def of(self, at: int | None) -> str:
        """The place of a cell of the row, of the row itself without one."""
        return self.place if at is None else f"{self.place}, column {at + 1}"

    def readable(self, field: str, about: About, what: str) -> TableCell:
        """The cell of a field; raises BadCell for one that looks filled and says nothing."""
        return checked(self.cell(field), about, what, self.columns.fields.get(field))

    def cell(self, field: str) -> TableCell:
        """The cell of a field, None when there is none."""
        return self.at(self.columns.fields.get(field))

    def at(self, column: int | None) -> TableCell:
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

    def of_skills(self) -> Iterator[tuple[Node, int, TableCell]]:
        """Yield each skill that has a column of its own and is held in this row, with the column."""
        for column, skill in self.columns.skills.items():
            cell = self.at(column)
            if isinstance(cell, UnreadCell) or text_of(cell).casefold() not in roster_words().none_held:
                yield skill, column, cell


def rows_of(table: Table, columns: RosterColumns) -> list[TableRow]:
    """The rows below the headings."""
    return [TableRow(table, columns, number, cells) for number, cells in table.rows[columns.start :]]


# A name of more words is a sentence.
MOST_WORDS = 6


def why_no_person(row: TableRow, groups: AbstractSet[str]) -> str | None:
    """Why a row is no person, None for one that may be; the words repeat nothing of the table.

    `groups` are names of tracks and roles, by their keys: what a team's heading says.
    """
    if _is_heading(row):
        return "the headings stand here again: no person"
    key = row.key.strip(" =")
    if not key:
        one = len(row.filled) == 1
        return "names no person: a heading or a note" if one and not row.text(row.name_fields[0]) else None
    bare = not row.text("role") and not (row.columns.identity and row.text(row.columns.identity))
    if bare and roster_words().sum.match(key):
        return "a row of sums: no person"
    return _why_no_name(row, key, groups) if row.is_lone else None


def _why_no_name(row: TableRow, key: str, groups: AbstractSet[str]) -> str | None:
    """Why a name and nothing else is no person, None where nothing says so."""
    if (
        roster_words().note.match(key)
        or len(key.split()) > MOST_WORDS
        or (key.endswith(".") and len(key.split()) > 3)
    ):
        return "a note: no person"
    if row.number in row.table.across or roster_words().team.search(key) or label_key(key) in groups:
        return "a name and nothing else, as a team's heading has: no person"
    return None


def groups_of(store: View) -> frozenset[str]:
    """The names of tracks and roles, by their keys."""
    kinds = (NodeKind.TRACK, NodeKind.ROLE)
    return frozenset(label_key(node.label) for kind in kinds for node in store.nodes_of_kind(kind))


def _is_heading(row: TableRow) -> bool:
    """Whether the cells say what the headings say."""
    headings, key = row.columns.keys, row.key
    names = (row.columns.fields.get(field) for field in row.name_fields)
    own = [at for at in names if at is not None and at in row.filled]
    if not any(name_key(text_of(row.cells[at])) == headings.get(at) for at in own):
        return False
    same = sum(name_key(text_of(row.cells[at])) == headings.get(at) for at in row.filled)
    return bool(key) and same * 2 >= len(row.filled)
