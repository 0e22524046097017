"""The words of a statement that tell what it asks."""

from functools import lru_cache

from graph.questions.likeness.words import telling_words
from loaders.vocabulary.unknown_words import unknown_words


@lru_cache(maxsize=65536)
def words_of(text: str) -> frozenset[str]:
    """The telling words of a statement, without those that every asking has: "knowledge", "years"."""
    return frozenset(telling_words(text)) - unknown_words().empties
