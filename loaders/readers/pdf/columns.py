"""In which order the lines of a page are read: columns one by one, labels with what stands beside them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from loaders.readers.pdf.lines import SAME_LINE, Line, joined

# A gutter is so wide at least, in points, and by the size of the text.
GUTTER = 7.0
GUTTER_BY_SIZE = 0.9
# Columns within columns.
DEEPEST = 5
# A column holds so many lines at least; labels may be fewer.
FEWEST = 3
# Lines that are nearer, by their size, are of one part.
NEAR = 1.7
# A figure beside a text, such as a weight.
_FIGURE = re.compile(r"\W*\d[\d.,]*\s*%?\W*")
# So much of what stands beside labels begins below each other.
MOSTLY = 0.7
# The words of a label at most.
LONGEST_LABEL = 6
# The widest page that is looked at, in points.
WIDEST = 4000


@dataclass(frozen=True)
class Flow:
    """Lines that are read one below the other, and the column they stand in, in points from the left."""

    lines: tuple[Line, ...]
    left: float
    right: float


@dataclass(frozen=True)
class Labelled:
    """A label, and the flow that stands beside it."""

    label: str
    beside: Flow


Part = Flow | Labelled


def parts_of(lines: Sequence[Line], left: float, right: float, depth: int = 0) -> list[Part]:
    """The lines of a column between two edges, in the order in which a person reads them."""
    gutter = _gutter(lines, left, right) if depth < DEEPEST and len(lines) > 2 else None
    if gutter is None:
        return [_flow(lines, left, right)] if lines else []
    parts: list[Part] = []
    start, end = gutter
    crossing = [line.left < start - 1 and line.right > end + 1 for line in lines]
    for crosses, group in groupby(zip(crossing, lines, strict=True), key=lambda pair: pair[0]):
        band = [line for _, line in group]
        if crosses:
            parts += parts_of(band, left, right, depth + 1)
        else:
            parts += _band(band, (left, right), gutter, depth)
    return _merged(parts)


def _band(
    band: Sequence[Line], edges: tuple[float, float], gutter: tuple[float, float], depth: int
) -> list[Part]:
    """Lines of which none crosses the gutter."""
    left, right = edges
    _, end = gutter
    first = [line for line in band if line.right <= end + 1]
    second = [line for line in band if line.right > end + 1]
    if not first or not second:
        return parts_of(band, left, right, depth + 1)
    if above := _above(first, second) or _above(second, first):
        rest = [line for line in band if line not in above]
        return [*parts_of(above, left, right, depth + 1), *parts_of(rest, left, right, depth + 1)]
    below = [line for line in first if line.y < min(other.y for other in second) - SAME_LINE * line.size]
    if labels := _labels(first[: len(first) - len(below)], second):
        labelled = _labelled(labels, second, (left, right), end, depth)
        return [*labelled, *parts_of(below, left, right, depth + 1)]
    figures = all(_FIGURE.fullmatch(line.text) for line in second)
    if (
        not figures
        and min(len(first), len(second)) < FEWEST
        and _paired(first, second) == min(len(first), len(second))
    ):
        return [_flow(band, left, right)]
    return [
        *parts_of(first, left, end, depth + 1),
        *parts_of(second, end, right, depth + 1),
    ]


def _above(lines: Sequence[Line], others: Sequence[Line]) -> list[Line]:
    """The lines above all of the others: on the left some, on the right only where it is all of them."""
    top = max(line.y for line in others)
    above = [line for line in lines if line.y > top + SAME_LINE * line.size]
    # What goes on right below is no other part.
    while above and len(above) < len(lines) and above[-1].y - lines[len(above)].y < NEAR * above[-1].size:
        above.pop()
    on_right = lines[0].left > others[0].left
    return above if not on_right or len(above) == len(lines) else []


def _gutter(lines: Sequence[Line], left: float, right: float) -> tuple[float, float] | None:
    """The gap, if any, that parts the most lines on both sides and is crossed by the fewest."""
    base, size = int(left), min(max(int(right - left) + 2, 2), WIDEST)
    steps = [0] * (size + 1)
    for line in lines:
        begin = min(max(int(line.left) - base, 0), size)
        steps[begin] += 1
        steps[min(max(int(line.right) + 1 - base, begin), size)] -= 1
    covered, total = [], 0
    for step in steps[:-1]:
        total += step
        covered.append(total)
    least = max(GUTTER, GUTTER_BY_SIZE * sorted(line.size for line in lines)[len(lines) // 2])
    best: tuple[float, tuple[float, float]] | None = None
    for allowed in sorted({0, *(n for n in covered if n <= len(lines) * 0.4)})[:40]:
        for gap in _gaps(covered, allowed, least):
            start, end = gap[0] + base, gap[1] + base
            sides = (
                sum(line.right <= end + 1 for line in lines),
                sum(line.left >= start - 1 for line in lines),
            )
            score = min(sides) - 0.5 * allowed
            if min(sides) >= 2 and score > 0 and (best is None or score > best[0]):
                best = score, (start, end)
    return best[1] if best else None


def _gaps(covered: Sequence[int], allowed: int, least: float) -> list[tuple[int, int]]:
    """Where no more lines pass than are allowed, over this width at least, and between others."""
    gaps, start = [], None
    for x, count in enumerate(covered):
        if count <= allowed:
            start = x if start is None else start
        elif start is not None:
            if start > 0 and x - start >= least:
                gaps.append((start, x))
            start = None
    return gaps


def _beside(line: Line, others: Sequence[Line]) -> Line | None:
    """The line on the same base line."""
    return next((other for other in others if abs(other.y - line.y) <= SAME_LINE * line.size), None)


def _paired(first: Sequence[Line], second: Sequence[Line]) -> int:
    return sum(_beside(line, second) is not None for line in first)


def _labels(first: Sequence[Line], second: Sequence[Line]) -> list[tuple[str, float]]:
    """The labels on the left with their heights, if that is what stands there; none otherwise."""
    if any(line.mark or len(line.text.split()) > LONGEST_LABEL for line in first) or len(first) > len(second):
        return []
    labels: list[tuple[str, float]] = []
    above: Line | None = None
    for line in first:
        if above and abs(above.y - line.y) <= SAME_LINE * line.size:
            return []
        wrapped = above and above.y - line.y < 1.5 * line.size and line.text[0].islower()
        if wrapped and labels:
            labels[-1] = f"{labels[-1][0]} {line.text}", labels[-1][1]
        elif _beside(line, second):
            labels.append((line.text, line.y + SAME_LINE * line.size))
        else:
            return []
        above = line
    topmost = max(line.y for line in second)
    if any(len(label.split()) > LONGEST_LABEL or not label[0].isalpha() for label, _ in labels):
        return []
    return labels if labels and topmost <= labels[0][1] and _in_line(first, second) else []


def _in_line(first: Sequence[Line], second: Sequence[Line]) -> bool:
    """Whether what stands beside labels begins at one place; texts at the right margin end at one."""
    beside = [other for line in first if (other := _beside(line, second))]
    if len(beside) == 1:
        return len(second) > 1 or first[0].text.endswith(":")
    lefts, rights = [line.left for line in beside], [line.right for line in beside]
    if max(rights) - min(rights) < 1 < max(lefts) - min(lefts):
        return False
    return sum(left - min(lefts) < 2 * first[0].size for left in lefts) >= max(MOSTLY * len(lefts), 2)


def _labelled(
    labels: Sequence[tuple[str, float]],
    beside: Sequence[Line],
    edges: tuple[float, float],
    end: float,
    depth: int,
) -> list[Part]:
    parts: list[Part] = []
    for n, (label, top) in enumerate(labels):
        below = labels[n + 1][1] if n + 1 < len(labels) else float("-inf")
        own = [line for line in beside if below < line.y <= top]
        flows = parts_of(own, end, edges[1], depth + 1)
        parts += [
            Labelled(label, flow) if not m and isinstance(flow, Flow) else flow
            for m, flow in enumerate(flows)
        ]
    return parts


def _flow(lines: Sequence[Line], left: float, right: float) -> Flow:
    """Lines below each other; of those beside each other a label and its value are one."""
    kept: list[Line] = []
    for line in lines:
        before = kept[-1] if kept else None
        if before and abs(before.y - line.y) <= SAME_LINE * line.size and before.text.endswith(":"):
            kept[-1] = joined([before, line])
        else:
            kept.append(line)
    return Flow(tuple(kept), left, right)


def _merged(parts: Sequence[Part]) -> list[Part]:
    """Flows that follow each other in one column are one."""
    merged: list[Part] = []
    for part in parts:
        last = merged[-1] if merged else None
        if (
            isinstance(part, Flow)
            and isinstance(last, Flow)
            and (last.left, last.right) == (part.left, part.right)
        ):
            merged[-1] = Flow((*last.lines, *part.lines), part.left, part.right)
        else:
            merged.append(part)
    return merged
