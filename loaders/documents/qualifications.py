"""Degrees, years of experience and ranges without a label, read from one line."""

import re

from graph.facts import Education, Years
from loaders.documents.records import Place
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key

_TAIL = re.compile(r"\s+(?:role|roles|position|field|environment|capacity|function)?\s*$", re.IGNORECASE)


def education(place: Place, vocabulary: Vocabulary) -> Education | None:
    """The degree that a line asks for."""
    pattern, levels = vocabulary.degrees
    if not (match := pattern.search(place.words)):
        return None
    if not vocabulary.stances.judged(place.words, *match.span()).holds:
        return None
    rest = place.words[match.end() :]
    field = re.match(
        r"\s*(?:degree\s+)?(?:in|of)\s+(.+?)(?=\s+or\s+\d|\s+or\s+equivalent|[;.(]|\s+(?:is\s+)?(?:required|preferred)|$)",
        rest,
    )
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
    found = _years(place, vocabulary)
    return found if any_kind or not is_supervisory(place, vocabulary) else None


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
    number = _number(vocabulary)
    match = re.search(
        rf"\b({number})\s*(?:(\+)|(?:-|–|to)\s*({number})(\+)?)?\s*(?:or more\s+)?years?\b'?",
        place.words,
        re.IGNORECASE,
    )
    if not match or not _is_experience(place.words, match.end()):
        return None
    if not vocabulary.stances.judged(place.words, *match.span()).holds:
        return None
    low = _value(match.group(1), vocabulary)
    high = _value(match.group(3), vocabulary) if match.group(3) and not match.group(4) else None
    degree = vocabulary.degrees[0].search(place.words)
    either = bool(degree and re.search(r"\bor\b", place.words))
    field = _field(place.words[match.end() :])
    return Years(min=low, max=high, field=field, line=place.line, alternative_to_education=either)


def _is_experience(text: str, end: int) -> bool:
    return bool(
        re.search(
            r"experience|\brole\b|working|practice|\bin\b|accounting|sales|billing", text[end:], re.IGNORECASE
        )
    )


def _field(rest: str) -> str | None:
    match = re.search(
        r"\bexperience\s+(?:in|with|of|as)\s+(?:an?\s+)?(.+?)(?=[;.(]|,\s|\s+(?:required|preferred|is)\b|$)",
        rest,
    )
    if not match:
        match = re.match(r"\s*(?:of\s+)?(?!of\b)([a-z][\w/& -]*?)\s+experience\b", rest)
    return _TAIL.sub("", match.group(1) + " ").strip() or None if match else None


def _number(vocabulary: Vocabulary) -> str:
    return r"\d{1,2}|" + "|".join(vocabulary.wording.numbers)


def _value(text: str, vocabulary: Vocabulary) -> int:
    return int(text) if text.isdigit() else vocabulary.wording.numbers[text.casefold()]
