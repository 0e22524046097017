"""Words of English without their endings, so that "records", "recording" and "recorded" are one."""

import re
from collections.abc import Iterator
from functools import lru_cache

from graph.singular import singular

WORD = re.compile(r"[^\W\d_][^\W\d_'&-]*")
_VOWEL = re.compile(r"[aeiouy]")
# Letters that stay doubled before an ending: "filling", "pressed", "buzzing".
_DOUBLE = frozenset("lsz")


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The stem of a word: without plural, -ing, -ed and a silent e, in American spelling."""
    word = word.casefold().replace("’", "'").removesuffix("'s").strip("'-")
    word = singular(word)
    for ending in ("ing", "ed"):
        base = word.removesuffix(ending)
        if base != word and len(base) >= 3 and _VOWEL.search(base):
            word = base[:-1] if len(base) > 3 and base[-1] == base[-2] and base[-1] not in _DOUBLE else base
            break
    if len(word) > 3 and word.endswith("y") and word[-2] not in "aeiou":
        word = word[:-1] + "i"
    if len(word) > 3:
        word = word.removesuffix("e").replace("isation", "ization")
    if len(word) > 5 and word.endswith("is"):
        word = word[:-2] + "iz"
    return word[:-3] + "or" if len(word) > 5 and word.endswith("our") else word


def stems_of(text: str) -> Iterator[str]:
    """The stems of the words of a text, in its order."""
    return (stem(word) for word in WORD.findall(text))
