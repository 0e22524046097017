"""Which column of a roster is which: the headings that are known, and what of the columns is not read."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from string import ascii_uppercase

from graph.folding import folded, name_key
from graph.model import Node
from graph.names import label_key
from graph.people import About, Rejection
from loaders.roster.scales import PLAIN, Scale
from loaders.roster.tables import Table
from loaders.vocabulary.rosters import roster_words

# What each field is called where a person reads or names it.
MEANINGS: Mapping[str, str] = {
    "person": "the person's name",
    "given": "the first name",
    "family": "the last name",
    "id": "what tells people apart",
    "mail": "what tells people apart (an address)",
    "role": "the role",
    "skill": "the skill",
    "level": "the level",
    "date": "the date from which it holds",
    "until": "the date until which it holds",
    "target": "the role aimed at",
    "capacity": "how many skills the person may learn",
    "status": "whether the person is still here",
    "left": "when the person left",
}
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NUMBER_SIGN = re.compile(r"\s*(?:#|№|n°|nº)", re.IGNORECASE)


def heading_key(heading: str) -> str:
    """The form under which a heading is looked up: written out, lower case, single blanks."""
    key = label_key(_CAMEL.sub(" ", _NUMBER_SIGN.sub(" number", folded(heading))))
    return "id" if key in roster_words().joined_numbers else key


def field_of(heading: str) -> str | None:
    """The field that a heading names, None for another heading."""
    return roster_words().fields.get(heading_key(heading))


def of_a_skill(heading: str) -> tuple[str, str] | None:
    """The skill's name and the field, where a heading is a skill's own date, as "Excel valid until"."""
    key = heading_key(heading)
    headings = roster_words().headings
    for name, told in (("until", headings.until), ("date", headings.date)):
        for words in sorted(map(label_key, told), key=len, reverse=True):
            if len(words) > 2 and key.endswith(f" {words}"):
                return key.removesuffix(words).strip(), name
            if len(words) > 2 and key.startswith(f"{words} of "):
                return key.removeprefix(f"{words} of ").strip(), name
    return None


MOST_COLUMNS = 16_384
LEFT_OUT = "left out, as was asked for"
# A heading of these alone may number the rows, not the people.
BARE_IDS = frozenset({"id", "key"})


@dataclass(frozen=True)
class Column:
    """A column by its place from 0 on: a field, a skill, a skill's own date, or not understood (`why`)."""

    at: int
    heading: str = ""
    field: str | None = None
    skill: Node | None = None
    scale: Scale = PLAIN
    why: str = ""

    @property
    def letter(self) -> str:
        """The letter over the column in a spreadsheet."""
        return letters_of(self.at)

    @property
    def is_left_out(self) -> bool:
        """Whether a person said that the column is not to be read."""
        return self.why == LEFT_OUT

    @property
    def is_level(self) -> bool:
        """Whether the column holds levels."""
        return self.field == "level" or bool(self.skill and not self.field)

    @property
    def meaning(self) -> str:
        """What the column is, in words."""
        words = MEANINGS.get(self.field or "", "")
        if self.skill:
            return f"{self.skill.label}: {words}" if words else f"the level of {self.skill.label}"
        return words or self.why


@dataclass(frozen=True)
class RosterColumns:
    """The columns by field, the columns that are skills themselves, and what was not understood.

    `start` is the place of the first row below the headings among the rows of the table.
    """

    seen: tuple[Column, ...]
    start: int
    row: int
    scale: Scale = PLAIN
    rejected: tuple[Rejection, ...] = ()
    fields: Mapping[str, int] = field(init=False)
    skills: Mapping[int, Node] = field(init=False)
    of_skills: Mapping[tuple[str, str], int] = field(init=False)
    scales: Mapping[int, Scale] = field(init=False)

    def __post_init__(self) -> None:
        own = {c.field: c.at for c in self.seen if c.field and not c.skill}
        object.__setattr__(self, "fields", own)
        skills = {c.at: c.skill for c in self.seen if c.skill and not c.field}
        object.__setattr__(self, "skills", skills)
        dates = {(c.skill.id, c.field): c.at for c in self.seen if c.skill and c.field}
        object.__setattr__(self, "of_skills", dates)
        object.__setattr__(self, "scales", {c.at: c.scale for c in self.seen})

    @cached_property
    def width(self) -> int:
        """The place behind the last column."""
        return max((column.at for column in self.seen), default=-1) + 1

    def scale_of(self, at: int | None) -> Scale:
        """The scale of a column of levels: its own, else the table's."""
        own = PLAIN if at is None else self.scales.get(at, PLAIN)
        return self.scale if own == PLAIN else own

    @property
    def known(self) -> int:
        """How many columns are understood."""
        return sum(not column.why for column in self.seen)

    def without(self, name: str) -> "RosterColumns":
        """The columns, that of this field left out."""
        why = "the number of the row"
        return replace(
            self, seen=tuple(Column(c.at, c.heading, why=why) if c.field == name else c for c in self.seen)
        )

    @cached_property
    def keys(self) -> Mapping[int, str]:
        """What each heading is compared by."""
        return {column.at: name_key(column.heading) for column in self.seen if column.heading}

    @property
    def identity(self) -> str | None:
        """The field that tells people apart, None where it is the name."""
        return next((name for name in ("id", "mail") if name in self.fields), None)


def letters_of(at: int) -> str:
    """The letters over a column of a spreadsheet, by its place from 0 on: A, Z, AA."""
    more, last = divmod(at, len(ascii_uppercase))
    return (letters_of(more - 1) if more else "") + ascii_uppercase[last]


def place_of(letters: str) -> int:
    """The place of a column from 0 on, by its letters in capitals."""
    place = 0
    for letter in letters:
        place = place * len(ascii_uppercase) + ascii_uppercase.index(letter) + 1
    return place - 1


def unheaded(table: Table, columns: RosterColumns) -> Sequence[Rejection]:
    """The columns that hold something and bear no heading, turned away."""
    headed = {column.at for column in columns.seen}
    # In text a cell beyond the headings turns its row away.
    beyond = columns.width if table.strict else MOST_COLUMNS
    first: dict[int, int] = {}
    for number, row in table.rows[columns.start :]:
        for at, cell in enumerate(row):
            if cell is not None and at not in headed and at < beyond:
                first.setdefault(at, number)
    why = "the column has no heading and was not read"
    return [
        Rejection(f"{table.name} row {number}, column {at + 1}", why, why, About.COLUMN)
        for at, number in sorted(first.items())
    ]
