"""Titles that lead items of a list: "- **Engineer 2**: works alone. 2 years of experience."."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from loaders.documents.titles.heading_forms import BOLD
from loaders.documents.titles.key_words import key_words
from loaders.documents.titles.nouns import has_noun
from loaders.documents.titles.title import bare_title, is_title
from loaders.readers.pieces import Block, Piece
from loaders.vocabulary.vocabulary import Vocabulary

_LED = re.compile(
    r"(\*\*|__)(?P<title>[^*_:]{3,60}?)(?::\1|\1\s*[:–—-]|\s*[–—-]\s*\1)\s*(?P<rest>\S.*)$", re.DOTALL
)
_STOP = re.compile(r"(?<=[^\W_])[.!?]\s+(?=\S)|(?<=\))[.!?]\s+(?=\S)|;\s+")
# So many words behind a title say something of it.
FEWEST = 3


def with_led_titles(pieces: Sequence[Piece], vocabulary: Vocabulary) -> tuple[Piece, ...]:
    """The pieces, each item that a title in bold leads as a heading and its sentences as items.

    Only where no heading is a title, and where two of them or more share the noun: levels of one trade,
    and not "**Coach**" beside "**Communicator**" among the virtues of one role.
    """
    blocks = [piece for piece in pieces if isinstance(piece, Block)]
    if any(block.depth and is_title(block, vocabulary) for block in blocks):
        return tuple(pieces)
    led = {id(block): match for block in blocks if (match := _leads(block, vocabulary))}
    nouns = Counter(key_words(bare_title(match["title"], vocabulary))[-1:] for match in led.values())
    numbered = sum(any(map(str.isdigit, match["title"])) for match in led.values())
    if len(led) < 2 or (nouns.most_common(1)[0][1] < 2 and numbered < 2):
        return tuple(pieces)
    parted = (_parted(piece, led[id(piece)]) if id(piece) in led else (piece,) for piece in pieces)
    return tuple(chain.from_iterable(parted))


def _leads(block: Block, vocabulary: Vocabulary) -> re.Match[str] | None:
    match = _LED.match(block.text) if not block.depth else None
    named = match and has_noun(bare_title(match["title"], vocabulary), vocabulary)
    return match if match and named and len(match["rest"].split()) >= FEWEST else None


def _parted(piece: Piece, match: re.Match[str]) -> list[Block]:
    """The heading, and an item for each sentence behind it."""
    if not isinstance(piece, Block):
        return []
    head = replace(piece, place=piece.place.part(*match.span("title")), bullet=False, depth=BOLD, more=())
    begin, end = match.span("rest")
    stops = [stop.span() for stop in _STOP.finditer(piece.text, begin)]
    starts, ends = [begin, *(last for _, last in stops)], [*(first for first, _ in stops), end]
    places = [piece.place.part(first, last) for first, last in zip(starts, ends, strict=True)]
    items = [replace(piece, place=place, bullet=True, gap=False, deeper=False, more=()) for place in places]
    return [head, *items[:-1], replace(items[-1], more=piece.more)]
