"""Lists of words in a file of the vocabulary, and a pattern that meets any of them."""

import re
from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from graph.folding import folded

Text = Annotated[str, Field(min_length=1)]
Words = Annotated[tuple[Text, ...], Field(min_length=1)]


def one_of(words: Iterable[str]) -> str:
    """A pattern, as text, for any of the words, the longest first; a `*` stands for further letters."""
    longest = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\*", r"\w*") for word in longest) + ")"


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern that meets any of the phrases whole, in either case, the longest first."""
    longest = sorted(phrases, key=len, reverse=True)
    inner = "|".join(re.escape(folded(p)).replace(r"\ ", r"\s+") for p in longest)
    return re.compile(rf"(?<![\w]){'(?:' + inner + ')'}(?![\w])", re.IGNORECASE)
