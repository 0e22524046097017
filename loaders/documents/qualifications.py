"""Degrees, years of experience and ranges without a label, read from one line."""

import re

from graph.facts import Education, Years
from loaders.documents.records import Place
from loaders.vocabulary.grammar import one_of
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key


def education(place: Place, vocabulary: Vocabulary) -> Education | None:
    """The degree that a line asks for."""
    pattern, levels = vocabulary.degrees
    if not (match := pattern.search(place.words)):
        return None
    if not vocabulary.stances.judged(place.words, *match.span()).holds:
        return None
    rest = place.words[match.end() :]
    field = vocabulary.grammar.degree_field.match(rest)
    either = bool(re.search(r"\bor\b", place.words)) and years(place, vocabulary, True) is not None
    level = levels[lookup_key(" ".join(match.group().split()))]
    return Education(
        level=level,
        surface=match.group(),
        field=field.group(1).strip() if field else None,
        line=place.line,
        alternative_to_years=either,
    )


def years(place: Place, vocabulary: Vocabulary, any_kind: bool = False) -> Years | None:
    """The years of experience that a line asks for, those of supervision left out unless `any_kind`."""
    asked = _years(place, vocabulary)
    return asked if any_kind or not is_supervisory(place, vocabulary) else None


def supervisory_years(place: Place, vocabulary: Vocabulary) -> Years | None:
    """The years of supervision that a line asks for."""
    return _years(place, vocabulary) if is_supervisory(place, vocabulary) else None


def is_supervisory(place: Place, vocabulary: Vocabulary) -> bool:
    """True when the line speaks of leading people."""
    return bool(vocabulary.patterns["supervision"].search(place.words))


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
