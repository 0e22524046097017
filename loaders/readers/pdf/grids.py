"""Tables on pages: the words in the cells of a grid, and grids that go on over pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from loaders.readers.pdf.columns import LONGEST_LABEL, Flow, Labelled, Part
from loaders.readers.pdf.lines import Line, lines_of
from loaders.readers.pdf.rules import RuledGrid, grids_of
from loaders.readers.pdf.shapes import Box
from loaders.readers.pdf.words import Word
from loaders.vocabulary.vocabulary import lookup_key, vocabulary_of

# The base line of a word stands so far below its middle, by its size.
MIDDLE = 0.3
# Of the cells of a table so many hold words at least.
FILLED = 0.3
# The edges of columns differ by less, in points, where a table goes on over the page.
SAME_COLUMN = 6.0


@dataclass(frozen=True)
class PageTable:
    """A table: at each place of each row a flow, nothing, or the place of the cell that reaches into it."""

    rows: tuple[tuple[Flow | tuple[int, int] | None, ...], ...]
    xs: tuple[float, ...]
    top: float
    bottom: float

    @property
    def flows(self) -> list[Flow]:
        """The flows in the cells."""
        return [cell for row in self.rows for cell in row if isinstance(cell, Flow)]

    @property
    def key(self) -> str:
        """All the text, without digits."""
        text = " ".join(line.text for flow in self.flows for line in flow.lines)
        return "".join(sign for sign in text if not sign.isdigit())

    def goes_on(self, other: "PageTable") -> "PageTable | None":
        """The two as one, where the other has the same columns; its heading row may come again."""
        same = len(self.xs) == len(other.xs) and all(
            abs(one - two) < SAME_COLUMN for one, two in zip(self.xs[:-1], other.xs[:-1], strict=True)
        )
        if not same:
            return None
        again = 1 if _told(self.rows[0]) == _told(other.rows[0]) else 0
        moved = len(self.rows) - again
        rows = [
            tuple((cell[0] + moved, cell[1]) if isinstance(cell, tuple) else cell for cell in row)
            for row in other.rows[again:]
        ]
        if any(isinstance(cell, tuple) and cell[0] < len(self.rows) for row in rows for cell in row):
            return None
        return PageTable((*self.rows, *rows), self.xs, self.top, other.bottom)


def _told(row: Sequence[Flow | tuple[int, int] | None]) -> list[str]:
    return [_text(cell) for cell in row]


def grids_in(words: Sequence[Word], boxes: Sequence[Box]) -> tuple[list[PageTable], list[Word]]:
    """The tables of a page, from the top, and the words that stand in none."""
    grids: list[PageTable] = []
    rest = list(words)
    for ruled in grids_of(boxes):
        inside = [word for word in rest if _is_in(word, ruled.box)]
        grid = _filled(ruled, inside)
        if grid:
            taken = {id(word) for word in inside}
            rest = [word for word in rest if id(word) not in taken]
            grids.append(grid)
    return grids, rest


def _is_in(word: Word, box: Box) -> bool:
    x, y = (word.left + word.right) / 2, word.y + MIDDLE * word.size
    return box.left <= x <= box.right and box.bottom <= y <= box.top


def _filled(ruled: RuledGrid, words: Sequence[Word]) -> PageTable | None:
    """The words by cell, None for a grid that is none of a table."""
    owners = ruled.owners
    held: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        row, column = _place(ruled, word)
        held.setdefault(owners[row][column], []).append(word)
    rows = []
    for n, line in enumerate(owners):
        cells: list[Flow | tuple[int, int] | None] = []
        for m, owner in enumerate(line):
            if owner != (n, m):
                cells.append(owner)
            elif owner in held:
                cells.append(Flow(tuple(lines_of(held[owner])), ruled.xs[m], _right(ruled, n, m)))
            else:
                cells.append(None)
        if any(isinstance(cell, Flow) for cell in cells) or any(isinstance(cell, tuple) for cell in cells):
            rows.append(tuple(cells))
        else:
            rows.append((None,) * len(line))
    own = [cell for row in rows for cell in row if not isinstance(cell, tuple)]
    full = sum(cell is not None for cell in own)
    across = max((sum(isinstance(cell, Flow) for cell in row) for row in rows), default=0)
    if across < 2 or full < 3 or full < FILLED * len(own):
        return None
    return PageTable(tuple(rows), tuple(ruled.xs), ruled.ys[0], ruled.ys[-1])


def _right(ruled: RuledGrid, row: int, column: int) -> float:
    """Where a cell ends that may reach over several columns."""
    end = column
    while end + 1 < len(ruled.xs) - 1 and ruled.owners[row][end + 1] == (row, column):
        end += 1
    return ruled.xs[end + 1]


def _place(ruled: RuledGrid, word: Word) -> tuple[int, int]:
    x, y = (word.left + word.right) / 2, word.y + MIDDLE * word.size
    column = max(sum(edge <= x for edge in ruled.xs) - 1, 0)
    row = max(sum(edge >= y for edge in ruled.ys) - 1, 0)
    return min(row, len(ruled.ys) - 2), min(column, len(ruled.xs) - 2)


def parts_of_grid(grid: PageTable) -> list[Part]:
    """The parts of a table of labels and what stands beside them; none of another table."""
    columns = len(grid.xs) - 1
    if columns % 2:
        return []
    pairs = [(row[n], row[n + 1]) for row in grid.rows for n in range(0, columns, 2)]
    told = all(_text(label).endswith(":") for label, _ in pairs if isinstance(label, Flow))
    if (_is_heading(grid.rows[0]) or heads_columns(grid.rows)) and not told:
        return []
    if columns > 2 and not all(_is_label(cell, beside) for cell, beside in pairs):
        return []
    parts: list[Part] = []
    for label, beside in pairs:
        text = _text(label)
        if isinstance(label, Flow) and isinstance(beside, tuple):
            parts.append(label)
        elif isinstance(beside, Flow):
            if not text or len(text.split()) > LONGEST_LABEL:
                return []
            parts.append(Labelled(text, beside))
        elif text:
            return []
    return parts


def heads_columns(rows: Sequence[Sequence[Flow | tuple[int, int] | None]]) -> bool:
    """Whether the first row names its columns by words that head those of roles and skills.

    One such word is enough in bold letters above others.
    """
    head, body = rows[0], [cell for row in rows[1:] for cell in row if isinstance(cell, Flow)]
    texts = [lookup_key(_text(cell)) for cell in head]
    if not all(texts):
        return False
    known = sum(text in _heads() or text.split()[-1] in _heads() for text in texts)
    stands_out = _is_heading(head) and not all(_is_bold(cell.lines) for cell in body)
    return known >= (1 if stands_out else 2)


@cache
def _heads() -> frozenset[str]:
    words = vocabulary_of().wording.tables
    given = (words.titles, words.rungs, words.skills, words.needs, words.definitions)
    return frozenset(lookup_key(word) for each in given for word in each)


def _is_label(cell: Flow | tuple[int, int] | None, beside: Flow | tuple[int, int] | None) -> bool:
    """Whether a cell heads the one beside it: by its colon, or in bold letters before others."""
    if not isinstance(cell, Flow) or not isinstance(beside, Flow):
        return cell is None and beside is None
    return _text(cell).endswith(":") or (_is_bold(cell.lines) and not _is_bold(beside.lines))


def _text(cell: Flow | tuple[int, int] | None) -> str:
    return " ".join(line.text for line in cell.lines) if isinstance(cell, Flow) else ""


def _is_heading(row: Sequence[Flow | tuple[int, int] | None]) -> bool:
    return len(row) > 1 and all(isinstance(cell, Flow) and _is_bold(cell.lines) for cell in row)


def _is_bold(lines: Sequence[Line]) -> bool:
    return all(line.bold for line in lines)
