"""In which language a document is written, by its small words, out of `seeds/vocabulary/languages.yaml`."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from loaders.vocabulary.words import Text, Words
from loaders.vocabulary.yaml_data import read_checked
from seeds.shipped import VOCABULARY

FILE = "languages.yaml"
FEWEST = 5
_WORD = re.compile(r"[^\W\d_]+'?")


class Language(BaseModel):
    """A language that is told from English: its code (ISO 639-1), its English name, its small words."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    code: Text
    name: Text
    words: Words


class LanguageFile(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    english: Words
    languages: tuple[Language, ...]


@dataclass(frozen=True)
class Languages:
    """The languages with the words that tell them, none of which is English."""

    languages: tuple[Language, ...]
    english: frozenset[str]
    of_word: dict[str, tuple[int, ...]]

    @classmethod
    def of(cls, file: LanguageFile) -> "Languages":
        """The languages of a file."""
        english = frozenset(word.casefold() for word in file.english)
        of_word: dict[str, tuple[int, ...]] = {}
        for number, language in enumerate(file.languages):
            for word in {word.casefold() for word in language.words} - english:
                of_word[word] = (*of_word.get(word, ()), number)
        return cls(file.languages, english, of_word)

    def of_text(self, text: str) -> Language | None:
        """The language of a text where it is another than English, None where too little tells it."""
        words = Counter(word.casefold() for word in _WORD.findall(text))
        telling: Counter[int] = Counter()
        for word in words.keys() & self.of_word.keys():
            for number in self.of_word[word]:
                telling[number] += words[word]
        if not telling:
            return None
        number, often = max(telling.items(), key=lambda told: (told[1], -told[0]))
        english = sum(words[word] for word in words.keys() & self.english)
        return self.languages[number] if often >= max(FEWEST, 2 * english) else None


@cache
def languages() -> Languages:
    """The shipped languages; raises BadVocabulary."""
    return Languages.of(read_checked(VOCABULARY / FILE, LanguageFile))
