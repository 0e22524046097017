"""Degrees, read from one statement."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from graph.facts import Education
from loaders.documents.measures.waived import is_waived
from loaders.documents.measures.years import StatedYears
from loaders.vocabulary.denial.stance import Stance
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key
from loaders.vocabulary.words import first_words, one_of, words_in

# From the lowest to the highest.
LADDER = ("high_school", "associate", "bachelor", "master", "doctorate")
# Degrees that "or" joins stand no further apart, in characters.
REACH = 60
# A word of so few letters that joins two others is a part of many.
SHORT = 3
_SENTENCE = re.compile(r"(?<=\w\w\w)[.!?](?=\s|$)|;")


@dataclass(frozen=True)
class StatedDegree:
    """A degree at its place, in characters; `preferred` when it would only be welcome."""

    start: int
    end: int
    level: str
    preferred: bool


def degree_in(
    text: str, line: int | None, years: list[StatedYears], vocabulary: Vocabulary
) -> Education | None:
    """The degree that a folded text asks for: the lowest of those that are each enough."""
    degrees = sorted(_degrees(text, vocabulary), key=lambda degree: degree.start)
    wanted = [degree for degree in degrees if not degree.preferred] or degrees
    if not wanted:
        return None
    one, *others = wanted
    last = one
    for other in others:
        if not _is_joined(text[last.end : other.start], vocabulary) or other.start - last.end > REACH:
            break
        last = other
        one = min(one, other, key=lambda degree: LADDER.index(degree.level))
    field = vocabulary.grammar.degree_field.match(text[last.end :])
    return Education(
        level=one.level,
        surface=text[
            one.start : one.end + ("." in text[one.start : one.end] and text[one.end : one.end + 1] == ".")
        ],
        field=field.group(1).strip(" ,") if field else None,
        line=line,
        alternative_to_years=any(is_choice(text, one, asked, vocabulary) for asked in years)
        or _is_replaced(text[one.end :], vocabulary),
        preferred=one.preferred,
    )


def is_choice(text: str, degree: StatedDegree, years: StatedYears, vocabulary: Vocabulary) -> bool:
    """True when the degree or the years are enough: the last word that joins them is "or"."""
    words = vocabulary.grammar.degree
    first, last = sorted(((degree.start, degree.end), (years.start, years.end)))
    between = text[first[1] : last[0]]
    joins = re.findall(rf"\b{one_of((*words.either, *words.both))}\b|[;.](?=\s)", between, re.IGNORECASE)
    return bool(joins) and joins[-1].casefold() in words.either


def degrees_of(text: str, vocabulary: Vocabulary) -> list[StatedDegree]:
    """Every degree that a folded text asks for."""
    return list(_degrees(text, vocabulary))


def _degrees(text: str, vocabulary: Vocabulary) -> Iterator[StatedDegree]:
    if _beginnings(vocabulary).isdisjoint(words_in(text)):
        return
    pattern, levels = vocabulary.degrees
    met = [(match, levels[lookup_key(" ".join(match.group().split()))]) for match in pattern.finditer(text)]
    taken = {place for match, _ in met for place in range(*match.span())}
    short, by_name = vocabulary.short_degrees
    met += [(match, by_name[match.group()]) for match in short.finditer(text) if match.start() not in taken]
    for match, level in met:
        if vocabulary.patterns["degree_else"].match(text[match.end() :].lstrip(" -'")):
            continue
        judged = vocabulary.stances.judged(text, *match.span())
        field = vocabulary.grammar.degree_field.match(text[match.end() :])
        waived = is_waived(text, match.end(), match.end() + (field.end() if field else 0), vocabulary)
        if judged.holds and not waived and not _may_be_less(text, match, vocabulary):
            yield StatedDegree(
                *match.span(),
                level,
                judged.stance == Stance.PREFERRED or _is_preferred(text, match, vocabulary),
            )


@lru_cache(maxsize=4)
def _beginnings(vocabulary: Vocabulary) -> frozenset[str]:
    """The words with which the wordings of degrees begin: no degree is named without one."""
    return first_words((*vocabulary.degrees[1], *vocabulary.short_degrees[1]))


def _may_be_less(text: str, match: re.Match[str], vocabulary: Vocabulary) -> bool:
    """True when a training below all degrees is enough: "Ausbildung oder Studium", "apprenticeship or BA"."""
    starts = [0, *(end.end() for end in _SENTENCE.finditer(text, 0, match.start()))]
    stop = _SENTENCE.search(text, match.end())
    for less in vocabulary.patterns["lesser_training"].finditer(
        text, starts[-1], stop.start() if stop else len(text)
    ):
        first, last = sorted((match.span(), less.span()))
        between = text[first[1] : last[0]]
        # Pages lose blanks: "Personalwesenodereine Ausbildung".
        glued = any(len(word) > SHORT and word in between for word in vocabulary.grammar.degree.either)
        if glued or _is_joined(between, vocabulary):
            return True
    return False


def _is_preferred(text: str, match: re.Match[str], vocabulary: Vocabulary) -> bool:
    """True when the part of the sentence around a degree says that it would be welcome."""
    stop = _SENTENCE.search(text, match.end())
    rest = re.split(r",|\(|\)", text[match.end() : stop.start() if stop else len(text)])
    starts = [end.end() for end in re.finditer(r"(?<=\w\w\w)[.!?]\s|[;,(]", text[: match.start()])]
    around = text[starts[-1] if starts else 0 : match.end()] + rest[0]
    return bool(vocabulary.patterns["preferred"].search(around))


def _is_joined(between: str, vocabulary: Vocabulary) -> bool:
    """True when "or" or a slash stands between two degrees."""
    return bool(re.search(rf"\b{one_of(vocabulary.grammar.degree.either)}\b|/", between, re.IGNORECASE))


def _is_replaced(rest: str, vocabulary: Vocabulary) -> bool:
    """True when experience is said to be enough in place of the degree."""
    stop = _SENTENCE.search(rest)
    words = one_of(vocabulary.grammar.degree.equivalent)
    return bool(re.search(rf"\b{words}\b", rest[: stop.start() if stop else len(rest)], re.IGNORECASE))
