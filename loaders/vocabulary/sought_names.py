"""Names that a text likely means as systems, by what stands around them and how they are written."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from loaders.vocabulary.names import NameWords, name_words, unsaid_out
from loaders.vocabulary.words import one_of

# A word of a name: with a capital first, within ("eMuseum"), or behind figures ("3ds Max", "10x Genomics").
_WORD = r"(?:[A-Z][\w+#-]*(?:['.][A-Za-z]\w*)*|[a-z]{1,5}[A-Z]\w+|\d+[a-z]{1,3}(?= [A-Z]))"
# A number that is no year may go with it: "Studio 5000", "Civil 3D".
_NAME = re.compile(rf"(?<![\w@.'-]){_WORD}(?: (?:{_WORD}|(?!(?:19|20)\d\d)\d[\d.]*D?(?![\w%-]))){{0,4}}")
# Capitals within a word that has small letters too; "APIs" has none.
_SHAPED = re.compile(r"[A-Z]?[a-z]+[A-Z]\w*|[A-Z]{2,}[a-z]{2,}[A-Z]?\w*|[A-Z]{2}[a-z][A-Z]\w*")
_OWNER = re.compile(r"^.*?'s? ")
_OPENS = re.compile(r"(?:^|(?<!e\.g)(?<!i\.e)(?<!etc)[.:;!?•*–—]\s+|^\W+)$")
_COMMON = re.compile(r"[^\W\d_]{4,}")
_LETTERS = re.compile(r"[^\W\d_]+")
# A short form in brackets, at most some words behind where a name begins.
_FORM = re.compile(r"[^().,;:]{3,70}?\((?P<form>[A-Z][A-Za-z]{1,7})\)")
# Where this share of the longer words of a text that may be small bears a capital, capitals say nothing.
SHOUTED = 0.75
# So many other names make a list in which an everyday word is one too.
MANY = 2


@dataclass(frozen=True)
class Sought:
    """A name in a text from its first character on; `listed` where words for systems stand before it."""

    name: str
    start: int
    listed: bool = False


@dataclass(frozen=True)
class _Candidate:
    """Words with capitals in a row; `known` tells that a system that is known stands in them."""

    text: str
    start: int
    known: bool = False

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def is_short(self) -> bool:
        return self.text.isupper() and len(self.text) <= 6 and " " not in self.text


@dataclass(frozen=True)
class SoughtNames:
    """What asks for a name, compiled."""

    words: NameWords

    @cached_property
    def _lead(self) -> re.Pattern[str]:
        """Words that ask for what stands behind them."""
        words = one_of(self.words.file.asked_before)
        return re.compile(rf"(?<!\w)(?P<by>(?i:{words}))[\s:,(*_]+(?:(?:the|our|a|an) )?$")

    @cached_property
    def _tools(self) -> re.Pattern[str]:
        """Words for systems, of which the names behind them are examples."""
        examples = rf"(?:\s+[a-zà-ÿ-]+){{0,3}}\s*[,(:]?\s*(?:{one_of(self.words.file.examples)})\b[\s.,:*_]*"
        such = rf"{examples}|\s*[(:]\s*|\s*,?\s+"
        return re.compile(rf"(?<!\w)(?i:{one_of(self.words.file.kind_before)})\s*(?i:{such})$")

    @cached_property
    def _terms(self) -> re.Pattern[str]:
        """Words for what is no system, though its names are written alike: standards, laws, methods."""
        return re.compile(rf"(?<!\w)(?i:{one_of(self.words.file.term_before)})(?!\w)[^.;:]{{0,60}}$")

    @cached_property
    def _behind(self) -> re.Pattern[str]:
        """Words behind a name that ask for it."""
        return re.compile(rf"\s+(?:{self._kinds})(?!\w)")

    @cached_property
    def _tail(self) -> re.Pattern[str]:
        """The same, written as if they were a part of the name: "ArcGIS Software"."""
        return re.compile(rf"(?<=\w) (?i:{self._kinds})$")

    @cached_property
    def _kinds(self) -> str:
        return one_of((*self.words.file.kind_behind, *self.words.file.asked_behind))

    @cached_property
    def _between(self) -> re.Pattern[str]:
        """What stands between the names of a list."""
        return re.compile(rf"(?:[,/;&|(*\s]|\b{one_of(self.words.file.joiners)}\b)*")

    @cached_property
    def _small(self) -> re.Pattern[str]:
        return re.compile(rf"\s+(?:{one_of(self.words.file.small_behind)})(?!\w)")

    @cached_property
    def _generic(self) -> re.Pattern[str]:
        return re.compile(rf"(?:^|[ -])(?i:{one_of(self.words.file.generic_ends)})$|^(?i:non)-")

    def met(
        self, text: str, spans: Collection[tuple[int, int]], also: Collection[str], foreign: bool = False
    ) -> Iterator[Sought]:
        """The names of a text; `spans` are those of known systems, `also` words that are common here.

        In a `foreign` text a capital says little: a name has more of them, or words for systems before it.
        """
        said = unsaid_out(text).replace("’", "'")
        shouts, common = self._shouts(said), frozenset(also)
        for group in self._groups(said, self._candidates(said, spans)):
            for one in self._of_group(said, group, common):
                told = (one.listed or one.name.isupper()) if foreign else not shouts
                if told or self._is_shaped(one.name, common):
                    yield one

    def _groups(self, said: str, candidates: Iterator[_Candidate]) -> Iterator[list[_Candidate]]:
        """Names that are listed together."""
        group: list[_Candidate] = []
        for one in candidates:
            if group and not self._between.fullmatch(said, group[-1].end, one.start):
                yield group
                group = []
            group.append(one)
        if group:
            yield group

    def _of_group(self, said: str, group: list[_Candidate], also: frozenset[str]) -> Iterator[Sought]:
        """The names of a list, each of which is asked for where one of them is."""
        tools = any(self._tools.search(said[max(0, one.start - 80) : one.start]) for one in group)
        own = [one for one in group if not one.known]
        strange = [one for one in own if not self.words.is_common(one.text, also)]
        shaped = [one for one in strange if self._is_shaped(one.text, also)]
        firm = tools or bool(shaped) or len(own) < len(group)
        lead = any(self._led(said, one, len(group)) for one in group)
        behind = self._behind.match(said, group[-1].end)
        for one in own:
            if self._generic.search(one.text) or self._is_kind(one.text) or _spelled(said, one):
                continue
            if one not in strange:
                others = len(strange) + len(group) - len(own)
                held = tools and (others >= MANY or " " in one.text)
            elif one.is_short:
                held = self._short_held(said, one, tools, firm, lead)
            else:
                held = firm or lead or bool(behind)
            if held or one in shaped:
                yield Sought(one.text, one.start, tools)

    def _short_held(self, said: str, one: _Candidate, tools: bool, firm: bool, lead: bool) -> bool:
        """True where letters are a system: no standard of a list, and no word that tells more of a noun."""
        if len(one.text) < 3 or (not tools and self._terms.search(said[max(0, one.start - 160) : one.start])):
            return False
        stands = self.words.ends_at(said, one.end) or self._small.match(said, one.end)
        return firm or (lead and bool(stands))

    def _led(self, said: str, one: _Candidate, many: int) -> bool:
        """True where words before a name ask for it; "including" and its like do so for several only."""
        match = self._lead.search(said[max(0, one.start - 80) : one.start])
        return match is not None and (many > 1 or match["by"].casefold() not in self.words.file.examples)

    def _candidates(self, said: str, spans: Collection[tuple[int, int]]) -> Iterator[_Candidate]:
        for match in _NAME.finditer(said):
            if any(first < match.end() and match.start() < end for first, end in spans):
                yield _Candidate(match.group(), match.start(), known=True)
            elif name := self._trimmed(said, match.group(), match.start()):
                yield name

    def _trimmed(self, said: str, name: str, start: int) -> _Candidate | None:
        """The name without its owner, a common word that opens the sentence, and what says its kind."""
        end = start + len(name)
        if owner := _OWNER.match(name):
            start += owner.end()
        elif _OPENS.search(said[max(0, start - 8) : start]):
            first, _, rest = name.partition(" ")
            stands = _SHAPED.fullmatch(first) or first.isupper() or self._behind.match(said, end)
            if not stands and self._is_word(first):
                start = end - len(rest)
        name = self._tail.sub("", said[start:end]).rstrip("-'.")
        return _Candidate(name, start) if name else None

    def _is_kind(self, name: str) -> bool:
        return name in self.words.file.kind_before or name.casefold() in self.words.file.kind_before

    def _is_word(self, word: str) -> bool:
        """True for a word that English has in some form, as verbs that open a sentence are."""
        small = word.casefold()
        forms = (small, small[:-1] + "ing", *(small + end for end in ("s", "es", "d", "ed", "ing")))
        return any(form in self.words.everyday for form in forms)

    def _is_shaped(self, name: str, also: frozenset[str]) -> bool:
        return any(_SHAPED.fullmatch(word) and not self.words.is_common(word, also) for word in name.split())

    def _shouts(self, said: str) -> bool:
        words = _COMMON.findall(said, said.find(" ") + 1)
        everyday = self.words.everyday
        large = sum(1 for word in words if word[0].isupper() and word.casefold() in everyday)
        small = sum(1 for word in words if word[0].islower())
        return large > 1 and large >= SHOUTED * (large + small)


def _spelled(said: str, one: _Candidate) -> bool:
    """True for a term beside its short form, "Describing Archives (DACS)", and for the form itself."""
    if behind := _FORM.match(said, one.start):
        return _is_short_of(behind["form"], said[one.start : behind.start("form")])
    if said[one.start - 1 : one.start] == "(" and said[one.end : one.end + 1] == ")":
        return _is_short_of(one.text, said[max(0, one.start - 90) : one.start - 1])
    return False


def _is_short_of(form: str, text: str) -> bool:
    """True where the letters of a short form begin the last words of a text, small words left out or not."""
    letters = (form[:-1] if form.endswith("s") else form).casefold()
    spoken = _LETTERS.findall(text)
    for count in range(max(1, len(letters) - 1), len(letters) + 4):
        begin = "".join(word[0] for word in spoken[-count:])
        large = "".join(sign for sign in begin if sign.isupper()).casefold()
        if letters in {begin.casefold(), large} or (len(letters) > 3 and large[:3] == letters[:3]):
            return True
    return False


@cache
def sought_names() -> SoughtNames:
    """What asks for a name, by the words that ship; raises BadVocabulary."""
    return SoughtNames(name_words())
