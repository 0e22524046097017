"""The words of a statement that tell what it asks."""

from functools import lru_cache

from graph.questions.likeness.words import telling_words
from loaders.vocabulary.unknown_words import unknown_words


@lru_cache(maxsize=65536)
def words_of(text: str) -> frozenset[str]:
    """The telling words of a statement, without those that every asking has: "knowledge", "years"."""
    return frozenset(telling_words(text)) - unknown_words().empties


def first_words_of(text: str, count: int) -> tuple[str, ...]:
    """The first so many telling words of a statement, in its order; fewer where it has no more."""
    own = words_of(text)
    return tuple(word for word in telling_words(text) if word in own)[:count]
