"""Where the lines of a column end that are full, so that a line is known to be wrapped."""

from collections.abc import Sequence
from itertools import pairwise

from loaders.readers.pdf.columns import Flow
from loaders.readers.pdf.lines import Line

# Columns whose sides differ by less, in points, are one column on several pages.
SAME_COLUMN = 14.0
# So many lines that plainly go on, and this part of them, tell the edge of a column.
FEWEST = 2
MOSTLY = 0.7
# A blank between two words, and how ragged an edge may be, by the size of the text.
BLANK = 0.25
RAGGED = 0.3


class Edges:
    """The right edge of each column of a document."""

    def __init__(self, flows: Sequence[Flow]) -> None:
        groups: list[list[Flow]] = []
        for flow in flows:
            group = next((group for group in groups if _alike(group[0], flow)), None)
            if group is None:
                groups.append([flow])
            else:
                group.append(flow)
        self._edges: dict[int, float] = {}
        for group in groups:
            self._edges |= dict.fromkeys(map(id, group), _edge(group))

    def is_full(self, flow: Flow, last: Line, line: Line) -> bool:
        """Whether the first word of a line found no room in the line before, which stands in this flow."""
        return needed(last, line) > self._edges[id(flow)] - RAGGED * line.size


def needed(last: Line, line: Line) -> float:
    """Where a line would end with the first word of the next one."""
    return last.right + line.first_width + BLANK * line.size


def _alike(one: Flow, other: Flow) -> bool:
    return max(abs(one.left - other.left), abs(one.right - other.right)) < SAME_COLUMN


def _edge(group: Sequence[Flow]) -> float:
    """The widest line, if lines that plainly go on end there; else what the margins of the page tell."""
    widest = max(line.right for flow in group for line in flow.lines)
    size = group[0].lines[0].size
    plain = [
        needed(above, below) > widest - RAGGED * below.size
        for flow in group
        for above, below in pairwise(flow.lines)
        if goes_on_plainly(above, below)
    ]
    if sum(plain) >= max(FEWEST, MOSTLY * len(plain)):
        return widest
    return max(widest, group[0].right - 2 * size)


def goes_on_plainly(above: Line, below: Line) -> bool:
    """Whether a line reads as the middle of the sentence that stands right above it."""
    near = 0 < above.y - below.y < 1.7 * below.size and above.size == below.size
    return near and not below.mark and below.text[:1].islower() and above.text[-1:] not in ".:;!?"
