"""Words that tell what something unknown likely is, out of `seeds/vocabulary/unknown.yaml`."""

import re
from collections import Counter
from collections.abc import Collection
from functools import cache, cached_property

from pydantic import BaseModel, ConfigDict

from loaders.vocabulary.own import What
from loaders.vocabulary.words import Words, one_of
from loaders.vocabulary.yaml_data import read_checked
from seeds.shipped import VOCABULARY

FILE = "unknown.yaml"


class UnknownWords(BaseModel):
    """The words of the file, list by list."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    team: Words
    place: Words
    firm: Words
    document: Words
    terms: Words
    nothing: Words
    addressed: Words
    towards: Words
    cited: Words
    means: Words
    used: Words
    issuers: Words
    asking: Words
    qualified: Words
    conditions: Words
    times: Words
    prepared: Words
    brought: Words
    breaks: Words
    empty: Words

    @cached_property
    def empties(self) -> frozenset[str]:
        """Words that say nothing of what is asked, in small letters."""
        return frozenset(word.casefold() for word in self.empty)

    @cached_property
    def _asking(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?i:{one_of(self.asking)})(?!\w)")

    def asks(self, text: str) -> bool:
        """Whether a statement has words that ask for something."""
        return bool(self._asking.search(text))

    def qualifies(self, text: str) -> bool:
        """Whether a statement has words of a licence, a certificate or a membership."""
        return bool(self._qualified.search(text))

    def is_condition(self, words: Collection[str]) -> bool:
        """Whether most of the telling words of a statement say when or where one works, or what one gets."""
        told = sum(word in self._conditions for word in words)
        beside = sum(word in self._times for word in words)
        return 0 < len(words) == beside or (bool(told) and 2 * (told + beside) > len(words))

    def is_prepared(self, text: str) -> bool:
        """Whether a statement says that one must be ready for when or where one works."""
        return bool(self._prepared.search(text))

    def is_thing(self, name: str, text: str) -> bool:
        """Whether a text speaks of a name as of one of many things: "a Viscometer"."""
        return bool(re.search(rf"(?<!\w)(?i:an?)\s+{re.escape(name)}(?!\w)", text))

    def brings(self, text: str) -> bool:
        """Whether a statement says what one brings along."""
        return bool(self._brought.match(text))

    def ends_name(self, word: str) -> bool:
        """Whether the name of what a statement asks may end at a word."""
        return word.casefold() in self._breaks

    @cached_property
    def _qualified(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?i:{one_of(self.qualified)})(?!\w)")

    @cached_property
    def _conditions(self) -> frozenset[str]:
        return frozenset(word.casefold() for word in self.conditions)

    @cached_property
    def _prepared(self) -> re.Pattern[str]:
        ready, what = one_of(self.prepared), one_of(f"{word}*" for word in self.conditions)
        return re.compile(rf"(?<!\w)(?i:{ready}\s+(?:work\s+)?{what})(?!\w)")

    @cached_property
    def _times(self) -> frozenset[str]:
        return frozenset(word.casefold() for word in self.times)

    @cached_property
    def _brought(self) -> re.Pattern[str]:
        return re.compile(rf"\W*(?i:{one_of(self.brought)})(?!\w)")

    @cached_property
    def _breaks(self) -> frozenset[str]:
        return frozenset(self.breaks)

    @cached_property
    def _nothing(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?i:{one_of(self.nothing)})(?!\w)")

    @cached_property
    def _by_what(self) -> dict[What, str]:
        words: dict[What, Words] = {"team": self.team, "place": self.place, "firm": self.firm}
        words["document"] = self.document
        return {what: one_of(told) for what, told in words.items()}

    def asks_nothing(self, text: str) -> bool:
        """Whether a statement says what asks for no skill."""
        return bool(self._nothing.search(text))

    def what_is(self, name: str, texts: Collection[str]) -> What | None:
        """What a name is by its own last word, or by the words behind it in texts; None where none tells.

        Where they tell several things, what most of them tell.
        """
        if re.search(r"['’]s$", name):
            return "firm"
        told: Counter[What] = Counter()
        for what, words in self._by_what.items():
            if re.search(rf"\s(?i:{words})\.?$", name):
                return what
            behind = re.compile(rf"(?<!\w){re.escape(name)}(?:['’]s)?\s(?i:{words})(?!\w)")
            told[what] = sum(bool(behind.search(text)) for text in texts)
        best = max(told, key=lambda what: told[what])
        return best if told[best] else None

    def is_term(self, name: str, text: str) -> bool:
        """Whether words before a name in a text say that it is a law, a standard or a method."""
        return bool(
            re.search(rf"(?<!\w)(?i:{one_of(self.terms)})[^.;:]{{0,40}}{re.escape(name)}(?!\w)", text)
        )

    def is_standard(self, name: str) -> bool:
        """Whether a name is that of a standard: "ISO 17025"."""
        return bool(re.match(rf"{one_of(self.issuers)}(?:[/ -]?[A-Z]+)?[ -]?\d", name))

    def is_addressed(self, name: str, text: str) -> bool:
        """Whether one turns to a name in a text as to people: "tells the CST"."""
        return self._stands(self.addressed, "(?:the|our) ", name, text)

    def is_reached(self, name: str, text: str) -> bool:
        """Whether something goes to a name in a text: to people, or into a system."""
        return self._stands(self.towards, "(?:the|our) ", name, text)

    def is_cited(self, name: str, text: str) -> bool:
        """Whether a text speaks of a name as of a law, a standard or a method, though it may be a system."""
        return self._stands((*self.cited, *self.means), "(?:the |an? )?", name, text)

    def is_law(self, name: str, text: str) -> bool:
        """Whether a text speaks of a name with an article, as of a law and not of a system."""
        return self._stands(self.cited, "the ", name, text)

    def is_used(self, name: str, text: str) -> bool:
        """Whether a text asks for a name as for what one works with, alone or behind others."""
        return self._stands(self.used, "(?:[^.;:]{0,60}[ ,/(])?", name, text)

    def _stands(self, words: Words, between: str, name: str, text: str) -> bool:
        behind = rf"\s+(?i:{between}){re.escape(name)}(?!\w)"
        return bool(re.search(rf"(?<!\w)(?i:{one_of(words)}){behind}", text))


@cache
def unknown_words() -> UnknownWords:
    """The shipped words, read once; raises BadVocabulary."""
    return read_checked(VOCABULARY / FILE, UnknownWords)
