"""Who holds which skill at which level, as sparse matrices: the people of a roster, else the roles."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from graph.arrays import Floats, Sparse, line_of, sparse
from graph.errors import BadQuestion, InvalidRecord, UnknownNode
from graph.kinds import Level, counted
from graph.model import Node
from graph.people import Person, Roster
from graph.questions.matrix import RoleMatrix, role_matrix
from graph.stores.store import View


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
    ("expected"). `weights` has one entry a skill.
    """

    holders: tuple[Holder, ...]
    skills: tuple[Node, ...]
    levels: Sparse
    stated: Sparse
    held: Sparse
    weights: Floats

    def __post_init__(self) -> None:
        shape = (len(self.holders), len(self.skills))
        shapes = {matrix.shape for matrix in (self.levels, self.stated, self.held)}
        if shapes != {shape} or self.weights.shape != shape[1:]:
            raise InvalidRecord(f"holdings of {shape} in matrices of {sorted(shapes)}")

    @cached_property
    def row(self) -> dict[str, int]:
        """The row of each holder id."""
        return {holder.id: n for n, holder in enumerate(self.holders)}

    @cached_property
    def column(self) -> dict[str, int]:
        """The column of each skill id."""
        return {skill.id: n for n, skill in enumerate(self.skills)}

    def reaching(self, skills: Sequence[str], floor: Level) -> tuple[Holder, ...]:
        """Who holds any of these skills (ids) at the floor or above, in order."""
        of_skills = self.levels[:, [self.column[skill] for skill in skills]]
        reached = np.asarray((of_skills >= int(floor)).sum(axis=1)).ravel()
        return tuple(self.holders[row] for row in np.flatnonzero(reached))

    def level(self, row: int, column: int) -> Level | None:
        """The level of one holding, None when it is not stated or there is none."""
        stated = self.stated[row, column] > 0
        return Level(int(self.levels[row, column])) if stated else None

    def without(self, away: Iterable[str]) -> "Holdings":
        """What those hold who stay; raises BadQuestion for an id that is no holder's."""
        gone = {place_of(self.row, who, "holder") for who in away}
        stay = [n for n in range(len(self.holders)) if n not in gone]
        return replace(
            self,
            holders=tuple(self.holders[n] for n in stay),
            levels=self.levels[stay],
            stated=self.stated[stay],
            held=self.held[stay],
        )


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
    asked = role_matrix(store)
    if roster is None:
        return _of_roles(asked)
    levels: list[tuple[int, int, float]] = []
    stated: list[tuple[int, int, float]] = []
    held: list[tuple[int, int, float]] = []
    for n, person in enumerate(roster.people):
        for column, level, is_stated, is_held in _of_person(asked, person):
            levels.append((n, column, level))
            stated += [(n, column, 1.0)] if is_stated else []
            held += [(n, column, 1.0)] if is_held else []
    shape = (len(roster.people), len(asked.skills))
    people = tuple(_holder(asked, person) for person in roster.people)
    matrices = (sparse(levels, shape), sparse(stated, shape), sparse(held, shape))
    return Holdings(people, asked.skills, *matrices, asked.weights)


def _of_roles(asked: RoleMatrix) -> Holdings:
    holders = tuple(Holder(role.id, role.label, role) for role in asked.roles)
    nothing = sparse([], (len(asked.roles), len(asked.skills)))
    return Holdings(holders, asked.skills, asked.levels, asked.stated, nothing, asked.weights)


def _holder(asked: RoleMatrix, person: Person) -> Holder:
    role, target = (r and asked.roles[_known(asked.row, r)] for r in (person.role, person.target))
    expired = frozenset(held.skill for held in person.expired)
    return Holder(
        person.id, person.name, role or None, person.capacity, target or None, person.given, expired
    )


def _of_person(asked: RoleMatrix, person: Person) -> Iterator[tuple[int, float, bool, bool]]:
    """Yield column, counted level, whether it is stated, whether the roster says so."""
    own = {_known(asked.column, held.skill): held.level for held in person.held}
    for column, level in own.items():
        yield column, float(counted(level)), level is not None, True
    # Who has lost a skill does not hold it because the role asks for it.
    own |= {_known(asked.column, held.skill): held.level for held in person.expired}
    if person.role is not None:
        row = _known(asked.row, person.role)
        stated = line_of(asked.stated, row)
        for column, number in line_of(asked.levels, row).items():
            if column not in own:
                yield column, number, column in stated, False


def _known(places: Mapping[str, int], node_id: str) -> int:
    if node_id not in places:
        raise UnknownNode(node_id)
    return places[node_id]
