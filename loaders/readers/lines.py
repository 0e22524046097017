"""Lines become blocks: what stands in front of the words, how deep, and where the words begin."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from graph.folding import Folded, fold
from loaders.readers.fences import front_end
from loaders.readers.pieces import LONGEST_HEADING, Block, Place

# Marks of lists that people type: dashes, an "o", numbers and letters.
_TYPED = re.compile(
    r"(?:\\?[•‣◦▪●○∙·*–—-]|o(?= )|\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})\\?[.)]|\d{1,2}(?:\.\d{1,2})+\.)(?: +|$)"
)
# A mark that nobody uses inside of words needs no blank behind it.
_GLUED = re.compile(r"[•‣◦▪●○∙](?=\w)|[-–](?=[A-Z][a-z])")
# Arrows and plain signs as people draw them; they are marks where neighbours begin alike.
_DRAWN = re.compile(r"(?:[-=~]*>{1,2}|[+~=>»›!?/\\^:,]|\*{2,3}|--)(?= )")
_BOX = re.compile(r"\[[ xX]?\] +")
_HEADING = re.compile(r" {0,3}(#{1,6}) +(?=\S)")
_BOLD = re.compile(r"\s*(?:\*\*|__)(.+?)(?:\*\*|__)\s*:?\s*$")
_SLANTED = re.compile(r"\s*([*_])(?=\S)([^*_]+[:…?])\1\s*:?\s*$")
# Signs in a row on both sides of a heading, or below it.
_DECORATED = re.compile(r"\s*([=*~#+-])\1{2,}\s+(\S.*?)\s+\1{3,}\s*$")
_UNDERLINE = re.compile(r"\s*(?:(=)=+|--+)\s*$")
# A longer line is no heading because another of signs stands below it.
MOST_UNDERLINED = 8
_SIGNS = {"So", "Sm", "Co", "Cn", "No"}


@dataclass(frozen=True)
class _Line:
    """A line as written and folded, tabs as blanks where it begins."""

    number: int
    raw: str
    folded: Folded
    gap: bool

    @cached_property
    def begins(self) -> int:
        """Where the first sign stands that is no blank."""
        return len(self.folded.text) - len(self.folded.text.lstrip())


def blocks_of(text: Sequence[str]) -> tuple[Block, ...]:
    """The lines that are not blank, in order."""
    lines = tuple(_lines(text))
    drawn = Counter(mark for line in lines if (mark := _drawn(line)))
    alike = {mark for mark, count in drawn.items() if count > 1}
    each = [_block(line, alike) for line in lines]
    behind = _behind_front(lines)
    each = [
        _underlined(block, below) if below and n >= behind else block
        for n, (block, below) in enumerate(zip(each, lines[1:] + (None,) * bool(lines), strict=True))
    ]
    return tuple(_with_depth(block, below) for block, below in pairwise([*each, None]) if block)


def _behind_front(lines: Sequence[_Line]) -> int:
    """How many lines the front matter takes up."""
    return front_end([line.raw for line in lines]) if lines and lines[0].number == 1 else 0


def _underlined(block: Block, below: _Line) -> Block:
    """A heading, if the line below is nothing but a line of signs."""
    mark = _UNDERLINE.match(below.folded.text)
    words = block.text.split()
    heads = mark and below.number == block.place.line + 1 and not (block.bullet or block.depth)
    if not heads or not words or len(words) > MOST_UNDERLINED or block.text.rstrip().endswith("."):
        return block
    return replace(block, depth=1 if mark and mark[1] else 2)


def _lines(text: Sequence[str]) -> Iterator[_Line]:
    gap = False
    for number, raw in enumerate(text, start=1):
        line = fold(raw)
        if line.text.strip():
            yield _Line(number, raw, line, gap)
        gap = not line.text.strip()


def _block(line: _Line, alike: Iterable[str]) -> Block:
    text = line.folded.text
    indent = len(text[: line.begins].expandtabs(4))
    short = len(text) <= LONGEST_HEADING
    if heading := _HEADING.match(text) if short else None:
        end = len(text.rstrip(" \t#"))
        depth = len(heading[1])
        return Block(
            _place(line, heading.end(), max(end, heading.end())), line.raw, indent, False, depth, line.gap
        )
    if bold := _BOLD.match(text) if short else None:
        return Block(_place(line, bold.start(1), bold.end(1)), line.raw, indent, False, 6, line.gap)
    if slanted := _SLANTED.match(text) if short else None:
        return Block(_place(line, slanted.start(2), slanted.end(2)), line.raw, indent, False, 6, line.gap)
    if decorated := _DECORATED.match(text) if short else None:
        return Block(_place(line, decorated.start(2), decorated.end(2)), line.raw, indent, False, 2, line.gap)
    start = _behind_mark(line, alike)
    # A backslash at the end only breaks the line.
    end = len(text) - 1 if text.endswith("\\") and not text.endswith("\\\\") else len(text)
    return Block(
        _place(line, start or 0, max(end, start or 0)), line.raw, indent, start is not None, 0, line.gap
    )


def _behind_mark(line: _Line, alike: Iterable[str]) -> int | None:
    """Where the words begin behind the mark of a list, None where the line has none."""
    text, begins = line.folded.text.replace("\t", " "), line.begins
    mark = _TYPED.match(text, begins) or _GLUED.match(text, begins)
    if not mark and (_drawn(line) or "") in alike:
        mark = _DRAWN.match(text, begins)
    end = mark.end() if mark else begins + 1 if _is_sign(text, begins) else None
    box = _BOX.match(text.lstrip()) if end is None else _BOX.match(text[end:].lstrip())
    if box:
        at = begins if end is None else end
        return len(text) - len(text[at:].lstrip()) + box.end()
    return end


def _is_sign(text: str, begins: int) -> bool:
    """True for a symbol, a sign of a font's private area or a number in a circle, alone or before a word."""
    sign, behind = text[begins], text[begins + 1 : begins + 2]
    if sign.isascii() or sign == "©" or unicodedata.category(sign) not in _SIGNS:
        return False
    if unicodedata.decomposition(sign).startswith("<fraction>"):
        return False
    return behind in {"", " "} or (behind.isalpha() and unicodedata.category(sign) in {"So", "Co"})


def _drawn(line: _Line) -> str | None:
    mark = _DRAWN.match(line.folded.text.replace("\t", " "), line.begins)
    return mark.group() if mark else None


def _place(line: _Line, start: int, end: int) -> Place:
    piece = line.folded.text[start:end]
    start += len(piece) - len(piece.lstrip())
    first, last = line.folded.span(start, start + len(piece.strip()))
    return Place(line.number, first, last, line.raw[first:last])


def _with_depth(block: Block, below: Block | None) -> Block:
    nested = below is not None and block.bullet and below.bullet and below.indent > block.indent
    return replace(block, deeper=True) if nested else block
