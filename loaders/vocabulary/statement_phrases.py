"""Phrases by which statements say what was decided of them: by the words that they share."""

import re
from collections.abc import Sequence

from graph.errors import BadVocabulary
from graph.questions.likeness.words import telling_words
from loaders.vocabulary.competencies import Competencies
from loaders.vocabulary.phrases import BadPhrase, Phrase

_WORD = re.compile(r"[^\W_]+")
# A phrase of fewer words would be met by what says something else; one of more by nothing else.
FEWEST, MOST = 2, 6
# From so many letters on a word is met with any ending.
STEM = 5


def statement_phrases(statements: Sequence[str], known: Competencies) -> tuple[str, ...]:
    """One phrase for statements that share enough words, else one a statement.

    Raises BadVocabulary for a statement that no phrase of a few words meets.
    """
    texts = [known.searched(statement) for statement in statements]
    spoken = [_telling(text) for text in texts]
    common = [word for word in spoken[0] if all(word in words for words in spoken)] if spoken else []
    if len(common) >= FEWEST and _meets(common, texts):
        return (_phrase(common),)
    for text, words in zip(texts, spoken, strict=True):
        if not words or not _meets(words, [text]):
            raise BadVocabulary(f"no phrase can be made of {text[:80]!r}; give one with --phrase")
    return tuple(dict.fromkeys(_phrase(words) for words in spoken))


def _telling(text: str) -> list[str]:
    """The words of a statement that tell something, as phrases write them, each once in its order."""
    words = (word.casefold() for word in _WORD.findall(text) if telling_words(word))
    return list(dict.fromkeys(_open(word) for word in words))


def _open(word: str) -> str:
    if len(word) < STEM:
        return word
    return (word[:-3] if word.endswith("ies") else word.removesuffix("s")) + "*"


def _phrase(words: Sequence[str]) -> str:
    return " & ".join(words[:MOST])


def _meets(words: Sequence[str], texts: Sequence[str]) -> bool:
    try:
        phrase = Phrase.of(_phrase(words), {})
    except BadPhrase:
        return False
    return all(phrase.is_met_in(text) for text in texts)
