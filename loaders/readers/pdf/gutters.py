"""Where the texts of cells may be parted, and the columns that no text crosses."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from loaders.readers.pdf.lines import SAME_LINE, Line, is_mark, line_of
from loaders.readers.pdf.words import PARTS, Word

# Of the words of a page so many are written behind a blank where blanks are written at all.
SPACED = 0.2
# A gap is wider than the blanks of the page, and than those of its line, by so much.
WIDER = 1.6
WIDER_HERE = 1.3
# Columns stand so far apart at least, by the size of the text; where they stand nearer than the second,
# texts have to begin or end below each other.
NARROWEST = 0.12
NARROW = 0.8
# Texts that differ by less, in points, begin or end below each other, and so many of a column do.
SAME_EDGE = 1.0
MOSTLY = 0.6

Row = list[Line]
Column = tuple[float, float]


def rows_apart(lines: Sequence[Line]) -> tuple[list[Row], list[Row]]:
    """The rows of a page, and the same with each line parted wherever a cell may end."""
    gaps = [(after, _gap(word, after)) for line in lines for word, after in pairwise(line.words)]
    spaced = sum(after.spaced for after, _ in gaps) > SPACED * len(gaps)
    blank = median(sorted(gap / max(after.size, 1) for after, gap in gaps)) if gaps else 0.25
    whole: list[Row] = []
    rows: list[Row] = []
    for line in lines:
        parts = _parts(line, blank, spaced)
        if rows and abs(rows[-1][0].y - line.y) <= SAME_LINE * line.size:
            whole[-1].append(line)
            rows[-1] += parts
        else:
            whole.append([line])
            rows.append(parts)
    return whole, rows


def _gap(word: Word, after: Word) -> float:
    return after.left - word.right


def _parts(line: Line, blank: float, spaced: bool) -> list[Line]:
    words = line.words
    gaps = [_gap(word, after) for word, after in pairwise(words)]
    usual = median(gaps) if len(gaps) > 2 else 0.0
    parts, begins = [], 0
    for n, gap in enumerate(gaps, start=1):
        size = words[n].size
        wide = gap > WIDER * blank * size and gap > WIDER_HERE * usual
        jump = spaced and not words[n].spaced and gap > 0.8 * PARTS * size
        if (wide or jump) and not is_mark(words[n - 1].text):
            parts.append(line_of(words[begins:n]))
            begins = n
    return [*parts, line_of(words[begins:])] if parts else [line]


def columns_of(lines: Iterable[Line]) -> list[Column]:
    """From where to where the columns go that no line crosses."""
    columns: list[Column] = []
    for line in sorted(lines, key=lambda line: line.left):
        if columns and line.left - columns[-1][1] < NARROWEST * line.size:
            columns[-1] = columns[-1][0], max(columns[-1][1], line.right)
        else:
            columns.append((line.left, line.right))
    return columns


def with_row(columns: Sequence[Column], row: Row) -> list[Column] | None:
    """The columns with those that a row adds; None where it crosses from one into another."""
    for line in row:
        least = NARROWEST * line.size
        near = [n for n, (left, right) in enumerate(columns) if _touch(line, left, right, least)]
        if len(near) > 1:
            return None
        if near:
            left, right = columns[near[0]]
            own = min(left, line.left), max(right, line.right)
            columns = [*columns[: near[0]], own, *columns[near[0] + 1 :]]
        else:
            columns = sorted([*columns, (line.left, line.right)])
    return list(columns)


def _touch(line: Line, left: float, right: float, least: float) -> bool:
    return line.left < right + least and line.right > left - least


def plain_columns(columns: Sequence[Column], lines: Sequence[Line]) -> list[Column]:
    """The columns, those that stand near the one before without an edge of their own joined to it."""
    kept: list[Column] = []
    for column in columns:
        own = [line for line in lines if _is_in(line, column)]
        narrow = bool(kept) and column[0] - kept[-1][1] < NARROW * own[0].size
        if narrow and not _has_edge(own, column):
            kept[-1] = kept[-1][0], column[1]
        else:
            kept.append(column)
    return kept


def _is_in(line: Line, column: Column) -> bool:
    return column[0] - SAME_EDGE <= line.left and line.right <= column[1] + SAME_EDGE


def _has_edge(lines: Sequence[Line], column: Column) -> bool:
    """Whether most lines of a column begin, or end, where it does."""
    first = sum(line.left - column[0] < SAME_EDGE for line in lines)
    last = sum(column[1] - line.right < SAME_EDGE for line in lines)
    return max(first, last) >= max(2, MOSTLY * (len(lines) - 1))
