"""Words that a line's end parted: with or without their hyphen."""

import re
from collections.abc import Iterable
from functools import cache

from seeds.shipped import VOCABULARY

# Signs that stand for a hyphen only where a line ends there.
SOFT = "\u00ad"
_PARTED = re.compile(r"[^\W\d_][-\u2010]$")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")


@cache
def _everyday() -> frozenset[str]:
    """Words that English writes small."""
    lines = (VOCABULARY / "everyday.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


class Hyphens:
    """The words of a document tell which of them bear a hyphen."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words = {word.casefold() for line in lines for word in _WORD.findall(line)}

    def joined(self, text: str, more: str) -> str:
        """A text and the line that goes on with it."""
        text = text.rstrip()
        if text.endswith(SOFT):
            return text[:-1] + more
        if text.endswith("/") and not text.endswith(" /"):
            return text + more
        if not _PARTED.search(text[-2:]):
            return f"{text}{'' if text.endswith('-') and text[-2:-1].isdigit() else ' '}{more}"
        return text + more if self._keeps(text, more) else text[:-1] + more

    def _keeps(self, text: str, more: str) -> bool:
        """Whether the hyphen is one of the word itself."""
        if not more[:1].islower():
            return True
        first = _WORD.findall(text[:-1])[-1].casefold()
        second = _WORD.findall(more)[0].casefold()
        if f"{first}-{second}" in self._words:
            return True
        if first + second in self._words or first + second in _everyday():
            return False
        return first in _everyday() and second.partition("-")[0] in _everyday()
