"""Run-on text without bullets becomes statements, cut where a new one opens."""

import re
from collections.abc import Iterator

from loaders.records import Place
from loaders.words import Words, plain

# Shorter lines are paragraphs, however many capitals they hold.
LEAST_LENGTH = 100
# A heading that nobody knows is taken to be this many words long.
HEADING_WORDS = 2
_TRAILING = re.compile(r"(?<=\s)(?:(?:[A-Z][\w/&'’-]*|/|&|and|of)\s+){0,5}[A-Z][\w/&'’-]*\s*:\s*$")


def statements(place: Place, words: Words) -> tuple[tuple[Place, ...], Place | None]:
    """The statements of a run-on line with their spans, and a heading glued to its end."""
    text = place.text
    end = _glued_from(text, words)
    starts = [0, *_openings(text[:end], words)]
    found = tuple(_cut(place, start, stop) for start, stop in zip(starts, [*starts[1:], end], strict=True))
    heading = _cut(place, end, len(text)) if end < len(text) else None
    return found, heading


def _glued_from(text: str, words: Words) -> int:
    """Where a heading glued to the end of the text begins, the end of the text without one."""
    glued = _TRAILING.search(text)
    if not glued:
        return len(text)
    starts = [glued.start() + match.start() for match in re.finditer(r"\S+", glued.group().rstrip(" :"))]
    known = {*words.sections, *words.soft_headings}
    named = (start for start in starts if plain(text[start:]) in known)
    return next(named, starts[-HEADING_WORDS:][0])


def is_run_on(place: Place, words: Words) -> bool:
    """True for a long line that holds several statements without a mark between them."""
    found, heading = statements(place, words)
    return len(place.text) >= LEAST_LENGTH and (len(found) > 2 or (len(found) > 1 and heading is not None))


def _openings(text: str, words: Words) -> Iterator[int]:
    openers = _forms(words)
    for match in re.finditer(r"(?<=[a-z0-9);.,’'] )[A-Z][\w’'-]*", text):
        before = text[: match.start()].rstrip()
        named = re.search(r"\b(?:the|an?|of)$", before)
        if match.group().casefold() in openers and not before.endswith(",") and not named:
            yield match.start()


def _forms(words: Words) -> frozenset[str]:
    verbs = words.wording.openers.verbs
    third = {
        v + "es"
        if re.search(r"(?:s|sh|ch|x|z)$", v)
        else v[:-1] + "ies"
        if re.search(r"[^aeiou]y$", v)
        else v + "s"
        for v in verbs
    }
    return frozenset(map(plain, (*verbs, *third, *words.wording.openers.others)))


def _cut(place: Place, start: int, end: int) -> Place:
    piece = place.text[start:end]
    start += len(piece) - len(piece.lstrip())
    piece = piece.strip()
    return Place(place.line, place.start + start, place.start + start + len(piece), piece)
