"""The rows of a table without rules: which lines of its columns stand in one row."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from loaders.readers.pdf.lines import Line

# Lines whose gap is wider, by the narrowest gap of the table, stand in two cells.
WIDER = 1.12
# So many of the nearest lines have to read as wrapped ones.
WRAPPED = 0.3
# How far letters reach above and below their base line, by their size.
ABOVE, BELOW = 0.75, 0.25

# The lines of each column, from the top.
Cells = list[list[Line]]


def row_lines(columns: Sequence[Sequence[Line]]) -> list[Cells]:
    """The lines of each column by row of the table, from the top."""
    tops = _tops_apart(columns) if _is_apart(columns) else _tops_of_first(columns)
    rows: list[Cells] = [[[] for _ in columns] for _ in tops]
    for n, column in enumerate(columns):
        at = 0
        for line in column:
            while at + 1 < len(tops) and line.y <= tops[at + 1]:
                at += 1
            rows[at][n].append(line)
    return rows


def _is_apart(columns: Sequence[Sequence[Line]]) -> bool:
    """Whether the gaps tell rows: wrapped lines stand nearer than rows do."""
    pairs = [(above.y - below.y, above, below) for column in columns for above, below in pairwise(column)]
    if not pairs:
        return False
    gaps = [gap for gap, *_ in pairs]
    if max(gaps) <= WIDER * min(gaps):
        return False
    least = WIDER * min(gaps)
    heads = [below for above, below in pairwise(columns[0]) if above.y - below.y <= least]
    if sum(line.text[:1].isupper() for line in heads) > len(heads) / 2:
        return False
    firsts = {round(line.y) for line in columns[0]}
    near = [(above, below) for gap, above, below in pairs if gap <= least]
    wrapped = sum(
        goes_on(above, below) or not any(round(below.y) + by in firsts for by in (-1, 0, 1))
        for above, below in near
    )
    return wrapped >= WRAPPED * len(near)


def goes_on(above: Line, below: Line) -> bool:
    """Whether a line reads as the middle of what stands above it."""
    return not below.mark and below.text[:1].islower() and above.text[-1:] not in ".:;!?"


def _tops_of_first(columns: Sequence[Sequence[Line]]) -> list[float]:
    """Where rows begin that begin in the first column, each with its first line."""
    highest = max(line.y for column in columns for line in column)
    tops = [highest + 1]
    above: Line | None = None
    for line in columns[0]:
        if not (above and goes_on(above, line)) and line.y < highest - BELOW * line.size:
            tops.append(line.y + BELOW * line.size)
        above = line
    return tops


def _tops_apart(columns: Sequence[Sequence[Line]]) -> list[float]:
    """Where rows begin whose cells stand apart, above what any of them shows."""
    least = min(above.y - below.y for column in columns for above, below in pairwise(column))
    tops: list[float] = []
    bottom = float("inf")
    for top, low in sorted(_cells(columns, WIDER * least), reverse=True):
        if top <= bottom:
            tops.append(top)
        bottom = low if top <= bottom else min(bottom, low)
    return tops


def _cells(columns: Sequence[Sequence[Line]], widest: float) -> Iterator[tuple[float, float]]:
    """The top and the bottom of lines that stand near each other, column by column."""
    for column in columns:
        first: Line | None = None
        last: Line | None = None
        for line in column:
            if first and last and last.y - line.y > widest:
                yield first.y + ABOVE * first.size, last.y - BELOW * last.size
                first = None
            first, last = first or line, line
        if first and last:
            yield first.y + ABOVE * first.size, last.y - BELOW * last.size
