"""The words by which a line says that a role takes over what another one asks."""

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache

from graph.folding import folded
from graph.kinds import Scope
from loaders.vocabulary.inheritance_parts import (
    BeforeWords,
    ChainWords,
    FurtherWords,
    InheritancePart,
    Phrases,
    ScopeWords,
)
from loaders.vocabulary.words import any_of, any_or_none, one_of, single_words

_NUMERAL = r"\d{1,2}|[IVX]{1,4}"


class InheritanceWords(InheritancePart):
    """How a line says that a role takes over another's requirements; wording.yaml tells of each list."""

    leads: Phrases
    sure_leads: Phrases
    firm_leads: Phrases = ()
    takes: Phrases = ()
    weak_takes: Phrases = ()
    sme: Phrases
    scopes: ScopeWords
    things: Phrases = ()
    between: Phrases = ()
    subjects: Phrases = ()
    modals: Phrases = ()
    tails: Phrases = ()
    joins: Phrases = ()
    adding: Phrases = ()
    behind: Phrases = ()
    barred: Phrases = ()
    before: BeforeWords = BeforeWords()
    chain: ChainWords = ChainWords()
    beyond: FurtherWords = FurtherWords()

    @cached_property
    def every_take(self) -> re.Pattern[str]:
        """Meets what may stand before the words for the other role."""
        return any_of((*self.leads, *self.sure_leads, *self.firm_leads, *self.takes, *self.weak_takes))

    def has_sign(self, text: str) -> bool:
        """True for a text with one of the words without which no line takes over anything."""
        return self._any_sign.search(text.lower()) is not None

    @cached_property
    def _any_sign(self) -> re.Pattern[str]:
        """Meets them in small letters: that is asked of every line, and takes half as long."""
        takes = (*self.leads, *self.sure_leads, *self.firm_leads, *self.takes, *self.weak_takes)
        either = any_of((*takes, *self.behind, *self.adding, *self.before.above))
        return re.compile(either.pattern)

    @cached_property
    def weak(self) -> re.Pattern[str]:
        """Meets those that say so only where the line ends behind the other role, or adds to it."""
        return any_or_none(self.weak_takes)

    @cached_property
    def firm(self) -> re.Pattern[str]:
        """Meets those that take over something, whatever its name."""
        return any_or_none(self.firm_leads)

    @cached_property
    def plain(self) -> re.Pattern[str]:
        """Meets those that say so only where what is taken over is named too."""
        return any_or_none(self.takes)

    @cached_property
    def sure(self) -> re.Pattern[str]:
        """Meets those behind which a word for a person is one for a role."""
        return any_of((*self.sure_leads, *self.firm_leads))

    @cached_property
    def join(self) -> re.Pattern[str]:
        """Meets what leads on from the other role to what is asked beside it."""
        return any_or_none((*self.joins, *self.adding))

    @cached_property
    def adds(self) -> re.Pattern[str]:
        """Meets what adds to the other role."""
        return any_or_none(self.adding)

    @cached_property
    def applies(self) -> re.Pattern[str]:
        """Meets what stands behind a title where the line begins with it."""
        return any_or_none((*self.behind, *self.adding))

    @cached_property
    def bars(self) -> re.Pattern[str]:
        """Meets what says that the line is of something else."""
        return any_or_none(self.barred)

    @cached_property
    def thing_words(self) -> frozenset[str]:
        """The single words for what is taken over, those for its scope among them."""
        scoped = (p for scope in Scope for p in getattr(self.scopes, scope, ()))
        # "Role requirements" are things, a role is none.
        return single_words((*self.things, *scoped)) - self.level_words

    @cached_property
    def between_words(self) -> frozenset[str]:
        """The single words that may stand between the lead and the title."""
        return self.thing_words | single_words(self.between)

    @cached_property
    def tail_words(self) -> frozenset[str]:
        """The single words that may stand behind the title."""
        return self.thing_words | single_words((*self.tails, *self.before.levels, *self.before.above))

    @cached_property
    def subject_words(self) -> frozenset[str]:
        """The single words that may stand before the lead, besides titles."""
        words = (*self.subjects, *self.modals, *self.between, *self.before.levels)
        return self.thing_words | single_words(words)

    @cached_property
    def opening(self) -> re.Pattern[str]:
        """Meets those that open a line."""
        return any_of(self.leads)

    @cached_property
    def level_words(self) -> frozenset[str]:
        """The words for a level, in lower case."""
        return single_words(self.before.levels)

    @cached_property
    def above_words(self) -> frozenset[str]:
        """The single words for above."""
        return single_words(self.before.above)

    @cached_property
    def label_words(self) -> frozenset[str]:
        """The single words that may stand before any lead: those of a label are among them."""
        return self.modal_words | self.thing_words | self.level_words

    @cached_property
    def modal_words(self) -> frozenset[str]:
        """The single words that may stand before any lead: "also", "must"."""
        return single_words(self.modals)

    @cached_property
    def rung(self) -> re.Pattern[str]:
        """Meets "the previous level", "the level below"."""
        which, levels, behind = (
            one_of(map(folded, words)) if words else r"(?!)"
            for words in (self.before.which, self.before.levels, self.before.behind)
        )
        said = one_of(map(folded, self.before.said)) if self.before.said else r"(?!)"
        return re.compile(rf"(?:{which}\s+{levels}|{levels}\s+{behind}|{said})\b", re.IGNORECASE)

    @cached_property
    def others(self) -> re.Pattern[str]:
        """Meets "other roles", "other user levels and roles"."""
        if not self.before.others:
            return any_or_none(())
        others, levels = (one_of(map(folded, words)) for words in (self.before.others, self.before.levels))
        rest = rf"(?:\s+\w+\s+{levels})?"
        return re.compile(rf"{others}\s+(?:\w+\s+)?{levels}\b{rest}", re.IGNORECASE)

    @cached_property
    def above(self) -> re.Pattern[str]:
        """Meets "above"."""
        return any_or_none(self.before.above)

    @cached_property
    def each_level(self) -> re.Pattern[str]:
        """Meets "each level" where a line begins."""
        each, levels = (
            one_of(map(folded, w)) if w else r"(?!)" for w in (self.chain.each, self.before.levels)
        )
        return re.compile(rf"{each}\s+{levels}\b", re.IGNORECASE)

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """Meets what says of all levels that each takes over the one before."""
        return any_or_none(self.chain.whole)

    @cached_property
    def further(self) -> re.Pattern[str]:
        """Meets what says that there is more; "one or more" does not."""
        more = any_or_none(self.beyond.more)
        return re.compile(rf"(?<!\bor )(?<!\boder ){more.pattern}", more.flags)

    @cached_property
    def further_things(self) -> re.Pattern[str]:
        """Meets "additional duties": that there is more, and of what."""
        more, things = (one_of(map(folded, w)) if w else r"(?!)" for w in (self.beyond.more, self.things))
        return re.compile(rf"\b{more}\s+{things}\b", re.IGNORECASE)

    @cached_property
    def goes_beyond(self) -> re.Pattern[str]:
        """Meets what leads from the other title to what there is more."""
        on = one_of(map(folded, self.beyond.on)) if self.beyond.on else r"(?!)"
        return re.compile(rf"\s*(?:[,–—-]|{on}\b)", re.IGNORECASE)

    @cached_property
    def as_one(self) -> re.Pattern[str]:
        """Meets "basically"."""
        return any_or_none(self.beyond.as_one)

    @cached_property
    def further_here(self) -> re.Pattern[str]:
        """Meets "at this level also"."""
        return any_or_none(self.beyond.here)

    @cached_property
    def being_words(self) -> frozenset[str]:
        """The single words for "is"."""
        return single_words(self.beyond.being)

    def numbered(self, numbers: Iterable[str]) -> re.Pattern[str]:
        """Meets "level one", "Level 2", with the number as group "n"."""
        return _numbered(self.before.levels, tuple(numbers))


# Asked for each line that may take over from another role.
@lru_cache(maxsize=8)
def _numbered(levels: tuple[str, ...], numbers: tuple[str, ...]) -> re.Pattern[str]:
    named = one_of(map(folded, levels)) if levels else r"(?!)"
    return re.compile(rf"(?:{named})\s+(?P<n>{_NUMERAL}|{one_of(numbers)})\b", re.IGNORECASE)
