"""What roles ask as preferred: held as that too, so that it covers nothing and is still told."""

from collections.abc import Mapping

import numpy as np

from graph.kinds import EdgeKind, Level, Necessity
from graph.questions.matrix import RoleMatrix, role_matrix
from graph.stores.cache import kept
from graph.stores.store import View
from planning.holdings import Holdings

# By the id of a role or holder the columns of its preferred skills with their levels, None: not stated.
Preferred = Mapping[str, Mapping[int, Level | None]]


def preferred_of_roles(store: View) -> Preferred:
    """What each role only prefers, worked out once for each graph."""
    return kept(store, "preferred", _preferred_of_roles)


def _preferred_of_roles(store: View) -> Preferred:
    asked = role_matrix(store)
    every, required = (np.diff(matrix.indptr) for matrix in (asked.asked, asked.levels))
    # Few roles prefer anything: only their needs are read.
    roles = [asked.roles[row].id for row in np.flatnonzero(every > required).tolist()]
    preferred: dict[str, dict[int, Level | None]] = {}
    for need in store.edges_from(roles, EdgeKind.NEEDS):
        if need.necessity == Necessity.PREFERRED:
            preferred.setdefault(need.source, {})[asked.column[need.target]] = need.level
    return preferred


def preferred_of_holders(holdings: Holdings, roles: Preferred) -> Preferred:
    """What each holder holds as preferred: what the role prefers and nothing surer is known of.

    Who has lost a skill does not hold it because the role prefers it.
    """
    held: dict[str, Mapping[int, Level | None]] = {}
    for row, holder in enumerate(holdings.holders):
        liked = roles.get(holder.role.id, {}) if holder.role else {}
        if liked:
            sure = set(holdings.levels[[row]].indices.tolist())
            lost = {holdings.column[skill] for skill in holder.expired if skill in holdings.column}
            held[holder.id] = {c: level for c, level in liked.items() if c not in sure | lost}
    return held


def without(preferred: Preferred, column: int) -> Preferred:
    """The same with one skill of nobody."""
    return {who: {c: level for c, level in of.items() if c != column} for who, of in preferred.items()}


def replaced(preferred: Preferred, old: int, new: int, asked: RoleMatrix) -> Preferred:
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
