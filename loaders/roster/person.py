"""A person while a roster is read: what rows say, the latest kept, contradictions told."""

from dataclasses import dataclass, field
from datetime import date

from graph.kinds import Level, level_label
from graph.model import Node
from graph.people import About, Held, Person, bare_place
from loaders.roster.cells import BadCell
from loaders.roster.scales import Absent

Value = Node | Level | Absent | int | None
FIELDS = {"role": About.ROLE, "target": About.ROLE, "capacity": About.OTHER, "status": About.LEFT}

SAME = "this row says the same"


@dataclass(frozen=True)
class Said:
    """What a row says of one thing, when, until when and where."""

    value: Value
    on: date | None
    place: str
    until: date | None = None

    @property
    def words(self) -> str:
        """The value as people read it."""
        if isinstance(self.value, Node):
            return self.value.label
        if isinstance(self.value, Absent):
            return self.value.value
        return level_label(self.value) if isinstance(self.value, Level | None) else str(self.value)

    @property
    def age(self) -> tuple[date, date]:
        """By which of two the later is told: the date, then the end."""
        return (self.on or date.min, self.until or date.min)


@dataclass
class PersonDraft:
    """A person with what rows said by field and by skill id; `called` are the names it bears, by key.

    `joined` says that a person has told several names to be one.
    """

    id: str
    name: str
    place: str
    number: str = ""
    called: dict[str, str] = field(default_factory=dict)
    rows: int = 0
    joined: bool = False
    fields: dict[str, Said] = field(default_factory=dict)
    held: dict[str, Said] = field(default_factory=dict)

    def say(self, name: str, said: Said) -> None:
        """Take a field's value; raises BadCell when an equally recent row says otherwise."""
        self._take(self.fields, name, said, f"the {name}", FIELDS[name])

    def hold(self, skill: Node, said: Said) -> None:
        """Take a holding; raises BadCell for a duplicate, or when an equally recent row says otherwise."""
        first = self.held.get(skill.id)
        if first and (first.value, first.age) == (said.value, said.age):
            raise BadCell(
                About.LEVEL,
                f"this person holds {skill.label} in {bare_place(first.place)} already; {SAME}",
                f"{self.name} holds {skill.label} in {first.place} already; {SAME}",
            )
        self._take(self.held, skill.id, said, f"a level of {skill.label}", About.LEVEL)

    def _take(self, known: dict[str, Said], key: str, said: Said, what: str, about: About) -> None:
        first = known.get(key)
        if first is None or said.age > first.age:
            known[key] = said
        elif first.value != said.value and first.age == said.age:
            words = f"{said.words!r} here and {first.words!r} in {first.place}"
            raise BadCell(
                about,
                f"this person has {what} twice: in {bare_place(first.place)} another one; the first is kept",
                f"{self.name} has {what} twice: {words}; the first is kept",
            )

    def person(self, today: date, shown: str = "") -> Person:
        """The person as the rows left it, under the name shown; what ended before today is held no longer."""
        kept = [(skill, said) for skill, said in sorted(self.held.items()) if said.value is not Absent.HELD]
        held = [Held(skill, _level(said), said.on, said.place, said.until) for skill, said in kept]
        capacity = self.fields.get("capacity")
        return Person(
            id=self.id,
            name=shown or self.name,
            role=self._node("role"),
            held=tuple(h for h in held if not _ended(h, today)),
            target=self._node("target"),
            capacity=capacity.value if capacity and isinstance(capacity.value, int) else None,
            given=self.name if shown and shown != self.name else "",
            expired=tuple(h for h in held if _ended(h, today)),
        )

    @property
    def has_left(self) -> bool:
        """Whether the latest row on it says that the person is here no longer."""
        return "status" in self.fields and self.fields["status"].value == 0

    def _node(self, name: str) -> str | None:
        said = self.fields.get(name)
        return said.value.id if said and isinstance(said.value, Node) else None


def _level(said: Said) -> Level | None:
    return said.value if isinstance(said.value, Level) else None


def _ended(held: Held, today: date) -> bool:
    return held.until is not None and held.until < today
