"""Names that are written in capitals, as people write them in a sentence."""

import re
from functools import partial

from loaders.vocabulary.names import name_words
from loaders.vocabulary.vocabulary import Vocabulary

# A word in capitals of so many letters may be an abbreviation, a shorter one is taken for one.
SHORT = 3
_NUMERAL = re.compile(r"[IVX]{1,4}")


def ordinary_case(text: str, vocabulary: Vocabulary) -> str:
    """A name that is all in capitals, in ordinary case; short words and systems are taken for such names."""
    words = text.split()
    if not text.isupper() or (len(words) == 1 and len(text) <= SHORT):
        return text
    return " ".join(map(partial(_in_case, vocabulary=vocabulary), words))


def _in_case(word: str, vocabulary: Vocabulary) -> str:
    if word.casefold() in {*vocabulary.grammar.small_words, *vocabulary.grammar.small_in_titles}:
        return word.lower()
    known = vocabulary.systems.named_in(word) and word.casefold() not in vocabulary.title_nouns
    if known or len(word) < SHORT or (len(word) == SHORT and not name_words().is_common(word)):
        return word
    # The numbers of levels stay as they are: "PLANNER I/II" is the "Planner I/II".
    if all(len(part) < SHORT or _NUMERAL.fullmatch(part) for part in re.split(r"[/-]", word)):
        return word
    return "-".join(part.capitalize() for part in word.split("-"))
