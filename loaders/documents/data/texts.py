"""The statements of a text in data: one, or those of its lines, its items and its sentences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.documents.data.spot import Spot
from loaders.documents.data.tree import items_of
from loaders.readers.lines import blocks_of
from loaders.readers.pieces import Block, Place, Scalar
from loaders.vocabulary.vocabulary import Vocabulary

# A text of so many words or sentences behind a key of one section is taken sentence by sentence.
LONG = 25
MANY = 3
# The name of a skill in a row of them has no more words, a heading within a text hardly more.
FEW = 4
MOST_HEADING = 6
_SEMICOLON = re.compile(r"\s*;\s+")
_SENTENCE = re.compile(r"(?<=[a-z\d)][.;])\s+(?=[A-Z])")
# Between names, and not within brackets.
_COMMA = re.compile(r"\s*[,;]\s*(?![^()]*\))")


def statements_of(text: Scalar, at: Spot, vocabulary: Vocabulary) -> Iterator[tuple[Place, Spot]]:
    """What a text states, each with its place and the heading above it."""
    items = list(items_of(text))
    if len(items) > 1:
        yield from _several(items, at, vocabulary)
    elif items and (at.listed or not at.told):
        yield from ((place, at) for place in _of_one(items[0][0], at))


def _of_one(place: Place, at: Spot) -> list[Place]:
    """The statements of one line: several names of skills in a row, or sentences."""
    if at.skills and not at.listed and _COMMA.search(place.text):
        parts = list(_parts(place, _COMMA))
        return parts if all(len(part.text.split()) <= FEW for part in parts) else [place]
    if at.sure and not at.listed and ";" in place.text:
        parts = list(_parts(place, _SEMICOLON))
        return parts if all(len(part.text.split()) > 1 for part in parts) else [place]
    apart = list(_parts(place, _SENTENCE)) if at.sure and not at.listed else []
    return apart if len(apart) >= MANY or (apart and len(place.text.split()) > LONG) else [place]


def _several(
    items: Sequence[tuple[Place, bool]], at: Spot, vocabulary: Vocabulary
) -> Iterator[tuple[Place, Spot]]:
    """The statements of a text of several lines: what is listed there, under headings of its own."""
    each = [(place, block, listed or block.bullet) for place, listed in items for block in _block(place)]
    bulleted = any(bullet for _, _, bullet in each)
    asking = True
    for place, block, bullet in each:
        known, section = vocabulary.section_named(block.text)
        if not bullet and known and len(block.text.split()) <= MOST_HEADING:
            asking = section is not None or vocabulary.is_told(block.text)
            at = replace(at, heading=block.text.strip(" :"), sure=section is not None, told=section is None)
            at = replace(at, section=section or at.section)
        elif asking and (bullet or not (bulleted or at.told)):
            words = block.place
            inner = Place(place.line, place.start + words.start, place.start + words.end, words.text)
            yield inner, replace(at, sure=True) if bullet else at


def _block(place: Place) -> tuple[Block, ...]:
    return blocks_of([place.text])


def _parts(place: Place, between: re.Pattern[str]) -> Iterator[Place]:
    """The parts of a text between these marks, each at its place."""
    at = 0
    for part in between.split(place.text):
        if words := part.strip(" .,;"):
            start = place.text.index(words, at)
            at = start + len(words)
            yield Place(place.line, place.start + start, place.start + at, part.strip())
