"""The small words of English by which the parts of a statement are told: one file, whatever the trade."""

import re
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from loaders.vocabulary.yaml_data import read_checked

FILE = "grammar.yaml"
Text = Annotated[str, Field(min_length=1)]
Words = Annotated[tuple[Text, ...], Field(min_length=1)]


def one_of(words: Iterable[str]) -> str:
    """A pattern, as text, for any of the words, the longest first; a `*` stands for further letters."""
    longest = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\*", r"\w*") for word in longest) + ")"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class DegreeWords(_Part):
    """The words around the field of a degree."""

    nouns: Words
    joins: Words
    ends: Words


class ExperienceWords(_Part):
    """The words around years of experience and their field."""

    years: Words
    or_more: Words
    said: Words
    joins: Words
    before_field: Words
    articles: Words
    ends: Words
    tails: Words
    other: Words
    not_behind: Words

    @cached_property
    def is_said(self) -> re.Pattern[str]:
        """Meets what says, behind years, that they are years of experience."""
        return re.compile(rf"\b{one_of(self.said)}\b", re.IGNORECASE)

    @cached_property
    def tail(self) -> re.Pattern[str]:
        """Meets the last word of a field that is no part of it, with the blanks at the end."""
        return re.compile(rf"\s+{one_of(self.tails)}?\s*$", re.IGNORECASE)

    @cached_property
    def field_behind(self) -> re.Pattern[str]:
        """Finds the field in "experience in X"."""
        return re.compile(
            rf"\bexperience\s+{one_of(self.joins)}\s+(?:an?\s+)?"
            rf"(.+?)(?=[;.(]|,\s|\s+{one_of(self.ends)}\b|$)"
        )

    @cached_property
    def field_before(self) -> re.Pattern[str]:
        """Finds the field in "of X experience"."""
        return re.compile(r"\s*(?:of\s+)?(?!of\b)([a-z][\w/& -]*?)\s+experience\b")

    @cached_property
    def direct_field(self) -> re.Pattern[str]:
        """Finds the field right behind years, in "of X", "as an X" or "X": whatever else may stand there."""
        led = rf"\s*(?:{one_of(self.before_field)}\s+)?(?:{one_of(self.articles)}\s+)?"
        ends = rf"[;.,(:]|\s+{one_of(self.ends)}\b|\s+or\b|\s*$"
        other = rf"(?!{led}{one_of(self.other)}\b)"
        return re.compile(rf"{other}{led}([^\W\d_][\w/&' -]*?)(?={ends})", re.IGNORECASE)

    @cached_property
    def behind_other(self) -> re.Pattern[str]:
        """Meets what stands before years of something else."""
        return re.compile(rf"\b{one_of(self.not_behind)}\s+$", re.IGNORECASE)


class DenialWords(_Part):
    """The small words that shape how far a denial reaches."""

    joining: Words
    no: Words
    no_values: Words
    years_past: Words
    of_today: Words
    negations: Words
    away: Words
    waiting_but: Words
    fillers: Words
    bridges: Words
    plural: Words
    singular: Words
    then: Words
    onward: Words
    opening: Words
    abbreviations: Words
    subjects: Words
    passive: Words
    agents: Words
    others: Words


class GrammarFile(_Part):
    """The whole file."""

    small: Words
    small_in_titles: Words
    list_leads: Words
    title_heads: Words
    track_kinds: Words
    held: Words
    inherited: Words
    degree: DegreeWords
    experience: ExperienceWords
    denial: DenialWords

    @classmethod
    def read(cls, folder: Path) -> "GrammarFile":
        """The file of a folder; raises BadVocabulary with every fault."""
        return read_checked(folder / FILE, cls, folder)

    @cached_property
    def small_words(self) -> frozenset[str]:
        """The small words that tell nothing of a track."""
        return frozenset(self.small)

    @cached_property
    def track_kind(self) -> re.Pattern[str]:
        """Meets the word behind the name of a track."""
        return re.compile(rf"\s+{one_of(self.track_kinds)}$", re.IGNORECASE)

    @cached_property
    def is_held(self) -> re.Pattern[str]:
        """Meets what people hold: a degree, a licence, experience."""
        return re.compile(rf"\b{one_of(self.held)}\b", re.IGNORECASE)

    @cached_property
    def is_inherited(self) -> re.Pattern[str]:
        """Meets what is sure to be taken over."""
        return re.compile(rf"\b{one_of(self.inherited)}\b")

    @cached_property
    def title_head(self) -> re.Pattern[str]:
        """Meets where the head of a title ends."""
        return re.compile(one_of(self.title_heads))

    @cached_property
    def degree_field(self) -> re.Pattern[str]:
        """Finds the field of a degree right behind it."""
        words = self.degree
        ends = rf"\s+or\s+\d|\s+{one_of(words.ends)}|[;.(]|$"
        return re.compile(rf"\s*(?:{one_of(words.nouns)}\s+)?{one_of(words.joins)}\s+(.+?)(?={ends})")

    @cached_property
    def list_lead(self) -> re.Pattern[str]:
        """Meets what opens a list of systems behind the word for them."""
        return re.compile(rf"\s*(?:\(|,?\s*{one_of(self.list_leads)})")
