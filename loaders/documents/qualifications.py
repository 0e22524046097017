"""Degrees, years of experience and ranges without a label, read from one line."""

import re
from dataclasses import dataclass

from graph.facts import Education, Years
from loaders.readers.pieces import Place
from loaders.vocabulary.grammar import one_of
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key


@dataclass(frozen=True)
class Measures:
    """The degree and the years that one line asks for; the years are of one kind or the other."""

    education: Education | None = None
    years: Years | None = None
    supervisory_years: Years | None = None

    def __bool__(self) -> bool:
        """Whether the line asks for any."""
        return bool(self.education or self.years or self.supervisory_years)


def measures(place: Place, vocabulary: Vocabulary) -> Measures:
    """What a line asks for in degrees and years."""
    asked = _years(place, vocabulary)
    degree = _education(place, vocabulary, asked)
    # Years in a line that speaks of leading people are years of that.
    if vocabulary.patterns["supervision"].search(place.words):
        return Measures(degree, supervisory_years=asked)
    return Measures(degree, asked)


def _education(place: Place, vocabulary: Vocabulary, years: Years | None) -> Education | None:
    """The degree that a line asks for."""
    pattern, levels = vocabulary.degrees
    if not (match := pattern.search(place.words)):
        return None
    if not vocabulary.stances.judged(place.words, *match.span()).holds:
        return None
    field = vocabulary.grammar.degree_field.match(place.words[match.end() :])
    return Education(
        level=levels[lookup_key(" ".join(match.group().split()))],
        surface=match.group(),
        field=field.group(1).strip() if field else None,
        line=place.line,
        alternative_to_years=years is not None and bool(re.search(r"\bor\b", place.words)),
    )


def unlabelled_range(text: str, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """The two numbers of a line that is nothing but a range ("Three to Four", "3-4")."""
    number = _number(vocabulary)
    if match := re.fullmatch(rf"({number})\s*(?:to|-|–)\s*({number})", text.strip(), re.IGNORECASE):
        low, high = (_value(group, vocabulary) for group in match.groups())
        return low, high
    return None


def _years(place: Place, vocabulary: Vocabulary) -> Years | None:
    number, words = _number(vocabulary), vocabulary.grammar.experience
    match = re.search(
        rf"\b({number})\s*(?:(\+)|(?:-|–|to)\s*({number})(\+)?)?"
        rf"\s*(?:{one_of(words.or_more)}\s+)?{one_of(words.years)}\b'?",
        place.words,
        re.IGNORECASE,
    )
    if not match:
        return None
    before, rest = place.words[: match.start()], place.words[match.end() :]
    if not (words.is_said.search(rest) or _is_field(before, rest, vocabulary)):
        return None
    if not vocabulary.stances.judged(place.words, *match.span()).holds:
        return None
    low = _value(match.group(1), vocabulary)
    high = _value(match.group(3), vocabulary) if match.group(3) and not match.group(4) else None
    degree = vocabulary.degrees[0].search(place.words)
    either = bool(degree and re.search(r"\bor\b", place.words))
    field = _field(before, rest, vocabulary)
    return Years(min=low, max=high, field=field, line=place.line, alternative_to_education=either)


def _is_field(before: str, rest: str, vocabulary: Vocabulary) -> bool:
    """True when the words right behind the years say years of what, as in "3 years of welding"."""
    words = vocabulary.grammar.experience
    return bool(words.direct_field.match(rest)) and not words.behind_other.search(before)


def _field(before: str, rest: str, vocabulary: Vocabulary) -> str | None:
    """The field of the years: behind "experience in", before "experience", or right behind the years."""
    words = vocabulary.grammar.experience
    match = words.field_behind.search(rest) or words.field_before.match(rest)
    if not match and not words.is_said.search(rest) and _is_field(before, rest, vocabulary):
        match = words.direct_field.match(rest)
    return words.tail.sub("", match.group(1) + " ").strip() or None if match else None


def _number(vocabulary: Vocabulary) -> str:
    return r"\d{1,2}|" + "|".join(vocabulary.wording.numbers)


def _value(text: str, vocabulary: Vocabulary) -> int:
    return int(text) if text.isdigit() else vocabulary.wording.numbers[text.casefold()]
