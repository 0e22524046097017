"""Degrees and years that a statement names and says not to ask for: "ideal, but not required"."""

import re

from loaders.vocabulary.vocabulary import Vocabulary

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
    own = vocabulary.patterns["preferred"].sub(" ", _without_wishes(parts[-1], vocabulary))
    return len(parts) == 1 or not _WORD.search(own)


def _without_wishes(text: str, vocabulary: Vocabulary) -> str:
    return vocabulary.patterns["preferred_headings"].sub(" ", vocabulary.patterns["wished"].sub(" ", text))
