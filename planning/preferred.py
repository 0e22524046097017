"""What roles ask as preferred: held as that too, so that it covers nothing and is still told."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from graph.kinds import Level
from planning.holdings import Holdings

if TYPE_CHECKING:
    # Only named here: who asks what is held as preferred need not load what sums over all roles.
    from graph.questions.matrix import RoleMatrix

# By the id of a role or holder the columns of its preferred skills with their levels, None: not stated.
Preferred = Mapping[str, Mapping[int, Level | None]]


def preferred_of_holders(holdings: Holdings, roles: Preferred) -> Preferred:
    """What each holder holds as preferred: what the role prefers and nothing surer is known of.

    Who has lost a skill does not hold it because the role prefers it.
    """
    held: dict[str, Mapping[int, Level | None]] = {}
    for row, holder in enumerate(holdings.holders):
        liked = roles.get(holder.role.id, {}) if holder.role else {}
        if liked:
            sure = set(holdings.lines[row])
            lost = {holdings.column[skill] for skill in holder.expired if skill in holdings.column}
            held[holder.id] = {c: level for c, level in liked.items() if c not in sure | lost}
    return held


def without(preferred: Preferred, column: int) -> Preferred:
    """The same with one skill of nobody."""
    return {who: {c: level for c, level in of.items() if c != column} for who, of in preferred.items()}


def replaced(preferred: Preferred, old: int, new: int, asked: "RoleMatrix") -> Preferred:
    """The same once one system came in place of another, at the higher of the stated levels of both.

    `asked` is what the roles require then; a role that requires the new system prefers it no more.
    """
    required = {asked.roles[row].id for row in asked.levels.tocsc()[:, [new]].indices.tolist()}
    now: dict[str, dict[int, Level | None]] = {}
    for role, of in preferred.items():
        rest = {c: level for c, level in of.items() if c not in {old, new}}
        both = [of[c] for c in (old, new) if c in of]
        if both and role not in required:
            rest[new] = max((level for level in both if level is not None), default=None)
        now[role] = rest
    return now
