"""How far a cue reaches within a statement: ahead to where its clause ends, back to where it begins."""

import re
from collections.abc import Iterable
from functools import cached_property

from loaders.denial_words import DenialFile, one_of

# Things that a list joins are no longer than this, in words.
ITEM_WORDS = 3
_SENTENCE = r"(?<!\be\.g)(?<!\bi\.e)(?<!\bvs)(?<!\betc)(?<!\bincl)\.(?:\s|$)|[;!?\n]"
_PLURAL = re.compile(r"\b(?:are|were|aren't|weren't)\b", re.IGNORECASE)
_SINGULAR = re.compile(r"(?:is|was|isn't|wasn't)\b", re.IGNORECASE)
_PARTS = re.compile(r",|\s[-–—]\s|:")


class Clauses:
    """Clauses by the words of a vocabulary; `verbs`, in the third person, open a statement of their own."""

    def __init__(self, file: DenialFile, verbs: Iterable[str]) -> None:
        self._file = file
        self._verbs = one_of(verbs)

    @cached_property
    def _ends(self) -> re.Pattern[str]:
        return re.compile(rf"{_SENTENCE}|,?\s*\b{one_of(self._file.ends)}\b", re.IGNORECASE)

    @cached_property
    def _turns(self) -> re.Pattern[str]:
        """Where a statement of its own begins: "..., and reconciles the bank"; a noun ends its list."""
        verb = rf"{self._verbs}(?=\s+(?!(?:or|and|nor)\b)[\w'\"])"
        joined = rf"(?:,\s*(?:(?:and|then)\s+)*|\s(?:and|then)\s+)(?:\w+ly\s+)?{verb}"
        return re.compile(
            rf"{joined}|,?\s(?:and|so)\s+(?:is|has|we|it|they|you|he|she|this|the role)\b", re.IGNORECASE
        )

    @cached_property
    def _bridge(self) -> re.Pattern[str]:
        """A word right before a cue that joins it to what it governs: "helpful but not required"."""
        return re.compile(r",?\s*\b(?:but|though|although|yet|and|however)\s*,?\s*$", re.IGNORECASE)

    @cached_property
    def _holding(self) -> re.Pattern[str]:
        return re.compile(rf"\band\s+(?:\w+\s+)?{one_of(self._file.no_holdings)}\b", re.IGNORECASE)

    def around(self, text: str, at: int) -> tuple[int, int]:
        """The clause around a place, from its first to behind its last character."""
        start = max((m.end() for m in self._ends.finditer(text, 0, at)), default=0)
        end = self._ends.search(text, at)
        return start, end.start() if end else len(text)

    def ahead(self, text: str, at: int) -> int:
        """Up to where a cue that ends at `at` reaches: its clause, a verb of its own, its bracket."""
        end = self.around(text, at)[1]
        if turn := self._turns.search(text, at, end):
            end = turn.start()
        depth = 0
        for place in range(at, end):
            depth += (text[place] == "(") - (text[place] == ")")
            if depth < 0:
                return place
        return end

    def before(self, text: str, start: int, end: int) -> int:
        """From where a cue at `start` to `end` reaches: the thing right before it, or a list of things."""
        bridge = self._bridge.search(text, 0, start)
        at = bridge.start() if bridge else start
        clause = self.around(text, at)[0]
        segment = text[clause:at]
        opened = segment.rfind("(")
        if opened > segment.rfind(")"):
            if segment[opened + 1 :].strip(" ,:–—-"):
                return clause + opened + 1
            segment = segment[:opened]
        return clause + self._last_thing(segment.rstrip(" ,:–—-"), text[start:end])

    def _last_thing(self, segment: str, cue: str) -> int:
        """Where the last thing of a segment begins, or the list that it ends."""
        parts = [match.start() for match in _PARTS.finditer(segment)]
        at = parts.pop() + 1 if parts else 0
        last = segment[at:]
        if " and " in last and (_SINGULAR.match(cue) or self._holding.search(last)):
            return at + last.rfind(" and ")
        if not (re.search(r"\b(?:and|or|nor)\b", last) or _PLURAL.search(cue)):
            return at
        while at and len(segment[parts[-1] + 1 if parts else 0 : at - 1].split()) <= ITEM_WORDS:
            at = parts.pop() + 1 if parts else 0
        return at
