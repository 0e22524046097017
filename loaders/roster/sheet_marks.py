"""What a sheet says of its cells beside their values: which are merged, which formulas have no value."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, iterparse
from zipfile import ZipFile

from openpyxl.utils.cell import range_boundaries

from loaders.roster.tables import Cell, Row, Unread

# More cells than this are merged in no honest table.
MOST_MERGED = 2_000_000
_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell ")
_STEP = 1 << 20


@dataclass
class Marks:
    """The places of a sheet by row and column, from 0 on; `over` leads from a merged cell to its first."""

    without_value: set[tuple[int, int]] = field(default_factory=set)
    over: dict[int, dict[int, int]] = field(default_factory=dict)
    across: frozenset[int] = frozenset()

    def put(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The rows with what was told of their cells put in."""
        if not self.without_value and not self.over:
            yield from rows
            return
        unread: dict[int, list[int]] = {}
        for row, column in self.without_value:
            unread.setdefault(row, []).append(column)
        firsts: dict[tuple[int, int], Cell] = {}
        wanted: dict[int, set[int]] = {}
        for columns in self.over.values():
            for column, first in columns.items():
                wanted.setdefault(first, set()).add(column)
        for number, cells_before in enumerate(rows):
            cells = list(cells_before)
            for column in unread.get(number, ()):
                _set(cells, column, Unread.FORMULA)
            for column, first in self.over.get(number, {}).items():
                _set(cells, column, firsts.get((first, column)))
            firsts |= {(number, c): cells[c] for c in wanted.get(number, ()) if c < len(cells)}
            yield tuple(cells)


def marks_of(book: ZipFile, path: str) -> Marks:
    """The marks of the sheet at a path in a workbook; one without formulas and merged cells costs little."""
    if not _holds_any(book, path):
        return Marks()
    marks, across, merged = Marks(), set[int](), 0
    with book.open(path) as part:
        for _, element in iterparse(part):
            tag = element.tag.rpartition("}")[2]
            if tag == "c":
                _note_formula(element, marks)
            elif tag == "mergeCell":
                merged += _note_merged(element.get("ref", ""), marks, across)
                if merged > MOST_MERGED:
                    raise ValueError(path)
            if tag == "row":
                element.clear()
    marks.across = frozenset(across)
    return marks


def _holds_any(book: ZipFile, path: str) -> bool:
    with book.open(path) as part:
        rest = b""
        while step := part.read(_STEP):
            text = rest + step
            if _FORMULA.search(text) or _MERGED.search(text):
                return True
            rest = text[-40:]
    return False


def _note_formula(cell: Element, marks: Marks) -> None:
    children = {child.tag.rpartition("}")[2]: child for child in cell}
    # A formula whose stored value is the empty text says so by its type.
    if "f" not in children or cell.get("t") == "str":
        return
    value = children.get("v")
    if value is None or not (value.text or "").strip():
        column, row, _, _ = range_boundaries(cell.get("r", "A1"))
        if row and column:
            marks.without_value.add((row - 1, column - 1))


def _note_merged(ref: str, marks: Marks, across: set[int]) -> int:
    """Note the cells below the first of a merged range; returns how many."""
    left, top, right, bottom = range_boundaries(ref)
    if not (left and top and right and bottom) or bottom - top > MOST_MERGED:
        return 0
    if left == 1 and right > left:
        across.add(top)
    for row in range(top, bottom):
        marks.over.setdefault(row, {})[left - 1] = top - 1
    return bottom - top


def _set(cells: list[Cell], column: int, cell: Cell) -> None:
    cells += [None] * (column + 1 - len(cells))
    if cells[column] is None or cell is Unread.FORMULA:
        cells[column] = cell
