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
from loaders.vocabulary.words import any_of, any_or_none, first_words, one_of, single_words

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
    besides: Phrases = ()
    articles: Phrases = ()
    what: Phrases = ()
    doing: Phrases = ()
    before: BeforeWords = BeforeWords()
    chain: ChainWords = ChainWords()
    beyond: FurtherWords = FurtherWords()

    @cached_property
    def every_take(self) -> re.Pattern[str]:
        """Meets what may stand before the words for the other role."""
        return any_of(self._all_takes)

    @cached_property
    def _all_takes(self) -> Phrases:
        surer = (*self.leads, *self.sure_leads, *self.firm_leads)
        return (*surer, *self.takes, *self.weak_takes, *self.besides)

    def has_sign(self, text: str) -> bool:
        """True for a text with one of the words without which no line takes over anything."""
        return self._any_sign.search(text.lower()) is not None

    @cached_property
    def _any_sign(self) -> re.Pattern[str]:
        """Meets them in small letters: that is asked of every line, and takes half as long."""
        either = any_of((*self._all_takes, *self.behind, *self.adding, *self.before.above))
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
        return any_or_none((*self.takes, *self.besides))

    @cached_property
    def besides_it(self) -> re.Pattern[str]:
        """Meets those behind which a title alone is one that is taken over, where the line ends behind it."""
        return any_or_none(self.besides)

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
    def applied(self) -> re.Pattern[str]:
        """Meets what says behind the other role that what it asks applies."""
        return any_or_none(self.behind)

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
    def article_words(self) -> frozenset[str]:
        """The single articles."""
        return single_words(self.articles)

    @cached_property
    def what_words(self) -> frozenset[str]:
        """The single words for "what" in "what a clerk does"."""
        return single_words(self.what)

    @cached_property
    def doing_words(self) -> frozenset[str]:
        """The single words for "does" in "what a clerk does"."""
        return single_words(self.doing)

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
    def above(self) -> re.Pattern[str]:
        """Meets "above"."""
        return any_or_none(self.before.above)

    def several(self, target: str) -> bool:
        """True where words for what stands before mean several: "the previous levels"."""
        return any(
            word.endswith("s") or word.endswith("Stufen")
            for word in target.split()
            if word.casefold() in self.level_words
        )

    @cached_property
    def rank_words(self) -> frozenset[str]:
        """The single words for one before: "previous"."""
        return single_words(self.before.which)

    @cached_property
    def each_level(self) -> re.Pattern[str]:
        """Meets "each level"."""
        each, levels = (
            one_of(map(folded, w)) if w else r"(?!)" for w in (self.chain.each, self.before.levels)
        )
        return re.compile(rf"\b{each}\s+{levels}\b", re.IGNORECASE)

    @cached_property
    def chain_beginnings(self) -> frozenset[str]:
        """Words of which a line has one that says of all levels that each takes over the one before."""
        return first_words((*self.before.levels, *self.chain.whole, *self.chain.reaches))

    @cached_property
    def further_things(self) -> re.Pattern[str]:
        """Meets "additional duties": that there is more, and of what."""
        more, things = (one_of(map(folded, w)) if w else r"(?!)" for w in (self.beyond.more, self.things))
        return re.compile(rf"\b{more}\s+{things}\b", re.IGNORECASE)

    def numbered(self, numbers: Iterable[str]) -> re.Pattern[str]:
        """Meets "level one", "Level 2", with the number as group "n"."""
        return _numbered(self.before.levels, tuple(numbers))


# Asked for each line that may take over from another role.
@lru_cache(maxsize=8)
def _numbered(levels: tuple[str, ...], numbers: tuple[str, ...]) -> re.Pattern[str]:
    named = one_of(map(folded, levels)) if levels else r"(?!)"
    return re.compile(rf"(?:{named})\s+(?P<n>{_NUMERAL}|{one_of(numbers)})\b", re.IGNORECASE)
