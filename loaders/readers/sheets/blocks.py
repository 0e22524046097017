"""Where tables begin and end in a sheet: rows that hold something, parted by rows that hold nothing."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from loaders.readers.sheets.grid import Grid, check_cells
from loaders.readers.sheets.headings import ReadRow, goes_on
from loaders.readers.written import Spanned, Written

# The cells of a row by column, each with the place (row, column) whose words it shows.
Row = dict[int, tuple[int, int]]
# So many rows from its top tell how a table reads.
LOOKED_AT = 50


@dataclass(frozen=True)
class SheetBlock:
    """Rows without a blank one between: a table, or lines of which each stands alone in its row."""

    cells: list[list[Spanned]]
    is_table: bool

    def shown(self) -> list[list[Written]]:
        """The cells as they are read, merged ones in each place."""
        shown: list[list[Written]] = []
        for row in self.cells:
            shown.append([])
            for cell in row:
                shown[-1].append(cell if isinstance(cell, Written) else shown[cell[0]][cell[1]])
        return shown

    def lines(self) -> list[Written]:
        """Of a block that is no table, the one cell of each row."""
        each = ([cell for cell in row if isinstance(cell, Written) and cell.items] for row in self.cells)
        return [row[0] for row in each if row]


def blocks_in(grid: Grid) -> list[SheetBlock]:
    """The blocks of a sheet from the top; rows behind a blank one may go on with the table above it."""
    rows = _with_merged(grid)
    blocks: list[tuple[bool, list[int]]] = []
    for band in _bands(sorted(rows)):
        first = next((n for n, row in enumerate(band) if len(set(rows[row].values())) > 1), len(band))
        between = blocks[-1:] if len(blocks) > 1 and not blocks[-1][0] and len(blocks[-1][1]) == 1 else []
        above = blocks[-1 - len(between)] if blocks else (False, [])
        if (
            first < len(band)
            and above[0]
            and goes_on(_read(grid, rows, above[1][:LOOKED_AT]), *_read(grid, rows, [band[first]]))
        ):
            above[1].extend([*(row for _, one in between for row in one), *band])
            del blocks[len(blocks) - len(between) :]
            continue
        blocks += [(False, band[:first])] if first else []
        blocks += [(True, band[first:])] if first < len(band) else []
    return [SheetBlock(_placed(grid, rows, own), is_table) for is_table, own in blocks]


def _read(grid: Grid, rows: Mapping[int, Row], numbers: Sequence[int]) -> list[ReadRow]:
    """The cells of these rows by column, merged ones in each place."""
    return [{column: grid.rows[top][left] for column, (top, left) in rows[n].items()} for n in numbers]


def _with_merged(grid: Grid) -> dict[int, Row]:
    """The rows that hold something; a merged cell shows the words of its first in each place."""
    rows = {number: {column: (number, column) for column in cells} for number, cells in grid.rows.items()}
    width = max(column for cells in grid.rows.values() for column in cells) + 1
    numbers, filled = sorted(rows), 0
    for top, left, bottom, right in grid.merged:
        if left not in grid.rows.get(top, {}):
            continue
        within = numbers[bisect_left(numbers, top) : bisect_right(numbers, bottom)]
        columns = range(left, min(right + 1, width))
        filled += len(within) * len(columns)
        check_cells(filled)
        for number in within:
            rows[number].update(dict.fromkeys(columns, (top, left)))
    return rows


def _bands(numbers: Sequence[int]) -> Iterator[list[int]]:
    band: list[int] = []
    for number in numbers:
        if band and number - band[-1] > 1:
            yield band
            band = []
        band.append(number)
    yield band


def _placed(grid: Grid, rows: Mapping[int, Row], own: Sequence[int]) -> list[list[Spanned]]:
    """The cells of these rows, without the columns that hold nothing in any of them."""
    columns = sorted({column for number in own for column in rows[number]})
    at = {number: n for n, number in enumerate(own)}
    place = {column: n for n, column in enumerate(columns)}
    cells: list[list[Spanned]] = []
    for number in own:
        cells.append([])
        for column in columns:
            source = rows[number].get(column)
            if source is None or source[0] not in at:
                cells[-1].append(Written())
            elif source == (number, column):
                cells[-1].append(grid.rows[number][column])
            else:
                cells[-1].append((at[source[0]], place[source[1]]))
    return cells
