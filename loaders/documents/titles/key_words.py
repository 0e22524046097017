"""The words of a title by which it is compared with another."""

import re
from functools import lru_cache

from graph.word_lists import short_forms


@lru_cache(maxsize=65_536)
def key_words(title: str) -> tuple[str, ...]:
    """The words of a title for comparison: lower case, short forms written out, singular."""
    short = short_forms()
    words = [w.casefold().strip(".") for w in re.findall(r"[\w&']+", title)]
    return tuple(short.get(w, _singular(w)) for w in words)


def _singular(word: str) -> str:
    if len(word) > 5 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word
