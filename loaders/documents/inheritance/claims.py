"""How a line says that a role takes over what another asks: its shape, and the words for that role.

Such a line is [who] takes [between] TITLE [tail], and then ends, or goes on behind a mark or a joining
word. All words are data; a line of another shape is none, for a wrong link is worse than a missing one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.kinds import Scope
from loaders.documents.inheritance.spoken_targets import PARTING, Before, SpokenTarget, TargetFinder
from loaders.documents.titles.known_titles import KnownTitles
from loaders.documents.titles.title_words import Spoken, TitleFinder
from loaders.vocabulary.inheritance_words import InheritanceWords
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key

# Marks that may stand before a line that takes over something.
_OPENING = frozenset({"(", "'s", '"', "[", "-"})
_MARKS = frozenset(".,;:()[]!–—-+&")
MOST_TAILS = 8


@dataclass(frozen=True)
class Claim:
    """What an inheritance line says: its scope (None: not said), an SME mark, the words of its target.

    `before` tells that these are no title but mean a role by where it stands; `rest` is the character,
    from 0, at which begins what the line asks beside, None where it asks nothing; `also` are further
    titles that it names.
    """

    scope: Scope | None
    sme: bool
    target: str
    before: Before | None = None
    rest: int | None = None
    also: tuple[str, ...] = ()


class ClaimingLine:
    """One line, looked through for each place at which it may say that something is taken over.

    `later` tells that it is a sentence behind another, which must say so by more than "see" or "as".
    """

    def __init__(
        self, text: str, titles: KnownTitles, vocabulary: Vocabulary, bullet: bool, later: bool = False
    ) -> None:
        self.text, self.bullet, self.vocabulary, self.later = text, bullet, vocabulary, later
        self.words: InheritanceWords = vocabulary.wording.inheritance
        self.titles, self.finder = titles, TargetFinder(text, titles, vocabulary)
        self.tokens = self.finder.tokens

    def claim(self) -> Claim | None:
        """The first claim of the line."""
        first = None if self.later else self._named_first()
        return next((said for said in (*self._claims(), first) if said), None)

    def _claims(self) -> Iterator[Claim | None]:
        for lead in self.words.every_take.finditer(self.text):
            weak = bool(self.words.weak.fullmatch(lead.group()))
            if not (self.later and weak) and self._is_subject(self.text[: lead.start()], weak):
                yield self._behind(lead)

    def _is_subject(self, text: str, weak: bool) -> bool:
        """True for nothing, and for words that speak of a role; titles are such, unless it is weak.

        The name of a section may stand before them: "Typical duties: in addition to those of the Baker".
        """
        label, colon, behind = text.partition(":")
        text = behind if colon and self.vocabulary.section_named(label)[0] else text
        finder = TitleFinder(text, self.titles, self.vocabulary)
        plain = self.words.label_words if weak else self.words.subject_words
        at = 0
        while at < len(finder.tokens):
            spoken = None if weak else finder.title_at(at, loose=True)
            if finder.words[at] in plain or finder.words[at] in _OPENING or (at and finder.words[at] in ",:"):
                at += 1
            elif spoken:
                at = spoken.end
            else:
                return False
        return True

    def _behind(self, lead: re.Match[str]) -> Claim | None:
        """The claim of what stands behind the words that take over."""
        first = self.finder.token_from(lead.end())
        # "All of the previous" means "the previous".
        first -= first > 0 and lead.group().casefold().split()[-1] in self.words.article_words
        sure, firm = (bool(p.fullmatch(lead.group())) for p in (self.words.sure, self.words.firm))
        target = self.finder.target(first, sure, firm)
        if target is None:
            return None
        end = self._behind_tails(target.end)
        said = {*self.finder.words[first : target.first], *self.finder.words[target.end : end]}
        done = self._all_done(said, lead.group())
        things = bool(said & self.words.thing_words) or self._says_things(lead) or done
        return self._checked(target, end, lead, things) if self._goes_on(target, end, lead, things) else None

    def _says_things(self, lead: re.Match[str]) -> bool:
        label = self.text[: lead.start()].rstrip()
        said = f"{label} {lead.group()}" if label.endswith(":") else lead.group()
        return bool({*said.casefold().replace(":", " ").split()} & self.words.thing_words)

    def _all_done(self, said: set[str], lead: str) -> bool:
        """True for "what a clerk does"."""
        asked = {*said, *lead.casefold().split()}
        return bool(asked & self.words.what_words and said & self.words.doing_words)

    def _behind_tails(self, at: int) -> int:
        """The token behind the words that may follow the other role."""
        last = min(at + MOST_TAILS, len(self.tokens))
        while at < last and not self._joined(at) and self._is_tail(at):
            at += 1
        return at

    def _is_tail(self, at: int) -> bool:
        word = self.finder.words[at]
        behind = self.finder.words[at + 1 : at + 2]
        bracketed = word == "(" and bool(behind) and behind[0] in self.words.tail_words
        return word in self.words.tail_words or word in PARTING or word == ")" or bracketed

    def _joined(self, at: int) -> bool:
        return bool(self.words.join.match(self.text, self.tokens[at].start()))

    def _is_whole(self, target: SpokenTarget, end: int, lead: re.Match[str]) -> bool:
        """True for "everything a clerk does" of a clerk that is known."""
        return target.known and end > target.end and bool(self.words.sure.match(lead.group()))

    def _goes_on(self, target: SpokenTarget, end: int, lead: re.Match[str], things: bool) -> bool:
        """True where the line ends here, or goes on as one that takes over something does."""
        if end >= len(self.tokens):
            return True
        adds = self._adds(end)
        if self.words.weak.fullmatch(lead.group()) and not things and not self._is_whole(target, end, lead):
            return adds or self._rest(end) is None
        return adds or self._is_over(end)

    def _adds(self, end: int) -> bool:
        """True where a word that adds to the other role follows, a comma before it or none."""
        while end < len(self.tokens) and self.tokens[end].group() in {",", "-", "–", "—", ";"}:
            end += 1
        return end < len(self.tokens) and bool(
            self.words.adds.match(self.text, self.tokens[end].start()) or self.tokens[end].group() in "+&"
        )

    def _checked(self, target: SpokenTarget, end: int, lead: re.Match[str], things: bool) -> Claim | None:
        """The claim, unless it is too little sure for what it names."""
        besides = self.words.besides_it.fullmatch(lead.group())
        whole = bool(target.before and (besides or self.words.opening.fullmatch(lead.group())))
        closed = self._rest(end) is None or self.tokens[end].group() == ":"
        whole = whole or bool(besides and target.known and closed)
        if self.words.plain.fullmatch(lead.group()) and not things and not whole:
            return None
        sme = bool(self.vocabulary.patterns["sme"].search(self.text))
        sure = self.words.sure.fullmatch(lead.group())
        if not (target.before or target.known or sure or things or (sme and not self.bullet)):
            return None
        return self._told(target, lead.end(), end)

    def _told(self, target: SpokenTarget, start: int, end: int) -> Claim:
        first, last = self.tokens[target.first].start(), self.tokens[target.end - 1].end()
        also, end = self._also(target, end)
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
            also,
        )

    def _also(self, target: SpokenTarget, end: int) -> tuple[tuple[str, ...], int]:
        """Further known titles that follow: "of the Baker and the Driver"; and the token behind them."""
        also: list[str] = []
        while not target.before and (place := self._rest(end)) is not None:
            at = self.finder.token_from(place)
            while at < len(self.tokens) and self.finder.words[at] in self.words.between_words:
                at += 1
            named = self.finder.named_at(at) if at < len(self.tokens) else None
            behind = self._behind_tails(named.end) if named else at
            if not named or not named.known or not self._is_over(behind):
                break
            also.append(self.finder.surface(Spoken(named.first, named.end, True)))
            end = behind
        return tuple(also), end

    def _is_over(self, end: int) -> bool:
        """True where the words for a role end here."""
        if end >= len(self.tokens) or self.tokens[end].group() in _MARKS or self._joined(end):
            return True
        return end > 0 and self.tokens[end - 1].group().endswith(".")

    def _rest(self, at: int) -> int | None:
        """Where what is asked beside begins, behind marks and joining words."""
        while at < len(self.tokens):
            start = self.tokens[at].start()
            joined = self.words.join.match(self.text, start)
            if joined:
                at = self.finder.token_from(joined.end())
            elif self.tokens[at].group() in _MARKS:
                at += 1
            else:
                return start
        return None

    def _named_first(self) -> Claim | None:
        """The claim of a line that opens with the other role: "Baker requirements apply, plus"."""
        target = next((t for n in range(min(MOST_TAILS, len(self.tokens))) if (t := self._opening(n))), None)
        if target is None:
            return None
        end = self._behind_tails(target.end)
        things = bool(
            {*self.finder.words[: target.first], *self.finder.words[target.end : end]}
            & self.words.thing_words
        )
        pointed = end >= len(self.tokens) and not self.words.above_words.isdisjoint(
            self.finder.words[target.end : end]
        )
        adds = self._adds(end) and (things or self._rest(end) is None)
        applied = pointed or self._is_applied(target.end, end) or adds or (things and self._leads_on(end))
        return self._told(target, 0, end) if applied else None

    def _opening(self, at: int) -> SpokenTarget | None:
        """The known title, or the words for the role before, behind nothing but small words."""
        if not all(word in self.words.between_words or word in _OPENING for word in self.finder.words[:at]):
            return None
        named = self.finder.named_at(at)
        return named if named and (named.known or named.before) else None

    def _leads_on(self, end: int) -> bool:
        """True where the line ends with a word that leads on: "Baker duties, and:"."""
        behind = self.tokens[end].start() if end < len(self.tokens) else len(self.text)
        return self._rest(end) is None and bool(self.words.join.search(self.text, behind))

    def _is_applied(self, first: int, end: int) -> bool:
        """True where the words before the token `end`, or behind `first`, say that all of it applies."""
        for at in range(first, min(end + 1, len(self.tokens))):
            if met := self.words.applied.match(self.text, self.tokens[at].start()):
                return self._is_over(self._behind_tails(self.finder.token_from(met.end())))
        behind = self.text[: self.tokens[end].start()] if end < len(self.tokens) else self.text
        return any(behind.rstrip(" .,;:").casefold().endswith(f" {word}") for word in self.words.behind)
