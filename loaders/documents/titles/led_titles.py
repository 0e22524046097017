"""Titles that lead items or paragraphs: "- **Engineer 2**: works alone", "Helper – assists", "1. Captain"."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from loaders.documents.run_on import sentences_of
from loaders.documents.titles.heading_forms import BOLD, SENTENCE
from loaders.documents.titles.key_words import key_words
from loaders.documents.titles.nouns import has_noun
from loaders.documents.titles.title import bare_title, is_title
from loaders.readers.pieces import Block, Piece, Place
from loaders.vocabulary.vocabulary import Vocabulary

_BOLD = re.compile(
    r"(\*\*|__)(?P<title>[^*_:]{3,60}?)(?::\1|\1\s*[:–—-]|\s*[–—-]\s*\1)\s*(?P<rest>\S.*)$", re.DOTALL
)
_DASHED = re.compile(r"(?P<title>[A-Z][^–—:.,;]{2,50}?)\s+[–—]\s+(?P<rest>[A-Z]\S*\s.*)$", re.DOTALL)
_NUMBERED = re.compile(r"\s*\d{1,2}[.)]\s")
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")
# So many words behind a title say something of it; so many titles in plain letters are a list of them.
FEWEST, FEWEST_PLAIN = 3, 3

# The titles of blocks by their identity: where each stands, and what stands behind it in its line.
Led = Mapping[int, tuple[Place, Place | None]]


def with_led_titles(pieces: Sequence[Piece], vocabulary: Vocabulary) -> tuple[Piece, ...]:
    """The pieces, each item or paragraph that a title leads as a heading and its sentences as items.

    Only where no heading is a title, and where two of them or more share the noun: levels of one trade,
    and not "**Coach**" beside "**Communicator**" among the virtues of one role.
    """
    blocks = [piece for piece in pieces if isinstance(piece, Block)]
    if any(block.depth and is_title(block, vocabulary) for block in blocks):
        return tuple(pieces)
    led = _in_bold(blocks, vocabulary) or _dashed(blocks, vocabulary) or _numbered(blocks, vocabulary)
    parted = (_parted(piece, *led[id(piece)]) if id(piece) in led else (piece,) for piece in pieces)
    return tuple(chain.from_iterable(parted))


def _in_bold(blocks: Sequence[Block], vocabulary: Vocabulary) -> Led:
    led = _leading(_BOLD, blocks, vocabulary)
    numbered = sum(any(map(str.isdigit, title.text)) for title, _ in led.values())
    return led if len(led) > 1 and (numbered > 1 or _share_noun(led, vocabulary)) else {}


def _dashed(blocks: Sequence[Block], vocabulary: Vocabulary) -> Led:
    led = _leading(_DASHED, blocks, vocabulary)
    return led if len(led) >= FEWEST_PLAIN and _share_noun(led, vocabulary) else {}


def _leading(pattern: re.Pattern[str], blocks: Sequence[Block], vocabulary: Vocabulary) -> Led:
    """The blocks that a title in this form leads, with words enough behind it."""
    led = {}
    for block in blocks:
        match = pattern.match(block.text) if not block.depth else None
        if match and len(match["rest"].split()) >= FEWEST and has_noun(match["title"], vocabulary):
            led[id(block)] = (block.place.part(*match.span("title")), block.place.part(*match.span("rest")))
    return led


def _numbered(blocks: Sequence[Block], vocabulary: Vocabulary) -> Led:
    """The titles with a number, each alone in its line above a paragraph that tells of it."""
    led: dict[int, tuple[Place, Place | None]] = {}
    for block, below in pairwise([*blocks, None]):
        number = _NUMBERED.match(block.raw) if block and block.bullet else None
        if block is None or number is None:
            continue
        # What goes on below the title may have been joined to it.
        name = block.raw[number.end() :].strip() if block.more else block.text
        rest = block.place.part(len(name), len(block.text)) if block.more else None
        told = rest.words if rest else "" if below is None or below.bullet or below.depth else below.text
        aside = _ASIDE.search(name)
        title = block.place.part(0, aside.start() if aside else len(name))
        line = replace(block, place=title, bullet=False)
        if len(told.split()) >= SENTENCE and block.text.startswith(name) and is_title(line, vocabulary):
            led[id(block)] = (title, rest)
    return led if len(led) > 1 else {}


def _share_noun(led: Led, vocabulary: Vocabulary) -> bool:
    nouns = Counter(key_words(bare_title(title.text, vocabulary))[-1:] for title, _ in led.values())
    return bool(nouns) and nouns.most_common(1)[0][1] > 1


def _parted(piece: Piece, title: Place, rest: Place | None) -> list[Block]:
    """The heading, and an item for each sentence behind it."""
    if not isinstance(piece, Block):
        return []
    head = replace(piece, place=title, bullet=False, depth=BOLD, more=())
    places = sentences_of(rest, clauses=True) if rest else ()
    items = [replace(piece, place=place, bullet=True, gap=False, deeper=False, more=()) for place in places]
    return [head, *items[:-1], *(replace(last, more=piece.more) for last in items[-1:])]
