"""What a text says of a thing that it names: that it holds, does not, once did, or is another's.

Cues govern what stands behind or before them up to the end of their clause, as in NegEx (Chapman and
others, 2001) and ConText (Harkema and others, 2009); `seeds/vocabulary/denials.yaml` holds them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, lru_cache

from loaders.vocabulary.denial.bare import BareDenials
from loaders.vocabulary.denial.clauses import ClauseReader
from loaders.vocabulary.denial.cues import CueKind, DenialFile
from loaders.vocabulary.grammar import DenialWords
from loaders.vocabulary.phrases import Spans
from loaders.vocabulary.words import one_of

# A cue that denies the next thing has this many words before it at most ("not in Salesforce").
NEXT_WORDS = 2
# How many characters ahead a cue reaches that governs the next things only.
REACH = {CueKind.DENIED_NEXT: 200, CueKind.OTHERS_AHEAD: 60}
_ONWARD = re.compile(r"\s+to\b|\s*:")


class Stance(StrEnum):
    """What a statement says of a thing that it names."""

    AFFIRMED = "affirmed"
    PREFERRED = "preferred"
    DENIED = "denied"
    PAST = "past"
    OTHERS = "others"


@dataclass(frozen=True)
class Judged:
    """The stance of a text to one thing, and the words that say so (None where it holds)."""

    stance: Stance
    words: str | None = None

    @property
    def holds(self) -> bool:
        """True when the thing is asked for, or would be welcome."""
        return self.stance in {Stance.AFFIRMED, Stance.PREFERRED}


@dataclass(frozen=True)
class _Cue:
    """A cue at its place, and the characters that it governs."""

    kind: CueKind
    start: int
    end: int
    first: int = 0
    last: int = 0

    @property
    def stance(self) -> Stance:
        return Stance(self.kind.partition("_")[0])

    def governs(self, start: int, end: int) -> bool:
        """True when it governs what stands from `start` to `end`."""
        if start < self.start and self.end < end:
            return self.kind in {CueKind.DENIED_AHEAD, CueKind.DENIED_NEXT}
        apart = end <= self.start or self.end <= start
        return apart and self.first <= start < self.last


AFFIRMED = Judged(Stance.AFFIRMED)


class Stances:
    """Judges mentions by the cues of one vocabulary; `verbs` open a statement, in the third person."""

    def __init__(self, file: DenialFile, words: DenialWords, verbs: Iterable[str]) -> None:
        third = tuple(verbs)
        self._file = file
        self._words = words
        self._verbs = one_of(third)
        self._patterns = file.cues()
        self._clauses = ClauseReader(file, words, third)
        self._bare = BareDenials(file, words, third)
        self._cues = lru_cache(maxsize=256)(self._cues_in)
        # False for a text that denies nothing, whatever it names.
        self.may_deny = lru_cache(maxsize=256)(lambda text: bool(self._any.search(text)))

    def judged(self, text: str, start: int, end: int) -> Judged:
        """What a folded text says of what it names from `start` to `end`, in characters."""
        if not self.may_deny(text):
            return AFFIRMED
        for cue in self._cues(text):
            if cue.governs(start, end) and self._is_meant(cue, text, start):
                if self._is_softened(cue, text):
                    return Judged(Stance.PREFERRED)
                return Judged(cue.stance, text[cue.start : cue.end])
        return self._bare_denial(text, start, end) or AFFIRMED

    def _bare_denial(self, text: str, start: int, end: int) -> Judged | None:
        clause = self._clauses.of(text).around(start)[0]
        no = self._bare.by_no(text, clause, start, end)
        if no and any(c.start <= no[0] < c.end for c in self._cues(text) if c.kind == CueKind.APPARENT):
            no = None
        if denied := no or self._bare.by_value(text, start, end):
            return Judged(Stance.DENIED, text[denied[0] : denied[1]])
        agent = self._bare.by_agent(text, clause, start, end)
        return Judged(Stance.OTHERS, text[agent[0] : agent[1]].strip()) if agent else None

    def of_all(self, text: str, spans: Iterable[tuple[int, int]]) -> Judged:
        """What a text says of a thing named at several places: one place where it holds is enough."""
        stances = [self.judged(text, start, end) for start, end in spans]
        return next((judged for judged in stances if judged.holds), stances[0] if stances else AFFIRMED)

    def of_phrase(self, plain_text: str, parts: Iterable[Spans]) -> Judged:
        """What a text says of a thing that it names in parts, each at its places: all of them must hold."""
        stances = [self.of_all(plain_text, spans) for spans in parts]
        return next((judged for judged in stances if not judged.holds), stances[0] if stances else AFFIRMED)

    def of_any_phrase(self, plain_text: str, phrases: Iterable[Iterable[Spans]]) -> Judged:
        """What a text says of a thing that it names in several wordings: one that holds is enough."""
        stances = [self.of_phrase(plain_text, parts) for parts in phrases]
        return next((judged for judged in stances if judged.holds), stances[0] if stances else AFFIRMED)

    def is_reviewed(self, text: str, start: int) -> bool:
        """True when what begins at `start` is only looked at, or explained to others."""
        clause = text[self._clauses.of(text).around(start)[0] : start]
        reviews = list(self._reviewing.finditer(clause))
        if not reviews or len(clause[: reviews[0].start()].split()) > NEXT_WORDS:
            return False
        own = rf"(?:,|\band\b|\bor\b|&|/)\s*(?:\w+ly\s+)?(?:{self._verbs}\b|$)"
        return not re.search(own, clause[reviews[-1].end() :], re.IGNORECASE)

    @cached_property
    def _any(self) -> re.Pattern[str]:
        """Meets every text in which anything may be denied; most statements hold nothing of the kind."""
        cues = [pattern.pattern for kind, pattern in self._patterns.items() if kind != CueKind.APPARENT]
        words = self._words
        bare_words = {*words.no, *words.no_values, *words.years_past, *self._file.departments, "not", "by"}
        bare = rf"\b(?i:{one_of(bare_words)})\b"
        return re.compile("|".join([*cues, bare]))

    @cached_property
    def _reviewing(self) -> re.Pattern[str]:
        return self._file.pattern(self._file.reviewed)

    @cached_property
    def _asides(self) -> re.Pattern[str]:
        return re.compile(rf"\b{one_of(self._file.asides)}\b", re.IGNORECASE)

    @cached_property
    def _soft(self) -> re.Pattern[str]:
        return re.compile(rf"\b{one_of(self._file.softened)}\b", re.IGNORECASE)

    @cached_property
    def _soft_after(self) -> re.Pattern[str]:
        filler = one_of(self._words.fillers)
        return re.compile(rf"\s*[,(–-]?\s*(?:{filler}\s+)*{self._soft.pattern}", re.IGNORECASE)

    @cached_property
    def _year(self) -> re.Pattern[str]:
        return re.compile(rf"\b{one_of(self._words.years_past)}\s+(?:19|20)\d\d\b", re.IGNORECASE)

    @cached_property
    def _today(self) -> re.Pattern[str]:
        return re.compile(rf",|\b{one_of(self._words.of_today)}\b", re.IGNORECASE)

    @cached_property
    def _not(self) -> re.Pattern[str]:
        return re.compile(rf"\b{one_of(self._words.negations)}\b|n't\b", re.IGNORECASE)

    @cached_property
    def _away(self) -> re.Pattern[str]:
        return re.compile(rf"\w\s+{one_of(self._words.away)}\s")

    @cached_property
    def _waiting(self) -> re.Pattern[str]:
        but = one_of(self._words.waiting_but)
        return re.compile(rf"\s*(?!{but})\w+(?:ed|en|ing)\b")

    @cached_property
    def _between_items(self) -> re.Pattern[str]:
        return re.compile(rf",|\b{one_of(self._words.joining)}\b|/|&")

    def _cues_in(self, text: str) -> tuple[_Cue, ...]:
        """The cues of a text in order with their reach; where several stand, the longest wording counts."""
        cues = [_Cue(kind, *m.span()) for kind, p in self._patterns.items() for m in p.finditer(text)]
        cues += [_Cue(CueKind.PAST_AHEAD, *m.span()) for m in self._year.finditer(text)]
        taken = bytearray(len(text))
        kept: list[_Cue] = []
        for cue in sorted(cues, key=lambda c: (c.start - c.end, c.start)):
            if not any(taken[cue.start : cue.end]):
                taken[cue.start : cue.end] = b"\1" * (cue.end - cue.start)
                kept.append(self._reaching(cue, text))
        return tuple(self._without_doubles(sorted(kept, key=lambda c: c.start), text))

    def _without_doubles(self, cues: Sequence[_Cue], text: str) -> Iterator[_Cue]:
        """The cues but for "without" beside another denial: what is not done without a thing asks for it."""
        lone = [c for c in cues if text[c.start : c.end].casefold() == "without"]
        for cue in cues:
            first, last = self._clauses.of(text).around(cue.start)
            if cue in lone and self._not.search(text[first : cue.start] + " ; " + text[cue.end : last]):
                continue
            ends = (c.start for c in lone if cue.end <= c.start < cue.last)
            yield replace(cue, last=next(ends, cue.last))

    def _reaching(self, cue: _Cue, text: str) -> _Cue:
        """The cue with the first and behind the last place that it governs."""
        clauses = self._clauses.of(text)
        before = text[clauses.around(cue.start)[0] : cue.start]
        if cue.kind.endswith("before"):
            opens = cue.kind == CueKind.PAST_BEFORE and not before.strip(" ,(")
            if not opens and not _ONWARD.match(text, cue.end):
                return replace(cue, first=clauses.before(cue.start, cue.end), last=cue.start)
        elif cue.kind == CueKind.APPARENT or (self._asides.search(before) and not self._is_choice(cue, text)):
            return cue
        last = min(clauses.ahead(cue.end), cue.end + REACH.get(cue.kind, len(text)))
        if cue.kind.startswith("past"):
            turn = self._today.search(text, cue.end, last)
            last = turn.start() if turn else last
        return replace(cue, first=cue.end, last=last)

    def _is_choice(self, cue: _Cue, text: str) -> bool:
        """True for "instead of" and the like, which deny whatever the clause speaks of."""
        return cue.kind == CueKind.DENIED_NEXT and text[cue.start : cue.end].casefold() != "not"

    def _is_meant(self, cue: _Cue, text: str, start: int) -> bool:
        """True when what stands between a cue and the thing lets it govern the thing."""
        between = text[cue.end : start]
        if cue.kind == CueKind.DENIED_NEXT:
            return start < cue.end or self._is_next(between)
        if cue.kind == CueKind.OTHERS_AHEAD:
            opening = text[self._clauses.of(text).around(cue.start)[0] : cue.start]
            return not opening.strip(" ,") and len(between.split()) <= 1
        return cue.kind != CueKind.OTHERS_BEFORE or self._bare.is_other(text, cue.end)

    def _is_softened(self, cue: _Cue, text: str) -> bool:
        """True for what is not required but wanted: "preferred but not a requirement"."""
        if cue.kind != CueKind.DENIED_BEFORE:
            return False
        before = text[cue.first : cue.start]
        return bool(self._soft_after.match(text, cue.end) or self._soft.search(before))

    def _is_next(self, between: str) -> bool:
        """True when few words, or other things of a list, stand between a cue and the thing."""
        # "Not entered in NetSuite" tells of a thing that waits there.
        if self._waiting.match(between) or self._away.search(between):
            return False
        return all(len(item.split()) <= NEXT_WORDS for item in self._between_items.split(between))
