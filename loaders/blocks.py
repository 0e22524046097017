"""Lines become blocks: what stands in front of the words, how deep, and where the words begin."""

import re
from dataclasses import dataclass
from itertools import pairwise

from loaders.intake import Source
from loaders.records import Place

_BULLET = re.compile(r"^[ \t\u00a0]*(?:[•‣◦▪●○∙·*–—-]|o(?=[ \t])|\(?(?:\d{1,2}|[a-z])[.)])(?:[ \t\u00a0]+|$)")
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*?)[ \t#]*$")
_BOLD = re.compile(r"^\s*(?:\*\*|__)(.+?)(?:\*\*|__)\s*:?\s*$")
_BLANKS = " \t\u00a0\u200b\ufeff"


@dataclass(frozen=True)
class Block:
    """One line that is not blank.

    `indent` counts blanks before the mark (a tab as four), `depth` is the depth of a heading mark
    and 0 without one; `gap` is True when a blank line stands before, `deeper` when the next line
    is a bullet indented deeper.
    """

    place: Place
    raw: str
    indent: int
    bullet: bool
    depth: int
    gap: bool
    deeper: bool = False

    @property
    def text(self) -> str:
        """The words, without mark and surrounding blanks."""
        return self.place.text


def blocks(source: Source) -> tuple[Block, ...]:
    """The lines of a document that are not blank, in order; front matter is left to the machine."""
    found: list[Block] = []
    gap = False
    for number, raw in enumerate(source.lines, start=1):
        if raw.strip():
            found.append(_block(number, raw, gap))
        gap = not raw.strip()
    return tuple(_with_depth(block, below) for block, below in pairwise([*found, None]) if block)


def _block(number: int, raw: str, gap: bool) -> Block:
    heading, bullet = _HEADING.match(raw), _BULLET.match(raw)
    indent = len(raw.expandtabs(4)) - len(raw.expandtabs(4).lstrip(_BLANKS))
    if heading:
        start = heading.start(2)
        return Block(_place(number, raw, start, heading.end(2)), raw, indent, False, len(heading[1]), gap)
    if bold := _BOLD.match(raw):
        return Block(_place(number, raw, bold.start(1), bold.end(1)), raw, indent, False, 6, gap)
    start = bullet.end() if bullet else 0
    return Block(_place(number, raw, start, len(raw)), raw, indent, bool(bullet), 0, gap)


def _place(number: int, raw: str, start: int, end: int) -> Place:
    text = raw[start:end]
    start += len(text) - len(text.lstrip(_BLANKS))
    text = text.strip(_BLANKS)
    return Place(number, start, start + len(text), text)


def _with_depth(block: Block, below: Block | None) -> Block:
    nested = below is not None and block.bullet and below.bullet and below.indent > block.indent
    return Block(block.place, block.raw, block.indent, block.bullet, block.depth, block.gap, nested)
