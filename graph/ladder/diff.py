"""What changed between two versions of a ladder, and what that does to moves and coverage."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from graph.facts import Facts, Years
from graph.kinds import SKILL_KINDS, Level, Necessity, NodeKind
from graph.ladder.change import How, LadderChange, LadderDiff, What, change
from graph.ladder.effects import coverage, moves
from graph.ladder.laid_out import Ladder, StatedSkill, Statement
from graph.ladder.pairs import Both
from graph.model import Node
from graph.questions.effort import median_promotion
from graph.stores.store import View


def roles(both: Both) -> Iterator[LadderChange]:
    """Roles that came, went, were renamed or moved to another track or place in it."""
    before, after = _ranks(both)
    for old_id, new_id in both.roles.items():
        old, new = both.old.by_id[old_id], both.new.by_id[new_id]
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


def tracks(both: Both) -> Iterator[LadderChange]:
    """Tracks that came, went or are called otherwise."""
    yield from _nodes(both, both.tracks, (NodeKind.TRACK,))


def skills(both: Both) -> Iterator[LadderChange]:
    """Skills that a document names for the first time, or none does any more."""
    yield from _nodes(both, both.skills, SKILL_KINDS)


def inheritance(both: Both) -> Iterator[LadderChange]:
    """Inheritance of roles in both ladders that came or went; other words alone are no change."""
    old = _links(both.old, {**{r.id: r.id for r in both.old.roles}, **both.roles}, both.roles)
    new = _links(both.new, {r.id: r.id for r in both.new.roles}, {i: i for i in both.roles.values()})
    for key in sorted(old.keys() ^ new.keys()):
        yield change(What.INHERITANCE, key[0], old.get(key), new.get(key))


def experience(both: Both) -> Iterator[LadderChange]:
    """Years and degrees that came, went or changed; where they stand does not matter."""
    for old_id, new_id in both.roles.items():
        before = _qualification(both.old.by_id[old_id])
        after = _qualification(both.new.by_id[new_id])
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
        {new: both.old.by_id[old].as_role.rung for old, new in pairs},
        {new: both.new.by_id[new].as_role.rung for new in both.roles.values()},
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
    places: dict[str, int | None] = dict.fromkeys(tracks)
    for track, standing in members.items():
        # Without a track there is no order; roles of one height stand in their order by id.
        places |= {role: n for n, role in enumerate(standing)} if track else {}
    return places


def _nodes(both: Both, matched: Mapping[str, str], kinds: tuple[NodeKind, ...]) -> Iterator[LadderChange]:
    before, after = ({n.id: n for n in side.of_kinds(*kinds)} for side in (both.old, both.new))
    for old, new in matched.items():
        if before[old].label != after[new].label:
            was, now = ({"name": node.label} for node in (before[old], after[new]))
            yield change(What(after[new].kind), new, was, now, How.RENAMED)
    for node_id in sorted(before.keys() - matched.keys()):
        yield change(What(before[node_id].kind), node_id, {"name": before[node_id].label}, None)
    for node_id in sorted(after.keys() - set(matched.values())):
        yield change(What(after[node_id].kind), node_id, None, {"name": after[node_id].label})


def _links(side: Ladder, named: Mapping[str, str], kept: Mapping[str, str]) -> dict[tuple[str, ...], Facts]:
    links: dict[tuple[str, ...], Facts] = {}
    for heir in kept:
        for edge in side.parents[heir]:
            facts = {"target": named[edge.target], "scope": str(edge.scope), "text": edge.evidence[0].text}
            links[kept[heir], named[edge.target], str(edge.scope)] = facts
    return links


def _role(role: Node) -> dict[str, Any]:
    return {
        "role": role.id,
        "title": role.label,
        "track": role.as_role.track,
        "rung": role.as_role.rung,
    }


def _whole(side: Ladder, role: Node) -> Facts:
    return {**_role(role), "requirements": [s.evidence.text for s in side.statements[role.id]]}


def _qualification(role: Node) -> dict[What, Facts | None]:
    facts, degree = role.as_role, role.as_role.education
    return {
        What.EXPERIENCE: _years(facts.years),
        What.SUPERVISION: _years(facts.supervisory_years),
        What.EDUCATION: None if degree is None else {"level": degree.level, "field": degree.field},
    }


def _years(asked: Years | None) -> Facts | None:
    return None if asked is None else {"min": asked.min, "max": asked.max, "field": asked.field}


def requirements(both: Both) -> Iterator[LadderChange]:
    """Statements that came, went, moved or were reworded; those of a new or lost role go with it."""
    for old, new in both.statements:
        moved = both.roles.get(old.role.id) != new.role.id or old.section != new.section
        if moved or old.key != new.key:
            how = How.MOVED if moved else How.REWORDED
            yield change(What.REQUIREMENT, new.id, _said(old), _said(new), how)
    paired = {id(statement) for pair in both.statements for statement in pair}
    for statement in both.old.everything():
        if id(statement) not in paired and statement.role.id in both.roles:
            yield change(What.REQUIREMENT, statement.id, _said(statement), None)
    kept = set(both.roles.values())
    for statement in both.new.everything():
        if id(statement) not in paired and statement.role.id in kept:
            yield change(What.REQUIREMENT, statement.id, None, _said(statement))


def levels(both: Both) -> Iterator[LadderChange]:
    """What each role itself names: skills that came or went, levels and necessities that changed."""
    for old_id, new_id in both.roles.items():
        old = {both.skills.get(i, i): name for i, name in _named(both.old, old_id).items()}
        new = _named(both.new, new_id)
        for skill in sorted(old.keys() | new.keys()):
            before, after = old.get(skill), new.get(skill)
            if before is None or after is None:
                facts = (_asked(both.old, before, skill), _asked(both.new, after, skill))
                yield change(What.SKILL, new_id, *facts)
            elif (before.level, before.required) != (after.level, after.required):
                facts = (_asked(both.old, before, skill), _asked(both.new, after, skill))
                yield change(What.LEVEL, new_id, *facts)


def _named(side: Ladder, role: str) -> dict[str, StatedSkill]:
    """What a role itself asks of each skill at most, by skill id."""
    strongest: dict[str, StatedSkill] = {}
    for name in (name for statement in side.statements[role] for name in statement.names):
        if name.skill not in strongest or _strength(name) > _strength(strongest[name.skill]):
            strongest[name.skill] = name
    return strongest


def _strength(name: StatedSkill) -> tuple[bool, int]:
    return (name.required, name.level or 0)


def _asked(side: Ladder, name: StatedSkill | None, skill: str) -> Facts | None:
    if name is None:
        return None
    return {
        "skill": skill,
        "name": side.by_id[name.skill].label,
        "level": None if name.level is None else int(name.level),
        "necessity": str(Necessity.REQUIRED if name.required else Necessity.PREFERRED),
    }


def _said(statement: Statement) -> dict[str, Any]:
    said = statement.evidence
    place = {"document": said.document, "line": said.line}
    return {"role": statement.role.id, "section": str(statement.section), "text": said.text, **place}


CHANGES: tuple[Callable[[Both], Iterator[LadderChange]], ...] = (
    roles,
    tracks,
    requirements,
    levels,
    skills,
    inheritance,
    experience,
)


def diff(old: View, new: View, floor: Level = Level.PROFICIENT) -> LadderDiff:
    """All that changed from one store's ladder to another's, sorted by what changed, then by id."""
    both = Both(Ladder(old), Ladder(new))
    changes = sorted((change for look in CHANGES for change in look(both)), key=lambda change: change.order)
    titles = {role.id: role.label for side in (both.old, both.new) for role in side.roles}
    promotions = (median_promotion(old), median_promotion(new))
    moved, covered = tuple(moves(both, old, new)), tuple(coverage(both, floor))
    return LadderDiff(tuple(changes), moved, covered, titles, promotions)
