"""Tables as lines of text: no line is wider than asked, and no word is broken that fits a line.

Where the longest words of all columns stand side by side, a table is a table. Where they do not,
its last columns go below each row, under their own names.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len, chop_cells

GAP = 2
RULE = "─"
INDENT = "  "
# Where a word that is longer than a line, such as a path, is parted.
_PARTS = re.compile(r"[^/\\._-]*[/\\._-]*")

Rows = Sequence[Sequence[str]]


def laid_out(headings: Sequence[str], rows: Rows, width: int) -> Iterator[str]:
    """The lines of a table, the headings first, then a rule."""
    least = [max(map(_longest, column)) for column in zip(headings, *rows, strict=True)]
    beside = _beside(least, width)
    widths = _widths(headings, rows, least, beside, width)
    yield from _line_up(headings[:beside], widths)
    yield RULE * min(sum(widths) + GAP * (beside - 1), width)
    for row in rows:
        yield from _line_up(row[:beside], widths)
        for heading, cell in zip(headings[beside:], row[beside:], strict=True):
            yield from _below(heading, cell, width)


def wrapped(text: str, width: int, whole: bool = False) -> list[str]:
    """The text in lines of this width, parted at blanks.

    A word that fits no line is parted too, unless it is to stay `whole` and stick out.
    """
    lines = [""]
    for word in text.split():
        for n, part in enumerate([word] if whole or cell_len(word) <= width else _pieces(word, width)):
            joined = f"{lines[-1]} {part}" if lines[-1] else part
            if lines[-1] and (n or cell_len(joined) > width):
                lines.append(part)
            else:
                lines[-1] = joined
    return lines


def shortened(text: str, most: int) -> str:
    """The first words of a text, with a sign where more of them follow."""
    first = wrapped(text, most)
    return first[0] if len(first) == 1 else f"{first[0]} …"


def _longest(text: str) -> int:
    return max(map(cell_len, text.split()), default=0)


def _beside(least: Sequence[int], width: int) -> int:
    """How many of the first columns stand side by side, one at least."""
    fitting = [n for n in range(1, len(least) + 1) if sum(least[:n]) + GAP * (n - 1) <= width]
    return max(fitting, default=1)


def _widths(headings: Sequence[str], rows: Rows, least: Sequence[int], beside: int, width: int) -> list[int]:
    """The width of each column: as wide as its text where all fit, the widest ones cut down first."""
    room = width - GAP * (beside - 1)
    columns = list(zip(headings, *rows, strict=True))[:beside]
    wanted = [max(map(cell_len, column)) for column in columns]
    top = max(wanted)
    while sum(cut := [min(w, max(low, top)) for w, low in zip(wanted, least, strict=False)]) > room and top:
        top -= 1
    return [min(w, room) for w in cut]


def _line_up(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    for line in zip_longest(*(wrapped(c, w) for c, w in zip(cells, widths, strict=True)), fillvalue=""):
        padded = (text + " " * (w - cell_len(text)) for text, w in zip(line, widths, strict=True))
        yield (" " * GAP).join(padded).rstrip()


def _below(heading: str, cell: str, width: int) -> Iterator[str]:
    """A cell under its row, after the name of its column; nothing where it is empty."""
    if not cell.strip():
        return
    words = f"{heading}: {cell}" if heading else cell
    yield from (INDENT + line for line in wrapped(words, width - len(INDENT)))


def _pieces(word: str, width: int) -> list[str]:
    """A word that fits no line, in pieces that do: parted behind its signs where that is enough."""
    pieces = [""]
    for part in filter(None, _PARTS.findall(word)):
        for bit in chop_cells(part, width):
            if cell_len(pieces[-1]) + cell_len(bit) <= width:
                pieces[-1] += bit
            else:
                pieces.append(bit)
    return pieces
