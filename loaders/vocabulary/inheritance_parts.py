"""The words of inheritance lines in groups: how much, the role before, all roles, what there is more."""

import re
from functools import cached_property

from pydantic import BaseModel, ConfigDict

from graph.folding import folded
from loaders.vocabulary.words import Text, any_or_none, one_of, single_words

Phrases = tuple[Text, ...]


class InheritancePart(BaseModel):
    """Words that are checked once and kept."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ScopeWords(InheritancePart):
    """The words that say how much is inherited."""

    technical: Phrases
    soft: Phrases
    responsibilities: Phrases


class BeforeWords(InheritancePart):
    """The words of "the previous level", "the level below": which one, of what; `above` is of the page."""

    which: Phrases = ()
    levels: Phrases = ()
    behind: Phrases = ()
    others: Phrases = ()
    above: Phrases = ()
    said: Phrases = ()

    @cached_property
    def all_others(self) -> re.Pattern[str]:
        """Meets "other roles", "other user levels and roles"."""
        if not (self.others and self.levels):
            return any_or_none(())
        others, levels = (one_of(map(folded, words)) for words in (self.others, self.levels))
        return re.compile(rf"{others}\s+(?:\w+\s+)?{levels}\b(?:\s+\w+\s+{levels})?", re.IGNORECASE)


class ChainWords(InheritancePart):
    """The words by which one line speaks of all levels: "each level", "are cumulative".

    What is asked `reaches` the `higher` levels; `led` are words that may open the line before "each level".
    """

    each: Phrases = ()
    whole: Phrases = ()
    reaches: Phrases = ()
    higher: Phrases = ()
    led: Phrases = ()

    @cached_property
    def cumulative(self) -> re.Pattern[str]:
        """Meets what says of all levels that each takes over the one before."""
        reaches, higher = (one_of(map(folded, w)) if w else r"(?!)" for w in (self.reaches, self.higher))
        upward = rf"{reaches}\s+(?:\w+\s+){{0,3}}?{higher}"
        return re.compile(rf"{any_or_none(self.whole).pattern}|\b{upward}\b", re.IGNORECASE)

    @cached_property
    def lead(self) -> re.Pattern[str]:
        """Meets up to four words before "each level", the first of which leads to it: "In this team"."""
        led = one_of(map(folded, self.led)) if self.led else r"(?!)"
        return re.compile(rf"{led}\b(?:\s+\w+){{0,3}},?\s+", re.IGNORECASE)


class FurtherWords(InheritancePart):
    """The words by which a line says that a role has more than another one."""

    more: Phrases = ()
    being: Phrases = ()
    on: Phrases = ()
    as_one: Phrases = ()
    here: Phrases = ()

    @cached_property
    def further(self) -> re.Pattern[str]:
        """Meets what says that there is more; "one or more" does not."""
        more = any_or_none(self.more)
        return re.compile(rf"(?<!\bor )(?<!\boder ){more.pattern}", more.flags)

    @cached_property
    def opens_as_one(self) -> re.Pattern[str]:
        """Meets "basically"."""
        return any_or_none(self.as_one)

    @cached_property
    def goes_on(self) -> re.Pattern[str]:
        """Meets what leads from the other title to what there is more."""
        on = one_of(map(folded, self.on)) if self.on else r"(?!)"
        return re.compile(rf"\s*(?:[,–—-]|{on}\b)", re.IGNORECASE)

    @cached_property
    def further_here(self) -> re.Pattern[str]:
        """Meets "at this level also"."""
        return any_or_none(self.here)

    @cached_property
    def being_words(self) -> frozenset[str]:
        """The single words for "is"."""
        return single_words(self.being)
