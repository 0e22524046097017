"""What the keys of ladders that are written as data mean, out of `seeds/vocabulary/keys.yaml`."""

import re
from enum import StrEnum
from functools import cache, cached_property

from pydantic import BaseModel, ConfigDict

from loaders.vocabulary.vocabulary import lookup_key
from loaders.vocabulary.words import Text, Words
from loaders.vocabulary.yaml_data import read_checked
from seeds.shipped import VOCABULARY

# Where one word ends and the next begins in a key such as niceToHave.
_JOINT = re.compile(r"(?<=[a-zà-ÿ\d])(?=[A-ZÀ-Þ])|(?<=[A-Z])(?=[A-Z][a-z])|[\s_.:/@$-]+")
LONGEST_KEY = 120


class KeyKind(StrEnum):
    """What stands behind a key; the values are the lists of the file."""

    TITLE = "title"
    NAME = "name"
    AREA = "area"
    ROLES = "roles"
    RUNGS = "rungs"
    FAMILY = "family"
    FAMILIES = "families"
    LEVEL = "level"
    INHERITS = "inherits"
    BEFORE = "before"
    YEARS = "years"
    LEAST_YEARS = "least_years"
    MOST_YEARS = "most_years"
    MONTHS = "months"
    EDUCATION = "education"
    SKILLS = "skills"
    SKILL = "skill"
    PROFICIENCY = "proficiency"
    NEED = "need"
    WELCOME = "welcome"
    ITEMS = "items"
    TEXT = "text"
    TOLD = "told"
    SILENT = "silent"


class KeyFile(BaseModel):
    """The words of the file, list by list."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    title: Words
    name: Words
    area: Words
    roles: Words
    rungs: Words
    family: Words
    families: Words
    level: Words
    inherits: Words
    before: Words
    years: Words
    least_years: Words
    most_years: Words
    months: Words
    education: Words
    skills: Words
    skill: Words
    proficiency: Words
    need: Words
    welcome: Words
    items: Words
    text: Words
    told: Words
    silent: Words
    silent_ends: Words
    form_ends: Words
    family_ends: Words
    rung_word: Text
    skills_word: Text
    meant: dict[Text, Text]
    nothing: Words
    yes: Words
    no: Words

    @cached_property
    def kinds(self) -> dict[str, frozenset[KeyKind]]:
        """All that a key of these words may be."""
        by_key: dict[str, set[KeyKind]] = {}
        for kind in KeyKind:
            for words in getattr(self, kind.value):
                by_key.setdefault(key_of(words), set()).add(kind)
        return {key: frozenset(kinds) for key, kinds in by_key.items()}

    def kinds_of(self, key: str) -> frozenset[KeyKind]:
        """What stands behind a key, by its words or the last of them; empty for a key nobody knows."""
        words = key_of(key)
        if words not in self.kinds:
            words = key_of(self.without_form(key))
        if words in self.kinds:
            return self.kinds[words]
        last = words.rpartition(" ")[2]
        if last in self.silent_ends:
            return frozenset({KeyKind.SILENT})
        return self.kinds.get(last, frozenset()) & {KeyKind.SKILLS}

    def without_form(self, key: str) -> str:
        """A key as people say it without the word for how its text is written: "duties" of dutiesMarkdown."""
        words = spoken_key(key).split()
        while len(words) > 1 and lookup_key(words[-1]) in self.form_ends:
            words.pop()
        return " ".join(words)

    @cached_property
    def ends(self) -> tuple[str, ...]:
        """What stands at the end of a family's name and is no part of it, the longest first."""
        return tuple(sorted(map(lookup_key, self.family_ends), key=len, reverse=True))


def key_of(key: str) -> str:
    """The words of a key in lower case: "nice to have" of niceToHave."""
    return lookup_key(spoken_key(key))


def spoken_key(key: str) -> str:
    """A key as people say it: its words with blanks between them."""
    if len(key) > LONGEST_KEY:
        return key
    return " ".join(word for word in _JOINT.split(key) if word) or key


@cache
def ladder_keys() -> KeyFile:
    """The shipped words, read once; raises BadVocabulary."""
    return read_checked(VOCABULARY / "keys.yaml", KeyFile)
