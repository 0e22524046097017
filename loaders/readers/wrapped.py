"""A statement that goes on in the next line, because a line was full, is one block with that line."""

from collections.abc import Sequence
from dataclasses import replace

from loaders.readers.pieces import Block, Place

# A line is full from so many characters on; an item of a list with its next line below its words, from fewer.
FULL = 60
FULL_ITEM = 40
# Signs that end what is said.
_ENDS = (".", "!", "?", ":", ";", "…")


def unwrapped(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those that a line only goes on in put to the one above."""
    joined: list[Block] = []
    for block in blocks:
        if joined and _goes_on(joined[-1], block):
            joined[-1] = _with(joined[-1], block)
        else:
            joined.append(block)
    return joined


def _goes_on(above: Block, block: Block) -> bool:
    """Whether a line without a mark goes on with what a full line above says."""
    if block.bullet or block.depth or block.gap or above.depth:
        return False
    number, last = above.more[-1] if above.more else (above.place.line, above.raw)
    if block.place.line != number + 1:
        return False
    small = block.text[:1].islower()
    width, open_ended = len(last.rstrip()), not last.rstrip().endswith(_ENDS)
    if above.bullet and block.indent > above.indent:
        return width >= FULL_ITEM and (small or open_ended)
    return small and open_ended and width >= FULL


def _with(above: Block, block: Block) -> Block:
    first, further = above.place, block.place
    text = first.text.rstrip()
    # A hyphen at the end of a line is one of the word, as in "month-" and "end".
    between = "" if text[-1:] == "-" and text[-2:-1].isalpha() else " "
    join = (len(text) + len(between), further.line, further.start)
    place = Place(first.line, first.start, first.end, f"{text}{between}{further.text}", (*first.joins, join))
    return replace(above, place=place, more=(*above.more, (further.line, block.raw)))
