"""What changed in roles and what they hang on: titles, tracks, inheritance, experience."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from graph.facts import Years
from graph.kinds import SKILL_KINDS, NodeKind
from graph.ladder.both import Both
from graph.ladder.change import Change, Facts, How, What, change
from graph.ladder.reading import Ladder
from graph.model import Node


def roles(both: Both) -> Iterator[Change]:
    """Roles that came, went, were renamed or moved to another track or place in it."""
    before, after = _ranks(both)
    for old_id, new_id in both.roles.items():
        old, new = both.old.graph.by_id[old_id], both.new.graph.by_id[new_id]
        # Other rungs shift when one comes or goes: a role has moved when those that stayed say so.
        moved = before[new_id] != after[new_id]
        if moved or old.label != new.label:
            how = How.MOVED if moved else How.RENAMED
            yield change(What.ROLE, new_id, _role(old), _role(new), how)
    for role in both.old.roles:
        if role.id not in both.roles:
            yield change(What.ROLE, role.id, _whole(both.old, role), None)
    for role in both.new.roles:
        if role.id not in both.roles.values():
            yield change(What.ROLE, role.id, None, _whole(both.new, role))


def tracks(both: Both) -> Iterator[Change]:
    """Tracks that came, went or are called otherwise."""
    yield from _nodes(both, both.tracks, (NodeKind.TRACK,))


def skills(both: Both) -> Iterator[Change]:
    """Skills that a document names for the first time, or none does any more."""
    yield from _nodes(both, both.skills, SKILL_KINDS)


def inheritance(both: Both) -> Iterator[Change]:
    """Inheritance of roles in both ladders that came or went; other words alone are no change."""
    old = _links(both.old, {**{r.id: r.id for r in both.old.roles}, **both.roles}, both.roles)
    new = _links(both.new, {r.id: r.id for r in both.new.roles}, {i: i for i in both.roles.values()})
    for key in sorted(old.keys() ^ new.keys()):
        yield change(What.INHERITANCE, key[0], old.get(key), new.get(key))


def experience(both: Both) -> Iterator[Change]:
    """Years and degrees that came, went or changed; where they stand does not matter."""
    for old_id, new_id in both.roles.items():
        before, after = _asked(both.old.graph.by_id[old_id]), _asked(both.new.graph.by_id[new_id])
        for what in before:
            if before[what] != after[what]:
                yield change(what, new_id, before[what], after[what])


def _ranks(both: Both) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """Track, and place among those that stayed in it, of each role in the old and the new ladder."""
    pairs = both.roles.items()
    old = {new: both.tracks.get(t, t) if (t := both.old.track_of.get(old)) else None for old, new in pairs}
    new = {role: both.new.track_of.get(role) for role in both.roles.values()}
    stayed = {role for role in new if old[role] == new[role]}
    heights = (
        {new: both.old.graph.by_id[old].as_role.rung for old, new in pairs},
        {new: both.new.graph.by_id[new].as_role.rung for new in both.roles.values()},
    )
    return (
        {role: (old[role], place) for role, place in _places(old, heights[0], stayed).items()},
        {role: (new[role], place) for role, place in _places(new, heights[1], stayed).items()},
    )


def _places(
    tracks: Mapping[str, str | None], heights: Mapping[str, int | None], stayed: set[str]
) -> dict[str, int | None]:
    members = defaultdict(list)
    for role in sorted(stayed, key=lambda r: (heights[r] or 0, r)):
        members[tracks[role]].append(role)
    found: dict[str, int | None] = dict.fromkeys(tracks)
    for track, standing in members.items():
        # Without a track there is no order; roles of one height stand in their order by id.
        found |= {role: n for n, role in enumerate(standing)} if track else {}
    return found


def _nodes(both: Both, found: Mapping[str, str], kinds: tuple[NodeKind, ...]) -> Iterator[Change]:
    before, after = ({n.id: n for n in side.of_kinds(*kinds)} for side in (both.old, both.new))
    for old, new in found.items():
        if before[old].label != after[new].label:
            was, now = ({"name": node.label} for node in (before[old], after[new]))
            yield change(What(after[new].kind), new, was, now, How.RENAMED)
    for node_id in sorted(before.keys() - found.keys()):
        yield change(What(before[node_id].kind), node_id, {"name": before[node_id].label}, None)
    for node_id in sorted(after.keys() - set(found.values())):
        yield change(What(after[node_id].kind), node_id, None, {"name": after[node_id].label})


def _links(side: Ladder, named: Mapping[str, str], kept: Mapping[str, str]) -> dict[tuple[str, ...], Facts]:
    found: dict[tuple[str, ...], Facts] = {}
    for heir in kept:
        for edge in side.parents[heir]:
            facts = {"target": named[edge.target], "scope": str(edge.scope), "text": edge.evidence[0].text}
            found[kept[heir], named[edge.target], str(edge.scope)] = facts
    return found


def _role(role: Node) -> dict[str, Any]:
    return {
        "role": role.id,
        "title": role.label,
        "track": role.as_role.track,
        "rung": role.as_role.rung,
    }


def _whole(side: Ladder, role: Node) -> Facts:
    return {**_role(role), "requirements": [s.evidence.text for s in side.statements[role.id]]}


def _asked(role: Node) -> dict[What, Facts | None]:
    facts, degree = role.as_role, role.as_role.education
    return {
        What.EXPERIENCE: _years(facts.years),
        What.SUPERVISION: _years(facts.supervisory_years),
        What.EDUCATION: None if degree is None else {"level": degree.level, "field": degree.field},
    }


def _years(asked: Years | None) -> Facts | None:
    return None if asked is None else {"min": asked.min, "max": asked.max, "field": asked.field}
