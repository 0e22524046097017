"""Where names stand in a text, by the first word of each: a text is read once however many there are."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, Protocol

from loaders.vocabulary.skill import Skill

Case = Literal["any", "exact"]
Context = Literal["none", "list", "spend", "asked"]
_WORD = re.compile(r"\w+")


class Owner(Protocol):
    """What bears names: a system."""

    @property
    def skill(self) -> Skill:
        """The system as the graph knows it."""


@dataclass(frozen=True)
class Name:
    """One name of a system, folded, and when it is met."""

    owner: Owner
    text: str
    case: Case
    context: Context
    verb_before: tuple[str, ...] = ()

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        # A hyphen may stand for a blank: "MS-Office".
        words = re.escape(self.text).replace(r"\ ", r"(?:\s+|-)")
        return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)

    def at(self, text: str, start: int) -> re.Match[str] | None:
        """The name as it stands at this character, if it does."""
        match = self._pattern.match(text, start)
        written = match and (self.case == "any" or _apart(match.group()) == _apart(self.text))
        return match if written else None


def _apart(name: str) -> str:
    return " ".join(name.replace("-", " ").split())


class NameIndex:
    """Names by their first words; of names that are written alike the first one given counts."""

    def __init__(self, names: Iterable[Name]) -> None:
        seen: set[str] = set()
        self._by_word: dict[str, list[tuple[int, Name]]] = {}
        for name in names:
            # A name that is met in any case leaves nothing to a later one of the same letters.
            alike = {name.text, name.text.casefold()} if name.case == "any" else {name.text}
            first = _WORD.search(name.text)
            if first and not {name.text, name.text.casefold()} & seen:
                seen |= alike
                self._by_word.setdefault(first.group().casefold(), []).append((first.start(), name))
        for candidates in self._by_word.values():
            candidates.sort(key=lambda candidate: -len(candidate[1].text))

    def met(self, text: str) -> Iterator[tuple[re.Match[str], Name]]:
        """The names in a text from its beginning; the longest at a place, none within another."""
        read = 0
        for word in _WORD.finditer(text):
            for before, name in self._by_word.get(word.group().casefold(), ()):
                start = word.start() - before
                if start >= read and (match := name.at(text, start)):
                    read = match.end()
                    yield match, name
                    break
