"""Lists of words in a file of the vocabulary, and a pattern that meets any of them."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import takewhile
from typing import Annotated

from pydantic import Field

from graph.folding import folded

_WORD = re.compile(r"\w+")
Text = Annotated[str, Field(min_length=1)]
Words = Annotated[tuple[Text, ...], Field(min_length=1)]


def one_of(words: Iterable[str]) -> str:
    """A pattern, as text, for any of the words, the longest first; a `*` stands for further letters."""
    longest = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\*", r"\w*") for word in longest) + ")"


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern that meets any of the phrases whole, in either case, the longest first."""
    inner = _longest_first(folded(phrase) for phrase in phrases)
    return re.compile(rf"(?<![\w]){inner}(?![\w])" if inner else r"(?!)", re.IGNORECASE)


def _longest_first(phrases: Iterable[str]) -> str:
    """A pattern for any of these, the longest first; those that begin with the same word share it."""
    by_first: dict[str, set[str]] = {}
    for phrase in phrases:
        first, _, rest = phrase.partition(" ")
        by_first.setdefault(first, set()).add(rest)
    parts = []
    for first in sorted(by_first, key=lambda word: (-len(word), word)):
        rests = sorted(by_first[first], key=lambda rest: (-len(rest), rest))
        behind = "|".join(re.escape(rest).replace(r"\ ", r"\s+") for rest in rests if rest)
        parts.append(re.escape(first) + (rf"(?:\s+(?:{behind})){'' if rests[-1] else '?'}" if behind else ""))
    return f"(?:{'|'.join(parts)})" if parts else ""


def as_written(
    by_kind: Mapping[str, Iterable[str]], shown_by: Iterable[str]
) -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern for short forms as written before a sign or a word that shows them, with their kinds."""
    kinds = {form: kind for kind, forms in by_kind.items() for form in forms}
    shown = rf"(?!\w)(?=\.?\s*(?:[/,;)]|$|\.\s|(?i:{one_of(shown_by)})\b))"
    # "Boston, MA" is a place, and so are "NJ, CT, MA".
    return re.compile(rf"(?<![A-Za-z], )\b{one_of(kinds)}{shown}" if kinds else r"(?!)"), kinds


def names_around(names: Iterable[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns that meet names of documents in either case: one or more alone, and behind a title.

    Behind a title a name may stand without a blank, as pages lose them: "ClerkJob Description".
    """
    ordered = sorted(names, key=len, reverse=True) or ["(?!)"]
    each, glued = ("|".join(_spaced(form(name)) for name in ordered) for form in (str, str.title))
    behind = rf"(?i:\s*(?:[-–—:|,]\s*)?(?<!\w)(?:{each})\b)|(?<=[a-z])(?:{glued})\b"
    return re.compile(rf"(?:(?:{each})\s*)+", re.IGNORECASE), re.compile(rf"(?:{behind})+\s*[-–—:|]?\s*$")


def _spaced(name: str) -> str:
    return r"\s+".join(map(re.escape, name.split()))


def first_word(key: str) -> str:
    """The letters and digits that a text begins with."""
    return "".join(takewhile(str.isalnum, key))


def third_person(verb: str) -> str:
    """The form of a verb that follows "he" or "she"."""
    if re.search(r"(?:s|sh|ch|x|z)$", verb):
        return verb + "es"
    return verb[:-1] + "ies" if re.search(r"[^aeiou]y$", verb) else verb + "s"


def any_or_none(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern that meets any of the phrases whole; without one it meets nothing."""
    given = tuple(phrases)
    return any_of(given) if given else re.compile(r"(?!)")


@lru_cache(maxsize=1024)
def words_in(text: str) -> frozenset[str]:
    """The words of a text in small letters."""
    # This letter is met by an "i" where case does not count.
    return frozenset(_WORD.findall(text.replace("\u0130", "i").lower()))


def first_words(phrases: Iterable[str]) -> frozenset[str]:
    """The first word of each phrase in small letters: a text without any of them holds no phrase."""
    return frozenset(match.group().lower() for phrase in phrases if (match := _WORD.search(folded(phrase))))


def single_words(phrases: Iterable[str]) -> frozenset[str]:
    """Each word of the phrases, folded and in lower case."""
    return frozenset(word.casefold() for phrase in phrases for word in folded(phrase).split())
