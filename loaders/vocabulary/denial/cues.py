"""The words of denial: the file that holds them, and its phrases as one pattern a kind of cue."""

import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationInfo, field_validator

from loaders.vocabulary.phrases import BadPhrase, Phrase
from loaders.vocabulary.words import Text
from loaders.vocabulary.yaml_data import read_checked

FILE = "denials.yaml"
Phrases = tuple[Text, ...]


class CueKind(StrEnum):
    """What a cue does: `apparent` ones do nothing but look like the others."""

    APPARENT = "apparent"
    DENIED_AHEAD = "denied_ahead"
    DENIED_NEXT = "denied_next"
    DENIED_BEFORE = "denied_before"
    PAST_AHEAD = "past_ahead"
    PAST_BEFORE = "past_before"
    OTHERS_AHEAD = "others_ahead"
    OTHERS_BEFORE = "others_before"


class DenialFile(BaseModel):
    """The file: named wordings, cues by kind, and the words that shape their reach."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    words: Mapping[Text, Text]
    apparent: Phrases
    denied_ahead: Phrases
    denied_next: Phrases
    denied_before: Phrases
    past_ahead: Phrases
    past_before: Phrases
    others_ahead: Phrases
    others_before: Phrases
    departments: Phrases
    people: Phrases
    reviewed: Phrases
    softened: Phrases
    ends: Phrases
    verbs: Phrases
    asides: Phrases
    no_kinds: Phrases
    no_holdings: Phrases
    no_joins: Phrases
    no_ends: Phrases

    @field_validator(*(str(kind) for kind in CueKind), "reviewed")
    @classmethod
    def _are_phrases(cls, phrases: Phrases, info: ValidationInfo) -> Phrases:
        try:
            for text in phrases:
                Phrase.of(text, info.data.get("words", {}))
        except BadPhrase as error:
            raise ValueError(str(error)) from error
        return phrases

    @classmethod
    def read(cls, folder: Path) -> "DenialFile":
        """The file of a folder; raises BadVocabulary with every fault."""
        return read_checked(folder / FILE, cls, folder)

    def pattern(self, phrases: Phrases) -> re.Pattern[str]:
        """A pattern that meets any of the phrases."""
        parts = (Phrase.of(text, self.words).wanted[0].pattern for text in phrases)
        return re.compile("|".join(parts))

    def cues(self) -> dict[CueKind, re.Pattern[str]]:
        """The pattern of each kind of cue."""
        return {kind: self.pattern(getattr(self, kind)) for kind in CueKind}
