"""Bridges: the skills that join groups of roles, asked in several of them and by few other roles.

    strength = d x (d - 1) / 2 x ln(roles / roles that ask it),  d = 1 / sum of squared shares

The shares say how the roles that ask a skill are spread over the groups. `d` is the number of groups as
evenly as it is spread (Hill 1973): one group is 1, three with the same number of roles are 3. One less
its inverse is the participation coefficient by which Guimera and Amaral (2005) tell the nodes that join
modules; d x (d - 1) / 2 is the pairs of groups it joins. The logarithm is the rarity of Spärck Jones
(1972): what every role asks joins nothing.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

import numpy as np

from graph.arrays import line_of
from graph.questions.answers import Need
from graph.questions.family_answers import Bridge, BridgeEnd
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
    columns = matrix.asked.tocsc()
    for n, skill in enumerate(matrix.skills):
        asking = [matrix.roles[row].id for row in line_of(columns, n)]
        spread: dict[str, int] = defaultdict(int)
        for role in asking:
            if role in groups:
                spread[groups[role]] += 1
        if len(spread) > 1 and len(asking) < len(matrix.roles):
            counts = np.array(list(spread.values()), dtype=np.float64)
            evenly = float(counts.sum() ** 2 / (counts**2).sum())
            yield skill.id, evenly * (evenly - 1) / 2 * float(np.log(len(matrix.roles) / len(asking)))


def _bridge(needs: list[Need], strength: float, groups: Mapping[str, str]) -> Bridge:
    ends: dict[str, list[Need]] = defaultdict(list)
    for need in sorted(needs, key=lambda need: (-(need.level or 0), need.role.label, need.role.id)):
        if need.role.id in groups:
            ends[groups[need.role.id]].append(need)
    order = sorted(ends, key=lambda name: (-len(ends[name]), name))
    joined = tuple(BridgeEnd(name, tuple(ends[name])) for name in order)
    return Bridge(skill=needs[0].skill, asked=len(needs), ends=joined, strength=strength)
