"""Tables in workbooks: their sheets, merged cells, and formulas whose value was never stored."""

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from io import BytesIO
from itertools import islice
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from graph.errors import BadRoster
from loaders.roster.sheet_marks import Marks, marks_of
from loaders.roster.tables import ERRORS, Cell, Row, Sheet, State, Table, Unread, numbered

# What an honest roster of 100,000 rows unpacks to, several times over.
MOST_UNPACKED = 400_000_000
# As many as a sheet can have; a broken one may claim any number of empty rows.
MOST_ROWS = 1_048_576
# The rows by which it is told what a sheet holds.
HEAD = 60
# What zipfile and openpyxl raise at one broken byte or another, by the fuzz test of rosters.
NOT_A_WORKBOOK = (
    *(BadZipFile, InvalidFileException, ParseError, zlib.error, struct.error),
    *(ArithmeticError, AttributeError, EOFError, LookupError, OSError, RuntimeError, TypeError, ValueError),
)


class Workbook:
    """The sheets of a workbook, read one by one."""

    def __init__(self, name: str, data: bytes) -> None:
        self._name = name
        with _readable(self._name):
            self._zip = ZipFile(BytesIO(data))
            size = sum(part.file_size for part in self._zip.infolist())
        if size > MOST_UNPACKED:
            raise BadRoster(name, f"unpacks to more than {MOST_UNPACKED // 1_000_000} MB; split the table")
        with _readable(self._name):
            # With data_only a formula is the value it had when the workbook was saved, never run.
            self._book = load_workbook(BytesIO(data), read_only=True, data_only=True)
            self.sheets = tuple(self._sheets())

    def head(self, sheet: Sheet) -> Table:
        """The first rows of a sheet."""
        return Table(self._name, self._rows(sheet, HEAD, Marks()))

    def table(self, sheet: Sheet) -> Table:
        """All rows of a sheet, a cell merged over several standing in each."""
        with _readable(self._name):
            path = vars(self._book[sheet.name])["_worksheet_path"]
            marks = marks_of(self._zip, str(path).lstrip("/"))
        several = sum(s.state != State.CHART for s in self.sheets) > 1
        name = f"{self._name} sheet {sheet.number}" if several else self._name
        return Table(name, self._rows(sheet, MOST_ROWS, marks), marks.across)

    def close(self) -> None:
        """Close the file."""
        self._book.close()

    def _sheets(self) -> Iterator[Sheet]:
        tables = {sheet.title: sheet for sheet in self._book.worksheets}
        for number, name in enumerate(self._book.sheetnames, start=1):
            if name not in tables:
                yield Sheet(number, name, State.CHART)
                continue
            shown = tables[name].sheet_state == "visible"
            yield Sheet(number, name, State.SHOWN if shown else State.HIDDEN)

    def _rows(self, sheet: Sheet, most: int, marks: Marks) -> tuple[tuple[int, Row], ...]:
        with _readable(self._name):
            read = self._book[sheet.name]
            # Some programs write a wrong size of the sheet, behind which rows would be lost.
            read.reset_dimensions()
            rows = islice(read.iter_rows(values_only=True), most)
            return numbered(marks.put(tuple(map(_of_sheet, row)) for row in rows))


@contextmanager
def _readable(name: str) -> Iterator[None]:
    """Turns what a broken workbook raises into one line."""
    try:
        yield
    except NOT_A_WORKBOOK as error:
        raise BadRoster(name, "is no readable workbook; save it again as .xlsx or .csv") from error


def _of_sheet(cell: object) -> Cell:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, bool) or not isinstance(cell, (int, float, date)):
        text = "" if cell is None else str(cell).strip()
        return Unread.ERROR if text in ERRORS else text or None
    return cell
