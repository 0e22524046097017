"""Tables that a text holds as HTML, as Markdown allows it; their words keep their places in its lines."""

import re
from collections.abc import Iterator, Sequence
from html import escape

from bs4 import BeautifulSoup

from loaders.readers.guards import broken
from loaders.readers.pieces import Cell, Place, TableBlock
from loaders.readers.unreadable import Unreadable
from loaders.readers.web.tables import rows_of
from loaders.readers.written import Written

_BEGINS = re.compile(r"\s*<table[\s>]", re.IGNORECASE)
_ENDS = re.compile(r"</table\s*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>|&\w+;")
# What may stand between two words of one item.
_BETWEEN = r"(?:\s|&nbsp;|&#160;|<[^<>]{0,200}>){1,20}"
# So many lines below the last words the next ones are looked for.
MOST_BETWEEN = 40
# An item of more words is looked for by its first ones.
MOST_WORDS = 300
# By so many words an item is known that goes on in further lines.
TELLING = 3


def html_tables_in(lines: Sequence[str], first: int = 0) -> Iterator[TableBlock]:
    """The tables among these lines, from line `first` on, counted from 0; one that nothing closes is none."""
    ends = [n for n, line in enumerate(lines) if _ENDS.search(line)]
    at = first
    for end in ends:
        begin = next((n for n in range(at, end + 1) if _BEGINS.match(lines[n])), None)
        at = end + 1
        if begin is not None and (table := _table(lines, begin, at)):
            yield table


def _table(lines: Sequence[str], first: int, end: int) -> TableBlock | None:
    try:
        with broken("is no table", "write it again"):
            page = BeautifulSoup("\n".join(lines[first:end]), "lxml")
            rows = rows_of(page.table) if page.table else []
    except Unreadable:
        return None
    words = _Words(lines, first, end)
    cells: list[list[Cell]] = []
    for row in rows:
        cells.append([])
        for cell in row:
            if isinstance(cell, Written):
                cells[-1].append(Cell(tuple(map(words.place, cell.items)), cell.heading))
            else:
                cells[-1].append(cells[cell[0]][cell[1]])
    width = max(map(len, cells), default=0)
    shown = tuple((n + 1, lines[n]) for n in range(first, end))
    return (
        TableBlock(tuple((*row, *[Cell()] * (width - len(row))) for row in cells), shown) if cells else None
    )


class _Words:
    """Finds the items of a table in its lines, each behind the one before."""

    def __init__(self, lines: Sequence[str], first: int, end: int) -> None:
        self._lines, self._line, self._at, self._end = lines, first, 0, end

    def place(self, item: str) -> Place:
        """The place of an item; of one that goes on in further lines it is where its first words stand."""
        words = item.split()
        match = self._match(words) if len(words) <= MOST_WORDS else None
        match = match or self._match(words[:TELLING]) or self._match(words[:1])
        if match is None:
            return Place(self._line + 1, self._at, self._at, item)
        self._at = match.end()
        whole = not _TAG.search(match[0]) and len(match[0].split()) == len(words)
        return Place(self._line + 1, match.start(), match.end(), match[0] if whole else item)

    def _match(self, words: Sequence[str]) -> re.Match[str] | None:
        each = (f"(?:{re.escape(word)}|{re.escape(escape(word, quote=False))})" for word in words)
        # An item begins behind a tag or a blank, and is no part of one.
        pattern = re.compile(rf"(?<![\w<])(?<!</){_BETWEEN.join(each)}")
        for n in range(self._line, min(self._end, self._line + MOST_BETWEEN)):
            if match := pattern.search(self._lines[n], self._at if n == self._line else 0):
                self._line = n
                return match
        return None
