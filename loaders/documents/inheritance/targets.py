"""Which role the words of an inheritance line mean: strictly, so that where two fit none is taken."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from loaders.documents.titles.key_words import key_words
from loaders.documents.titles.slips import is_slip, words_of_titles
from loaders.documents.titles.title_words import NUMERAL
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key

Named = tuple[str, str]


@dataclass(frozen=True)
class Meant:
    """The id of the role that words mean, None for none or for one of several, whose titles are `among`.

    `exact` tells that the words are its very title, `alias` that they are another name for it.
    """

    role: str | None = None
    exact: bool = False
    alias: bool = False
    among: tuple[str, ...] = ()


def linked(surface: str, near: Sequence[Sequence[Named]], own: Named, vocabulary: Vocabulary) -> Meant:
    """What the words mean among (id, title) of circles of roles, the nearest first, seen from the own role.

    The same words, whatever their order; else those of one title but for words that loose wording leaves
    out, for what stands behind a comma or in brackets, or for a slip of the pen; else its level alone.
    """
    spoken = key_words(surface)
    fits: tuple[tuple[Callable[[str], bool], bool], ...] = (
        (lambda title: lookup_key(title) == lookup_key(surface), True),
        (lambda title: key_words(title) == spoken, True),
        (lambda title: sorted(key_words(title)) == sorted(spoken), True),
        (lambda title: _but_optional(title, spoken, vocabulary), True),
        (lambda title: _but_tail(title, spoken, vocabulary), True),
    )
    for n, (fit, alias) in enumerate(fits):
        for circle in near:
            met = [named for named in dict.fromkeys(circle) if fit(named[1])]
            rivals = [*met, own] if n >= 3 and fit(own[1]) else met
            if met:
                return _one(rivals, exact=n == 0, alias=alias)
    return _by_level(spoken, near[0], vocabulary) if near else Meant()


def with_slips(surface: str, near: Sequence[Sequence[Named]], vocabulary: Vocabulary) -> Meant:
    """What the words mean where they hold one slip of the pen, such as "Manger, Payroll"."""
    spoken = key_words(surface)
    sure = words_of_titles(vocabulary) | {
        w for circle in near for _, title in circle for w in key_words(title)
    }
    for circle in near:
        met = [named for named in dict.fromkeys(circle) if is_slip(key_words(named[1]), spoken, sure)]
        if met:
            return _one(met, exact=False, alias=False)
    return Meant()


def goes_down(before: str, after: str, vocabulary: Vocabulary) -> bool:
    """True where the role before is plainly the higher: "Senior Clerk" before "Clerk", "II" before "I"."""
    high, low = set(key_words(before)), set(key_words(after))
    seniority = {w for term in vocabulary.wording.titles.seniority for w in key_words(term)}
    if low < high and high - low <= seniority - _below(vocabulary):
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


def _one(met: Sequence[Named], exact: bool, alias: bool) -> Meant:
    if len({role for role, _ in met}) == 1:
        return Meant(met[0][0], exact, alias)
    return Meant(among=tuple(dict.fromkeys(title for _, title in met)))


def _but_optional(title: str, spoken: Sequence[str], vocabulary: Vocabulary) -> bool:
    optional = {w for p in vocabulary.wording.titles.optional for w in key_words(p)}
    words = frozenset(key_words(title))
    return frozenset(spoken) < words and words - frozenset(spoken) <= optional


def _but_tail(title: str, spoken: Sequence[str], vocabulary: Vocabulary) -> bool:
    """True for the words before the comma or the bracket in a title, unless a level stands behind."""
    at = min((title.find(mark) for mark in ",(" if mark in title), default=-1)
    behind = set(key_words(title[at:])) if at > 0 else set()
    if not behind or behind & words_of_titles(vocabulary):
        return False
    return key_words(title[:at]) == tuple(spoken)


def _by_level(spoken: Sequence[str], circle: Sequence[Named], vocabulary: Vocabulary) -> Meant:
    """The one role whose title has this level and no other: "Associate" of an Associate Buyer."""
    seniority = {w for term in vocabulary.wording.titles.seniority for w in key_words(term)}
    if not spoken or not set(spoken) <= seniority:
        return Meant()
    met = [n for n in dict.fromkeys(circle) if set(key_words(n[1])) & seniority == set(spoken)]
    return _one(met, exact=False, alias=False) if met else Meant()


def _below(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(w for term in vocabulary.wording.titles.lowly for w in key_words(term))
