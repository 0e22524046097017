"""A file of a table becomes its sheets, whatever its form."""

from graph.errors import BadRoster
from loaders.roster.table_file import TextBook
from loaders.roster.tables import Book
from loaders.roster.workbook import Workbook

# A workbook is a zip, the one before 2007 a compound file.
ZIP, COMPOUND = b"PK", b"\xd0\xcf\x11\xe0"


def open_book(name: str, data: bytes) -> Book:
    """The sheets in a file's bytes; raises BadRoster for a file that is no table."""
    if data.startswith(COMPOUND):
        raise BadRoster(name, "is a workbook in the old form or protected; save it as .xlsx or .csv")
    return Workbook(name, data) if data.startswith(ZIP) else TextBook(name, data)
