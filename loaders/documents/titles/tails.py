"""What stands behind a title and is none of its words: terms of the contract, hours, dates, pay, places."""

import re
from functools import lru_cache

from loaders.vocabulary.vocabulary import Vocabulary
from loaders.vocabulary.words import one_of

_BETWEEN = re.compile(r"\s+[-–—|•·]\s*|\s*[-–—|•·]\s+|,\s+")
_TIME = r"%|h\b(?:\s*/\s*\w+)?|(?:hours?|Stunden|heures|Monate|mois|weeks)\b.*|-?months?\b.*"
_AMOUNT = rf"\d{{1,3}}(?:[.,]\d)?\s*(?:[-–]\s*\d{{1,3}}\s*)?(?:{_TIME})"
_WORKLOAD = re.compile(r"[\s,–-]+\d{1,3}\s*[-–]\s*\d{1,3}\s*%$")
_DATE = r"[\dx]{1,2}[./-][\dx]{1,2}[./-][\dx]{2,4}|(?:19|20)\d\d"
_MONEY = r"(?:[€$£]|EUR)?\s?\d{2,3}(?:[.,]\d{3}|\s?k)\s?(?:[€$£]|EUR)?"
_PLACE = re.compile(r"[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,2}, [A-Z]{2}")


def without_tails(title: str, vocabulary: Vocabulary) -> str:
    """A title without what is said of the post behind it: "Baker - Permanent - Leeds", "Koch, 80-100 %"."""
    title = _WORKLOAD.sub("", title)
    said = _said(vocabulary.wording.titles.terms)
    shorter = _without_one(said[1].sub("", title), said[0])
    while shorter != title:
        title, shorter = shorter, _without_one(said[1].sub("", shorter), said[0])
    return title


def _without_one(title: str, said: re.Pattern[str]) -> str:
    parts = list(_BETWEEN.finditer(title))
    ends = [*(match.start() for match in parts), len(title)][1:]
    for match, end in zip(parts, ends, strict=True):
        part = title[match.end() : end]
        if said.fullmatch(part) or _PLACE.fullmatch(title[match.end() :]):
            return title[: match.start()] or title
    return title


@lru_cache(maxsize=8)
def _said(terms: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of one part that says such a thing, and of one that ends a title without a mark between."""
    term = one_of(terms) if terms else "(?!)"
    led = rf"(?:(?:en|in|à|als)\s+)?(?:{term}|{_AMOUNT}|{_DATE})"
    several = rf"{led}(?:\s*(?:[/&+,]|\bor\b|\boder\b|\bou\b)?\s*{led})*(?:\s*\([^()]*\))?"
    paid = rf"{_MONEY}(?:\s*[-–]\s*{_MONEY})?"
    behind = rf"\s+(?:(?:en|in|à)\s+{term}|\((?:{several})\)|{paid})$"
    return re.compile(several, re.IGNORECASE), re.compile(behind, re.IGNORECASE)
