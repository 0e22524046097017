"""Headings that bear a number without a point, counting up: "1 Clerk", "2 Senior Clerk"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.readers.pieces import Block, Piece

_NUMBER = re.compile(r"(?P<number>\d{1,2})\s+(?=[^\W\d_])")
# So many of them that count up are numbers of chapters.
FEWEST = 2


def without_numbers(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces, the headings of one depth that count up from 1 without their numbers."""
    numbered: dict[int, list[tuple[int, Block]]] = {}
    for piece in pieces:
        if isinstance(piece, Block) and piece.depth and (met := _NUMBER.match(piece.text)):
            numbered.setdefault(piece.depth, []).append((int(met["number"]), piece))
    counted = {
        id(block)
        for row in numbered.values()
        if len(row) >= FEWEST and [number for number, _ in row] == list(range(1, len(row) + 1))
        for _, block in row
    }
    return tuple(_without_number(p) if isinstance(p, Block) and id(p) in counted else p for p in pieces)


def _without_number(block: Block) -> Block:
    met = _NUMBER.match(block.text)
    return replace(block, place=block.place.part(met.end() if met else 0, len(block.text)))
