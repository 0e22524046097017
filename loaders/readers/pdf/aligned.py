"""Tables without rules: rows of short texts that stand below each other in three columns or more."""

from collections.abc import Sequence
from itertools import pairwise

from loaders.readers.pdf.columns import Flow
from loaders.readers.pdf.edges import RAGGED, needed
from loaders.readers.pdf.grids import PageTable
from loaders.readers.pdf.lines import SAME_LINE, Line

# A table has so many columns and rows at least.
COLUMNS = 3
ROWS = 3
# Columns stand so far apart, and rows so near, by the size of the text.
APART = 0.8
FARTHEST = 5.0
# A gap between rows is wider than that between the lines of a cell.
WIDER = 1.2
# The words of a line in the first column, and in the others: columns of prose hold more.
FIRST_WORDS = 4.0
OTHER_WORDS = 7.0
# Where so many texts go on in the row below, rows are lines.
PROSE = 0.15
# The words of a heading that stands across the columns.
BANNER_WORDS = 8

Row = list[Line]
Column = tuple[float, float]


def aligned_in(lines: Sequence[Line]) -> tuple[list[PageTable], list[Line]]:
    """The tables of a page, from the top, and the lines that stand in none."""
    rows = _rows(lines)
    grids: list[PageTable] = []
    rest: list[Line] = []
    n = 0
    while n < len(rows):
        end = _end(rows, n) if len(rows[n]) >= COLUMNS else n
        grid = _grid(rows[n:end]) if end - n >= ROWS else None
        if grid:
            grids.append(grid)
            n = end
        else:
            rest += rows[n]
            n += 1
    return grids, rest


def _rows(lines: Sequence[Line]) -> list[Row]:
    rows: list[Row] = []
    for line in lines:
        if rows and abs(rows[-1][0].y - line.y) <= SAME_LINE * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _end(rows: Sequence[Row], start: int) -> int:
    """Where rows end that keep the columns of the first one."""
    columns = _columns(rows[start])
    end = start + 1
    while end < len(rows):
        gap = rows[end - 1][0].y - rows[end][0].y
        if not 0 < gap < FARTHEST * rows[end][0].size:
            break
        more = _columns([line for row in rows[start : end + 1] for line in row if not _is_banner(row)])
        kept = len(more) == len(columns) or (len(more) == len(columns) + 1 and more[0][1] < columns[0][0])
        if _is_banner(rows[end]) and end + 1 < len(rows) and len(rows[end + 1]) >= 2:
            end += 1
        elif kept:
            columns = more
            end += 1
        else:
            break
    return end - 1 if _is_banner(rows[end - 1]) else end


def _is_banner(row: Row) -> bool:
    """Whether a row is one bold text, such as heads the rows below it."""
    return len(row) == 1 and row[0].bold and not row[0].mark and len(row[0].text.split()) <= BANNER_WORDS


def _columns(lines: Sequence[Line]) -> list[Column]:
    """From where to where the columns go that no line crosses."""
    columns: list[Column] = []
    for line in sorted(lines, key=lambda line: line.left):
        if columns and line.left - columns[-1][1] < APART * line.size:
            columns[-1] = columns[-1][0], max(columns[-1][1], line.right)
        else:
            columns.append((line.left, line.right))
    return columns


def _grid(rows: Sequence[Row]) -> PageTable | None:
    """The table of these rows, None where they are none."""
    plain = [row for row in rows if not _is_banner(row)]
    columns = _columns([line for row in plain for line in row])
    if len(columns) < COLUMNS or not _is_short(plain, columns):
        return None
    edges = (*(left for left, _ in columns), columns[-1][1])
    cells = [_cells(block, columns, edges) for block in _blocks(rows, columns)]
    if _is_prose(cells):
        return None
    filled = [sum(isinstance(cell, Flow) for cell in row) for row in cells]
    if len(cells) < ROWS or sum(count >= 2 for count in filled) < max(ROWS, 0.6 * len(cells)):
        return None
    return PageTable(
        tuple(tuple((n, 0) if cell == (0, 0) else cell for cell in row) for n, row in enumerate(cells)),
        edges,
        rows[0][0].y + rows[0][0].size,
        rows[-1][0].y - 0.3 * rows[-1][0].size,
    )


def _is_short(rows: Sequence[Row], columns: Sequence[Column]) -> bool:
    """Whether lines are short as in cells, above all in the first column."""
    first = [line for row in rows for line in row if line.left < columns[1][0] - 1]
    others = [line for row in rows for line in row if line.left >= columns[1][0] - 1]
    if not first or any(line.mark for line in first):
        return False
    return _words(first) <= FIRST_WORDS and _words(others) <= OTHER_WORDS


def _is_prose(cells: Sequence[Sequence[Flow | tuple[int, int] | None]]) -> bool:
    """Whether lines go on from one row to the next, as in columns of prose."""
    pairs = [
        (above.lines[-1], below.lines[0], above.right)
        for one, other in pairwise(cells)
        for above, below in zip(one, other, strict=True)
        if isinstance(above, Flow) and isinstance(below, Flow)
    ]
    going = sum(
        below.text[:1].islower() and needed(above, below) > right - RAGGED * below.size - APART * below.size
        for above, below, right in pairs
    )
    return going > PROSE * len(pairs)


def _words(lines: Sequence[Line]) -> float:
    return sum(len(line.text.split()) for line in lines) / max(len(lines), 1)


def _blocks(rows: Sequence[Row], columns: Sequence[Column]) -> list[list[Row]]:
    """The rows of text by row of the table: one begins behind a wider gap, or in the first column."""
    gaps = [above[0].y - below[0].y for above, below in pairwise(rows)]
    usual = min(gaps)
    wider = [gap > WIDER * usual for gap in gaps]
    blocks = [[rows[0]]]
    for row, far in zip(rows[1:], wider, strict=True):
        first = row[0].left < columns[1][0] - 1
        begins = far if any(wider) and not _is_banner(row) else first
        if begins or _is_banner(blocks[-1][0]):
            blocks.append([row])
        else:
            blocks[-1].append(row)
    return blocks


def _cells(
    block: Sequence[Row], columns: Sequence[Column], edges: Sequence[float]
) -> list[Flow | tuple[int, int] | None]:
    if _is_banner(block[0]):
        head = Flow(tuple(block[0]), edges[0], edges[-1])
        return [head, *[(0, 0)] * (len(columns) - 1)]
    held: list[list[Line]] = [[] for _ in columns]
    for line in (line for row in block for line in row):
        at = max((n for n, (left, _) in enumerate(columns) if line.left >= left - 1), default=0)
        held[at].append(line)
    return [Flow(tuple(own), edges[n], edges[n + 1]) if own else None for n, own in enumerate(held)]
