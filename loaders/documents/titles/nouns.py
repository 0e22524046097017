"""The nouns of titles: those of trades and ranks, in English, German and French."""

import re
from collections.abc import Sequence
from functools import lru_cache

from loaders.vocabulary.names import name_words
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key

# The fewest letters of a word that another may end with, as "Newsletter" ends with one.
SHORTEST_NOUN = 4

_SLASHED = re.compile(r"[^\W\d]+/(?=[^\W\d]+ [A-Z])")
# Several numbers behind a title: "Engineer I-III", "Clerk 1/2", "Nurse I, II and III".
_RANGE = re.compile(
    r"\s+([IVX]{1,4}|\d{1,2})(?:\s*(?:[-–—/&,]|\b[a-zà]{1,4}\b)+\s*(?:[IVX]{1,4}|\d{1,2})\b)+"
)
# A number behind a title, or the code of a level: "Clerk II", "Clerk 2", "Clerk L2".
_ORDINAL = re.compile(r"^(?:[IVXivx]{1,4}|\d{1,2}|[A-Z]{1,2}-?\d{1,2})$")


def has_noun(title: str, vocabulary: Vocabulary) -> bool:
    """True when the head of the title, before a comma, "of" or a number, is a noun: "Roof/Facade Fitter"."""
    title = _RANGE.sub(r" \1", _SLASHED.sub("", title))
    head = vocabulary.grammar.title_head.split(title, maxsplit=1)[0].split()
    while head and (_ORDINAL.match(head[-1]) or _is_behind(head, vocabulary)):
        head.pop()
    return bool(head) and (_leads(head, vocabulary) or _is_noun(head[-1], vocabulary))


def names_doer(title: str, vocabulary: Vocabulary) -> bool:
    """True when the last word is formed as one who does something and no everyday word ends it.

    So "Pot Washer" and "Farrier", but not "Our Offer", "Newsletter" or "Checklist".
    """
    word = title.casefold().rpartition(" ")[-1]
    everyday = name_words().everyday
    ends = (word[at:] for at in range(len(word) - SHORTEST_NOUN + 1))
    return word.endswith(vocabulary.wording.titles.doers) and everyday.isdisjoint(ends)


def _is_behind(head: Sequence[str], vocabulary: Vocabulary) -> bool:
    """True for a level behind its noun, and no noun itself: "Développeur junior", "Buchhalter Senior"."""
    levels = map(lookup_key, vocabulary.wording.titles.behind)
    return len(head) > 1 and lookup_key(head[-1]) in levels and not _is_noun(head[-1], vocabulary)


def _leads(head: Sequence[str], vocabulary: Vocabulary) -> bool:
    """True for a noun before its field: "Responsable Communication", "Teamleitung Einkauf"."""
    if len(head) < 2:
        return False
    if head[0].casefold() in vocabulary.wording.titles.leading:
        return True
    words, noun = vocabulary.wording.titles, _plain(head[0], vocabulary)
    compound = noun.endswith(words.compounds) and noun not in words.nouns
    german = compound or noun in _german(words.nouns)
    return german and head[0][0].isupper() and head[1][0].isupper()


@lru_cache(maxsize=8)
def _german(nouns: tuple[str, ...]) -> frozenset[str]:
    """The nouns that are German alone, in lower case; the vocabulary writes these in capitals."""
    return frozenset(noun.casefold() for noun in nouns if noun[:1].isupper()) - set(nouns)


def _is_noun(word: str, vocabulary: Vocabulary) -> bool:
    """True for a noun of titles, also before a hyphen and a name: "Clerk-Payroll", and for women too."""
    first, _, behind = word.partition("-")
    named = bool(behind) and behind[0].isupper() and first[:1].isupper()
    forms = {_plain(word, vocabulary), *([_plain(first, vocabulary)] if named else [])}
    if not forms.isdisjoint(vocabulary.title_nouns):
        return True
    ends = vocabulary.wording.titles.compounds
    return word[:1].isupper() and any(form.endswith(end) for form in forms for end in ends)


def _plain(word: str, vocabulary: Vocabulary) -> str:
    """A noun in lower case, without the ending for women or for both that none of its own forms has."""
    word = word.casefold().strip(".")
    if word in vocabulary.title_nouns:
        return word
    for ending in sorted(vocabulary.wording.titles.feminine, key=len, reverse=True):
        stem = word.removesuffix(ending)
        if stem != word and (
            stem in vocabulary.title_nouns or stem.endswith(vocabulary.wording.titles.compounds)
        ):
            return stem
    return word
