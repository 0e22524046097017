"""A document without lines of its own is written down line by line, its tables at their places."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.folding import lines_of
from loaders.readers.lines import blocks_of
from loaders.readers.pieces import LONGEST_HEADING, Block, Cell, Piece, Place, TableBlock

BETWEEN = " | "
# The mark of a list before a line of a cell: a sign that is nothing else, or any before several lines.
_SIGN = re.compile(r"[•▪●◦‣]\s*(?=\S)")
_MARK = re.compile(r"(?:[•▪●◦‣·*+–—-]|\d{1,2}[.)])\s+(?=\S)")


@dataclass(frozen=True)
class Written:
    """A cell as it is written: the text of each paragraph or list item, and whether it heads others."""

    items: tuple[str, ...] = ()
    heading: bool = False


# A cell of a row, or the place (row, column) of the one above or to the left that reaches into it.
Spanned = Written | tuple[int, int]


def items_of(text: str) -> tuple[str, ...]:
    """The lines of a cell that hold words, without blanks around them and the marks of a list."""
    lines = [line for line in (" ".join(line.split()) for line in lines_of(text)) if line]
    mark = _MARK if len(lines) > 1 else _SIGN
    return tuple(_behind(line, mark) for line in lines)


def _behind(line: str, mark: re.Pattern[str]) -> str:
    begins = mark.match(line) or _SIGN.match(line)
    return line[begins.end() :] if begins else line


class Writing:
    """The lines of a document as they are written down, a paragraph or a row of a table each."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._tables: list[TableBlock] = []

    def text(self, words: str) -> None:
        """A line as it stands; one without words is a blank line."""
        self._lines.append(words)

    def gap(self) -> None:
        """A blank line, unless one stands there or nothing does."""
        if self._lines and self._lines[-1].strip():
            self._lines.append("")

    def heading(self, words: str, depth: int) -> None:
        """A heading of a depth from 1; too long a one is a line like others."""
        short = len(words) <= LONGEST_HEADING and words.strip()
        self.text(f"{'#' * min(depth, 6)} {words}" if short else words)

    def bold(self, words: str) -> None:
        """A line in bold; too long a one is a line like others."""
        self.text(f"**{words}**" if len(words) <= LONGEST_HEADING and words.strip() else words)

    def item(self, words: str, level: int) -> None:
        """An item of a list, its level from 0."""
        self.text(f"{'  ' * (level + 1)}• {words}")

    def table(self, rows: Sequence[Sequence[Spanned]], name: str | None = None) -> None:
        """A table; shorter rows are filled up with empty cells."""
        width = max(map(len, rows), default=0)
        cells: list[list[Cell]] = []
        shown: list[tuple[int, str]] = []
        for row in rows:
            number = len(self._lines) + 1
            line = ""
            cells.append([])
            for n, cell in enumerate(row):
                line += BETWEEN if n else ""
                if isinstance(cell, Written):
                    line, placed = _placed(cell, line, number)
                    cells[-1].append(placed)
                else:
                    cells[-1].append(cells[cell[0]][cell[1]])
            cells[-1] += [Cell()] * (width - len(row))
            shown.append((number, line))
            self._lines.append("")
        if width:
            self._tables.append(TableBlock(tuple(map(tuple, cells)), tuple(shown), name))

    def pieces(self) -> tuple[Piece, ...]:
        """All that was written, in order."""
        pieces: list[Piece] = [*blocks_of(self._lines), *self._tables]
        return tuple(sorted(pieces, key=_number))


def _placed(cell: Written, line: str, number: int) -> tuple[str, Cell]:
    """The line of a row with a cell behind it, and the cell with its places there."""
    items: list[Place] = []
    for words in cell.items:
        line += " " if items else ""
        items.append(Place(number, len(line), len(line) + len(words), words))
        line += words
    return line, Cell(tuple(items), cell.heading)


def _number(piece: Piece) -> int:
    return piece.place.line if isinstance(piece, Block) else piece.lines[0][0]
