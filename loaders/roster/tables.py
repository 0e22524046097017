"""Tables in files: what a sheet is, its rows of cells, and the cells that look filled and are not read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol


class UnreadCell(StrEnum):
    """Why a cell that looks filled says nothing; the value is what a person is told."""

    FORMULA = "holds a formula without a stored value; open and save the table once in a spreadsheet program"
    ERROR = "holds the error of a formula; mend the formula in the table, or leave the cell empty"


TableCell = str | int | float | date | UnreadCell | None
RowCells = tuple[TableCell, ...]
ERRORS = frozenset(
    {
        *("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"),
        *("#GETTING_DATA", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#BUSY!", "#UNKNOWN!"),
    }
)


class SheetState(StrEnum):
    """Whether a sheet is there to be read; the value is what a person is told."""

    SHOWN = "shown"
    HIDDEN = "hidden"
    CHART = "a chart"


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook by its number from 1 on; a text file is one without a name."""

    number: int
    name: str
    state: SheetState = SheetState.SHOWN


@dataclass(frozen=True)
class Table:
    """The rows of a table with their numbers as a spreadsheet shows them; empty rows are left out.

    `across` holds the rows whose first cell is merged with those beside it, as headings of teams are.
    `strict` says that a row of more cells than headings has lost its order, as in text.
    """

    name: str
    rows: tuple[tuple[int, RowCells], ...]
    across: frozenset[int] = frozenset()
    strict: bool = False


class Book(Protocol):
    """A file of sheets; both methods raise BadRoster for what cannot be read."""

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """All sheets in order."""
        ...

    def head(self, sheet: Sheet) -> Table:
        """The first rows of a sheet, by which it is told what the sheet holds."""
        ...

    def table(self, sheet: Sheet) -> Table:
        """All rows of a sheet."""
        ...


def numbered(rows: Iterable[RowCells]) -> tuple[tuple[int, RowCells], ...]:
    """The rows that hold anything, with their numbers."""
    return tuple((n, row) for n, row in enumerate(rows, start=1) if any(cell is not None for cell in row))
