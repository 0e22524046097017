"""Degrees and years that a statement names and says not to ask for: "ideal, but not required"."""

import re
from functools import lru_cache

from loaders.vocabulary.vocabulary import Vocabulary
from loaders.vocabulary.words import any_of

_SENTENCE = re.compile(r"(?<=\w\w\w)[.!?](?=\s|$)|;")
_WORD = re.compile(r"\w")


def is_waived(text: str, end: int, field_end: int, vocabulary: Vocabulary) -> bool:
    """True when the sentence says behind a degree or years that ends at `end` that it need not be.

    `field_end` is where the field of a degree ends, which may hold commas. A part of the sentence that
    speaks of something else, as in "degree required, certificate a plus but not required", waives nothing.
    """
    stop = _SENTENCE.search(text, end)
    rest = text[max(end, field_end) : stop.start() if stop else len(text)]
    waived = vocabulary.patterns["waived"].search(rest)
    if waived is None:
        return False
    between = rest[: waived.start()]
    if vocabulary.patterns["required"].search(between):
        return False
    parts = re.split(r"[,(]", between)
    said = vocabulary.patterns["preferred"].sub(" ", _without_wishes(parts[-1], vocabulary))
    own = _small(vocabulary.wording.before_waived).sub(" ", said)
    return len(parts) == 1 or not _WORD.search(own)


@lru_cache(maxsize=8)
def _small(words: tuple[str, ...]) -> re.Pattern[str]:
    return any_of(words)


def _without_wishes(text: str, vocabulary: Vocabulary) -> str:
    return vocabulary.patterns["preferred_headings"].sub(" ", vocabulary.patterns["wished"].sub(" ", text))
