"""What a person says of a table before it is read: which sheets, which column is what, which scale."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.errors import BadQuestion
from loaders.roster.columns import MEANINGS, field_of, heading_key
from loaders.roster.scales import Scale, scale_named

HOW = 'write pairs such as "Name=person,Emp No=id"'


Where = tuple[int, ...]
_PAIR = re.compile(r"((?:\d{1,4}:)?\d{1,7})\s*=\s*((?:\d{1,4}:)?\d{1,7})")
ROWS = "write the rows of one person as 2=4, or with their sheets as 1:2=2:4"


@dataclass(frozen=True)
class Choices:
    """Sheets by name or number, columns as pairs of a heading (or letter) and what it is, a scale.

    `same` are pairs of rows that are one person, each by its number, or by its sheet's and its own.
    """

    sheets: tuple[str, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    scale: Scale | None = None
    same: tuple[tuple[Where, Where], ...] = ()

    def over(self, others: "Choices") -> "Choices":
        """These choices, and of what they say nothing the others."""
        return Choices(
            self.sheets or others.sheets,
            self.columns or others.columns,
            self.scale or others.scale,
            self.same or others.same,
        )


NO_CHOICES = Choices()


def choices_of(sheets: Sequence[str] = (), columns: str = "", scale: str = "", same: str = "") -> Choices:
    """The choices that these words make; raises BadQuestion."""
    on_scale = scale_named(scale) if scale.strip() else None
    return Choices(tuple(sheets), _pairs(columns), on_scale, _rows(same))


def field_named(word: str) -> str | None:
    """The field of this name or of a heading that is known for it, None for another word."""
    key = heading_key(word)
    return key if key in MEANINGS else field_of(key)


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


def spelt(rows: tuple[Where, Where]) -> str:
    """Two rows of one person as they are written."""
    return "=".join(":".join(map(str, where)) for where in rows)


def _rows(text: str) -> tuple[tuple[Where, Where], ...]:
    """The pairs of rows in a text such as "2=4,1:7=2:9"."""
    pairs = []
    for pair in filter(None, (part.strip() for part in text.split(","))):
        rows = _PAIR.fullmatch(pair)
        if not rows:
            raise BadQuestion(
                f"{pair!r} names no two rows; {ROWS}", f"what was given names no two rows; {ROWS}"
            )
        one, other = (tuple(map(int, where.split(":"))) for where in rows.groups())
        pairs.append((one, other))
    return tuple(pairs)
