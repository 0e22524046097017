"""Tables as Markdown draws them: cells between upright strokes, a line of dashes below the first row."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from loaders.readers.pieces import Cell, Place, TableBlock

_DASHES = re.compile(r":?-+:?")
# A backslash with the sign that it escapes, or a stroke.
_STROKE = re.compile(r"\\.|\|")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
# What parts the items of one cell: breaks, and the ends of the elements of a list or a paragraph.
_BREAK = re.compile(r"</?(?:br|ul|ol|li|p)\s*/?>", re.IGNORECASE)
_MARK = re.compile(r"(?:[•▪●◦‣·*+–—-]|\d{1,2}[.)])\s+(?=\S)")


def tables_in(lines: Sequence[str], first: int = 0) -> Iterator[TableBlock]:
    """The tables among these lines, from line `first` on, counted from 0; what is fenced as code is none."""
    at, code = first, fenced(lines)
    while at < len(lines):
        if at in code or not _begins(lines, at):
            at += 1
            continue
        end = at + 2
        while end < len(lines) and len(_strokes(lines[end])) > 0 and not _begins(lines, end):
            end += 1
        yield _table(lines, at, end)
        at = end


def fenced(lines: Sequence[str]) -> frozenset[int]:
    """The lines, counted from 0, that stand in code or fence it."""
    code, fence = set[int](), ""
    for n, line in enumerate(lines):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            code.add(n)
            fence = "" if fence else mark[1]
        elif fence:
            code.add(n)
    return frozenset(code)


def _begins(lines: Sequence[str], at: int) -> bool:
    """Whether a line is the first row of a table: the one below has as many cells, each of dashes."""
    if at + 1 >= len(lines) or "-" not in lines[at + 1] or not _strokes(lines[at]):
        return False
    below = lines[at + 1]
    dashes = [below[start:end].strip() for start, end in _spans(below)]
    drawn = bool(_strokes(below)) and all(_DASHES.fullmatch(cell) for cell in dashes)
    return drawn and len(dashes) == len(_spans(lines[at]))


def _table(lines: Sequence[str], first: int, end: int) -> TableBlock:
    numbers = [first, *range(first + 2, end)]
    rows = [[_cell(lines[n], n + 1, *span) for span in _spans(lines[n])] for n in numbers]
    width = max(map(len, rows))
    filled = tuple((*row, *[Cell()] * (width - len(row))) for row in rows)
    heads = tuple(Cell(cell.items, heading=True) for cell in filled[0])
    return TableBlock((heads, *filled[1:]), tuple((n + 1, lines[n]) for n in range(first, end)))


def _cell(line: str, number: int, start: int, end: int) -> Cell:
    bounds = [start, *(at for match in _BREAK.finditer(line, start, end) for at in match.span()), end]
    items = (_item(line, number, *span) for span in zip(bounds[::2], bounds[1::2], strict=True))
    return Cell(tuple(item for item in items if item.text not in {"", "&nbsp;"}))


def _item(line: str, number: int, start: int, end: int) -> Place:
    """The words of an item, without blanks around them and the mark of a list."""
    first = start + len(line[start:end]) - len(line[start:end].lstrip())
    mark = _MARK.match(line, first, end)
    first = mark.end() if mark else first
    text = line[first:end].rstrip()
    return Place(number, first, first + len(text), text)


def _strokes(line: str) -> list[int]:
    """Where the strokes stand that part cells; one behind a backslash is a sign like others."""
    return [match.start() for match in _STROKE.finditer(line) if match[0] == "|"]


def _spans(line: str) -> list[tuple[int, int]]:
    """Where the cells of a line begin and end; strokes at its ends part nothing."""
    bounds = [-1, *_strokes(line), len(line)]
    spans = [(start + 1, end) for start, end in pairwise(bounds)]
    if len(spans) > 1 and not line[slice(*spans[0])].strip():
        spans = spans[1:]
    if len(spans) > 1 and not line[slice(*spans[-1])].strip():
        spans = spans[:-1]
    return spans
