"""Degrees, years of experience and ranges without a label, read from one line."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from graph.facts import Education, Years
from loaders.documents.asking_words import AskingWords
from loaders.documents.measures.degrees import degree_in, degrees_of, is_choice
from loaders.documents.measures.years import StatedYears, years_in, years_of_cell
from loaders.readers.pieces import Place
from loaders.vocabulary.by_text import by_text
from loaders.vocabulary.vocabulary import Vocabulary
from loaders.vocabulary.words import one_of

# Where a part of a line ends: not within "B.A. in Law".
_PART = re.compile(r";\s+|(?<=[a-z)\]]{2})\.\s+(?=[A-Z])")


# So many words before a colon may be the field of the years behind it.
LONGEST_FIELD = 6


@dataclass(frozen=True)
class Measures:
    """The degree and the years that one line asks for; years of leading people stand by themselves."""

    education: Education | None = None
    years: Years | None = None
    supervisory_years: Years | None = None

    def __bool__(self) -> bool:
        """Whether the line asks for any."""
        return bool(self.education or self.years or self.supervisory_years)

    def at(self, line: int) -> "Measures":
        """The same at another line."""
        if not self:
            return self
        education, years, leading = self.education, self.years, self.supervisory_years
        return Measures(
            education and replace(education, line=line),
            years and replace(years, line=line),
            leading and replace(leading, line=line),
        )


def measures(place: Place, vocabulary: Vocabulary) -> Measures:
    """What a line asks for in degrees and years."""
    return _measures(place.words, vocabulary).at(place.line)


@by_text
def _measures(text: str, vocabulary: Vocabulary) -> Measures:
    stated = years_in(text, vocabulary)
    return Measures(
        degree_in(text, None, stated, vocabulary),
        _first(text, [years for years in stated if not years.leading], vocabulary),
        _first(text, [years for years in stated if years.leading], vocabulary),
    )


def years_alone(place: Place, vocabulary: Vocabulary) -> Measures | None:
    """The years that a cell or an item states by a number and nothing else: "3+ years"."""
    years = years_of_cell(place.folded.text, vocabulary)
    return Measures(years=replace(years, line=place.line)) if years else None


def or_years_alone(place: Place, stated: Measures, vocabulary: Vocabulary) -> Measures:
    """What a line states, else its years by a number alone, or with a part of them: "3+ years, incl. 1"."""
    parted = vocabulary.experience.part.search(place.folded.text)
    if stated.years or stated.education or (stated and not parted):
        return stated
    alone = years_alone(place, vocabulary)
    return replace(stated, years=alone.years) if alone else stated


def _first(text: str, stated: list[StatedYears], vocabulary: Vocabulary) -> Years | None:
    if not stated:
        return None
    degrees = degrees_of(text, vocabulary)
    either = any(is_choice(text, degree, stated[0], vocabulary) for degree in degrees)
    years = stated[0].as_years(None, alternative=either)
    wished = AskingWords(text, vocabulary).is_preferred(stated[0].start, stated[0].end)
    return replace(years, preferred=wished and not vocabulary.patterns["required"].search(text))


def beside_measures(text: str, vocabulary: Vocabulary) -> str:
    """The sentences and parts of a line that state neither a degree nor years; empty where all do."""
    parts = _PART.split(text)
    return "; ".join(part for part in parts if not _measured(part, vocabulary)) if parts[1:] else ""


def _measured(part: str, vocabulary: Vocabulary) -> bool:
    return bool(degrees_of(part, vocabulary) or next(iter(years_in(part, vocabulary)), None))


def listed_years(place: Place, heading: str, vocabulary: Vocabulary) -> Measures:
    """The years of an item below a heading of experience: "Cooking: 2 years (required)"."""
    field, colon, amount = place.words.partition(":")
    said = vocabulary.experience.said.search(heading)
    if not (said and colon and field.strip()) or len(field.split()) > LONGEST_FIELD:
        return Measures()
    wished = vocabulary.patterns["preferred"].search(amount)
    years = years_of_cell(re.sub(r"\([^()]*\)", "", amount), vocabulary)
    if years is None:
        return Measures()
    return Measures(years=replace(years, field=field.strip(), line=place.line, preferred=bool(wished)))


def welcome(asked: Measures) -> Measures:
    """The same measures, which would only be welcome."""
    education, years, leading = asked.education, asked.years, asked.supervisory_years
    return Measures(
        education and replace(education, preferred=True),
        years and replace(years, preferred=True),
        leading and replace(leading, preferred=True),
    )


def unlabelled_range(text: str, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """The two numbers of a line that is nothing but a range ("Three to Four", "3-4")."""
    numbers = vocabulary.experience.numbers
    if match := _range_of(tuple(numbers)).fullmatch(text.strip()):
        low, high = (int(t) if t.isdigit() else numbers[t.casefold()] for t in match.groups())
        return low, high
    return None


@lru_cache(maxsize=4)
def _range_of(numbers: tuple[str, ...]) -> re.Pattern[str]:
    number = rf"\d{{1,2}}|{one_of(numbers)}"
    return re.compile(rf"({number})\s*(?:to|-|–)\s*({number})", re.IGNORECASE)
