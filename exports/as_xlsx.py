"""A sheet as a workbook: text stays text, whatever it begins with."""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from exports.markup import is_formula, plain_text
from exports.model import Paper, SheetCell, SheetTable

OVERVIEW = "Overview"
# What Excel takes as the name of a page: 31 letters, none of these among them.
LONGEST_NAME = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
LONGEST_TEXT = 32_767
NARROWEST, WIDEST = 12, 60


def as_xlsx(paper: Paper) -> bytes:
    """The sheet as a workbook: the facts on the first page, every table on one of its own."""
    book = Workbook()
    book.remove(book.worksheets[0])
    _overview(book.create_sheet(OVERVIEW), paper)
    for name, table in zip(_names(paper.tables), paper.tables, strict=True):
        _table(book.create_sheet(name), table)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _overview(page: Worksheet, paper: Paper) -> None:
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 24, 80
    rows = [
        (paper.title, None),
        (paper.subtitle, None),
        *paper.facts,
        *((note, None) for note in paper.notes),
    ]
    for number, row in enumerate(rows, start=1):
        _row(page, number, row)
        page.cell(number, 1).font = Font(bold=number == 1)


def _table(page: Worksheet, table: SheetTable) -> None:
    page.freeze_panes = "A2"
    _row(page, 1, table.headings)
    for number, row in enumerate(table.rows, start=2):
        _row(page, number, row)
    for number, column in enumerate(zip(table.headings, *table.rows, strict=True), start=1):
        longest = max(len(str(cell or "")) for cell in column) + 2
        page.cell(1, number).font = Font(bold=True)
        page.column_dimensions[get_column_letter(number)].width = min(max(longest, NARROWEST), WIDEST)


def _row(page: Worksheet, number: int, row: Sequence[SheetCell]) -> None:
    for column, value in enumerate(row, start=1):
        text = plain_text(value)[:LONGEST_TEXT] if isinstance(value, str) else value
        cell = page.cell(number, column, text)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if isinstance(text, str) and is_formula(text):
            # Kept as text, now and when somebody edits the cell.
            cell.data_type = "s"
            cell.quotePrefix = True


def _names(tables: Sequence[SheetTable]) -> Iterator[str]:
    """A name of a page for each table: short, without signs that Excel refuses, none twice."""
    taken = {OVERVIEW.lower()}
    for table in tables:
        base = _NOT_IN_NAMES.sub(" ", plain_text(table.title)).strip()[:LONGEST_NAME] or "Table"
        name, number = base, 2
        while name.lower() in taken:
            ending = f" {number}"
            name, number = base[: LONGEST_NAME - len(ending)] + ending, number + 1
        taken.add(name.lower())
        yield name
