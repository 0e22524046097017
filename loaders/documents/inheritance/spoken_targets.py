"""The words of a line that mean another role: by its title, or by where it stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from loaders.documents.titles.known_titles import KnownTitles
from loaders.documents.titles.level_codes import CODE
from loaders.documents.titles.title_words import Spoken, TitleFinder
from loaders.vocabulary.inheritance_words import InheritanceWords
from loaders.vocabulary.vocabulary import Vocabulary

MOST_BETWEEN = 10
# Signs that part words which belong together.
PARTING = frozenset({"/", "&", "'s", '"', "'"})


class Before(StrEnum):
    """How a line speaks of the role before: by rank ("the level below"), by place ("above"), by number.

    `OTHERS` is for "all other roles", of which it does not say which they are.
    """

    RANK = "rank"
    PLACE = "place"
    NUMBER = "number"
    OTHERS = "others"


@dataclass(frozen=True)
class SpokenTarget:
    """The words for the other role: tokens from `first` to before `end`."""

    first: int
    end: int
    known: bool = False
    before: Before | None = None


class TargetFinder(TitleFinder):
    """Finds the words for another role in a line."""

    def __init__(self, text: str, titles: Iterable[str] | KnownTitles, vocabulary: Vocabulary) -> None:
        super().__init__(text, titles, vocabulary)
        self.lists: InheritanceWords = vocabulary.wording.inheritance
        self._numbered = self.lists.numbered(vocabulary.wording.numbers)

    def token_from(self, place: int) -> int:
        """The first token at or behind this character."""
        return next((n for n, t in enumerate(self.tokens) if t.start() >= place), len(self.tokens))

    def target(self, first: int, sure: bool, firm: bool) -> SpokenTarget | None:
        """The first such words from this token on, with nothing foreign before them.

        `sure` takes a title in lower case and a level alone, `firm` anything in capitals.
        """
        above: SpokenTarget | None = None
        at = first
        while at < min(first + MOST_BETWEEN, len(self.tokens)):
            named = self._behind_level(at) or self.named_at(at)
            if named and named.before != Before.PLACE:
                return named
            if named:
                # "All of the above Baker duties" means the baker.
                above, at = above or named, named.end
            elif self.words[at] in self.lists.between_words or self.words[at] in PARTING or self._listed(at):
                at += 1
            else:
                return above or self._guessed(first, at, sure, firm)
        return above

    def _listed(self, at: int) -> bool:
        """True for the comma of "the knowledge, skills and abilities of a baker"."""
        things, behind = self.lists.thing_words, list(self.words[at + 1 : at + 3])
        if behind and behind[0] in self.lists.between_words - things:
            behind.pop(0)
        return (
            self.words[at] == ","
            and things.issuperset(self.words[at - 1 : at])
            and bool(behind and behind[0] in things)
        )

    def _behind_level(self, at: int) -> SpokenTarget | None:
        """The known title behind a word such as "role", which German writes with a capital."""
        if self.words[at] not in self.lists.between_words or at + 1 == len(self.tokens):
            return None
        named = self.named_at(at + 1)
        return named if named and named.known else None

    def named_at(self, at: int) -> SpokenTarget | None:
        """The title that begins at this token, or the words for the role before."""
        before, spoken = self._before_at(at), self.title_at(at)
        if before or spoken is None:
            return before
        return SpokenTarget(spoken.first, spoken.end, spoken.known)

    def _guessed(self, first: int, at: int, sure: bool, firm: bool) -> SpokenTarget | None:
        owned = not {"that", "those"}.isdisjoint(self.words[first:at])
        spoken = (
            self.slip_at(at)
            or self._levelled_role(at)
            or (self.title_at(at, loose=True) or self._level_at(at) if sure or firm else None)
            or (self.capitals_at(at) if firm or owned else None)
            or (
                Spoken(at, at + 1, False)
                if sure and CODE.fullmatch(self.tokens[at].group().strip("."))
                else None
            )
        )
        return SpokenTarget(spoken.first, spoken.end) if spoken else None

    def _level_at(self, at: int) -> Spoken | None:
        """A level that stands alone for its role: "the Senior"."""
        alone = self.tokens[at].group()[0].isupper() and self.words[at] in self.levels
        return Spoken(at, at + 1, False) if alone else None

    def _levelled_role(self, at: int) -> Spoken | None:
        """A level that stands for its role: "the senior role"."""
        named = self.words[at] in self.levels and self.words[at + 1 : at + 2]
        return Spoken(at, at + 1, False) if named and named[0] in self.lists.level_words else None

    def _before_at(self, at: int) -> SpokenTarget | None:
        """The words that mean a role by where it stands, from this token on."""
        start = self.tokens[at].start()
        for kind, pattern in (
            (Before.RANK, self.lists.rung),
            (Before.NUMBER, self._numbered),
            (Before.OTHERS, self.lists.before.all_others),
            (Before.PLACE, self.lists.above),
        ):
            if met := pattern.match(self.text, start):
                return SpokenTarget(self._from_level(at, kind), self.token_from(met.end()), before=kind)
        return None

    def _from_level(self, at: int, kind: Before) -> int:
        """The token of "role" in "the role above"."""
        levelled = kind == Before.PLACE and at and self.words[at - 1] in self.lists.level_words
        return at - 1 if levelled else at
