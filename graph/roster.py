"""A roster: people, the role each of them has, and the skills each of them holds."""

from dataclasses import dataclass, field
from datetime import date

from graph.errors import InvalidRecord
from graph.model import first_twice
from graph.vocabulary import Level

PERSON = "person:"


@dataclass(frozen=True)
class Held:
    """A skill that a person holds by the word of a table; `place` says where that stands.

    `level` is None when the table states none, `on` None when it gives no date.
    """

    skill: str
    level: Level | None
    on: date | None
    place: str

    def __post_init__(self) -> None:
        if not self.skill or not self.place:
            raise InvalidRecord(f"a holding needs a skill and a place: {self.skill!r}, {self.place!r}")


@dataclass(frozen=True)
class Person:
    """A person with the id of the own role, what is held, the role aimed at and the skills learnable.

    `capacity` is how many skills the person may learn at once, None when nobody limits it. `given` is
    the name behind one that an audience sees: it finds the person and is never shown.
    """

    id: str
    name: str
    role: str | None = None
    held: tuple[Held, ...] = ()
    target: str | None = None
    capacity: int | None = None
    given: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        if not self.id.startswith(PERSON) or self.id == PERSON or not self.name:
            raise InvalidRecord(
                f"{self.id!r} {self.name!r}: a person needs an id like person:ann, and a name"
            )
        if self.capacity is not None and self.capacity < 0:
            raise InvalidRecord(f"{self.name}: a capacity of {self.capacity} is less than none")
        if twice := first_twice(held.skill for held in self.held):
            raise InvalidRecord(f"{self.name}: holds {twice} twice")


@dataclass(frozen=True)
class Rejection:
    """Something in a table that could not be taken: where it stands, and why not."""

    place: str
    reason: str


@dataclass(frozen=True)
class Roster:
    """The people of a table, sorted by id, and what of the table was turned away."""

    people: tuple[Person, ...]
    rejected: tuple[Rejection, ...] = ()

    def __post_init__(self) -> None:
        if twice := first_twice(person.id for person in self.people):
            raise InvalidRecord(f"two people share the id {twice!r}")
        object.__setattr__(self, "people", tuple(sorted(self.people, key=lambda person: person.id)))
