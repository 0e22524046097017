"""Tables without rules: texts that stand below each other in columns that no text crosses."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from loaders.readers.pdf.columns import Flow
from loaders.readers.pdf.edges import RAGGED, needed
from loaders.readers.pdf.grids import PageTable, heads_columns, parts_of_grid
from loaders.readers.pdf.gutters import NARROW, Column, Row, columns_of, plain_columns, rows_apart, with_row
from loaders.readers.pdf.lines import Line, joined
from loaders.readers.pdf.rowed import Cells, row_lines

# A table has so many columns and rows at least; two columns are one where their heads say so.
COLUMNS = 3
ROWS = 3
# Rows stand so near, by the size of the text.
FARTHEST = 5.0
# The words of a line in the first column, and in the others: columns of prose hold more.
FIRST_WORDS = 4.0
OTHER_WORDS = 7.0
# Where lines hold more, so many cells begin with a capital, a number or the mark of an item.
ANEW = 0.95
# Where so many texts go on in the row below, rows are lines.
PROSE = 0.15
PROSE_WORDS = 3
# The words of a heading that stands across the columns.
BANNER_WORDS = 8
# Texts of one table differ in size by less.
SAME_SIZE = 0.25
# So many rows of a page are looked at together, and so many of them as the middle of a table.
MOST_ROWS = 400
MOST_COLUMNS = 30
TRIES = 6

Rows = Sequence[Row]


def aligned_in(lines: Sequence[Line]) -> tuple[list[PageTable], list[Line]]:
    """The tables of a page, from the top, and the lines that stand in none."""
    whole, rows = rows_apart(lines)
    tables: list[PageTable] = []
    rest: list[Line] = []
    at = 0
    for start, end in _stretches(rows):
        for first, last, table in sorted(_tables(rows, start, end), key=lambda run: run[0]):
            rest += [line for row in whole[at:first] for line in row]
            tables.append(table)
            at = last
    return tables, rest + [line for row in whole[at:] for line in row]


def _stretches(rows: Rows) -> Iterator[tuple[int, int]]:
    """From where to where rows stand near each other."""
    start = 0
    for n in range(1, len(rows) + 1):
        gap = rows[n - 1][0].y - rows[n][0].y if n < len(rows) else 0.0
        if n == len(rows) or not 0 < gap < FARTHEST * rows[n][0].size:
            if ROWS <= n - start <= MOST_ROWS:
                yield start, n
            start = n


def _tables(rows: Rows, start: int, end: int) -> Iterator[tuple[int, int, PageTable]]:
    """The tables among these rows, each with its first row and the one behind its last."""
    left = [(start, end)]
    while left:
        start, end = left.pop()
        fit = [n for n in range(start, end) if 2 <= len(rows[n]) <= MOST_COLUMNS]
        tried: set[tuple[int, int]] = set()
        for n in sorted(fit, key=lambda n: (-len(rows[n]), n))[:TRIES]:
            first, last = _around(rows, n, start, end)
            if (first, last) in tried or last - first < ROWS:
                continue
            tried.add((first, last))
            if table := _table(rows[first:last]):
                yield first, last, table
                left += [(start, first), (last, end)]
                break


def _around(rows: Rows, middle: int, start: int, end: int) -> tuple[int, int]:
    """From where to where rows keep the columns of the one in the middle."""
    columns = columns_of(rows[middle])
    first = last = middle
    for step, edge in ((1, end - 1), (-1, start)):
        n = middle
        while n != edge:
            n += step
            more = with_row(columns, rows[n]) if _is_alike(rows[n], rows[middle]) else None
            if more:
                columns = more
            elif not _is_banner(rows[n]) or n == edge or len(rows[n + step]) < 2:
                n -= step
                break
        first, last = min(first, n), max(last, n)
    return _trimmed(rows, first, last + 1)


def _is_alike(row: Row, other: Row) -> bool:
    return abs(row[0].size - other[0].size) < (SAME_SIZE if len(row) > 1 else 0.05) * other[0].size


def _trimmed(rows: Rows, first: int, last: int) -> tuple[int, int]:
    """The rows without single texts above and below them that stand in none of their cells."""
    while last - first >= ROWS and len(rows[first]) == 1 and _gap(rows, first) > rows[first][0].size:
        first += 1
    least = min((_gap(rows, n) for n in range(first, last - 1)), default=0.0)
    while last - first >= ROWS and len(rows[last - 1]) == 1 and _gap(rows, last - 2) > 1.05 * least:
        last -= 1
    return first, last


def _gap(rows: Rows, n: int) -> float:
    return rows[n][0].y - rows[n + 1][0].y if n + 1 < len(rows) else 0.0


def _is_banner(row: Row) -> bool:
    """Whether a row is one bold text, such as heads the rows below it."""
    return len(row) == 1 and row[0].bold and not row[0].mark and len(row[0].text.split()) <= BANNER_WORDS


def _table(rows: Rows) -> PageTable | None:
    """The table of these rows, None where they are none."""
    columns = columns_of(line for row in rows if not _is_banner(row) for line in row)
    across = [_is_banner(row) and with_row(columns, row) is None for row in rows]
    lines = [line for row, is_across in zip(rows, across, strict=True) if not is_across for line in row]
    columns = plain_columns(columns_of(lines), lines)
    if len(columns) < 2 or not _is_short(lines, columns):
        return None
    edges = (*(left for left, _ in columns), columns[-1][1])
    cells: list[list[Flow | tuple[int, int] | None]] = []
    for is_across, group in groupby(zip(across, rows, strict=True), key=lambda pair: pair[0]):
        own = [row for _, row in group]
        if is_across:
            cells += [_spanned(row, len(cells) + n, edges) for n, row in enumerate(own)]
        else:
            cells += [_flows(row, edges) for row in row_lines(_by_column(own, columns))]
    top, bottom = rows[0][0].y + rows[0][0].size, rows[-1][0].y - 0.3 * rows[-1][0].size
    table = PageTable(tuple(_with_spans(row, n, edges) for n, row in enumerate(cells)), edges, top, bottom)
    return table if _is_plain(table) else None


def _by_column(rows: Rows, columns: Sequence[Column]) -> list[list[Line]]:
    """The lines of each column from the top; texts beside each other in one are one line."""
    held: list[list[Line]] = [[] for _ in columns]
    for row in rows:
        for n, group in groupby(sorted(row, key=lambda line: line.left), key=lambda line: _at(columns, line)):
            own = list(group)
            held[n].append(joined(own) if len(own) > 1 else own[0])
    return held


def _at(columns: Sequence[Column], line: Line) -> int:
    return max((n for n, (left, _) in enumerate(columns) if line.left >= left - 1), default=0)


def _flows(row: Cells, edges: Sequence[float]) -> list[Flow | tuple[int, int] | None]:
    return [Flow(tuple(own), edges[n], edges[n + 1]) if own else None for n, own in enumerate(row)]


def _spanned(row: Row, number: int, edges: Sequence[float]) -> list[Flow | tuple[int, int] | None]:
    return [Flow(tuple(row), edges[0], edges[-1]), *[(number, 0)] * (len(edges) - 2)]


def _with_spans(
    row: Sequence[Flow | tuple[int, int] | None], number: int, edges: Sequence[float]
) -> tuple[Flow | tuple[int, int] | None, ...]:
    """A row; a bold text alone in its first cell heads the rows below it."""
    first = row[0]
    alone = isinstance(first, Flow) and number and not any(row[1:])
    if alone and isinstance(first, Flow) and all(line.bold for line in first.lines):
        return tuple(_spanned(list(first.lines), number, edges))
    return tuple(row)


def _is_short(lines: Sequence[Line], columns: Sequence[Column]) -> bool:
    """Whether what stands in the first column is short, as what heads a row is."""
    first = [line for line in lines if line.left < columns[1][0] - 1]
    return bool(first) and not any(line.mark for line in first) and _words(first) <= FIRST_WORDS


def _is_told(table: PageTable) -> bool:
    """Whether cells hold few words a line, or begin as sentences do: the lines of prose do neither."""
    flows = [cell for row in table.rows for cell in row[1:] if isinstance(cell, Flow)]
    if _words([line for flow in flows for line in flow.lines]) <= OTHER_WORDS:
        return True
    anew = sum(not flow.lines[0].text[:1].islower() for flow in flows)
    full = sum(all(row) for row in table.rows)
    return full > ROWS and anew >= ANEW * len(flows)


def _words(lines: Sequence[Line]) -> float:
    return sum(len(line.text.split()) for line in lines) / max(len(lines), 1)


def _is_plain(table: PageTable) -> bool:
    """Whether most rows hold several cells, and two columns say that they are those of a table."""
    filled = [sum(isinstance(cell, Flow) for cell in row) for row in table.rows]
    if len(filled) < ROWS or sum(count >= 2 for count in filled) < max(ROWS, 0.6 * len(filled)):
        return False
    if not _is_told(table):
        return False
    if len(table.xs) > COLUMNS:
        return not _is_prose(table.rows)
    return heads_columns(table.rows) or _is_form(table)


def _is_form(table: PageTable) -> bool:
    """Whether two columns that stand near each other are labels and what stands beside them."""
    labels = [row[0] for row in table.rows if isinstance(row[0], Flow)]
    beside = [row[1] for row in table.rows if isinstance(row[1], Flow)]
    near = (
        table.xs[1] - max(line.right for flow in labels for line in flow.lines)
        < NARROW * labels[0].lines[0].size
    )
    bold = all(line.bold for flow in labels for line in flow.lines)
    plain = not any(line.bold for flow in beside for line in flow.lines)
    told = all(flow.lines[-1].text.endswith(":") for flow in labels)
    return near and (told or (bold and plain)) and bool(parts_of_grid(table))


def _is_prose(cells: Sequence[Sequence[Flow | tuple[int, int] | None]]) -> bool:
    """Whether lines go on from one row to the next, as in columns of prose."""
    pairs = [
        (above.lines[-1], below.lines[0], above.right)
        for one, other in pairwise(cells)
        for above, below in zip(one, other, strict=True)
        if isinstance(above, Flow) and isinstance(below, Flow)
    ]
    going = sum(
        below.text[:1].islower()
        and len(above.words) >= PROSE_WORDS
        and needed(above, below) > right - RAGGED * below.size - NARROW * below.size
        for above, below, right in pairs
    )
    return going > PROSE * len(pairs)
