"""Which role the words of an inheritance line mean: strictly, so that where two fit none is taken."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from loaders.documents.inheritance.named_roles import Met, NamedRole, NamedRoles
from loaders.documents.titles.key_words import key_words
from loaders.documents.titles.slips import is_slip, words_of_titles
from loaders.documents.titles.title_words import NUMERAL
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key


@dataclass(frozen=True)
class Meant:
    """The id of the role that words mean, None for none or for one of several, whose titles are `among`.

    `exact` tells that the words are its very title, `alias` that they are another name for it.
    """

    role: str | None = None
    exact: bool = False
    alias: bool = False
    among: tuple[str, ...] = ()


class Fit(IntEnum):
    """What a name and the words for it are alike in, the surest first."""

    SAID = 0
    WORDS = 1
    ANY_ORDER = 2
    BUT_OPTIONAL = 3
    BUT_TAIL = 4
    LEVEL = 5


def keys_of(vocabulary: Vocabulary) -> Callable[[str], Iterator[Hashable]]:
    """What says of a name, for each way to be alike, what the words for it must have too."""
    return lambda name: _keys(name, vocabulary)


def _keys(name: str, vocabulary: Vocabulary) -> Iterator[Hashable]:
    words = key_words(name)
    yield Fit.SAID, lookup_key(name)
    yield Fit.WORDS, words
    yield Fit.ANY_ORDER, tuple(sorted(words))
    yield Fit.BUT_OPTIONAL, frozenset(words) - _optional(vocabulary)
    if (head := _head(name, vocabulary)) is not None:
        yield Fit.BUT_TAIL, head
    if levels := frozenset(words) & _seniority(vocabulary):
        yield Fit.LEVEL, levels


def linked(surface: str, own: NamedRole, roles: NamedRoles, vocabulary: Vocabulary) -> Meant:
    """What the words mean among the roles around the own one, the nearest first.

    The same words, whatever their order; else those of one title but for words that loose wording leaves
    out, for what stands behind a comma or in brackets, or for a slip of the pen; else its level alone.
    """
    spoken = key_words(surface)
    core = frozenset(spoken) - _optional(vocabulary)
    keys: tuple[tuple[Fit, Hashable], ...] = (
        (Fit.SAID, lookup_key(surface)),
        (Fit.WORDS, spoken),
        (Fit.ANY_ORDER, tuple(sorted(spoken))),
        (Fit.BUT_OPTIONAL, core),
        (Fit.BUT_TAIL, spoken),
    )
    for fit, key in keys:
        fits = _has_more(spoken) if fit == Fit.BUT_OPTIONAL else None
        for circle in roles.circles(own):
            met = roles.met(own, circle, ((fit, key),), fits)
            if not met.names:
                continue
            rival = fit >= Fit.BUT_OPTIONAL and (fit, key) in _keys(own.title, vocabulary)
            if rival and (fits is None or fits(own.title)):
                return Meant(among=tuple(dict.fromkeys((*met.names, own.title))))
            return _one(met, exact=fit == Fit.SAID, alias=True)
    return _by_level(spoken, own, roles, vocabulary)


def _has_more(spoken: Sequence[str]) -> Callable[[str], bool]:
    """What says of a title that it has all these words and more."""
    said = frozenset(spoken)
    return lambda title: said < frozenset(key_words(title))


def with_slips(surface: str, own: NamedRole, roles: NamedRoles, vocabulary: Vocabulary) -> Meant:
    """What the words mean where they hold one slip of the pen, such as "Manger, Payroll"."""
    spoken = key_words(surface)
    words = words_of_titles(vocabulary)
    doubted = [n for n, word in enumerate(spoken) if word not in words and not roles.is_sure(own, word)]
    if len(doubted) != 1:
        return Meant()
    near = dict.fromkeys(roles.words.instead(spoken, doubted[0]))
    right = [(Fit.WORDS, title) for title in near if is_slip(title, spoken, words)]
    for circle in roles.circles(own):
        met = roles.met(own, circle, right)
        if met.names:
            return _one(met, exact=False, alias=False)
    return Meant()


def goes_down(before: str, after: str, vocabulary: Vocabulary) -> bool:
    """True where the role before is plainly the higher: "Senior Clerk" before "Clerk", "II" before "I"."""
    high, low = set(key_words(before)), set(key_words(after))
    if low < high and high - low <= _seniority(vocabulary) - _below(vocabulary):
        return True
    if high < low and low - high <= _below(vocabulary):
        return True
    numbers = [rung_of(before), rung_of(after)]
    same = high - {str(before).casefold()} and _unnumbered(before) == _unnumbered(after)
    return bool(same and None not in numbers and (numbers[0] or 0) > (numbers[1] or 0))


def rung_of(title: str) -> int | None:
    """The number of a rung in a title, written in figures or as a numeral: 2 of "Clerk II"."""
    for word in reversed(title.replace("(", " ").replace(",", " ").split()):
        if NUMERAL.fullmatch(word):
            return int(word) if word.isdigit() else _NUMERALS.get(word)
    return None


_NUMERALS = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}


def _unnumbered(title: str) -> tuple[str, ...]:
    return key_words(" ".join(word for word in title.split() if not NUMERAL.fullmatch(word.strip("(),"))))


def _one(met: Met, exact: bool, alias: bool) -> Meant:
    return Meant(met.role, exact, alias) if met.role is not None else Meant(among=met.names)


def _head(title: str, vocabulary: Vocabulary) -> tuple[str, ...] | None:
    """The words before the comma or the bracket in a title, None where a level stands behind, or nothing."""
    at = min((title.find(mark) for mark in ",(" if mark in title), default=-1)
    behind = set(key_words(title[at:])) if at > 0 else set()
    return key_words(title[:at]) if behind and not behind & words_of_titles(vocabulary) else None


def _by_level(spoken: Sequence[str], own: NamedRole, roles: NamedRoles, vocabulary: Vocabulary) -> Meant:
    """The one role of the track with this level in its title and no other: "Associate" of Associate Buyer."""
    track, *wider = roles.circles(own)
    if not spoken or not wider or not set(spoken) <= _seniority(vocabulary):
        return Meant()
    met = roles.met(own, track, ((Fit.LEVEL, frozenset(spoken)),))
    return _one(met, exact=False, alias=False) if met.names else Meant()


def _optional(vocabulary: Vocabulary) -> frozenset[str]:
    return _words_of(vocabulary.wording.titles.optional)


def _seniority(vocabulary: Vocabulary) -> frozenset[str]:
    return _words_of(vocabulary.wording.titles.seniority)


def _below(vocabulary: Vocabulary) -> frozenset[str]:
    return _words_of(vocabulary.wording.titles.lowly)


@lru_cache(maxsize=16)
def _words_of(terms: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for term in terms for word in key_words(term))
