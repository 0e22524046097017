"""A file of a table becomes its sheets, whatever its form; here those in text, in any usual encoding."""

import csv
import re
from collections.abc import Iterator, Sequence

from graph.errors import BadRoster
from graph.folding import lines_of
from loaders.files import decoded
from loaders.roster.tables import ERRORS, Book, RowCells, Sheet, Table, TableCell, UnreadCell, numbered

DELIMITERS = (",", ";", "\t")
# The characters by which the delimiter is told.
SAMPLE = 4_000
# The first line by which some programs say what parts the cells.
_SAYS = re.compile(r"sep=(.)\s*")
# How a formula opens: a function, a cell, a text or a number; a text file stores none of its values.
_FORMULA = re.compile(r"=\s*[-+(]*(?:[A-Z][A-Z0-9.]*\(|\$?[A-Z]{1,3}\$?\d|\"|\d)", re.IGNORECASE)
OPEN = "a quotation mark is opened there and not closed"
REMEDY = "mend the row and give the table again"


class TextBook:
    """The one table of a text file."""

    sheets = (Sheet(1, ""),)

    def __init__(self, name: str, data: bytes) -> None:
        self._table = _of_text(name, data)

    def head(self, sheet: Sheet) -> Table:
        """The table; it is read already."""
        del sheet
        return self._table

    def table(self, sheet: Sheet) -> Table:
        """The table."""
        return self.head(sheet)


def _of_text(name: str, data: bytes) -> Table:
    text = decoded(data)
    if "\x00" in text:
        raise BadRoster(name, "is neither text nor a workbook; give a .csv or .xlsx file")
    lines = lines_of(text)
    said = _SAYS.fullmatch(lines[0])
    delimiter = said[1] if said else _delimiter(text)
    rows: list[RowCells] = [()] if said else []
    rows += (tuple(map(_of_csv, row)) for row in _records(name, lines[len(rows) :], delimiter, len(rows)))
    filled = numbered(rows)
    if not filled:
        raise BadRoster(name, "the table is empty; give a row of headings and a row for each person")
    return Table(name, filled, strict=True)


def _records(name: str, lines: Sequence[str], delimiter: str, before: int) -> Iterator[list[str]]:
    """Yield the cells of each row; raises BadRoster by the row where the order is lost."""
    # Strict, since otherwise a mark that is left open swallows all rows after it without a word.
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter, strict=True)
    number, widest = before + 1, 0
    try:
        for cells in reader:
            if any(_holds_rows(cell, delimiter, widest) for cell in cells):
                raise BadRoster(name, f"row {number}: {OPEN}; {REMEDY}")
            widest = max(widest, len(cells))
            yield cells
            number += 1
    except csv.Error as error:
        why = "a cell is longer than any can be" if "limit" in str(error) else OPEN
        raise BadRoster(name, f"row {number}: {why}; {REMEDY}") from error


def _holds_rows(cell: str, delimiter: str, widest: int) -> bool:
    """Whether a cell has swallowed rows: a line of it is parted as often as a row is."""
    least = max(widest - 1, 1)
    return "\n" in cell and any(line.count(delimiter) >= least for line in cell.split("\n"))


def _delimiter(text: str) -> str:
    """What parts the cells: it stands in the most of the first lines, of which one may be a title."""
    sample = text[:SAMPLE]
    lines = lines_of(sample)
    return max(DELIMITERS, key=lambda mark: (sum(mark in line for line in lines), sample.count(mark)))


def _of_csv(cell: str) -> TableCell:
    text = cell.strip()
    if text in ERRORS:
        return UnreadCell.ERROR
    # Spreadsheets and this project write an apostrophe before a text that looks like a formula.
    if text[:1] == "'" and text[1:2] in set("=+-@"):
        return text[1:] or None
    return UnreadCell.FORMULA if _FORMULA.match(text) else text or None


# A workbook is a zip, the one before 2007 a compound file.
ZIP, COMPOUND = b"PK", b"\xd0\xcf\x11\xe0"


def open_book(name: str, data: bytes) -> Book:
    """The sheets in a file's bytes; raises BadRoster for a file that is no table."""
    if data.startswith(COMPOUND):
        raise BadRoster(name, "is a workbook in the old form or protected; save it as .xlsx or .csv")
    if not data.startswith(ZIP):
        return TextBook(name, data)
    # What reads workbooks takes long to import, and most tables are text.
    from loaders.roster.workbook import Workbook  # noqa: PLC0415

    return Workbook(name, data)
