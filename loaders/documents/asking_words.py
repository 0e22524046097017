"""The words of one statement that say how well a skill is asked, or how much, each searched for once."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from graph.kinds import Level
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key

_SENTENCE = re.compile(r"\. ")
_CLAUSE = re.compile(r"\. |; ")
_BEHIND = re.compile(r"[;:]|\. |, (?=\w+(?:s|ing)?\b)")
_WORDS = re.compile(r"\w")
# What stands behind a name as its value, up to the next mark.
_VALUE = re.compile(r"\s*(?:[:=]|\s[-–—]|\()\s*(?P<value>[^\W\d][^,;.:()/]{0,40}?)\s*(?=[,;.)/]|$)")
_BETWEEN = re.compile(r"\s+(?:\w+\s+)?")

# Where words stand, from the first to behind the last character, in order.
Stretches = Sequence[tuple[int, int]]


class AskingWords:
    """The wording of one statement around the skills it names; places are characters of its text."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text = text
        self._vocabulary = vocabulary

    def governing(self, start: int, end: int) -> tuple[Level | None, str | None]:
        """The level of the nearest phrase before a name, else of one such as "experience" behind it."""
        if self.text[end:].lstrip().startswith("(") and (stated := self._valued(end)):
            return stated
        # The level of what would be welcome stands in its own part of the sentence.
        sentence = max(_last(self._sentences, start, -1) + 1, self._apart(start, end))
        first, stop = bisect_left(self._levels, (sentence, 0)), self._before(start)
        stated = self._mastered(end)
        if stated and first < stop and "," in self.text[self._levels[stop - 1][1] : start]:
            return stated
        if first < stop:
            phrase = self._levels[self._first_in_row(first, stop - 1)]
            return self._raised(self._level(phrase), end), self.text[slice(*phrase)]
        if stated := self._valued(end) or stated:
            return stated
        behind = _next(self._behind, end, len(self.text))
        for at, stop in self._trailing[bisect_left(self._trailing, (end, 0)) :][:1]:
            if stop <= behind:
                return self._level((at, stop)), self.text[at:stop]
        return None, None

    def _valued(self, end: int) -> tuple[Level, str] | None:
        """The level that stands as the value of a name: "Excel: very good", "Excel (advanced)"."""
        match = _VALUE.match(self.text, end)
        level = self._vocabulary.table_levels.get(lookup_key(match["value"])) if match else None
        return (level, match["value"].strip()) if match and level is not None else None

    def _mastered(self, end: int) -> tuple[Level, str] | None:
        """The level behind a name in its sentence: "Excel, which she must know inside out"."""
        pattern, levels = self._vocabulary.levels_behind
        stop = _next(self._sentences, end, len(self.text))
        match = pattern.search(self.text, end, stop)
        others = self._vocabulary.systems.named_in(self.text) if match else ()
        if match is None or any(end < other.start < match.start() for other in others):
            return None
        return levels[lookup_key(match.group())], match.group()

    def leading(self, most: int) -> tuple[Level | None, str | None]:
        """The level of the first phrase, if fewer than `most` words stand before it."""
        if not self._levels or len(self.text[: self._levels[0][0]].split()) >= most:
            return None, None
        return self._level(self._levels[0]), self.text[slice(*self._levels[0])]

    def is_preferred(self, start: int, end: int) -> bool:
        """True when the part of the sentence that holds the name from `start` to `end` says so."""
        return self._preferring(start, end) is not None

    def is_preferred_throughout(self) -> bool:
        """True when the last clause, up to a full stop or semicolon, says so of all that stands in it."""
        first = max((stop for _, stop in self._clauses), default=0)
        return self._preferring(first, len(self.text)) is not None

    def _preferring(self, start: int, end: int) -> int | None:
        """Where the part begins that would only be welcome and holds the name, None if it is asked."""
        first = max((stop for _, stop in self._clauses if stop <= end), default=0)
        last = next((at for at, _ in self._clauses if at >= end), len(self.text))
        for at, stop in self._preferred:
            if first <= at and stop <= last:
                begins, ends = self._part(first, at, stop, last)
                if begins <= start and end <= ends:
                    return begins
        return None

    def _apart(self, start: int, end: int) -> int:
        """Where a welcome part begins whose clause names another system before it, else 0."""
        begins = self._preferring(start, end) or 0
        first = max((stop for _, stop in self._clauses if stop <= begins), default=0)
        named = self._vocabulary.systems.named_in(self.text) if begins > first else ()
        return begins if any(first <= other.start < begins for other in named) else 0

    def _part(self, first: int, at: int, stop: int, last: int) -> tuple[int, int]:
        """What words of preference from `at` to `stop` govern within their clause from `first` to `last`."""
        if bracket := self._bracket(first, at, stop, last):
            return bracket
        leads = self._vocabulary.patterns["preferring"].fullmatch(self.text, at, stop)
        if (leads and _WORDS.search(self.text, stop, last)) or self.text[stop : stop + 1] == ":":
            return at, last
        comma = self.text.rfind(",", first, at)
        own = self.text[comma + 1 : at]
        if comma < 0 or not _WORDS.search(own):
            return first, last
        # "SAP, Oracle or NetSuite preferred" is one list, unless its first part is said to be required.
        settled = self._vocabulary.patterns["required"].search(self.text, first, comma)
        joined = self._vocabulary.grammar.denial.joint.search(own)
        opened = bool(joined and not own[: joined.start()].strip())
        return (first, last) if opened or (joined and not settled) else (comma, last)

    def _bracket(self, first: int, at: int, stop: int, last: int) -> tuple[int, int] | None:
        """What words of preference in brackets govern: a name within, else the thing right before."""
        opens = self.text.rfind("(", first, at)
        closes = self.text.find(")", stop, last)
        if opens < 0 or closes < 0 or ")" in self.text[opens:at]:
            return None
        within = self.text[opens:closes]
        if any(sign.isdigit() for sign in within) or self._vocabulary.systems.named_in(within):
            return opens, closes
        return max(self.text.rfind(",", first, opens) + 1, first), closes

    def is_aspired(self, start: int) -> bool:
        """True when words such as "willing to learn" stand before."""
        return any(last <= start for _, last in self._aspirations[:1])

    def is_vendor(self, start: int) -> bool:
        """True inside the list behind "vendors (" or "vendors such as"."""
        return any(first <= start <= last for first, last in self._vendors)

    def _before(self, start: int) -> int:
        """How many level phrases end before a place."""
        count = bisect_left(self._levels, (start, 0))
        while count and self._levels[count - 1][1] > start:
            count -= 1
        return count

    def _first_in_row(self, first: int, last: int) -> int:
        """The first of the phrases that stand in a row at the end: "advanced" of "advanced knowledge of"."""
        while last > first and _BETWEEN.fullmatch(
            self.text, self._levels[last - 1][1], self._levels[last][0]
        ):
            last -= 1
        return last

    def _level(self, span: tuple[int, int]) -> Level:
        return self._vocabulary.levels[1][lookup_key(self.text[slice(*span)])]

    def _raised(self, level: Level, end: int) -> Level:
        lifts = self._vocabulary.wording.raises.from_ == level and any(
            at >= end for at, _ in self._raises[-1:]
        )
        return Level(level + 1) if lifts else level

    def _named(self, name: str) -> Stretches:
        return [match.span() for match in self._vocabulary.patterns[name].finditer(self.text)]

    @cached_property
    def _levels(self) -> Stretches:
        return [match.span() for match in self._vocabulary.levels[0].finditer(self.text)]

    @cached_property
    def _sentences(self) -> list[int]:
        return [match.start() for match in _SENTENCE.finditer(self.text)]

    @cached_property
    def _clauses(self) -> Stretches:
        return [match.span() for match in _CLAUSE.finditer(self.text)]

    @cached_property
    def _behind(self) -> list[int]:
        return [match.start() for match in _BEHIND.finditer(self.text)]

    @cached_property
    def _trailing(self) -> Stretches:
        return self._named("trailing")

    @cached_property
    def _preferred(self) -> Stretches:
        return self._named("preferred")

    @cached_property
    def _aspirations(self) -> Stretches:
        return self._named("aspirations")

    @cached_property
    def _raises(self) -> Stretches:
        return self._named("raises")

    @cached_property
    def _vendors(self) -> Stretches:
        """From behind the words that open a list of vendors up to where a bracket closes."""
        opened = (m.end() for m in self._vocabulary.patterns["vendors"].finditer(self.text))
        return [
            (at, closed if (closed := self.text.find(")", at)) >= 0 else len(self.text))
            for at in opened
            if self._vocabulary.grammar.list_lead.match(self.text, at)
        ]


def _last(places: Sequence[int], before: int, otherwise: int) -> int:
    """The last of the places that lies before one."""
    at = bisect_left(places, before)
    return places[at - 1] if at else otherwise


def _next(places: Sequence[int], start: int, otherwise: int) -> int:
    """The first of the places that lies at or behind one."""
    at = bisect_left(places, start)
    return places[at] if at < len(places) else otherwise


def is_welcome(heading: str | None, vocabulary: Vocabulary) -> bool:
    """True for a heading above what would be welcome: "Nice to have", "Preferred skills"."""
    by = vocabulary.patterns
    words = lookup_key(heading or "")
    welcome = by["preferred_headings"].search(words) or by["preferred"].fullmatch(words)
    return bool(welcome) and not by["required"].search(words)
