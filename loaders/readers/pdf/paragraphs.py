"""Lines become paragraphs, items and headings: what was wrapped is put together again."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from loaders.readers.pdf.columns import Flow, Labelled, Part
from loaders.readers.pdf.edges import Edges
from loaders.readers.pdf.hyphens import Hyphens
from loaders.readers.pdf.lines import Line
from loaders.readers.written import Writing

# How much larger than the text a heading is at least, and how many words it has at most.
LARGER = 1.07
MOST_WORDS = 18
# Bold lines that are longer are emphasis.
MOST_BOLD_WORDS = 12
# Where more of the text is bold, bold lines head nothing.
MOST_BOLD = 0.4
# So many bold letters count as one of the text when its size is looked for.
BOLD_COUNTS = 4
# Lines of one paragraph stand so near, by the usual distance, and never farther than this, by their size.
NEAR = 1.15
FARTHEST = 2.1
# How far a word may fall short of an edge or a margin and still reach it, by the size of the text.
SLACK = 0.7


@dataclass
class _Paragraph:
    """What is put together: its text, its first and last line, the flow it stands in."""

    text: str
    first: Line
    last: Line
    flow: Flow
    level: int = -1
    # Where lines after the first begin, from the left of the flow.
    hanging: float | None = None


@dataclass
class Usual:
    """What is usual in a document: the size of its text, and how far apart lines stand, by their size."""

    size: float
    leading: float
    bold: bool
    sizes: tuple[float, ...] = field(default=())

    @classmethod
    def of(cls, flows: Sequence[Flow]) -> "Usual":
        """What is usual in these flows."""
        sizes: dict[float, float] = defaultdict(float)
        bold, total = 0, 0
        for line in (line for flow in flows for line in flow.lines):
            # A short document may have more letters in its headings than in its text.
            sizes[line.size] += len(line.text) / (BOLD_COUNTS if line.bold else 1)
            bold += len(line.text) * line.bold
            total += len(line.text)
        size = max(sizes, key=sizes.__getitem__, default=12.0)
        headings = sorted((other for other in sizes if other > LARGER * size), reverse=True)
        return cls(size, _leading(flows, size), bold > MOST_BOLD * total, tuple(headings))

    def depth(self, line: Line) -> int:
        """The depth of a heading by its size, 0 for what is no larger than the text."""
        if line.size not in self.sizes or is_listed(line) or len(line.text.split()) > MOST_WORDS:
            return 0
        return min(self.sizes.index(line.size) + 1, 5)


def _leading(flows: Iterable[Flow], size: float) -> float:
    """How far apart the lines of a paragraph stand, by their size: the nearest of the common distances."""
    gaps = Counter[float]()
    for flow in flows:
        for above, below in zip(flow.lines, flow.lines[1:], strict=False):
            gap = (above.y - below.y) / size
            if above.size == below.size == size and 0.8 < gap < FARTHEST:
                gaps[round(gap, 1)] += 1
    total = sum(gaps.values())
    return min((gap for gap, count in gaps.items() if count >= 0.12 * total), default=1.3)


class Paragraphs:
    """Writes down the parts of pages in order."""

    def __init__(self, usual: Usual, edges: Edges, hyphens: Hyphens, writing: Writing | None = None) -> None:
        self.writing = writing or Writing()
        self._usual, self._edges, self._hyphens = usual, edges, hyphens
        self._open: _Paragraph | None = None
        # Where the marks of lists around begin, from the left of the column.
        self._levels: list[float] = []

    def add(self, part: Part) -> None:
        """Write down a part; its first line may go on with the paragraph before."""
        if isinstance(part, Labelled):
            self._label(part)
            return
        for n, line in enumerate(part.lines):
            if self._open and self._goes_on(self._open, line, part):
                self._append(self._open, line, part)
            else:
                far = n > 0 and self._is_far(part.lines[n - 1], line)
                self._begin(line, part, far or n == 0)

    def close(self) -> Writing:
        """All that was written down."""
        self._end()
        return self.writing

    def _label(self, part: Labelled) -> None:
        """A label with one value is a line; what is longer it heads."""
        self._end()
        self._levels = []
        lines = part.beside.lines
        label = part.label.rstrip(" :")
        self.writing.gap()
        if len(lines) == 1 and not lines[0].mark:
            self.writing.text(f"{label}: {lines[0].text}")
            return
        self.writing.bold(label)
        self.add(part.beside)
        self._end()

    def _is_far(self, above: Line, line: Line) -> bool:
        """Whether more than the usual distance parts two lines."""
        return above.y - line.y > NEAR * self._usual.leading * max(line.size, above.size) or line.y > above.y

    def _begin(self, line: Line, flow: Flow, gap: bool) -> None:
        self._end()
        level = self._level(line, flow) if line.mark and not self._heads(line) else -1
        if gap:
            self.writing.gap()
        self._open = _Paragraph(line.item if line.mark else line.text, line, line, flow, level)

    def _heads(self, line: Line) -> bool:
        """Whether a line with a number heads others: it is large, or all bold and short."""
        bold = line.bold and not self._usual.bold and len(line.text.split()) <= MOST_BOLD_WORDS
        return bool(line.mark) and not is_listed(line) and (bold or self._usual.depth(line) > 0)

    def _level(self, line: Line, flow: Flow) -> int:
        """How deep in a list a mark stands."""
        at = line.left - min(other.left for other in flow.lines)
        while self._levels and at < self._levels[-1] - SLACK * line.size:
            self._levels.pop()
        if not self._levels or at > self._levels[-1] + SLACK * line.size:
            self._levels.append(at)
        return len(self._levels) - 1

    def _append(self, paragraph: _Paragraph, line: Line, flow: Flow) -> None:
        paragraph.text = self._hyphens.joined(paragraph.text, line.text)
        if paragraph.hanging is None:
            paragraph.hanging = line.left - flow.left
        paragraph.last, paragraph.flow = line, flow

    def _end(self) -> None:
        paragraph, self._open = self._open, None
        if not paragraph or not paragraph.text.strip(" \u00a0"):
            return
        text, line = paragraph.text, paragraph.first
        if paragraph.level >= 0:
            self.writing.item(text, paragraph.level)
        elif depth := self._usual.depth(line):
            self.writing.heading(text, depth)
        elif self._heads(line) or (
            line.bold and not self._usual.bold and len(text.split()) <= MOST_BOLD_WORDS
        ):
            self.writing.bold(text)
        else:
            self.writing.text(text)
        if paragraph.level < 0:
            self._levels = []

    def _goes_on(self, paragraph: _Paragraph, line: Line, flow: Flow) -> bool:
        """Whether a line goes on with what is open."""
        last = paragraph.last
        alike = abs(last.size - line.size) < 0.6 and (last.bold == line.bold or paragraph.level >= 0)
        if not alike or bool(self._usual.depth(line)) != bool(self._usual.depth(last)):
            return False
        if line.mark and not (_may_be_word(line) and self._is_full(paragraph, line)):
            return False
        if paragraph.flow is not flow:
            return self._goes_over(paragraph, line, flow)
        near = 0 < last.y - line.y <= min(NEAR * self._usual.leading, FARTHEST) * line.size
        return near and self._goes_below(paragraph, line, flow)

    def _goes_below(self, paragraph: _Paragraph, line: Line, flow: Flow) -> bool:
        """Whether a line that stands near below goes on with what is open."""
        slack = SLACK * line.size
        if paragraph.level >= 0:
            first, hanging = paragraph.first, paragraph.hanging
            aim = first.text_left if hanging is None else flow.left + hanging
            if abs(line.left - aim) <= slack and aim > first.left + slack / 2:
                return True
            if line.left < first.left - slack:
                return False
        elif not _aligned(paragraph, line, slack):
            return False
        return self._is_full(paragraph, line) or _says_on(paragraph.text, line)

    def _goes_over(self, paragraph: _Paragraph, line: Line, flow: Flow) -> bool:
        """Whether the first line of a column goes on with the last paragraph of the one before."""
        if line is not flow.lines[0] or self._usual.depth(line) or not self._is_full(paragraph, line):
            return False
        return _says_on(paragraph.text, line) or _hangs_on(paragraph, line, flow)

    def _is_full(self, paragraph: _Paragraph, line: Line) -> bool:
        """Whether a line was wrapped where its first word found no room."""
        told = paragraph.text.rstrip().endswith(":")
        return not told and self._edges.is_full(paragraph.flow, paragraph.last, line)


def is_listed(line: Line) -> bool:
    """Whether the mark of a line is a sign; a number may be that of a heading."""
    return bool(line.mark) and line.mark[-1] not in ".)0123456789"


def _may_be_word(line: Line) -> bool:
    """Whether a mark may be a word of a sentence: "o" and "1." may, a bullet is none."""
    return line.mark[0].isalnum()


def _says_on(text: str, line: Line) -> bool:
    """Whether a line reads as the middle of a sentence."""
    ends = text.rstrip()[-1:]
    return line.text[:1].islower() and ends not in ".:;!?"


def _hangs_on(paragraph: _Paragraph, line: Line, flow: Flow) -> bool:
    """Whether a line stands where the words of an item without an end stood in the column before."""
    first = paragraph.first
    if (
        paragraph.level < 0
        or first.text_left - first.left < SLACK * line.size
        or paragraph.text[-1:] in ".:;!?"
    ):
        return False
    moved = flow.left - paragraph.flow.left
    return any(abs(line.left - first.text_left - by) <= SLACK * line.size for by in (0.0, moved))


def _aligned(paragraph: _Paragraph, line: Line, slack: float) -> bool:
    """Whether a line stands below the one before: at its left, behind an indent, or centred."""
    last = paragraph.last
    if abs(line.left - last.left) <= slack:
        return True
    if last is paragraph.first and 0 < last.left - line.left < 5 * line.size:
        return True
    return abs((line.left + line.right) - (last.left + last.right)) <= 2 * slack
