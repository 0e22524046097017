"""The rows of a table of a Word document, merged cells in every place that they reach into."""

from collections.abc import Callable, Iterator

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from loaders.readers.written import Spanned, Written

# So many columns a cell may span, whatever the file says; Word itself allows 63.
MOST_SPANNED = 63


def rows_of(table: Element, words: Callable[[Element], str]) -> list[list[Spanned]]:
    """The rows from the top; `words` tells the text of a paragraph."""
    rows: list[list[Spanned]] = []
    for line in _lines(table):
        rows.append(_row(line, rows, words))
    return rows


def cells_of(table: Element) -> Iterator[Element]:
    """The cells in the order in which they are read."""
    return (cell for line in _lines(table) for cell in _cells(line))


def is_frame(table: Element, heads: Callable[[Element], bool]) -> bool:
    """Whether a table only lays out text: one column, one row of whole texts, bands from edge to edge.

    So does one in which a cell has a heading above a text of its own; `heads` tells such a paragraph.
    """
    rows = [list(_cells(line)) for line in _lines(table)]
    if max(map(len, rows), default=0) < 2:
        return True
    texts = [
        [p for p in cell.iterchildren(qn("w:p")) if any(str(text).strip() for text in p.itertext())]
        for row in rows
        for cell in row
    ]
    bands = sum(len(row) == 1 for row in rows)
    whole = len(rows) == 1 and any(len(own) > 1 for own in texts)
    headed = any(heads(p) for own in texts for p in own[:-1])
    return whole or headed or 2 * bands > len(rows)


def _lines(table: Element) -> Iterator[Element]:
    return (line for line in table.iter(qn("w:tr")) if next(line.iterancestors(qn("w:tbl"))) is table)


def _cells(line: Element) -> Iterator[Element]:
    return (cell for cell in line.iter(qn("w:tc")) if next(cell.iterancestors(qn("w:tr"))) is line)


def _row(line: Element, above: list[list[Spanned]], words: Callable[[Element], str]) -> list[Spanned]:
    row: list[Spanned] = [Written()] * _number(line.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}"), 0)
    heading = line.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    for cell in _cells(line):
        column = len(row)
        merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        goes_on = merged is not None and merged.get(qn("w:val")) != "restart"
        if goes_on and above and column < len(above[-1]):
            over = above[-1][column]
            row.append((len(above) - 1, column) if isinstance(over, Written) else over)
        else:
            row.append(Written(_items(cell, words), heading))
        first = row[column]
        place = (len(above), column) if isinstance(first, Written) else first
        row += [place] * (_number(cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}"), 1) - 1)
    return row


def _items(cell: Element, words: Callable[[Element], str]) -> tuple[str, ...]:
    texts = (" ".join(words(paragraph).split()) for paragraph in cell.iter(qn("w:p")))
    return tuple(text for text in texts if text)


def _number(element: Element | None, without: int) -> int:
    value = None if element is None else element.get(qn("w:val"))
    return min(int(value), MOST_SPANNED) if value and value.isdigit() else without
