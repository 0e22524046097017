"""What stands beside the text of pages: heads and feet that come again, and the numbers of pages."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.readers.pdf.grids import PageTable
from loaders.readers.pdf.lines import SAME_LINE, Line
from loaders.vocabulary.page_words import page_words

# The part of a page, from its top and from its bottom, where heads and feet stand.
MARGIN = 0.17
# At the very edge a number tells the page whatever stands beside it.
EDGE = 0.1
# At the outermost edge a line in small letters is no text.
OUTERMOST = 0.06
SMALL = 0.9
# A line comes again at the same height, in points, on this part of the pages; left and right ones differ.
SAME_HEIGHT = 4.0
MOSTLY = 0.4
# A gap that parts heads and feet from the text, by the size of the line; a line so large is no usual one.
APART = 2.0
LARGE = 1.25
# A line of a table of contents: dots lead to the number of a page.
_LEADS = re.compile(r"(?:[.…·] ?){5,}\s*\w{0,5}$")
_DIGITS = re.compile(r"\d+|\b[ivxlc]{1,6}\b")


@dataclass(frozen=True)
class PageLines:
    """The lines of a page, its edges in points, and its tables."""

    lines: tuple[Line, ...]
    bottom: float
    top: float
    left: float
    right: float
    grids: tuple[PageTable, ...] = ()

    @property
    def height(self) -> float:
        """From the bottom to the top."""
        return max(self.top - self.bottom, 1.0)

    def from_edge(self, line: Line) -> float:
        """How far a line stands from the nearer edge, as a part of the height."""
        return min(self.top - line.y, line.y - self.bottom) / self.height


def without_running(pages: Sequence[PageLines]) -> list[tuple[Line, ...]]:
    """The lines of each page that are its text; a large line that comes again is kept once."""
    sizes = Counter[float]()
    for line in (line for page in pages for line in page.lines):
        sizes[line.size] += len(line.text)
    usual = max(sizes, key=lambda size: sizes[size], default=0.0)
    outer = [_outer(page) for page in pages]
    again = _again(outer)
    kept: list[tuple[Line, ...]] = []
    told: set[str] = set()
    for page, lines in zip(pages, outer, strict=True):
        beside = _numbered(page, usual)
        for line, heights in lines:
            if any((_key(line), height) in again for height in heights):
                if line.size < LARGE * usual or _key(line) in told:
                    beside.add(id(line))
                told.add(_key(line))
        leading = [line.y for line in page.lines if _LEADS.search(line.text)]
        kept.append(
            tuple(
                line
                for line in page.lines
                if id(line) not in beside
                and not any(abs(y - line.y) < SAME_LINE * line.size for y in leading)
            )
        )
    return kept


def _key(line: Line) -> str:
    return _DIGITS.sub("#", line.text.casefold())


def _outer(page: PageLines) -> list[tuple[Line, tuple[int, int]]]:
    """The lines at the top and at the bottom, up to a wider gap, with their steps from the edge."""
    outer: list[tuple[Line, tuple[int, int]]] = []
    for lines, sign in ((page.lines, 1), (page.lines[::-1], -1)):
        for n, line in enumerate(lines):
            apart = n and abs(lines[n - 1].y - line.y) > APART * max(line.size, lines[n - 1].size)
            if apart or page.from_edge(line) > MARGIN:
                break
            steps = int((page.top - line.y if sign > 0 else line.y - page.bottom) / SAME_HEIGHT) + 1
            outer.append((line, (sign * steps, sign * (steps + 1))))
    return outer


def _again(pages: Sequence[Sequence[tuple[Line, tuple[int, int]]]]) -> set[tuple[str, int]]:
    """Texts and heights that come again on most of the pages, or on most of every other one."""
    counts: Counter[tuple[str, int]] = Counter()
    for page in pages:
        counts.update({(_key(line), height) for line, heights in page for height in heights})
    return {pair for pair, count in counts.items() if count >= max(2, len(pages) * MOSTLY)}


def _numbered(page: PageLines, usual: float) -> set[int]:
    """The lines that tell the number of the page, those beside them at its edge, and small ones there."""
    words = page_words()
    outer = [line for line, _ in _outer(page) if page.from_edge(line) < EDGE]
    numbers = [line for line in outer if words.number.fullmatch(line.text)]
    counted = [line for line in outer if words.counted.fullmatch(line.text)]
    beside = [
        line
        for line in outer
        if any(abs(line.y - number.y) < 0.3 * line.size for number in counted) and not line.mark
    ]
    small = [line for line in outer if page.from_edge(line) < OUTERMOST and line.size < SMALL * usual]
    return {id(line) for line in (*numbers, *counted, *beside, *small)}
