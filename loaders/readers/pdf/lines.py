"""The words of a page become lines: each what a person reads without a stop, from one gap to the next."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median

from loaders.readers.pdf.words import PARTS, Word

# Words whose base lines differ by less, by their size, stand on one line.
SAME_LINE = 0.35
# A gap from which another line begins beside, by the size of the words.
BESIDE = 1.0
# The widest blank of a text that is spread to its edge, by the size of the words.
WIDEST_BLANK = 3.5
# How far the words may stand behind the mark of their item, by their size.
BEHIND_MARK = 5.0
# So many letters that stand apart, of all of a line, are words that are spaced out.
SPACED_OUT = 0.6
# Signs that mark items, and what people type instead.
_SIGN = re.compile("[•‣⁃◦▪▫●○∙■□◆◇◊►▶▸➢➤➔→✓✔✗❖❑❏✦⬤♦·*\ue000-\uf8ff\ufffd]")
# A mark that leads to a note; so many on one page are looked at.
_NOTE = re.compile(r"\d{1,2}|[*†‡§]{1,3}")
MOST_NOTES = 60
_TYPED = re.compile(r"[-–—o§]|\(?(?:\d{1,2}|[A-Za-z]|[ivx]{2,4})[.)]|\d{1,2}(?:\.\d{1,2})+[.)]?")
# The number of a heading, which is bold as the heading is.
_NUMBER = re.compile(r"\d{1,2}")


@dataclass(frozen=True)
class Line:
    """Words on one base line, from the left; `y` grows upward, all in points."""

    words: tuple[Word, ...]
    text: str

    @cached_property
    def left(self) -> float:
        """Where the first word begins."""
        return self.words[0].left

    @cached_property
    def right(self) -> float:
        """Where the last word ends."""
        return max(word.right for word in self.words)

    @cached_property
    def size(self) -> float:
        """The size of most of the letters."""
        sizes: dict[float, int] = {}
        for word in self.words:
            size = round(word.size * 2) / 2
            sizes[size] = sizes.get(size, 0) + len(word.text)
        return max(sizes, key=lambda size: (sizes[size], size))

    @cached_property
    def y(self) -> float:
        """The base line."""
        return median(word.y for word in self.words)

    @cached_property
    def bold(self) -> bool:
        """Whether all words are bold; the mark of an item counts for none."""
        words = self.words[1:] if self.mark and len(self.words) > 1 else self.words
        return all(word.bold for word in words)

    @cached_property
    def mark(self) -> str:
        """What marks the line as an item, empty where nothing does."""
        first = self.words[0].text
        if _SIGN.match(first):
            return first[0]
        return first if len(self.words) > 1 and _TYPED.fullmatch(first) else ""

    @cached_property
    def item(self) -> str:
        """The text without the mark."""
        return self.text[len(self.mark) :].strip()

    @cached_property
    def text_left(self) -> float:
        """Where the words behind the mark begin."""
        glued = not self.mark or len(self.words) == 1 or len(self.words[0].text) > len(self.mark)
        return self.left if glued else self.words[1].left

    @cached_property
    def first_width(self) -> float:
        """How wide the first word is."""
        return self.words[0].right - self.words[0].left


def rows_of(words: Iterable[Word]) -> list[list[Word]]:
    """The words by base line, from the top, each row from the left."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (-word.y, word.left)):
        head = rows[-1][0] if rows else None
        if head and head.y - word.y <= SAME_LINE * max(head.size, word.size):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda word: word.left) for row in rows]


def lines_of(words: Iterable[Word]) -> list[Line]:
    """The lines of a page from the top, and from the left where they stand beside each other."""
    lines: list[Line] = []
    for row in rows_of(_without_notes(list(words))):
        lines += _marked(list(_parted(_once(row))))
    return lines


def _without_notes(words: Sequence[Word]) -> list[Word]:
    """The words without small raised numbers and stars at their ends, which lead to notes."""
    notes = [word for word in words if _NOTE.fullmatch(word.text)]
    gone: set[int] = set()
    for note in notes[:MOST_NOTES]:
        for word in words:
            raised = 0.15 * word.size < note.y - word.y < 0.8 * word.size and note.size < 0.85 * word.size
            near = min(abs(note.left - word.right), abs(word.left - note.right)) < 0.3 * word.size
            if raised and near and not word.text[-1].isdigit():
                gone.add(id(note))
                break
    return [word for word in words if id(word) not in gone] if gone else list(words)


def _once(row: Sequence[Word]) -> list[Word]:
    """The row without words that are written twice in one place, as some programs do for bold ones."""
    kept: list[Word] = []
    for word in row:
        for other in kept[-4:]:
            if other.text == word.text and abs(other.left - word.left) < PARTS * word.size:
                other.bold = True
                break
        else:
            kept.append(word)
    return kept


def _parted(row: Sequence[Word]) -> Iterable[Line]:
    part = _letters_apart(row)
    even = _evenly_spaced(row)
    words: list[Word] = []
    for n, word in enumerate(row):
        gap = word.left - words[-1].right if words else 0.0
        size = max(word.size, words[-1].size) if words else word.size
        if words and gap > max(BESIDE * size, 3 * part) and n not in even:
            yield line_of(words)
            words = [word]
        elif words and gap <= (part or PARTS * size) and (part or not word.spaced):
            words[-1] = _glued(words[-1], word)
        else:
            words.append(word)
    if words:
        yield line_of(words)


def _evenly_spaced(row: Sequence[Word]) -> set[int]:
    """Which words stand as far apart as their neighbours do, as in a text that is spread to its edge."""
    gaps = [after.left - word.right for word, after in pairwise(row)]
    even: set[int] = set()
    for n, (gap, after) in enumerate(pairwise(gaps), start=1):
        if abs(gap - after) < 0.04 * row[n].size and gap < WIDEST_BLANK * row[n].size:
            even |= {n, n + 1}
    return even


def _letters_apart(row: Sequence[Word]) -> float:
    """The gap that parts words whose letters stand apart, 0 for a row of words as usual."""
    letters = sum(len(word.text) == 1 and word.text.isalpha() for word in row)
    if letters < 4 or letters < SPACED_OUT * len(row):
        return 0.0
    gaps = [after.left - word.right for word, after in pairwise(row)]
    return 1.6 * max(median(gaps), 0.05 * row[0].size)


def _glued(word: Word, after: Word) -> Word:
    bold = word.bold and after.bold
    return Word(
        word.text + after.text, word.left, max(word.right, after.right), word.y, max(word.size, after.size),
        bold, word.turned, word.spaced,
    )  # fmt: skip


def line_of(words: Sequence[Word]) -> Line:
    """A line of these words."""
    return Line(tuple(words), " ".join(word.text for word in words))


def _marked(lines: list[Line]) -> list[Line]:
    """The lines of a row, each mark of an item with the words behind it."""
    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else None
        near = before and line.left - before.right < BEHIND_MARK * line.size
        heads = before and _NUMBER.fullmatch(before.text) and before.bold and line.bold
        if before and near and (heads or is_mark(before.text)) and not is_mark(line.text):
            joined[-1] = line_of((*before.words, *line.words))
        else:
            joined.append(line)
    return joined


def is_mark(text: str) -> bool:
    """Whether a text is nothing but the mark of an item."""
    return bool(_SIGN.fullmatch(text) or _TYPED.fullmatch(text))


def joined(lines: Sequence[Line]) -> Line:
    """Lines beside each other as one."""
    return line_of([word for line in lines for word in line.words])
