"""Titles with a slip of the pen, such as "Manger, Payroll"."""

from collections.abc import Sequence

from loaders.documents.titles.key_words import key_words
from loaders.vocabulary.vocabulary import Vocabulary

# Shorter words are too alike for one to be a slip of the pen for another.
LEAST_LETTERS = 5


def is_slip(title: Sequence[str], spoken: Sequence[str], sure: frozenset[str] | set[str]) -> bool:
    """True for words of a title but for one slip of the pen in a word that is none of the sure ones."""
    if len(title) != len(spoken):
        return False
    other = [(a, b) for a, b in zip(title, spoken, strict=True) if a != b]
    if len(other) != 1 or other[0][1] in sure or min(map(len, other[0])) < LEAST_LETTERS:
        return False
    return _one_slip(*other[0])


def _one_slip(right: str, wrong: str) -> bool:
    """True for words that differ by one letter more, less or other, or by two that changed places."""
    short, long = sorted((right, wrong), key=len)
    at = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(long) - len(short) > 1:
        return False
    if len(long) > len(short):
        return short[at:] == long[at + 1 :]
    changed = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return changed or short[at + 1 :] == long[at + 1 :]


def words_of_titles(vocabulary: Vocabulary) -> frozenset[str]:
    """The words for levels and the nouns of titles, none of which is another one's slip."""
    titles = vocabulary.wording.titles
    return frozenset(w for term in (*titles.seniority, *titles.nouns) for w in key_words(term))
