"""Families: roles that are like each other, whatever track they stand in, and what joins tracks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from graph.errors import BadQuestion
from graph.kinds import Grouping
from graph.model import Node
from graph.questions.families.answers import Between, Families, Family
from graph.questions.families.bridges import bridges
from graph.questions.families.communities import (
    AT_ONCE,
    PLACES,
    Closeness,
    Likeness,
    Rows,
    closeness,
    communities,
)
from graph.questions.families.names import family_name, skills_apart
from graph.questions.likeness.roles import similarity
from graph.questions.matrix import RoleMatrix, role_matrix
from graph.stores.cache import kept
from graph.stores.store import View

# From this share on the roles of another family are as like to a role as its own.
LEAST_PULL = 0.5


@dataclass(frozen=True)
class Grouped:
    """The roles in families, largest first, those that are like no other, and those between two."""

    families: tuple[Family, ...]
    alone: tuple[Node, ...]
    between: tuple[Between, ...]

    @property
    def names(self) -> dict[str, str]:
        """The name of the family of each role by id; a role alone is in none."""
        return {role.id: family.name for family in self.families for role in family.roles}


def families(store: View, top: int = 10) -> Families:
    """The families of like roles, and the `top` skills that join tracks; raises BadQuestion below 1.

    Where the roles do not stand in two tracks at least, the skills join families.
    """
    if top < 1:
        raise BadQuestion(f"--top is {top}; ask for 1 or more")
    grouped, matrix = grouped_roles(store), role_matrix(store)
    tracks = {role.id: str(role.as_role.track) for role in matrix.roles if role.as_role.track}
    joined = Grouping.TRACK if len(set(tracks.values())) > 1 else Grouping.FAMILY
    return Families(
        every=len(matrix.roles),
        families=grouped.families,
        alone=grouped.alone,
        between=grouped.between,
        joined=joined,
        bridges=bridges(store, tracks if joined == Grouping.TRACK else grouped.names, top),
    )


def grouped_roles(store: View) -> Grouped:
    """The families of a store's graph without its bridges, kept until the graph changes."""
    return kept(store, "families", _build)


def _build(store: View) -> Grouped:
    matrix, alike = role_matrix(store), similarity(store).joined.held()
    parts = communities(alike)
    large = sorted((part for part in parts if len(part) > 1), key=lambda part: (-len(part), part))
    close = [closeness(alike, large, n) for n in range(len(large))]
    made: list[Family] = []
    for part, how in zip(large, close, strict=True):
        made.append(_family(matrix, _typical_first(alike, part), how, [one.name for one in made]))
    return Grouped(
        families=tuple(made),
        alone=tuple(matrix.roles[part[0]] for part in parts if len(part) == 1),
        between=tuple(sorted(_between(matrix, large, close, made), key=lambda b: (-b.pull, b.role.id))),
    )


def _typical_first(alike: Likeness, part: Rows) -> Rows:
    """The rows by how like each is to the others in all."""
    own = list(part)
    some = (own[start : start + AT_ONCE] for start in range(0, len(own), AT_ONCE))
    inside = np.round([line[own].sum() for rows in some for line in alike.rows(rows)], PLACES)
    return tuple(part[n] for n in np.argsort(-inside, kind="stable").tolist())


def _family(matrix: RoleMatrix, part: Rows, how: Closeness, taken: Sequence[str]) -> Family:
    skills = skills_apart(matrix, part)
    roles = [matrix.roles[n] for n in part]
    inside = set(part)
    others = [role for n, role in enumerate(matrix.roles) if n not in inside]
    name = family_name(skills, roles, others, taken)
    return Family(name=name, roles=tuple(roles), skills=skills, closeness=how.closeness)


def _between(
    matrix: RoleMatrix, parts: Sequence[Rows], close: Sequence[Closeness], made: Sequence[Family]
) -> Iterator[Between]:
    for own, (part, how) in enumerate(zip(parts, close, strict=True)):
        for row, pulls in zip(part, how.pulls, strict=True):
            other = int(np.argmax(np.round(pulls, 9)))
            if pulls[other] >= LEAST_PULL - 1e-9:
                yield Between(
                    role=matrix.roles[row],
                    family=made[own].name,
                    other=made[other].name,
                    pull=float(pulls[other]),
                )
