"""The cross-training problem on plain arrays: who could learn what, at which effort, within which limits."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from graph.arrays import Bools, Floats, Ints
from graph.errors import BadQuestion

# A learner and a need by their places in the problem: one thing that somebody could learn.
Option = tuple[int, int]


@dataclass(frozen=True)
class Course:
    """A course that teaches several needs; a learner pays its cost once, however many they take."""

    cost: float
    needs: tuple[int, ...]


@dataclass(frozen=True)
class Problem:
    """Learners x needs; a need is a chosen skill that lacks holders.

    `effort` is infinite where the learner may not learn the skill, `capacity` counts the skills a
    learner may take on, `wanted` the holders that a skill still lacks. No learner may hold both
    skills of a pair in `conflicts`; `holds` says which of them a learner holds already.
    Raises BadQuestion for arrays that do not fit together and for numbers below zero.
    """

    effort: Floats
    capacity: Ints
    wanted: Ints
    conflicts: tuple[tuple[int, int], ...] = ()
    holds: Bools | None = None
    courses: tuple[Course, ...] = field(default=())

    def __post_init__(self) -> None:
        if self.effort.shape != (len(self.capacity), len(self.wanted)):
            raise BadQuestion(f"effort is {self.effort.shape}, not learners x needs")
        if self.holds is not None and self.holds.shape != self.effort.shape:
            raise BadQuestion(f"what is held is {self.holds.shape}, not {self.effort.shape}")
        if not self._not_negative():
            raise BadQuestion("effort, capacity, wanted holders and course costs are zero or more")
        if not all(0 <= n < len(self.wanted) for n in self._named()):
            raise BadQuestion("a conflict or a course names a need that is not in the problem")

    def _not_negative(self) -> bool:
        counts = (self.capacity, self.wanted)
        least = self.effort.min(initial=0.0)
        return least >= 0 and all(c.min(initial=0) >= 0 for c in counts) and self._courses_cost()

    def _courses_cost(self) -> bool:
        return all(course.cost >= 0 for course in self.courses)

    def _named(self) -> tuple[int, ...]:
        pairs = [need for pair in self.conflicts for need in pair]
        return (*pairs, *(need for course in self.courses for need in course.needs))

    @property
    def is_transport(self) -> bool:
        """True when only needs and capacities bind: then the linear optimum is a whole plan.

        Such is a transportation problem: so many places of each learner to so many of each need.
        """
        return not self.conflicts and not self.courses

    @cached_property
    def costs(self) -> Floats:
        """Needs x learners: the effort, infinite also where what is held conflicts (one row a need)."""
        costs = np.array(self.effort.T, dtype=np.float64, order="C")
        costs[:, self.capacity == 0] = np.inf
        if self.holds is not None:
            for one, other in self.conflicts:
                costs[one, self.holds[:, other]] = np.inf
                costs[other, self.holds[:, one]] = np.inf
        return costs

    @cached_property
    def partners(self) -> tuple[frozenset[int], ...]:
        """The needs that each need conflicts with."""
        partners: list[set[int]] = [set() for _ in self.wanted]
        for one, other in self.conflicts:
            partners[one].add(other)
            partners[other].add(one)
        return tuple(frozenset(p) for p in partners)

    def effort_of(self, taken: tuple[Option, ...]) -> float:
        """What these assignments cost: their efforts, and each learner's courses once."""
        seats = (c.cost * len({who for who, need in taken if need in c.needs}) for c in self.courses)
        at = np.array(taken, dtype=np.int64).reshape(-1, 2).T
        learning: list[float] = self.effort[at[0], at[1]].tolist()
        return sum(learning) + sum(seats)


@dataclass(frozen=True)
class Solution:
    """The options taken, sorted by learner and need; `bound` is an effort that no plan goes below.

    `optimal` says that effort and bound meet. When not feasible, `short` holds how many holders
    each need goes without at best; `proven` says whether that is certain or only what was found in time.
    """

    taken: tuple[Option, ...]
    feasible: bool
    optimal: bool
    effort: float
    bound: float
    short: tuple[int, ...] = ()
    proven: bool = True
