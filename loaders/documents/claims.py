"""How a line says that a role takes over what another asks: its shape, and the words for that role.

Such a line is [who] takes [between] TITLE [tail], and then ends, or goes on behind a mark or a joining
word. All words are data; a line of another shape is none, for a wrong link is worse than a missing one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.kinds import Scope
from loaders.documents.title_words import Spoken, TitleFinder
from loaders.vocabulary.inheritance_words import InheritanceWords
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key

_MARKS = frozenset(".,;:()[]!–—-+&")
MOST_BETWEEN = 9
MOST_TAILS = 8


class Before(StrEnum):
    """How a line speaks of the role before: by rank ("the level below"), by place ("above"), by number."""

    RANK = "rank"
    PLACE = "place"
    NUMBER = "number"


@dataclass(frozen=True)
class Claim:
    """What an inheritance line says: its scope (None: not said), an SME mark, the words of its target.

    `before` tells that these are no title but mean a role by where it stands; `rest` is the character,
    from 0, at which begins what the line asks beside, None where it asks nothing.
    """

    scope: Scope | None
    sme: bool
    target: str
    before: Before | None = None
    rest: int | None = None


@dataclass(frozen=True)
class _Target:
    """The words for the other role: tokens from `first` to before `end`."""

    first: int
    end: int
    known: bool = False
    before: Before | None = None


class ClaimingLine:
    """One line, looked through for each place at which it may say that something is taken over."""

    def __init__(self, text: str, titles: Sequence[str], vocabulary: Vocabulary, bullet: bool) -> None:
        self.text, self.bullet, self.vocabulary = text, bullet, vocabulary
        self.words: InheritanceWords = vocabulary.wording.inheritance
        self.titles, self.finder = titles, TitleFinder(text, titles, vocabulary)
        self.tokens = self.finder.tokens

    def claim(self) -> Claim | None:
        """The first claim of the line."""
        return next((said for said in (*self._claims(), self._named_first()) if said), None)

    def _claims(self) -> Iterator[Claim | None]:
        for lead in self.words.every_take.finditer(self.text):
            weak = bool(self.words.weak.fullmatch(lead.group()))
            if self._is_subject(self.text[: lead.start()], weak):
                yield self._behind(lead)

    def _is_subject(self, text: str, weak: bool) -> bool:
        """True for nothing, and, unless weak, for what speaks of a role: titles, words of the vocabulary."""
        finder = TitleFinder(text, self.titles, self.vocabulary)
        if weak:
            return all(word in self.words.modal_words for word in finder.words)
        at = 0
        while at < len(finder.tokens):
            spoken = finder.title_at(at, loose=True)
            if finder.words[at] in self.words.subject_words or finder.words[at] == "'s":
                at += 1
            elif spoken:
                at = spoken.end
            elif finder.words[at] == "," and at:
                at += 1
            else:
                return False
        return True

    def _behind(self, lead: re.Match[str]) -> Claim | None:
        """The claim of what stands behind the words that take over."""
        first = next((n for n, t in enumerate(self.tokens) if t.start() >= lead.end()), len(self.tokens))
        target = self._target(first, lead)
        if target is None:
            return None
        end = self._behind_tails(target.end)
        said = {*self.finder.words[first : target.first], *self.finder.words[target.end : end]}
        things = bool(said & self.words.thing_words) or self._says_things(lead)
        return self._checked(target, end, lead, things) if self._goes_on(end, lead, things) else None

    def _says_things(self, lead: re.Match[str]) -> bool:
        return bool({*lead.group().casefold().split()} & self.words.thing_words)

    def _target(self, first: int, lead: re.Match[str]) -> _Target | None:
        """The first title behind the lead, or the words for the role before, with nothing foreign between."""
        sure, firm = self.words.sure.fullmatch(lead.group()), self.words.firm.fullmatch(lead.group())
        for at in range(first, min(first + MOST_BETWEEN, len(self.tokens))):
            if before := self._before_at(at):
                return before
            spoken = self.finder.title_at(at)
            if spoken:
                return _Target(spoken.first, spoken.end, spoken.known)
            if self.finder.words[at] not in self.words.between_words and self.finder.words[at] not in "/'s":
                loose = self.finder.title_at(at, loose=True) if sure else None
                slip = self.finder.slip_at(at)
                other = (
                    loose
                    or slip
                    or (self.finder.capitals_at(at) if firm or self._is_owned(first, at) else None)
                )
                return _Target(other.first, other.end) if other else None
        return None

    def _is_owned(self, first: int, at: int) -> bool:
        """True behind "that of", "those of": what is named there has something to take over."""
        return {"that", "those"} & {*self.finder.words[first:at]} != set()

    def _before_at(self, at: int) -> _Target | None:
        """The words that mean a role by where it stands, from this token on."""
        start = self.tokens[at].start()
        numbered = self.words.numbered(self.vocabulary.wording.numbers)
        for kind, pattern in (
            (Before.RANK, self.words.rung),
            (Before.NUMBER, numbered),
            (Before.PLACE, self.words.above),
        ):
            if met := pattern.match(self.text, start):
                end = next((n for n, t in enumerate(self.tokens) if t.start() >= met.end()), len(self.tokens))
                return _Target(at, end, before=kind)
        return None

    def _behind_tails(self, at: int) -> int:
        """The token behind the words that may follow the other role."""
        last = min(at + MOST_TAILS, len(self.tokens))
        while at < last and not self._joined(at) and self._is_tail(at):
            at += 1
        return at

    def _is_tail(self, at: int) -> bool:
        word = self.finder.words[at]
        return word in self.words.tail_words or word in {"'s", "/"}

    def _joined(self, at: int) -> bool:
        return bool(self.words.join.match(self.text, self.tokens[at].start()))

    def _goes_on(self, end: int, lead: re.Match[str], things: bool) -> bool:
        """True where the line ends here, or goes on as one that takes over something does."""
        if end >= len(self.tokens):
            return True
        start = self.tokens[end].start()
        adds = self._adds(end)
        if self.words.weak.fullmatch(lead.group()) and not things:
            closed = all(token.group() in _MARKS for token in self.tokens[end:])
            return adds or closed
        return adds or self.text[start] in _MARKS or self._joined(end)

    def _adds(self, end: int) -> bool:
        """True where a word that adds to the other role follows, a comma before it or none."""
        while end < len(self.tokens) and self.tokens[end].group() in {",", "-", "–", "—", ";"}:
            end += 1
        return end < len(self.tokens) and bool(
            self.words.adds.match(self.text, self.tokens[end].start()) or self.tokens[end].group() in "+&"
        )

    def _checked(self, target: _Target, end: int, lead: re.Match[str], things: bool) -> Claim | None:
        """The claim, unless it is too little sure for what it names."""
        if self.words.plain.fullmatch(lead.group()) and not things:
            return None
        sme = bool(self.vocabulary.patterns["sme"].search(self.text))
        sure = self.words.sure.fullmatch(lead.group())
        if not (target.before or target.known or sure or things or (sme and not self.bullet)):
            return None
        return self._told(target, lead.end(), end)

    def _told(self, target: _Target, start: int, end: int) -> Claim:
        first, last = self.tokens[target.first].start(), self.tokens[target.end - 1].end()
        close = self.tokens[end].start() if end < len(self.tokens) else len(self.text)
        pattern, scopes = self.vocabulary.scopes
        about = f"{self.text[:first]} | {self.text[last:close]}"
        named = [scopes[lookup_key(m.group())] for m in pattern.finditer(about)]
        return Claim(
            named[0] if named else None,
            bool(self.vocabulary.patterns["sme"].search(self.text)),
            self.finder.surface(Spoken(target.first, target.end, target.known)),
            target.before,
            self._rest(end),
        )

    def _rest(self, at: int) -> int | None:
        """Where what is asked beside begins, behind marks and joining words."""
        while at < len(self.tokens):
            start = self.tokens[at].start()
            joined = self.words.join.match(self.text, start)
            if joined:
                at = next(
                    (n for n, t in enumerate(self.tokens) if t.start() >= joined.end()), len(self.tokens)
                )
            elif self.tokens[at].group() in _MARKS:
                at += 1
            else:
                return start
        return None

    def _named_first(self) -> Claim | None:
        """The claim of a line that opens with the other role: "Baker requirements apply, plus"."""
        first = 0
        while first < min(4, len(self.tokens)) and self.finder.words[first] in self.words.between_words:
            first += 1
        if first >= len(self.tokens):
            return None
        before, spoken = self._before_at(first), self.finder.title_at(first)
        target = before or (_Target(spoken.first, spoken.end, spoken.known) if spoken else None)
        if target is None or target.before == Before.PLACE or not (target.known or target.before):
            return None
        end = self._behind_tails(target.end)
        things = bool(
            {*self.finder.words[: target.first], *self.finder.words[target.end : end]}
            & self.words.thing_words
        )
        applied = self._ends_applied(end) or (self._adds(end) and (things or self._rest(end) is None))
        return self._told(target, 0, end) if applied else None

    def _ends_applied(self, end: int) -> bool:
        """True where the words before this token say that all of it applies."""
        behind = self.text[: self.tokens[end].start()] if end < len(self.tokens) else self.text
        return any(behind.rstrip(" .,;:").casefold().endswith(f" {word}") for word in self.words.behind)
