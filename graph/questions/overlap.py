"""What roles share."""

from collections.abc import Sequence

from graph.errors import BadQuestion
from graph.questions.answers import Intersection, Need, Overlap, SharedSkill
from graph.questions.needs import needs_of
from graph.stores.store import View


def overlap(store: View, role_ids: Sequence[str]) -> Overlap:
    """The skills that all of these roles need, and every skill that any of them needs, by name."""
    distinct = list(dict.fromkeys(role_ids))
    if len(distinct) < 2:
        raise BadQuestion("an overlap takes two or more different roles; name another one")
    found = needs_of(store, distinct)
    roles = found.roles
    held: dict[str, dict[str, Need]] = {}
    for role, needs in found.needs.items():
        for skill, need in needs.items():
            held.setdefault(skill, {})[role] = need
    every = [SharedSkill(next(iter(needs.values())).skill, needs) for needs in held.values()]
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
    found = [
        Intersection(tuple(roles[i] for i in ids), tuple(s.skill for s in held))
        for ids, held in groups.items()
    ]
    return tuple(sorted(found, key=lambda g: (-len(g.roles), -len(g.skills), [role.id for role in g.roles])))
