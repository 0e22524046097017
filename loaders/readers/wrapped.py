"""List items that a text breaks over several lines become one block each."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.readers.pieces import Block, Piece, Place, TableBlock

# A line that goes on with a word in capitals stands below one of at least so many characters.
FULL = 55
_ENDS = (".", "!", "?", ":", ";")


def rejoined(pieces: Sequence[Piece], front: int) -> tuple[Piece, ...]:
    """The pieces, each list item with the lines that it goes on in; its place is on the first of them.

    A place and its line hold the text of all these lines, with one blank between two. The first lines, as
    many as `front`, are left as they stand.
    """
    return tuple(_joined(pieces, front))


def _joined(pieces: Sequence[Piece], front: int) -> Iterator[Piece]:
    item: Block | None = None
    last: Block | None = None
    for piece in pieces:
        if isinstance(piece, TableBlock) or piece.place.line <= front:
            yield from [item] if item else ()
            item = last = None
            yield piece
        elif item and last and _goes_on(item, last, piece):
            item, last = _with(item, piece), piece
        else:
            yield from [_above(item, piece)] if item else ()
            item = last = piece
    yield from [item] if item else ()


def _goes_on(item: Block, last: Block, block: Block) -> bool:
    """True for a line that goes on with the list item above, and is neither an item nor a heading."""
    apart = block.bullet or block.depth or block.gap or block.place.line != last.place.line + 1
    if apart or not item.bullet or not block.text:
        return False
    first = block.text.lstrip("\"'([„“«*_`")[:1]
    if first.islower():
        return True
    ended = last.text.rstrip().endswith(_ENDS)
    return block.indent > item.indent and len(last.raw.rstrip()) >= FULL and not ended


def _with(item: Block, block: Block) -> Block:
    """The item and a line that it goes on in."""
    raw, start = f"{item.raw.rstrip()} {block.raw.strip()}", item.place.start
    return replace(item, raw=raw, place=Place(item.place.line, start, len(raw), raw[start:]))


def _above(item: Block, below: Block) -> Block:
    """The item, nested or not as the block below tells."""
    return replace(item, deeper=below.bullet and below.indent > item.indent) if item.bullet else item
