"""What roles need of skills: who needs one, what one role asks beyond another, what roles share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.errors import BadQuestion
from graph.kinds import EdgeKind, Level, Necessity, counted, levels_short
from graph.model import Node
from graph.questions.answers import (
    Gap,
    GapSkill,
    GapState,
    Intersection,
    Need,
    Overlap,
    SharedSkill,
    WhoNeeds,
)
from graph.stores.patterns import Pattern, Piece
from graph.stores.store import View


def resolved(piece: Piece) -> tuple[Need, ...]:
    """The needs in a piece of the graph, sorted by key."""
    nodes = piece.nodes
    return tuple(
        Need(
            role=nodes[edge.source],
            skill=nodes[edge.target],
            level=edge.level,
            necessity=edge.necessity,
            own=edge.own,
            via=tuple(nodes[i] for i in edge.via),
            evidence=edge.evidence,
        )
        for edge in piece.edges_of(EdgeKind.NEEDS)
    )


@dataclass(frozen=True)
class NeedsOfRoles:
    """Some roles, and what each of them needs by role id and skill id."""

    roles: tuple[Node, ...]
    needs: dict[str, dict[str, Need]]


def needs_of(store: View, role_ids: Sequence[str]) -> NeedsOfRoles:
    """What each of these roles needs; raises UnknownNode for an id that is none."""
    piece = store.piece(role_ids, Pattern.NEEDS)
    needs: dict[str, dict[str, Need]] = {role: {} for role in role_ids}
    for need in resolved(piece):
        needs[need.role.id][need.skill.id] = need
    return NeedsOfRoles(tuple(piece.node(role) for role in role_ids), needs)


def who_needs(store: View, skill_id: str, floor: Level | None = None) -> WhoNeeds:
    """The roles that need the skill, highest level first, then by title.

    With a floor, a role whose level is not stated is left out: nothing says that it reaches it.
    """
    piece = store.piece([skill_id], Pattern.NEEDED_BY)
    skill, needs = piece.node(skill_id), resolved(piece)
    enough = [need for need in needs if floor is None or (need.level is not None and need.level >= floor)]
    enough.sort(key=lambda need: (-(need.level or 0), need.role.label, need.role.id))
    return WhoNeeds(skill, floor, tuple(enough))


def gap(store: View, origin_id: str, target_id: str) -> Gap:
    """Each skill that the target requires as missing, to raise, to confirm or met, dearest first.

    effort = sum of weight x levels short, a missing skill short of all its level; share_met is the
    share of the target's required skills that are met. A preferred skill is not taken as held.
    """
    both = needs_of(store, [origin_id, target_id])
    held = required(both.needs[origin_id])
    asked = required(both.needs[target_id])
    return gap_of(both, [_compared(need, held.get(skill)) for skill, need in asked.items()])


def gap_of(both: NeedsOfRoles, skills: Sequence[GapSkill]) -> Gap:
    """The gap between the first and the last of some roles, from its skills."""
    origin, target = both.roles[0], both.roles[-1]
    skills = sorted(skills, key=lambda s: (-s.effort, s.skill.label, s.skill.id))
    by_state = {state: tuple(s for s in skills if s.state == state) for state in GapState}
    met = by_state[GapState.MET]
    preferred = (n for n in both.needs[target.id].values() if n.necessity == Necessity.PREFERRED)
    return Gap(
        origin=origin,
        target=target,
        missing=by_state[GapState.MISSING],
        to_raise=by_state[GapState.TO_RAISE],
        to_confirm=by_state[GapState.TO_CONFIRM],
        met=met,
        preferred=tuple(preferred),
        effort=sum(s.effort for s in skills),
        share_met=len(met) / len(skills) if skills else None,
    )


def required(needs: Mapping[str, Need]) -> dict[str, Need]:
    """Those of some needs that must be met, by skill."""
    return {i: need for i, need in needs.items() if need.necessity == Necessity.REQUIRED}


def _compared(asked: Need, held: Need | None) -> GapSkill:
    short = levels_short(asked.level, held.level) if held else counted(asked.level)
    return GapSkill(
        skill=asked.skill,
        held=held.level if held else None,
        asked=asked.level,
        short=short,
        effort=short * asked.skill.as_skill.weight,
        because=asked,
        against=held,
    )


def overlap(store: View, role_ids: Sequence[str]) -> Overlap:
    """The skills that all of these roles need, and every skill that any of them needs, by name."""
    distinct = list(dict.fromkeys(role_ids))
    if len(distinct) < 2:
        raise BadQuestion("an overlap takes two or more different roles; name another one")
    asked = needs_of(store, distinct)
    roles = asked.roles
    by_skill: dict[str, dict[str, Need]] = {}
    for role, needs in asked.needs.items():
        for skill, need in needs.items():
            by_skill.setdefault(skill, {})[role] = need
    every = [SharedSkill(next(iter(needs.values())).skill, needs) for needs in by_skill.values()]
    every.sort(key=lambda shared: (shared.skill.label, shared.skill.id))
    return Overlap(roles, tuple(s for s in every if len(s.needs) == len(roles)), tuple(every))


def intersections(answer: Overlap) -> tuple[Intersection, ...]:
    """The skills of an overlap by the exact roles that need them: most roles first, then most skills."""
    groups: dict[tuple[str, ...], list[SharedSkill]] = {}
    for shared in answer.every:
        groups.setdefault(tuple(role.id for role in answer.roles if role.id in shared.needs), []).append(
            shared
        )
    roles = {role.id: role for role in answer.roles}
    sets = [
        Intersection(tuple(roles[i] for i in ids), tuple(s.skill for s in shared))
        for ids, shared in groups.items()
    ]
    return tuple(sorted(sets, key=lambda g: (-len(g.roles), -len(g.skills), [role.id for role in g.roles])))
