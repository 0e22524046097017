"""The pages of a document, put together: what each holds in order, and what goes on over them."""

from collections import Counter
from collections.abc import Sequence

from loaders.readers.pdf.aligned import aligned_in
from loaders.readers.pdf.columns import Flow, Labelled, Part, parts_of
from loaders.readers.pdf.edges import Edges
from loaders.readers.pdf.grids import PageTable, grids_in, parts_of_grid
from loaders.readers.pdf.hyphens import Hyphens
from loaders.readers.pdf.lines import Line, lines_of
from loaders.readers.pdf.paragraphs import Paragraphs, Usual
from loaders.readers.pdf.running import MOSTLY, PageLines, without_running
from loaders.readers.pdf.shapes import Box, with_dots
from loaders.readers.pdf.spilled import spilled
from loaders.readers.pdf.words import Word
from loaders.readers.pieces import Piece
from loaders.readers.written import Writing, Written

Held = Part | PageTable


def page_of(words: list[Word], boxes: list[Box], box: tuple[float, float, float, float]) -> PageLines:
    """A page of these words and drawings, with its bottom, top, left and right edge."""
    grids, rest = grids_in(with_dots(words, boxes), boxes)
    return PageLines(tuple(lines_of(rest)), *box, grids=tuple(grids))


def written(pages: Sequence[PageLines]) -> tuple[Piece, ...]:
    """All that the pages hold, in order."""
    held = _labels_apart(_held(pages))
    flows = [flow for part in held for flow in _flows(part)]
    words = (line.text for flow in flows for line in flow.lines)
    means = Usual.of(flows), Edges(flows), Hyphens(words)
    paragraphs = Paragraphs(*means)
    for part in held:
        if isinstance(part, PageTable):
            paragraphs.close().table([[_cell(cell, *means) for cell in row] for row in part.rows])
        else:
            paragraphs.add(part)
    return paragraphs.close().pieces()


def _held(pages: Sequence[PageLines]) -> list[Held]:
    """The parts of all pages; a table that goes on over the page is one."""
    held: list[Held] = []
    grids = _without_heads(pages)
    for page, text, ruled in zip(pages, without_running(pages), grids, strict=True):
        aligned, lines = aligned_in(text)
        tables = [*ruled, *aligned]
        last = held[-1] if held else None
        on_top = lines and lines[0] is text[0] and all(grid.top < text[0].y for grid in ruled)
        if isinstance(last, PageTable) and on_top:
            more, lines = spilled(lines, last)
            tables += [more] if more else []
        own = sorted(tables, key=lambda grid: -grid.top)
        for n, part in enumerate(_in_order(page, lines, own)):
            last = held[-1] if held else None
            one = (
                last.goes_on(part)
                if not n and isinstance(last, PageTable) and isinstance(part, PageTable)
                else None
            )
            if one:
                held[-1] = one
            else:
                held.append(part)
    return held


def _in_order(page: PageLines, lines: Sequence[Line], grids: Sequence[PageTable]) -> list[Held]:
    """What stands on a page, its tables between what is above and below them."""
    lefts = [line.left for line in lines] + [grid.xs[0] for grid in grids]
    if not lefts:
        return []
    left = min(lefts)
    # A page is as wide as its left margin tells, unless a line goes farther.
    right = max(page.right - left, *(line.right for line in lines), left + 1)
    held: list[Held] = []
    rest = list(lines)
    for grid in grids:
        above = [line for line in rest if line.y > grid.bottom]
        rest = [line for line in rest if line.y <= grid.bottom]
        held += [*parts_of(above, left, right), grid]
    return [*held, *parts_of(rest, left, right)]


def _without_heads(pages: Sequence[PageLines]) -> list[list[PageTable]]:
    """The tables of each page; one that comes again on most of them, as the head of a form, is kept once."""
    counts = Counter(grid.key for page in pages for grid in page.grids)
    least = max(2, MOSTLY * len(pages))
    told: set[str] = set()
    kept: list[list[PageTable]] = []
    for page in pages:
        kept.append([grid for grid in page.grids if counts[grid.key] < least or grid.key not in told])
        told |= {grid.key for grid in page.grids}
    return kept


def _labels_apart(held: Sequence[Held]) -> list[Held]:
    """The parts, tables of labels as labels."""
    apart: list[Held] = []
    for part in held:
        labels = parts_of_grid(part) if isinstance(part, PageTable) else []
        apart += labels or [part]
    return apart


def _flows(part: Held) -> list[Flow]:
    if isinstance(part, PageTable):
        return part.flows
    return [part.beside if isinstance(part, Labelled) else part]


class _Items(Writing):
    """The paragraphs and items of a cell, without what sets them apart."""

    def __init__(self) -> None:
        super().__init__()
        self.items: list[str] = []

    def text(self, words: str) -> None:
        self.items.append(words)

    def gap(self) -> None:
        """A cell has no blank lines."""

    def heading(self, words: str, depth: int) -> None:
        self.items.append(words)

    def bold(self, words: str) -> None:
        self.items.append(words)

    def item(self, words: str, level: int) -> None:
        self.items.append(words)


def _cell(
    cell: Flow | tuple[int, int] | None, usual: Usual, edges: Edges, hyphens: Hyphens
) -> Written | tuple[int, int]:
    """A cell as it is written down."""
    if not isinstance(cell, Flow):
        return cell or Written()
    items = _Items()
    paragraphs = Paragraphs(usual, edges, hyphens, items)
    paragraphs.add(cell)
    paragraphs.close()
    return Written(tuple(items.items), all(line.bold for line in cell.lines))
