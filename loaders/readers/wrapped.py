"""A statement that goes on in the next line, because a line was full, is one block with that line."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.readers.pieces import Block, Piece, Place

# A line is full from so many characters on; an item of a list with its next line below its words, from fewer.
FULL = 60
FULL_ITEM = 40
# Signs that end what is said.
_ENDS = (".", "!", "?", ":", ";", "…")
# Signs that may stand before the first word of a line.
_BEFORE = "\"'([„“«*_`"


def rejoined(pieces: Sequence[Piece], front: int) -> tuple[Piece, ...]:
    """The pieces, each block with the lines that it goes on in; the first lines, as many as `front`, stay."""
    return tuple(_joined(pieces, front))


def _joined(pieces: Sequence[Piece], front: int) -> Iterator[Piece]:
    above: Block | None = None
    for piece in pieces:
        if above and isinstance(piece, Block) and _goes_on(above, piece):
            above = _with(above, piece)
            continue
        if above:
            yield _nesting(above, piece)
        above = piece if isinstance(piece, Block) and piece.place.line > front else None
        if above is None:
            yield piece
    if above:
        yield above


def _goes_on(above: Block, block: Block) -> bool:
    """Whether a line without a mark goes on with what the line above says."""
    number, last = above.more[-1] if above.more else (above.place.line, above.raw)
    if block.bullet or block.depth or block.gap or above.depth or block.place.line != number + 1:
        return False
    small = block.text.lstrip(_BEFORE)[:1].islower()
    width, open_ended = len(last.rstrip()), not last.rstrip().endswith(_ENDS)
    if above.bullet:
        return small or (block.indent > above.indent and open_ended and width >= FULL_ITEM)
    return small and open_ended and width >= FULL


def _with(above: Block, block: Block) -> Block:
    first, further = above.place, block.place
    text = first.text.rstrip()
    # A hyphen at the end of a line is one of the word, as in "month-" and "end".
    between = "" if text[-1:] == "-" and text[-2:-1].isalpha() else " "
    join = (len(text) + len(between), further.line, further.start)
    place = Place(first.line, first.start, first.end, f"{text}{between}{further.text}", (*first.joins, join))
    return replace(above, place=place, more=(*above.more, (further.line, block.raw)))


def _nesting(item: Block, below: Piece) -> Block:
    """The item, nested or not as the block below tells."""
    nests = isinstance(below, Block) and below.bullet and below.indent > item.indent
    return replace(item, deeper=nests) if item.bullet else item
