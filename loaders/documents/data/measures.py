"""Years and degrees as data states them: a value, two ends, or words behind a key that says what they are."""

from dataclasses import replace

from graph.facts import Education, Years
from loaders.documents.data.tree import kinds_of, says_something
from loaders.documents.measures.degrees import degree_in
from loaders.documents.measures.qualifications import Measures, measures
from loaders.documents.measures.years import MOST_YEARS, years_of_cell
from loaders.readers.pieces import Keyed, Place, Scalar, Value
from loaders.vocabulary.keys import KeyKind, spoken_key
from loaders.vocabulary.vocabulary import Vocabulary

MONTHS = 12
# A longer value says more than a degree.
FEW = 3


def years_at(value: Value, vocabulary: Vocabulary) -> tuple[Years | None, bool]:
    """The years of a value behind a key of years, and whether it says nothing else."""
    if isinstance(value, Keyed):
        return _of_ends(value), True
    if not isinstance(value, Scalar):
        return None, False
    place = value.place
    if years := years_of_cell(place.folded.text, vocabulary):
        return replace(years, line=place.line), True
    return measures(place, vocabulary).years, False


def limits_of(value: Keyed, draft_years: Years | None) -> Years | None:
    """The years of a mapping that states their ends by keys of their own: min_years, max_years."""
    return draft_years or _of_ends(value, bare=False)


def _of_ends(value: Keyed, bare: bool = True) -> Years | None:
    """The years between two ends; `bare` ones may be called "min" and "max" alone."""
    ends: dict[KeyKind, tuple[int, int]] = {}
    for key, inner in value.entries:
        kinds = kinds_of(key) & {KeyKind.LEAST_YEARS, KeyKind.MOST_YEARS, KeyKind.MONTHS}
        if not isinstance(inner, Scalar) or not kinds or not (bare or len(spoken_key(key.text).split()) > 1):
            continue
        text = inner.text.strip()
        number = int(text) if text.isdecimal() and len(text) < FEW + 1 else None
        if number is None or number % (MONTHS if KeyKind.MONTHS in kinds else 1):
            continue
        kind = next(iter(kinds))
        years = number // MONTHS if kind is KeyKind.MONTHS else number
        if years <= MOST_YEARS:
            ends.setdefault(KeyKind.LEAST_YEARS if kind is KeyKind.MONTHS else kind, (years, inner.line))
    if not ends:
        return None
    low, most = ends.get(KeyKind.LEAST_YEARS), ends.get(KeyKind.MOST_YEARS)
    if low and most and low[0] > most[0]:
        return None
    line = (low or most or (0, 0))[1]
    return Years(min=low[0] if low else 0, max=most[0] if most else None, field=None, line=line)


def degree_at(text: Scalar, vocabulary: Vocabulary) -> tuple[Education | None, bool]:
    """The degree of a text behind a key of degrees, and whether it says nothing else."""
    place = text.place
    if not says_something(text):
        return None, True
    said = Measures() if "_" in place.text else measures(place, vocabulary)
    if said.education:
        return said.education, len(place.text.split()) <= FEW
    spoken = Place(place.line, place.start, place.end, f"{spoken_key(place.text).lower()} degree")
    degree = degree_in(spoken.words, place.line, [], vocabulary) if len(place.text.split()) <= FEW else None
    return (replace(degree, surface=place.text), True) if degree else (None, False)
