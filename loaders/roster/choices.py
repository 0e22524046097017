"""What a person says of a table before it is read: which sheets, which column is what, which scale."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass

from graph.errors import BadQuestion
from loaders.roster.headings import FIELDS, MEANINGS, heading_key
from loaders.roster.scales import Scale, scale_named

# Words by which a column is left out on purpose.
IGNORED = frozenset({"ignore", "ignored", "nothing", "none", "skip", "-"})
HOW = 'write pairs such as "Name=person,Emp No=id"'


@dataclass(frozen=True)
class Choices:
    """Sheets by name or number, columns as pairs of a heading (or letter) and what it is, a scale."""

    sheets: tuple[str, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    scale: Scale | None = None


NO_CHOICES = Choices()


def choices_of(sheets: Sequence[str] = (), columns: str = "", scale: str = "") -> Choices:
    """The choices that these words make; raises BadQuestion."""
    return Choices(tuple(sheets), _pairs(columns), scale_named(scale) if scale.strip() else None)


def field_named(word: str) -> str | None:
    """The field of this name or of a heading that is known for it, None for another word."""
    key = heading_key(word)
    return key if key in MEANINGS else FIELDS.get(key)


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    if not text.strip():
        return ()
    # A heading may hold commas; it is written in quotation marks then.
    parts = next(csv.reader([text], skipinitialspace=True))
    pairs = [tuple(part.strip() for part in pair.rpartition("=")) for pair in parts if pair.strip()]
    for heading, sign, meaning in pairs:
        if not (heading and sign and meaning):
            raise BadQuestion(
                f"{heading or meaning!r} says of no column what it is; {HOW}", f"a column is not told; {HOW}"
            )
    return tuple((heading, meaning) for heading, _, meaning in pairs)
