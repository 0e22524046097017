"""A person while a roster is read: what rows say, the latest kept, contradictions told."""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date

from graph.model import Node
from graph.roster import PERSON, Held, Person
from graph.vocabulary import Level, level_label
from loaders.roster.cells import BadCell

Value = Node | Level | int | None


def person_id(name: str) -> str:
    """The id of a person by name, whatever its case and blanks; raises BadCell without a letter or digit."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    slug = re.sub(r"[\W_]+", "-", plain).strip("-")
    if not slug:
        raise BadCell(f"the name {name!r} has no letter or digit")
    return PERSON + slug


@dataclass(frozen=True)
class Said:
    """What a row says of one thing, when and where."""

    value: Value
    on: date | None
    place: str

    @property
    def words(self) -> str:
        """The value as people read it."""
        if isinstance(self.value, Node):
            return self.value.label
        return str(self.value) if type(self.value) is int else level_label(self.value)  # type: ignore[arg-type]


@dataclass
class Draft:
    """A person with what rows said by field ("role", "target", "capacity") and by skill id."""

    id: str
    name: str
    place: str
    fields: dict[str, Said] = field(default_factory=dict)
    held: dict[str, Said] = field(default_factory=dict)

    def say(self, name: str, said: Said) -> None:
        """Take a field's value; raises BadCell when an equally recent row says otherwise."""
        self._take(self.fields, name, said, f"the {name}")

    def hold(self, skill: Node, said: Said) -> None:
        """Take a holding; raises BadCell for a duplicate, or when an equally recent row says otherwise."""
        first = self.held.get(skill.id)
        if first and (first.value, first.on) == (said.value, said.on):
            raise BadCell(f"{self.name} holds {skill.label} in {first.place} already; this row says the same")
        self._take(self.held, skill.id, said, f"a level of {skill.label}")

    def _take(self, known: dict[str, Said], key: str, said: Said, what: str) -> None:
        first = known.get(key)
        if first is None or (said.on or date.min) > (first.on or date.min):
            known[key] = said
        elif first.value != said.value and first.on == said.on:
            words = f"{said.words!r} here and {first.words!r} in {first.place}"
            raise BadCell(f"{self.name} has {what} twice: {words}; the first is kept")

    def person(self) -> Person:
        """The person as the rows left it."""
        held = (Held(skill, _level(said), said.on, said.place) for skill, said in sorted(self.held.items()))
        capacity = self.fields.get("capacity")
        return Person(
            self.id,
            self.name,
            self._node("role"),
            tuple(held),
            self._node("target"),
            capacity.value if capacity and isinstance(capacity.value, int) else None,
        )

    def _node(self, name: str) -> str | None:
        said = self.fields.get(name)
        return said.value.id if said and isinstance(said.value, Node) else None


def _level(said: Said) -> Level | None:
    return said.value if isinstance(said.value, Level) else None
