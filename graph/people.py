"""A roster: people, the role each of them has, and the skills each of them holds."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from graph.errors import InvalidRecord
from graph.kinds import Level
from graph.model import first_twice

PERSON = "person:"


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
