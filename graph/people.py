"""A roster: people with role and skills, and their names as an audience may see them."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from graph.errors import BadQuestion, InvalidRecord
from graph.kinds import Level
from graph.model import first_twice

PERSON = "person:"
TABLE = "the table"
# No two of a million people bear one mark of this length but once in five hundred tables.
MARK_LENGTH = 12
# Of a remark that was never worded without text, only that there is one.
UNTOLD = "something here could not be taken; see the table"
# Only digits are taken out of a place, so that no name comes along.
_WHERE = re.compile(r"(?:sheet \d+ )?row \d+(?:, column \d+)?$|sheet \d+$")


@dataclass(frozen=True)
class Held:
    """A skill that a person holds by the word of a table; `place` says where that stands.

    `level` is None when the table states none, `on` None when it gives no date, `until` None when
    the holding does not end.
    """

    skill: str
    level: Level | None
    on: date | None
    place: str
    until: date | None = None

    def __post_init__(self) -> None:
        if not self.skill or not self.place:
            raise InvalidRecord(f"a holding needs a skill and a place: {self.skill!r}, {self.place!r}")


@dataclass(frozen=True)
class Person:
    """A person with the id of the own role, what is held, the role aimed at and the skills learnable.

    `capacity` is how many skills the person may learn at once, None when nobody limits it. `given` is
    the name behind the one that is shown: it finds the person and is never shown. `expired` is what
    was held once and is held no longer.
    """

    id: str
    name: str
    role: str | None = None
    held: tuple[Held, ...] = ()
    target: str | None = None
    capacity: int | None = None
    given: str = field(default="", repr=False)
    expired: tuple[Held, ...] = ()

    def __post_init__(self) -> None:
        if not self.id.startswith(PERSON) or self.id == PERSON or not self.name:
            raise InvalidRecord(
                f"{self.id!r} {self.name!r}: a person needs an id like person:ann, and a name"
            )
        if self.capacity is not None and self.capacity < 0:
            raise InvalidRecord(f"{self.name}: a capacity of {self.capacity} is less than none")
        if twice := first_twice(held.skill for held in self.held):
            raise InvalidRecord(f"{self.name}: holds {twice} twice")


class About(StrEnum):
    """What in a table a remark is about."""

    SHEET = "sheet"
    COLUMN = "column"
    ROW = "row that is no person"
    PERSON = "person"
    DOUBLE = "likely double"
    LEFT = "person who has left"
    ROLE = "role"
    SKILL = "skill"
    LEVEL = "level"
    SCALE = "scale"
    DATE = "date"
    EXPIRED = "expired skill"
    OTHER = "other"


@dataclass(frozen=True)
class Remark:
    """Something of a table that a person is told: where it stands, and what.

    `reason` may repeat the text of a cell. `bare` says the same without any: it is all that an
    audience sees that may not see names.
    """

    place: str
    reason: str
    bare: str = field(default="", repr=False)
    about: About = About.OTHER


@dataclass(frozen=True)
class Rejection(Remark):
    """Something in a table that could not be taken: where it stands, and why not."""


@dataclass(frozen=True)
class Roster:
    """The people of a table, sorted by id, what of it was turned away, and what else is told of it."""

    people: tuple[Person, ...]
    rejected: tuple[Rejection, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def __post_init__(self) -> None:
        if twice := first_twice(person.id for person in self.people):
            raise InvalidRecord(f"two people share the id {twice!r}")
        object.__setattr__(self, "people", tuple(sorted(self.people, key=lambda person: person.id)))


Told = TypeVar("Told", bound=Remark)


class Names(StrEnum):
    """How the names of people are shown."""

    GIVEN = "given"
    INITIALS = "initials"
    NUMBERS = "numbers"


def names_setting(word: str) -> Names:
    """The setting that a word names; an empty one shows names as given. Raises BadQuestion."""
    try:
        return Names(word.strip().lower() or Names.GIVEN)
    except ValueError as error:
        raise BadQuestion(f"names cannot be shown as {word!r}; give {', '.join(Names)}") from error


def for_audience(roster: Roster, names: Names) -> Roster:
    """The roster with names and ids shown as asked; the name behind them only finds a person.

    An id becomes a number in the order of ids; two people of the same initials bear one in their names.
    Of what was turned away stays the place and what is wrong: no text of any cell, no name of a file.
    """
    if names == Names.GIVEN:
        return roster
    shown = _shown(roster.people, names)
    numbered = enumerate(roster.people, start=1)
    people = tuple(_hidden(person, n, shown[person.id]) for n, person in numbered)
    return Roster(people, tuple(map(without_text, roster.rejected)), tuple(map(without_text, roster.remarks)))


def numbered(roster: Roster) -> Roster:
    """The roster with numbers for ids, in the order of ids, so that no address names anyone; names stay."""
    people = (replace(one, id=f"{PERSON}{n}") for n, one in enumerate(roster.people, start=1))
    return replace(roster, people=tuple(people))


def mark_of(person_id: str) -> str:
    """A mark that stays the person's whoever else is in the table, and says no name.

    It is made of the id alone, so who has the table can tell whose it is.
    """
    return f"{PERSON}~{hashlib.sha256(person_id.encode()).hexdigest()[:MARK_LENGTH]}"


def without_text(remark: Told) -> Told:
    """The remark without text of the table."""
    return replace(remark, place=bare_place(remark.place), reason=remark.bare or UNTOLD)


def bare_place(place: str) -> str:
    """The row and column of a place, without the name of the file."""
    where = _WHERE.search(place)
    return where.group() if where else TABLE


def _hidden(person: Person, number: int, shown: str) -> Person:
    held, expired = (
        tuple(replace(h, place=bare_place(h.place)) for h in some) for some in (person.held, person.expired)
    )
    given = person.given or person.name
    return replace(person, id=f"{PERSON}{number}", name=shown, given=given, held=held, expired=expired)


def _shown(people: Iterable[Person], names: Names) -> dict[str, str]:
    if names == Names.NUMBERS:
        return {person.id: f"Person {number}" for number, person in enumerate(people, start=1)}
    initials = {person.id: _initials(person.given or person.name) for person in people}
    often, seen = Counter(initials.values()), Counter[str]()
    for person_id, letters in initials.items():
        seen[letters] += 1
        if often[letters] > 1:
            initials[person_id] = f"{letters} {seen[letters]}"
    return initials


def _initials(name: str) -> str:
    words = re.findall(r"[^\W\d_]+", name)
    return " ".join(f"{word[0].upper()}." for word in words) or "?"
