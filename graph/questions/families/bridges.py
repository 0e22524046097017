"""Bridges: the skills that join groups of roles, asked in several of them and by few other roles.

    strength = sum over pairs of groups of share x share x ln(roles / roles that ask it) squared

A share is that of a group's roles that ask the skill. The profile of a group is the mean of its roles as
vectors of skills, each weighed by its rarity (Spärck Jones 1972); the likeness of two profiles is their
inner product (Salton, Wong and Yang 1975), and the strength of a skill is what it adds to that, over all
pairs. What every role asks joins nothing.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from graph.arrays import line_of
from graph.questions.answers import Need
from graph.questions.families.answers import Bridge, BridgeEnd
from graph.questions.matrix import role_matrix
from graph.questions.needs import resolved
from graph.stores.patterns import Pattern
from graph.stores.store import View


def bridges(store: View, groups: Mapping[str, str], top: int) -> tuple[Bridge, ...]:
    """The `top` strongest bridges between the groups, which are named by role id, with their grounds."""
    strong = sorted(_strengths(store, groups), key=lambda one: (-round(one[1], 9), one[0]))[:top]
    needs: dict[str, list[Need]] = defaultdict(list)
    for need in resolved(store.piece([skill for skill, _ in strong], Pattern.NEEDED_BY)):
        needs[need.skill.id].append(need)
    return tuple(_bridge(needs[skill], strength, groups) for skill, strength in strong)


def _strengths(store: View, groups: Mapping[str, str]) -> Iterator[tuple[str, float]]:
    """The strength of each skill that joins two groups or more, by its id."""
    matrix = role_matrix(store)
    sizes = Counter(groups.values())
    columns = matrix.asked.tocsc()
    for n, skill in enumerate(matrix.skills):
        asking = [matrix.roles[row].id for row in line_of(columns, n)]
        spread = Counter(groups[role] for role in asking if role in groups)
        rarity = math.log(len(matrix.roles) / max(len(asking), 1))
        if len(spread) > 1 and rarity > 0:
            shares = [spread[group] / sizes[group] for group in sorted(spread)]
            yield skill.id, sum(one * other for one, other in combinations(shares, 2)) * rarity**2


def _bridge(needs: list[Need], strength: float, groups: Mapping[str, str]) -> Bridge:
    ends: dict[str, list[Need]] = defaultdict(list)
    for need in sorted(needs, key=lambda need: (-(need.level or 0), need.role.label, need.role.id)):
        if need.role.id in groups:
            ends[groups[need.role.id]].append(need)
    order = sorted(ends, key=lambda name: (-len(ends[name]), name))
    joined = tuple(BridgeEnd(name, tuple(ends[name])) for name in order)
    return Bridge(skill=needs[0].skill, asked=len(needs), ends=joined, strength=strength)
