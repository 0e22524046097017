"""Which role of an old ladder is which of a new one, though its title may have changed."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from graph.arrays import Floats
from graph.kinds import NodeKind
from graph.ladder.matching import best_pairs, by_name
from graph.ladder.reading import Ladder, Statement
from graph.ladder.statement_matching import Wording
from graph.model import Node
from graph.questions.likeness import stems

# A role is renamed when at least this share of both roles' statements is the same; so with tracks.
SAME = 0.5


def matched_roles(wording: Wording) -> dict[str, str]:
    """The new id of each old role: by id, by name, else by what the two state."""
    found = by_name(wording.old.roles, wording.new.roles)
    lost, fresh = _left(wording.old.roles, wording.new.roles, found)
    stated = {**wording.old.statements, **wording.new.statements}

    def alike(rows: Sequence[Node], columns: Sequence[Node]) -> Floats:
        return np.array([[_share(wording, stated, a, b) for b in columns] for a in rows], dtype=np.float64)

    pairs = best_pairs(lost, fresh, lambda role: role.id, alike, SAME)
    return found | {old.id: new.id for old, new in pairs}


def matched_tracks(old: Ladder, new: Ladder, roles: Mapping[str, str]) -> dict[str, str]:
    """The new id of each old track: by id, by name, else the one to which most of its roles went."""
    before, after = old.of_kinds(NodeKind.TRACK), new.of_kinds(NodeKind.TRACK)
    found = by_name(before, after)
    lost, fresh = _left(before, after, found)
    # The ids of lost and fresh tracks differ, or they would be found: one mapping holds both.
    members = {**_members(new, {}), **_members(old, roles)}

    def kept(rows: Sequence[Node], columns: Sequence[Node]) -> Floats:
        return np.array([[_common(members[a.id], members[b.id]) for b in columns] for a in rows])

    pairs = best_pairs(lost, fresh, lambda track: track.id, kept, SAME)
    return found | {one.id: other.id for one, other in pairs}


def _left(
    old: Iterable[Node], new: Iterable[Node], found: Mapping[str, str]
) -> tuple[list[Node], list[Node]]:
    taken = set(found.values())
    return [n for n in old if n.id not in found], [n for n in new if n.id not in taken]


def _share(wording: Wording, stated: Mapping[str, Sequence[Statement]], one: Node, other: Node) -> float:
    """The share of the statements of two roles that are one (Dice); of their titles' words without any."""
    first, second = stated[one.id], stated[other.id]
    if not first and not second:
        return _common(set(stems(one.label)), set(stems(other.label)))
    # Each pair is at least half alike, and counts by how much alike it is.
    pairs = wording.pairs(first, second)
    alike = sum(float(wording.score([a], [b])[0, 0]) for a, b in pairs)
    return 2 * alike / (len(first) + len(second))


def _members(side: Ladder, roles: Mapping[str, str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {track.id: set() for track in side.of_kinds(NodeKind.TRACK)}
    for role, track in side.track_of.items():
        found[track].add(roles.get(role, role))
    return found


def _common(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(len(one), len(other), 1)
