"""Who holds which skill at which level, by lines or by sparse matrices: people of a roster, else roles."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from graph.errors import BadQuestion, InvalidRecord, UnknownNode
from graph.kinds import Level, counted
from graph.model import Node
from graph.people import Person, Roster
from graph.stores.cache import kept
from graph.stores.store import View
from planning.holding import Holding, Line
from planning.required import Requirements, requirements

if TYPE_CHECKING:
    # Only named here: who plans for a few skills need not load what sums over all of them.
    from graph.arrays import Floats, Sparse


@dataclass(frozen=True)
class Holder:
    """Who holds skills: a person, or a role where there is no roster.

    `capacity` is how many skills the holder may learn, None when nobody limits it; `target` is the
    role that a person aims at, `given` a name that finds a person and is never shown; `expired` are
    the skills (ids) that were held once.
    """

    id: str
    label: str
    role: Node | None
    capacity: int | None = None
    target: Node | None = None
    given: str = field(default="", repr=False)
    expired: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Holdings:
    """What each holder holds (holders x skills, both sorted by id).

    `levels` is the counted level (1 to 5), 0 where the skill is not held; `stated` 1 where the level
    is stated; `held` 1 where a roster states the holding, 0 where only the role implies it
    ("expected"). `weights` has one entry a skill. Holdings made of lines have these matrices as soon as
    somebody asks for one.
    """

    holders: tuple[Holder, ...]
    skills: tuple[Node, ...]
    levels: "Sparse"
    stated: "Sparse"
    held: "Sparse"
    weights: "Floats"

    def __post_init__(self) -> None:
        shape = (len(self.holders), len(self.skills))
        shapes = {matrix.shape for matrix in (self.levels, self.stated, self.held)}
        if shapes != {shape} or self.weights.shape != shape[1:]:
            raise InvalidRecord(f"holdings of {shape} in matrices of {sorted(shapes)}")

    @classmethod
    def of_lines(
        cls, holders: tuple[Holder, ...], skills: tuple[Node, ...], lines: tuple[Line, ...]
    ) -> "Holdings":
        """Holdings of one line a holder."""
        made = object.__new__(cls)
        vars(made).update(holders=holders, skills=skills, lines=lines)
        return made

    def __getattr__(self, name: str) -> Any:
        # Asked only for what is not there yet: the matrices of holdings that were made of lines.
        if name not in {"levels", "stated", "held", "weights"}:
            raise AttributeError(name)
        from planning.matrices import matrices_of  # noqa: PLC0415

        vars(self).update(matrices_of(self.lines, self.skills))
        return vars(self)[name]

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """What each holder holds, by column."""
        from planning.matrices import lines_of  # noqa: PLC0415

        return lines_of(self.levels, self.stated, self.held)

    @cached_property
    def columns(self) -> Mapping[int, Line]:
        """Who holds each skill, by row; a column that nobody holds is left out."""
        columns: dict[int, dict[int, Holding]] = {}
        for row, line in enumerate(self.lines):
            for column, holding in line.items():
                columns.setdefault(column, {})[row] = holding
        return columns

    @cached_property
    def row(self) -> dict[str, int]:
        """The row of each holder id."""
        return {holder.id: n for n, holder in enumerate(self.holders)}

    @cached_property
    def column(self) -> dict[str, int]:
        """The column of each skill id."""
        return {skill.id: n for n, skill in enumerate(self.skills)}

    def carrying(self, skills: Sequence[str], floor: Level) -> tuple[Holder, ...]:
        """Who holds any of these skills (ids) at the floor or above, or at a level not stated, in order."""
        of_skills = (self.columns.get(self.column[skill], {}) for skill in skills)
        rows = {r for line in of_skills for r, h in line.items() if h.level >= floor or not h.stated}
        return tuple(self.holders[row] for row in sorted(rows))

    def level(self, row: int, column: int) -> Level | None:
        """The level of one holding, None when it is not stated or there is none."""
        holding = self.lines[row].get(column)
        return Level(holding.level) if holding and holding.stated else None

    def at(self, holder: str, skill: str) -> Holding | None:
        """What one (by id) holds of a skill (by id), None where that is nothing."""
        return self.columns.get(self.column[skill], {}).get(self.row[holder])

    def without(self, away: Iterable[str]) -> "Holdings":
        """What those hold who stay; raises BadQuestion for an id that is no holder's."""
        gone = {place_of(self.row, who, "holder") for who in away}
        if not gone:
            return self
        stay = [n for n in range(len(self.holders)) if n not in gone]
        staying = tuple(self.holders[n] for n in stay)
        return Holdings.of_lines(staying, self.skills, tuple(self.lines[n] for n in stay))


def place_of(places: Mapping[str, int], node_id: str, kind: str) -> int:
    """The row or column of an id that a question names; raises BadQuestion where there is none."""
    if node_id not in places:
        raise BadQuestion(f"{node_id} is no {kind} here")
    return places[node_id]


def holdings(store: View, roster: Roster | None = None) -> Holdings:
    """What the people of the roster hold; without a roster, what the roles require.

    A person's role implies what it requires ("expected"); a holding that the roster states
    ("held") stands in its place, and one that has ended is expected no longer. Raises UnknownNode
    for a role or skill that the graph lacks.
    """
    if roster is None:
        return kept(store, "holdings", _of_roles)
    asked = requirements(store)
    lines = tuple(_of_person(asked, person) for person in roster.people)
    people = tuple(_holder(asked, person) for person in roster.people)
    return Holdings.of_lines(people, asked.skills, lines)


def _of_roles(store: View) -> Holdings:
    asked = requirements(store)
    holders = tuple(Holder(role.id, role.label, role) for role in asked.roles.values())
    return Holdings.of_lines(holders, asked.skills, tuple(asked.lines[role] for role in asked.roles))


def _holder(asked: Requirements, person: Person) -> Holder:
    role, target = (r and _known(asked.roles, r) for r in (person.role, person.target))
    expired = frozenset(held.skill for held in person.expired)
    return Holder(
        person.id, person.name, role or None, person.capacity, target or None, person.given, expired
    )


def _of_person(asked: Requirements, person: Person) -> Line:
    """What a person holds: by the roster's word, and else by the role, whose line is shared."""
    own = {
        _known(asked.column, held.skill): Holding(counted(held.level), held.level is not None, True)
        for held in person.held
    }
    # Who has lost a skill does not hold it because the role asks for it.
    lost = {_known(asked.column, held.skill) for held in person.expired}
    implied: Line = {}
    if person.role is not None:
        _known(asked.roles, person.role)
        implied = asked.lines[person.role]
    if not own and not lost:
        return implied
    return {c: holding for c, holding in implied.items() if c not in lost and c not in own} | own


Kept = TypeVar("Kept")


def _known(places: Mapping[str, Kept], node_id: str) -> Kept:
    if node_id not in places:
        raise UnknownNode(node_id)
    return places[node_id]
