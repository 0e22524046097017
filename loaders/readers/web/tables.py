"""The rows of a table of a page; a cell stands in every place that it reaches into."""

import re

from bs4.element import CData, NavigableString, PageElement, Tag

from loaders.readers.web.elements import BREAKS
from loaders.readers.written import Spanned, Written

# So many rows or columns a cell may span, whatever the page says.
MOST_SPANNED = 60


def rows_of(table: Tag) -> list[list[Spanned]]:
    """The rows from the top; none for a table that only lays out the page."""
    layout = table.get("role") in {"presentation", "none"} or table.find("table") is not None
    rows: list[list[Spanned]] = []
    waiting: dict[tuple[int, int], tuple[int, int]] = {}
    for number, line in enumerate([] if layout else table.find_all("tr")):
        rows.append(_row(line, number, waiting))
    return rows if max(map(len, rows), default=0) > 1 else []


def _row(line: Tag, number: int, waiting: dict[tuple[int, int], tuple[int, int]]) -> list[Spanned]:
    row: list[Spanned] = []
    for cell in line.find_all(["td", "th"], recursive=False):
        while (number, len(row)) in waiting:
            row.append(waiting.pop((number, len(row))))
        at = (number, len(row))
        row.append(Written(items_of(cell), cell.name == "th"))
        wide, tall = _span(cell, "colspan"), _span(cell, "rowspan")
        row += [at] * (wide - 1)
        below = ((number + n, at[1] + m) for n in range(1, tall) for m in range(wide))
        waiting.update(dict.fromkeys(below, at))
    while (number, len(row)) in waiting:
        row.append(waiting.pop((number, len(row))))
    return row


def _span(cell: Tag, name: str) -> int:
    value = str(cell.get(name, ""))
    return max(1, min(int(value), MOST_SPANNED)) if re.fullmatch(r"[0-9]{1,4}", value) else 1


def items_of(element: Tag) -> tuple[str, ...]:
    """The lines in an element: its paragraphs, items and what stands between breaks."""
    parts: list[str] = []
    for node in element.descendants:
        if isinstance(node, Tag):
            parts.append("\n" if node.name in BREAKS else "")
        elif type(node) in {NavigableString, CData}:
            after = _ends(node, element)
            parts.append(re.sub(r"[ \t\r\n\f]+", " ", str(node)) + after)
    lines = (re.sub(" {2,}", " ", line).strip(" ") for line in "".join(parts).split("\n"))
    return tuple(line for line in lines if line)


def _ends(node: PageElement, within: Tag) -> str:
    """The end of a line, where a text is the last in a paragraph or the like."""
    at, parent = node, node.parent
    while parent is not None and parent is not within and at.next_sibling is None:
        if parent.name in BREAKS:
            return "\n"
        at, parent = parent, parent.parent
    return ""
