"""The small words of English by which the parts of a statement are told: one file, whatever the trade."""

import re
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from loaders.vocabulary.experience import ExperienceWords
from loaders.vocabulary.words import Words, one_of
from loaders.vocabulary.yaml_data import read_checked

FILE = "grammar.yaml"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class DegreeWords(_Part):
    """The words around the field of a degree."""

    nouns: Words
    joins: Words
    ends: Words
    shown_by: Words
    either: Words
    both: Words
    equivalent: Words


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

    @cached_property
    def joint(self) -> re.Pattern[str]:
        """Meets a word that joins the things of a list."""
        return re.compile(rf"\b{one_of(self.joining)}\b", re.IGNORECASE)


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
        ends = rf"\s+{one_of((*words.either, *words.both))}\s+\d|\s+{one_of(words.ends)}|[;.(]|$"
        return re.compile(rf"\.?\s*(?:{one_of(words.nouns)}\s+)?{one_of(words.joins)}\s+(.+?)(?={ends})")

    @cached_property
    def list_lead(self) -> re.Pattern[str]:
        """Meets what opens a list of systems behind the word for them."""
        return re.compile(rf"\s*(?:\(|,?\s*{one_of(self.list_leads)})")
