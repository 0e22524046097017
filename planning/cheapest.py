"""The plan that needs no solver: of each skill the cheapest learners, where no limit is reached by that.

Each skill takes the least effort that it can take by itself, so the sum is a bound that no plan goes below;
where these learners keep capacity, rules and courses, they are a plan that reaches it.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice

from planning.best import Best
from planning.sought import SoughtSkill, SoughtSkills


def cheapest(asked: SoughtSkills) -> Best | None:
    """The plan of the cheapest learners; None where a limit is reached by it, or learners are lacking.

    Of learners at the same effort the first are taken.
    """
    lacking = {place for place, skill in enumerate(asked.skills) if skill.wanted}
    if any(lacking.intersection(course.needs) for course in asked.courses):
        return None
    taken: list[tuple[int, int]] = []
    for place in sorted(lacking):
        skill = asked.skills[place]
        learners = [*islice(_learners(asked, skill), skill.wanted)]
        if len(learners) < skill.wanted:
            return None
        taken += [(row, place) for row in learners]
    if _breaks(asked, taken):
        return None
    taken.sort()
    effort = float(sum(asked.effort(place, row) for row, place in taken))
    return Best(tuple(taken), True, True, effort, effort, effort)


def _learners(asked: SoughtSkills, skill: SoughtSkill) -> Iterator[int]:
    """Yield who may learn the skill, the nearest to the floor first, then by place."""
    below = sorted((-holding.level, row) for row, holding in skill.held.items())
    lacking = (row for row in range(len(asked.holdings.holders)) if row not in skill.held)
    for row in chain((row for _, row in below), lacking):
        if asked.capacity[row] and skill.may_learn(row):
            yield row


def _breaks(asked: SoughtSkills, taken: list[tuple[int, int]]) -> bool:
    """True when somebody would learn too much, or two things that a rule keeps apart."""
    loads = Counter(row for row, _ in taken)
    chosen = set(taken)
    return any(load > asked.capacity[row] for row, load in loads.items()) or any(
        {(row, one), (row, other)} <= chosen for one, other in asked.conflicts for row in loads
    )
