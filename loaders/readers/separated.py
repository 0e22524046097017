"""Tables in text, a row a line, cells parted by commas, semicolons or tabs."""

import csv
import re
from collections.abc import Iterator, Sequence

from graph.folding import lines_of
from loaders.readers.codings import text_of
from loaders.readers.guards import check_size
from loaders.readers.people import is_of_people
from loaders.readers.pieces import Piece
from loaders.readers.unreadable import Unreadable
from loaders.readers.written import Writing, Written, items_of

DELIMITERS = (",", ";", "\t")
# The characters by which the delimiter is told.
SAMPLE = 4_000
_SAYS = re.compile(r"sep=(.)\s*")
_REMEDY = "mend the row, or save the table again"


def pieces(data: bytes) -> tuple[Piece, ...]:
    """The one table of the file; raises Unreadable for what is none, and for a table of people."""
    check_size(data)
    text = text_of(data)
    if "\x00" in text:
        raise Unreadable("is not text", "save the table as .csv again")
    lines = lines_of(text)
    rows = list(_rows(lines))
    if is_of_people(rows):
        raise Unreadable(
            "is a table of people, not of roles", "give it as people: on the page Coverage, or with --roster"
        )
    writing = Writing()
    if _SAYS.fullmatch(lines[0]):
        writing.text("")
    if any(map(any, rows)):
        writing.table([[Written(items_of(text)) for text in row] for row in rows])
    return writing.pieces()


def _rows(lines: Sequence[str]) -> Iterator[list[str]]:
    said = _SAYS.fullmatch(lines[0])
    given = lines[1:] if said else lines
    # Strict, since otherwise a mark that is left open swallows all rows after it without a word.
    reader = csv.reader(
        (f"{line}\n" for line in given), delimiter=said[1] if said else _delimiter(lines), strict=True
    )
    try:
        for row in reader:
            yield [cell.strip() for cell in row]
    except csv.Error as error:
        at = reader.line_num + bool(said)
        raise Unreadable(
            f"has a quotation mark out of place or a cell without end at line {at}", _REMEDY
        ) from error


def _delimiter(lines: Sequence[str]) -> str:
    """What parts the cells: it stands in the most of the first lines, of which one may be a title."""
    sample = "\n".join(lines[:SAMPLE])[:SAMPLE].split("\n")
    return max(
        DELIMITERS, key=lambda mark: (sum(mark in line for line in sample), "".join(sample).count(mark))
    )
