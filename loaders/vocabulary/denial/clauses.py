"""How far a cue reaches within a statement: ahead to where its clause ends, back to where it begins."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from loaders.vocabulary.denial.cues import DenialFile
from loaders.vocabulary.grammar import DenialWords
from loaders.vocabulary.words import one_of

# Things that a list joins are no longer than this, in words.
ITEM_WORDS = 3
# A word that joins a cue to what it governs stands within so many characters before it.
BRIDGE = 20
_PARTS = re.compile(r",|\s[-–—]\s|:")


@dataclass(frozen=True)
class ClausePatterns:
    """What is looked for within a clause: words that join, bridges before a cue, the number of a verb."""

    bridge: re.Pattern[str]
    plural: re.Pattern[str]
    singular: re.Pattern[str]
    joined: re.Pattern[str]
    holding: re.Pattern[str]


@dataclass(frozen=True)
class Clauses:
    """The clauses of one text; places in characters. `ends` and `turns` are spans in order."""

    text: str
    ends: tuple[tuple[int, int], ...]
    turns: tuple[int, ...]
    patterns: ClausePatterns

    def around(self, at: int) -> tuple[int, int]:
        """The clause around a place, from its first to behind its last character."""
        before = bisect_right(self.ends, (at, 0)) - 1
        # An end that begins before the place may reach beyond it.
        while before >= 0 and self.ends[before][1] > at:
            before -= 1
        after = bisect_left(self.ends, (at, 0))
        start = self.ends[before][1] if before >= 0 else 0
        return start, self.ends[after][0] if after < len(self.ends) else len(self.text)

    def ahead(self, at: int) -> int:
        """Up to where a cue that ends at `at` reaches: its clause, a verb of its own, its bracket."""
        end = self.around(at)[1]
        turn = bisect_left(self.turns, at)
        if turn < len(self.turns):
            end = min(end, self.turns[turn])
        return min(end, self._closing.get(at, end))

    def before(self, start: int, end: int) -> int:
        """From where a cue at `start` to `end` reaches: the thing right before it, or a list of things."""
        bridge = self.patterns.bridge.search(self.text, max(0, start - BRIDGE), start)
        at = bridge.start() if bridge else start
        clause = self.around(at)[0]
        segment = self.text[clause:at]
        opened = segment.rfind("(")
        if opened > segment.rfind(")"):
            if segment[opened + 1 :].strip(" ,:–—-"):
                return clause + opened + 1
            segment = segment[:opened]
        return clause + self._last_thing(segment.rstrip(" ,:–—-"), self.text[start:end])

    @cached_property
    def _closing(self) -> dict[int, int]:
        """For each place within brackets that are closed, where the innermost of them closes."""
        closing: dict[int, int] = {}
        closed: list[int] = []
        for place in range(len(self.text) - 1, -1, -1):
            sign = self.text[place]
            if sign == ")":
                closed.append(place)
            if closed:
                closing[place] = closed[-1]
            if sign == "(" and closed:
                closed.pop()
        return closing

    def _last_thing(self, segment: str, cue: str) -> int:
        """Where the last thing of a segment begins, or the list that it ends."""
        parts = [match.start() for match in _PARTS.finditer(segment)]
        at = parts.pop() + 1 if parts else 0
        last = segment[at:]
        by = self.patterns
        if " and " in last and (by.singular.match(cue) or by.holding.search(last)):
            return at + last.rfind(" and ")
        if not (by.joined.search(last) or by.plural.search(cue)):
            return at
        while at and len(segment[parts[-1] + 1 if parts else 0 : at - 1].split()) <= ITEM_WORDS:
            at = parts.pop() + 1 if parts else 0
        return at


class ClauseReader:
    """Reads the clauses of texts; `verbs`, in the third person, open a statement of their own."""

    def __init__(self, file: DenialFile, words: DenialWords, verbs: Iterable[str]) -> None:
        behind = "".join(rf"(?<!\b{re.escape(word)})" for word in words.abbreviations)
        sentence = rf"{behind}\.(?:\s|$)|[;!?\n]"
        self._ends = re.compile(rf"{sentence}|,?\s*\b{one_of(file.ends)}\b", re.IGNORECASE)
        # "..., and reconciles the bank"; a noun of the same form ends its list.
        joining, then = one_of(words.joining), one_of(words.then)
        verb = rf"{one_of(verbs)}(?=\s+(?!{joining}\b)[\w'\"])"
        joined = rf"(?:,\s*(?:{then}\s+)*|\s{then}\s+)(?:\w+ly\s+)?{verb}"
        other = rf",?\s{one_of(words.onward)}\s+{one_of(words.opening)}\b"
        self._turns = re.compile(f"{joined}|{other}", re.IGNORECASE)
        self._patterns = ClausePatterns(
            # "Helpful but not required": the word does not part the cue from what it speaks of.
            bridge=re.compile(rf",?\s*\b{one_of(words.bridges)}\s*,?\s*$", re.IGNORECASE),
            plural=re.compile(rf"\b{one_of(words.plural)}\b", re.IGNORECASE),
            singular=re.compile(rf"{one_of(words.singular)}\b", re.IGNORECASE),
            joined=re.compile(rf"\b{joining}\b"),
            holding=re.compile(rf"\band\s+(?:\w+\s+)?{one_of(file.no_holdings)}\b", re.IGNORECASE),
        )
        self.of = lru_cache(maxsize=64)(self._read)

    def _read(self, text: str) -> Clauses:
        ends = tuple(match.span() for match in self._ends.finditer(text))
        turns = tuple(match.start() for match in self._turns.finditer(text))
        return Clauses(text, ends, turns, self._patterns)
