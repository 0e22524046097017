"""Tables in files: csv in any usual encoding and delimiter, and xlsx, as rows of cells."""

import csv
import struct
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO, StringIO
from itertools import islice
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from graph.errors import BadDocument

Cell = str | int | float | date | None
DELIMITERS = (",", ";", "\t")
# A workbook is a zip, the one before 2007 a compound file.
ZIP, COMPOUND = b"PK", b"\xd0\xcf\x11\xe0"
# The characters by which the delimiter is told.
SAMPLE = 4_000
# What an honest roster of 100,000 rows unpacks to, several times over.
MOST_UNPACKED = 400_000_000
# As many as a sheet can have; a broken one may claim any number of empty rows.
MOST_ROWS = 1_048_576
# What zipfile and openpyxl raise at one broken byte or another, by the fuzz test of rosters.
NOT_A_WORKBOOK = (
    *(BadZipFile, InvalidFileException, ParseError, zlib.error, struct.error),
    *(ArithmeticError, AttributeError, EOFError, LookupError, OSError, RuntimeError, TypeError, ValueError),
)


@dataclass(frozen=True)
class Table:
    """The rows of a table with their numbers as a spreadsheet shows them; empty rows are left out."""

    name: str
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]


def read_table(name: str, data: bytes) -> Table:
    """The table in a file's bytes; of a workbook its first sheet that is not empty.

    Raises BadDocument for a file that is no table.
    """
    if data.startswith(COMPOUND):
        raise BadDocument(f"{name}: is a workbook of the old form; save it as .xlsx or .csv")
    rows = _of_workbook(name, data) if data.startswith(ZIP) else _of_text(name, data)
    numbered = [(n, row) for n, row in enumerate(rows, start=1) if any(cell is not None for cell in row)]
    if not numbered:
        raise BadDocument(f"{name}: the table is empty; give a row of headings and a row for each person")
    return Table(name, tuple(numbered))


def _of_text(name: str, data: bytes) -> list[tuple[Cell, ...]]:
    text = _decoded(data)
    if "\x00" in text:
        raise BadDocument(f"{name}: is neither text nor a workbook; give a .csv or .xlsx file")
    try:
        rows = csv.reader(StringIO(text), delimiter=_delimiter(text))
        return [tuple(_of_csv(cell) for cell in row) for row in rows]
    except csv.Error as error:
        raise BadDocument(f"{name}: is no table: {error}; save it again as csv") from error


def _delimiter(text: str) -> str:
    """What parts the cells: it stands in the most of the first lines, of which one may be a title."""
    sample = text[:SAMPLE]
    lines = sample.splitlines()
    return max(DELIMITERS, key=lambda mark: (sum(mark in line for line in lines), sample.count(mark)))


def _decoded(data: bytes) -> str:
    """The text: UTF-16 by its mark, else UTF-8, else CP1252, which old spreadsheets write."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _of_csv(cell: str) -> str | None:
    text = cell.strip()
    # Spreadsheets and this project write an apostrophe before a text that looks like a formula.
    return (text[1:] if text[:1] == "'" and text[1:2] in set("=+-@") else text) or None


def _of_workbook(name: str, data: bytes) -> list[tuple[Cell, ...]]:
    try:
        with ZipFile(BytesIO(data)) as packed:
            size = sum(part.file_size for part in packed.infolist())
        if size <= MOST_UNPACKED:
            return list(_first_sheet(data))
    except NOT_A_WORKBOOK as error:
        raise BadDocument(f"{name}: is no readable workbook; save it again as .xlsx or .csv") from error
    raise BadDocument(f"{name}: unpacks to more than {MOST_UNPACKED // 1_000_000} MB; split the table")


def _first_sheet(data: bytes) -> Iterator[tuple[Cell, ...]]:
    # With data_only a formula is the value it had when the workbook was saved, never run.
    with closing(load_workbook(BytesIO(data), read_only=True, data_only=True)) as book:
        for sheet in book.worksheets:
            # Some programs write a wrong size of the sheet, behind which rows would be lost.
            sheet.reset_dimensions()
            read = islice(sheet.iter_rows(values_only=True), MOST_ROWS)
            rows = [tuple(_of_sheet(cell) for cell in row) for row in read]
            if any(cell is not None for row in rows for cell in row):
                yield from rows
                return


def _of_sheet(cell: object) -> Cell:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, bool) or not isinstance(cell, (int, float, date)):
        return None if cell is None else str(cell).strip() or None
    return cell
