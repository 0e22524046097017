"""Two versions of a ladder side by side: what of the old one is what of the new one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graph.arrays import Floats
from graph.kinds import SKILL_KINDS, NodeKind
from graph.ladder.laid_out import Ladder, Statement
from graph.ladder.matching import best_pairs, by_name
from graph.ladder.statement_pairs import ComparedStatements, Pair, matched_statements
from graph.model import Node
from graph.questions.likeness.words import stems

# A role is renamed when at least this share of both roles' statements is the same; so with tracks.
SAME = 0.5
# By so much a bound may be off that is summed in another order.
ROUNDING = 1e-9


def matched_roles(compared: ComparedStatements) -> dict[str, str]:
    """The new id of each old role: by id, by name, else by what the two state."""
    named = by_name(compared.old.roles, compared.new.roles)
    lost, fresh = _left(compared.old.roles, compared.new.roles, named)
    stated = {**compared.old.statements, **compared.new.statements}

    def alike(rows: Sequence[Node], columns: Sequence[Node]) -> Floats:
        return np.array([_shares(compared, stated, one, columns) for one in rows])

    pairs = best_pairs(lost, fresh, lambda role: role.id, alike, SAME)
    return named | {old.id: new.id for old, new in pairs}


def matched_tracks(old: Ladder, new: Ladder, roles: Mapping[str, str]) -> dict[str, str]:
    """The new id of each old track: by id, by name, else the one to which most of its roles went."""
    before, after = old.of_kinds(NodeKind.TRACK), new.of_kinds(NodeKind.TRACK)
    named = by_name(before, after)
    lost, fresh = _left(before, after, named)
    # The ids of lost and fresh tracks differ, or they would be found: one mapping holds both.
    members = {**_members(new, {}), **_members(old, roles)}

    def kept(rows: Sequence[Node], columns: Sequence[Node]) -> Floats:
        return np.array([[_common(members[a.id], members[b.id]) for b in columns] for a in rows])

    pairs = best_pairs(lost, fresh, lambda track: track.id, kept, SAME)
    return named | {one.id: other.id for one, other in pairs}


def _left(
    old: Iterable[Node], new: Iterable[Node], named: Mapping[str, str]
) -> tuple[list[Node], list[Node]]:
    taken = set(named.values())
    return [n for n in old if n.id not in named], [n for n in new if n.id not in taken]


def _shares(
    compared: ComparedStatements, stated: Mapping[str, Sequence[Statement]], one: Node, others: Sequence[Node]
) -> Floats:
    """What `_share` says of one role with each, 0 where that is surely too little (shape: others)."""
    said = [stated[other.id] for other in others]
    many = np.array([len(stated[one.id]) + len(own) for own in said])
    most = 2 * compared.at_most(stated[one.id], said) / np.maximum(many, 1)
    shares = np.zeros(len(others))
    for n in np.flatnonzero((most >= SAME - ROUNDING) | (many == 0)).tolist():
        shares[n] = _share(compared, stated, one, others[n])
    return shares


def _share(
    compared: ComparedStatements, stated: Mapping[str, Sequence[Statement]], one: Node, other: Node
) -> float:
    """The share of the statements of two roles that are one (Dice); of their titles' words without any."""
    first, second = stated[one.id], stated[other.id]
    if not first and not second:
        return _common(set(stems(one.label)), set(stems(other.label)))
    # Each pair is at least half alike, and counts by how much alike it is.
    pairs = compared.pairs(first, second)
    alike = sum(float(compared.score([a], [b])[0, 0]) for a, b in pairs)
    return 2 * alike / (len(first) + len(second))


def _members(side: Ladder, roles: Mapping[str, str]) -> dict[str, set[str]]:
    members: dict[str, set[str]] = {track.id: set() for track in side.of_kinds(NodeKind.TRACK)}
    for role, track in side.track_of.items():
        members[track].add(roles.get(role, role))
    return members


def _common(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(len(one), len(other), 1)


@dataclass(frozen=True)
class Both:
    """An old and a new ladder; each mapping leads from old ids to new ones."""

    old: Ladder
    new: Ladder

    @cached_property
    def compared(self) -> ComparedStatements:
        """The statements of both, ready to be compared."""
        return ComparedStatements(self.old, self.new)

    @cached_property
    def roles(self) -> Mapping[str, str]:
        """The roles that are still there."""
        return matched_roles(self.compared)

    @cached_property
    def tracks(self) -> Mapping[str, str]:
        """The tracks that are still there."""
        return matched_tracks(self.old, self.new, self.roles)

    @cached_property
    def skills(self) -> Mapping[str, str]:
        """The skills that are still named."""
        return by_name(self.old.of_kinds(*SKILL_KINDS), self.new.of_kinds(*SKILL_KINDS))

    @cached_property
    def statements(self) -> list[Pair]:
        """The statements that are still there, in whatever words, section or role."""
        return matched_statements(self.compared, self.roles)
