"""What the roles require, by lines, and what they only prefer."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.kinds import Level, counted
from graph.model import Node
from graph.questions.need_numbers import need_numbers
from graph.stores.cache import kept
from graph.stores.store import View
from planning.holding import Holding, Line


@dataclass(frozen=True)
class Requirements:
    """What the roles require (roles and skills sorted by id), and what having a role so implies to hold.

    `asked` has the columns of all skills that any role requires or prefers, `preferred` by role id
    those that it only prefers with their levels, None: not stated.
    """

    roles: Mapping[str, Node]
    skills: tuple[Node, ...]
    lines: Mapping[str, Line]
    asked: frozenset[int]
    preferred: Mapping[str, Mapping[int, Level | None]]

    @cached_property
    def column(self) -> Mapping[str, int]:
        """The column of each skill id."""
        return {skill.id: n for n, skill in enumerate(self.skills)}


def requirements(store: View) -> Requirements:
    """What the roles of a store's graph require, kept until it changes."""
    return kept(store, "requirements", _requirements)


def _requirements(store: View) -> Requirements:
    needs = need_numbers(store)
    ids = [role.id for role in needs.roles]
    lines: dict[str, dict[int, Holding]] = {role: {} for role in ids}
    preferred: dict[str, dict[int, Level | None]] = {}
    numbers = zip(needs.rows, needs.columns, needs.levels, needs.required, strict=True)
    for row, column, level, required in numbers:
        if required:
            lines[ids[row]][column] = _HOLDINGS[level]
        else:
            preferred.setdefault(ids[row], {})[column] = Level(level) if level else None
    roles = dict(zip(ids, needs.roles, strict=True))
    return Requirements(roles, needs.skills, lines, frozenset(needs.columns), preferred)


# What a role holds that requires a skill at each level, 0: not stated. One value serves all roles.
_HOLDINGS = tuple(Holding(counted(Level(n) if n else None), n > 0) for n in range(len(Level) + 1))
