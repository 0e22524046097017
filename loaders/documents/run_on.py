"""Run-on text without bullets becomes statements, cut where a new one opens."""

import re
from collections.abc import Iterator

from loaders.readers.pieces import Place
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key

# Shorter lines are paragraphs, however many capitals they hold.
LEAST_LENGTH = 100
# A heading that nobody knows is taken to be this many words long.
HEADING_WORDS = 2
# Pieces of fewer words, on average, are a list of words and no statements.
LEAST_WORDS = 3
# The longest heading that may be glued to the end of a text, and the words before an opening, in characters.
LONGEST_HEADING = 200
BEFORE = 40
_CAPITAL = re.compile(r"(?<=[a-z0-9);.,'] )[A-Z][\w'-]*")
_NAMED = re.compile(r"\b(?:the|an?|of)$")
# "Leads six people. Has been ..."; "e.g. Excel" and "No. 5" go on.
_STOP = re.compile(r"(?<=[^\W_]{3})[.!?]\s+(?=[^\W\da-z_])|(?<=[)%+\"])[.!?]\s+(?=[^\W\da-z_])")
_CLAUSE = re.compile(r";\s+|(?<=[^\W_]{3})[.!?]\s+(?=[^\Wa-z_])|(?<=[)%+\"])[.!?]\s+(?=[^\Wa-z_])")
_TRAILING = re.compile(r"(?<=\s)(?:(?:[A-Z][\w/&'-]*|/|&|and|of)\s+){0,5}[A-Z][\w/&'-]*\s*:\s*$")


def statements(place: Place, vocabulary: Vocabulary) -> tuple[tuple[Place, ...], Place | None]:
    """The statements of a run-on line with their spans, and a heading glued to its end.

    None at all for a line that is short, or that holds no several statements without a mark between.
    """
    if len(place.text) < LEAST_LENGTH:
        return (), None
    text = place.folded.text
    end = _glued_from(text, vocabulary)
    starts = [0, *_openings(text[:end], vocabulary)]
    parts = tuple(place.part(start, stop) for start, stop in zip(starts, [*starts[1:], end], strict=True))
    heading = place.part(end, len(text)) if end < len(text) else None
    several = len(parts) > 2 or (len(parts) > 1 and heading is not None)
    spoken = len(text.split()) >= LEAST_WORDS * len(parts)
    return (parts, heading) if several and spoken else ((), None)


def sentences_of(place: Place, clauses: bool = False) -> tuple[Place, ...]:
    """The sentences of a paragraph, each at its place; with `clauses` also what semicolons part."""
    text = place.folded.text
    stops = [match.span() for match in (_CLAUSE if clauses else _STOP).finditer(text)]
    starts, ends = [0, *(end for _, end in stops)], [*(start for start, _ in stops), len(text)]
    return tuple(place.part(start, end) for start, end in zip(starts, ends, strict=True))


def _glued_from(text: str, vocabulary: Vocabulary) -> int:
    """Where a heading glued to the end of the text begins, the end of the text without one."""
    before = max(0, len(text) - LONGEST_HEADING)
    glued = _TRAILING.search(text[before:])
    if not glued:
        return len(text)
    begins = before + glued.start()
    starts = [begins + match.start() for match in re.finditer(r"\S+", glued.group().rstrip(" :"))]
    known = {*vocabulary.sections, *vocabulary.soft_headings}
    named = (start for start in starts if lookup_key(text[start:]) in known)
    return next(named, starts[-HEADING_WORDS:][0])


def _openings(text: str, vocabulary: Vocabulary) -> Iterator[int]:
    openers = vocabulary.opening_words
    last = 0
    for match in _CAPITAL.finditer(text):
        if match.group().casefold() not in openers:
            continue
        before = text[max(0, match.start() - BEFORE) : match.start()].rstrip()
        # One word alone is no statement: "Reviews Prepares" goes on.
        alone = " " not in text[last : match.start()].strip()
        if not before.endswith(",") and not alone and not _NAMED.search(before):
            last = match.start()
            yield last
