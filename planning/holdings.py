"""Who holds which skill at which level, as sparse matrices: the people of a roster, else the roles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from graph.errors import InvalidRecord, UnknownNode
from graph.kinds import Level, counted
from graph.model import Node
from graph.people import Person, Roster
from graph.questions.matrix import Floats
from graph.stores.store import View
from planning.demand import Demand, Matrix, demand, sparse


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
    levels: Matrix
    stated: Matrix
    held: Matrix
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


def holdings(store: View, roster: Roster | None = None) -> Holdings:
    """What the people of the roster hold; without a roster, what the roles require.

    A person's role implies what it requires ("expected"); a holding that the roster states
    ("held") stands in its place, and one that has ended is expected no longer. Raises UnknownNode
    for a role or skill that the graph lacks.
    """
    asked = demand(store)
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


def _of_roles(asked: Demand) -> Holdings:
    holders = tuple(Holder(role.id, role.label, role) for role in asked.roles)
    nothing = sparse([], (len(asked.roles), len(asked.skills)))
    return Holdings(holders, asked.skills, asked.levels, asked.stated, nothing, asked.weights)


def _holder(asked: Demand, person: Person) -> Holder:
    role, target = (r and asked.roles[_found(asked.row, r)] for r in (person.role, person.target))
    expired = frozenset(held.skill for held in person.expired)
    return Holder(
        person.id, person.name, role or None, person.capacity, target or None, person.given, expired
    )


def _of_person(asked: Demand, person: Person) -> Iterator[tuple[int, float, bool, bool]]:
    """Yield column, counted level, whether it is stated, whether the roster says so."""
    own = {_found(asked.column, held.skill): held.level for held in person.held}
    for column, level in own.items():
        yield column, float(counted(level)), level is not None, True
    # Who has lost a skill does not hold it because the role asks for it.
    own |= {_found(asked.column, held.skill): held.level for held in person.expired}
    if person.role is not None:
        for column, number, is_stated in _required(asked, _found(asked.row, person.role)):
            if column not in own:
                yield column, number, is_stated, False


def _required(asked: Demand, row: int) -> Iterator[tuple[int, float, bool]]:
    of_row = slice(asked.levels.indptr[row], asked.levels.indptr[row + 1])
    of_stated = slice(asked.stated.indptr[row], asked.stated.indptr[row + 1])
    stated = set(asked.stated.indices[of_stated].tolist())
    columns, numbers = asked.levels.indices[of_row].tolist(), asked.levels.data[of_row].tolist()
    for column, number in zip(columns, numbers, strict=True):
        yield column, number, column in stated


def _found(places: dict[str, int], node_id: str) -> int:
    if node_id not in places:
        raise UnknownNode(node_id)
    return places[node_id]
