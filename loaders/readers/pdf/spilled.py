"""The last rows of a table without rules, which stand alone on top of the next page."""

from collections.abc import Sequence

from loaders.readers.pdf.columns import Flow
from loaders.readers.pdf.grids import PageTable
from loaders.readers.pdf.gutters import SAME_EDGE, Row, rows_apart
from loaders.readers.pdf.lines import Line
from loaders.readers.pdf.rowed import row_lines

# Fewer columns are too few to be known again.
COLUMNS = 3
# Rows stand so near, and wrapped lines, by the size of the text.
FARTHEST = 3.0
WRAPPED = 1.3


def spilled(lines: Sequence[Line], table: PageTable) -> tuple[PageTable | None, list[Line]]:
    """The rows on top of a page that begin where the columns of this table do, and the lines below them."""
    lefts = table.xs[:-1]
    whole, rows = rows_apart(lines)
    held: list[list[Line]] = [[] for _ in lefts]
    count = 0
    for n, row in enumerate(rows):
        places = [_place(line, lefts) for line in row]
        far = FARTHEST if len(row) > 1 else WRAPPED
        near = not n or 0 < rows[n - 1][0].y - row[0].y < far * row[0].size
        if None in places or not near or not _is_like(row, table) or len(set(places)) < len(row):
            break
        for line, place in zip(row, places, strict=True):
            held[place or 0].append(line)
        count += 1
    if not count or len(lefts) < COLUMNS or len(rows[0]) < 2:
        return None, list(lines)
    cells = [
        tuple(Flow(tuple(own), table.xs[n], table.xs[n + 1]) if own else None for n, own in enumerate(row))
        for row in row_lines(held)
    ]
    top, bottom = rows[0][0].y + rows[0][0].size, rows[count - 1][0].y - 0.3 * rows[count - 1][0].size
    rest = [line for row in whole[count:] for line in row]
    return PageTable(tuple(cells), table.xs, top, bottom), rest


def _place(line: Line, lefts: Sequence[float]) -> int | None:
    """The column where a line begins and whose room it keeps to."""
    for n, left in enumerate(lefts):
        if abs(line.left - left) < SAME_EDGE:
            return n if n + 1 == len(lefts) or line.right < lefts[n + 1] else None
    return None


def _is_like(row: Row, table: PageTable) -> bool:
    """Whether a row is set as the last cells of the table are."""
    last = next(cell for cells in reversed(table.rows) for cell in cells if isinstance(cell, Flow))
    return all(line.size == last.lines[0].size and not line.mark for line in row)
