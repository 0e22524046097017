"""A sheet of a workbook while it is read: the cells that hold something, by row and column from 0."""

from dataclasses import dataclass, field

from loaders.readers.unreadable import Unreadable
from loaders.readers.written import Written, items_of

# More cells than this are filled in no workbook of roles that people keep.
MOST_CELLS = 250_000
# So many alike rows or columns in a row are taken; a file may say that a million are.
MOST_REPEATED = 256


def check_cells(count: int) -> None:
    """Raises Unreadable for more cells than are read."""
    if count > MOST_CELLS:
        raise Unreadable(f"holds more than {MOST_CELLS:,} cells", "split it")


@dataclass
class Grid:
    """A sheet: its name, why it is not shown (None where it is), its cells and which of them are one.

    `merged` holds the first row, first column, last row and last column of cells made one; `without_value`
    counts the formulas whose value nobody stored, and those whose value is an error; `cells` counts the
    filled ones, with those of the sheets before.
    """

    name: str
    not_shown: str | None = None
    rows: dict[int, dict[int, Written]] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    without_value: int = 0
    cells: int = 0

    def put(self, row: int, column: int, text: str, bold: bool = False) -> None:
        """Fill a cell, each line of its text an item; raises Unreadable where too many are filled."""
        items = items_of(text)
        if not items:
            return
        self.cells += 1
        check_cells(self.cells)
        self.rows.setdefault(row, {})[column] = Written(items, bold)
