"""Kinds of systems that a text asks for by what they do, out of `seeds/vocabulary/kinds.yaml`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from pydantic import BaseModel, ConfigDict

from graph.kinds import NodeKind
from graph.names import slug
from loaders.vocabulary.names import name_words
from loaders.vocabulary.skill import Skill
from loaders.vocabulary.words import Text, Words, one_of
from loaders.vocabulary.yaml_data import read_checked
from seeds.shipped import VOCABULARY

FILE = "kinds.yaml"
_BETWEEN = re.compile(r"\s*(?:,?\s*(?P<or>(?:and/)?or)|,|/)\s*", re.IGNORECASE)


class Kind(BaseModel):
    """A kind of systems: its label, the kinds of products that belong to it, the words that ask for it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    label: Text
    of: Words
    words: Words
    alone: tuple[Text, ...] = ()
    only: tuple[Text, ...] = ()
    does: Text | None = None

    @property
    def done_by(self) -> str | None:
        """The id of the competency that is what the kind does, if the vocabulary has one."""
        return f"{NodeKind.COMPETENCY}:{slug(self.does)}" if self.does else None

    @cached_property
    def skill(self) -> Skill:
        """To master systems of a kind is a competency: no product is named."""
        return Skill(f"{NodeKind.COMPETENCY}:{slug(self.label)}", self.label)


@dataclass(frozen=True)
class NamedKind:
    """A kind that a text names: where, in characters."""

    kind: Kind
    start: int
    end: int


class KindFile(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    nouns: Words
    alone_before: Words
    alone_behind: Words
    joins: Words
    leads: Words
    similar: Words
    kinds: tuple[Kind, ...]

    def named_in(self, text: str) -> tuple[NamedKind, ...]:
        """The kinds that a text names, in the order of the text, each once."""
        if not self._may_name.search(text):
            return ()
        by_label: dict[str, NamedKind] = {}
        for named in sorted(self._met(text), key=lambda one: (one.start, -one.end, one.kind.label)):
            by_label.setdefault(named.kind.label, named)
        return tuple(by_label.values())

    def _met(self, text: str) -> Iterator[NamedKind]:
        for match in self._listed.finditer(text):
            for word in self._word.finditer(text, match.start(), match.start("noun")):
                for kind in self._of_word[_key(word.group())]:
                    if _key(match["noun"]) in (kind.only or self.nouns):
                        yield NamedKind(kind, word.start(), match.end())
        for match in self._short.finditer(text):
            ends = name_words().ends_at(text, match.end()) or self._goes_on.match(text, match.end())
            if ends or self._led.match(text, match.end()):
                yield NamedKind(self._of_short[match["short"]], match.start("short"), match.end())

    def will_do(self, text: str, named: NamedKind, start: int, end: int) -> bool:
        """True where the kind will do instead of the system that stands from `start` to `end`."""
        if end <= named.start:
            return bool(self._joined.fullmatch(text, end, named.start))
        return named.end <= start and bool(self._led.fullmatch(text, named.end, start))

    def alike(self, text: str, end: int) -> str | None:
        """The words behind a system that say that another like it will do."""
        match = self._similar.match(text, end)
        return match["similar"] if match else None

    @cached_property
    def _of_word(self) -> dict[str, list[Kind]]:
        by_word: dict[str, list[Kind]] = {}
        for kind in self.kinds:
            for word in kind.words:
                by_word.setdefault(_key(word), []).append(kind)
        return by_word

    @cached_property
    def _of_short(self) -> dict[str, Kind]:
        return {short: kind for kind in self.kinds for short in kind.alone}

    @cached_property
    def _all_nouns(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.nouns, *(noun for kind in self.kinds for noun in kind.only))))

    @cached_property
    def _may_name(self) -> re.Pattern[str]:
        single = {noun for noun in self._all_nouns if " " not in noun}
        return re.compile(rf"(?<!\w)(?:(?i:{one_of(single)})|{one_of(self._of_short)})(?!\w)")

    @cached_property
    def _word(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w){_words(self._of_word)}(?!\w)", re.IGNORECASE)

    @cached_property
    def _listed(self) -> re.Pattern[str]:
        """Words of kinds, one or a list, before a noun: "HR, payroll and timekeeping systems"."""
        word = rf"{_words(self._of_word)}(?:\s*\(\w{{2,6}}\))?"
        more = rf"(?:(?:\s*[,/&]\s*|\s+)(?:(?:and|or)\s+)?{word}){{0,6}}"
        return re.compile(rf"(?<![\w-]){word}{more}\s+(?P<noun>{_words(self._all_nouns)})(?![\w-])", re.I)

    @cached_property
    def _short(self) -> re.Pattern[str]:
        before = rf"(?i:{_words((*self.alone_before, *name_words().file.asked_before))})"
        return re.compile(rf"(?<!\w){before}\s+(?P<short>{one_of(self._of_short)})(?!\w)")

    @cached_property
    def _goes_on(self) -> re.Pattern[str]:
        return re.compile(rf"\s+{_words(self.alone_behind)}(?!\w)", re.IGNORECASE)

    @cached_property
    def _joined(self) -> re.Pattern[str]:
        return re.compile(rf"[^.;]{{0,80}}?[\s,(/]+{_words(self.joins)}\s+(?:\w+\s+)?", re.IGNORECASE)

    @cached_property
    def _led(self) -> re.Pattern[str]:
        inner = rf"[\s,;:(]+{_words(self.leads)}[\s,:]+(?:[^.;]{{0,60}}[\s,/(])?"
        return re.compile(inner, re.IGNORECASE)

    @cached_property
    def _similar(self) -> re.Pattern[str]:
        return re.compile(rf"[\s,(/]+(?P<similar>{_words(self.similar)})(?!\w)", re.IGNORECASE)


def joined_by_or(text: str, places: Sequence[tuple[int, int]]) -> Iterator[range]:
    """The stretches of `places`, given in the order of the text, that a list with "or" joins."""
    first = 0
    while first < len(places):
        last, either = first, False
        while last + 1 < len(places):
            between = _BETWEEN.fullmatch(text, places[last][1], places[last + 1][0])
            # What stands behind the last of a list begins another one.
            if not between or (either and not between["or"]):
                break
            last, either = last + 1, bool(between["or"])
        if either:
            yield range(first, last + 1)
        first = last + 1


def _words(words: Sequence[str] | dict[str, list[Kind]]) -> str:
    return one_of(words).replace(r"\ ", r"[\s-]+")


def _key(words: str) -> str:
    return " ".join(re.split(r"[\s-]+", words.casefold()))


@cache
def system_kinds() -> KindFile:
    """The shipped kinds, read when a statement is first looked through; raises BadVocabulary."""
    return read_checked(VOCABULARY / FILE, KindFile)
