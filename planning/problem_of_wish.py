"""From what is sought to the problem on plain arrays that the solver takes."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graph.arrays import Bools
from graph.model import Node
from planning.solver.problem import Course, Problem
from planning.sought import SoughtSkill, SoughtSkills


@dataclass(frozen=True)
class ProblemOfWish:
    """The problem of a wish with what its rows and columns stand for (learners x needs).

    `able` is who holds a need already or is taken to, `banned` and `segregated` where a ban or a rule keeps
    a learner from it.
    """

    sought: SoughtSkills
    problem: Problem
    able: Bools
    banned: Bools
    segregated: Bools

    @cached_property
    def needs(self) -> tuple[Node, ...]:
        """The skill of each need."""
        return tuple(need.skill for need in self.sought.skills)


def problem_of_wish(asked: SoughtSkills) -> ProblemOfWish:
    """The problem of what is sought."""
    able = _where(asked, lambda need: need.able | need.assumed)
    banned = _where(asked, lambda need: need.banned)
    segregated = _where(asked, lambda need: frozenset().union(*need.apart))
    steps = np.full(able.shape, int(asked.wish.floor), dtype=np.float64)
    for place, need in enumerate(asked.skills):
        for row in need.held:
            steps[row, place] = asked.steps(place, row)
    weights = np.array([need.skill.as_skill.weight for need in asked.skills], dtype=np.float64)
    problem = Problem(
        np.where(able | banned | segregated, np.inf, steps * weights),
        np.array(asked.capacity, dtype=np.int64),
        np.array([need.wanted for need in asked.skills], dtype=np.int64),
        asked.conflicts,
        courses=tuple(Course(course.cost, course.needs) for course in asked.courses),
    )
    return ProblemOfWish(asked, problem, able, banned, segregated & ~able)


def _where(asked: SoughtSkills, rows_of: Callable[[SoughtSkill], Collection[int]]) -> Bools:
    cells = np.zeros((len(asked.holdings.holders), len(asked.skills)), dtype=bool)
    for place, need in enumerate(asked.skills):
        cells[[*rows_of(need)], place] = True
    return cells
