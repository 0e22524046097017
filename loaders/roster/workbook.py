"""Tables in workbooks: their sheets, merged cells, and formulas whose value was never stored."""

import re
import struct
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from itertools import islice
from xml.etree.ElementTree import Element, ParseError, iterparse
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from graph.errors import BadRoster
from loaders.roster.tables import ERRORS, RowCells, Sheet, SheetState, Table, TableCell, UnreadCell, numbered

# More cells than this are merged in no honest table.
MOST_MERGED = 2_000_000
_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell ")
_STEP = 1 << 20


@dataclass
class Marks:
    """The places of a sheet by row and column, from 0 on; `over` leads from a merged cell to its first."""

    without_value: set[tuple[int, int]] = field(default_factory=set)
    over: dict[int, dict[int, int]] = field(default_factory=dict)
    across: frozenset[int] = frozenset()

    def put(self, rows: Iterable[RowCells]) -> Iterator[RowCells]:
        """The rows with what was told of their cells put in."""
        if not self.without_value and not self.over:
            yield from rows
            return
        unread: dict[int, list[int]] = {}
        for row, column in self.without_value:
            unread.setdefault(row, []).append(column)
        firsts: dict[tuple[int, int], TableCell] = {}
        wanted: dict[int, set[int]] = {}
        for columns in self.over.values():
            for column, first in columns.items():
                wanted.setdefault(first, set()).add(column)
        for number, cells_before in enumerate(rows):
            cells = list(cells_before)
            for column in unread.get(number, ()):
                _set(cells, column, UnreadCell.FORMULA)
            for column, first in self.over.get(number, {}).items():
                _set(cells, column, firsts.get((first, column)))
            firsts |= {(number, c): cells[c] for c in wanted.get(number, ()) if c < len(cells)}
            yield tuple(cells)


def marks_of(book: ZipFile, path: str) -> Marks:
    """The marks of the sheet at a path in a workbook; one without formulas and merged cells costs little."""
    if not _holds_any(book, path):
        return Marks()
    marks, across, merged = Marks(), set[int](), 0
    with book.open(path) as part:
        for _, element in iterparse(part):
            tag = element.tag.rpartition("}")[2]
            if tag == "c":
                _note_formula(element, marks)
            elif tag == "mergeCell":
                merged += _note_merged(element.get("ref", ""), marks, across)
                if merged > MOST_MERGED:
                    raise ValueError(path)
            if tag == "row":
                element.clear()
    marks.across = frozenset(across)
    return marks


def _holds_any(book: ZipFile, path: str) -> bool:
    with book.open(path) as part:
        rest = b""
        while step := part.read(_STEP):
            text = rest + step
            if _FORMULA.search(text) or _MERGED.search(text):
                return True
            rest = text[-40:]
    return False


def _note_formula(cell: Element, marks: Marks) -> None:
    children = {child.tag.rpartition("}")[2]: child for child in cell}
    # A formula whose stored value is the empty text says so by its type.
    if "f" not in children or cell.get("t") == "str":
        return
    value = children.get("v")
    if value is None or not (value.text or "").strip():
        column, row, _, _ = range_boundaries(cell.get("r", "A1"))
        if row and column:
            marks.without_value.add((row - 1, column - 1))


def _note_merged(ref: str, marks: Marks, across: set[int]) -> int:
    """Note the cells below the first of a merged range; returns how many."""
    left, top, right, bottom = range_boundaries(ref)
    if not (left and top and right and bottom) or bottom - top > MOST_MERGED:
        return 0
    if left == 1 and right > left:
        across.add(top)
    for row in range(top, bottom):
        marks.over.setdefault(row, {})[left - 1] = top - 1
    return bottom - top


def _set(cells: list[TableCell], column: int, cell: TableCell) -> None:
    cells += [None] * (column + 1 - len(cells))
    if cells[column] is None or cell is UnreadCell.FORMULA:
        cells[column] = cell


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
        several = sum(s.state != SheetState.CHART for s in self.sheets) > 1
        name = f"{self._name} sheet {sheet.number}" if several else self._name
        return Table(name, self._rows(sheet, MOST_ROWS, marks), marks.across)

    def close(self) -> None:
        """Close the file."""
        self._book.close()

    def _sheets(self) -> Iterator[Sheet]:
        tables = {sheet.title: sheet for sheet in self._book.worksheets}
        for number, name in enumerate(self._book.sheetnames, start=1):
            if name not in tables:
                yield Sheet(number, name, SheetState.CHART)
                continue
            shown = tables[name].sheet_state == "visible"
            yield Sheet(number, name, SheetState.SHOWN if shown else SheetState.HIDDEN)

    def _rows(self, sheet: Sheet, most: int, marks: Marks) -> tuple[tuple[int, RowCells], ...]:
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


def _of_sheet(cell: object) -> TableCell:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, bool) or not isinstance(cell, (int, float, date)):
        text = "" if cell is None else str(cell).strip()
        return UnreadCell.ERROR if text in ERRORS else text or None
    return cell
