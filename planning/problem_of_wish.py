"""From holdings and a wish to the problem on plain arrays that the solver takes."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graph.arrays import Bools, Ints
from graph.model import Node
from graph.stores.store import View
from planning.holdings import Holdings, place_of
from planning.naming import skill_of_rules
from planning.segregation import BoundRule, bound, doers
from planning.solver.problem import Course, Problem
from planning.wish import Wish

# Counted levels, 0 to 5, are small: a byte each for thousands of learners and needs.
Small = NDArray[np.int8]


@dataclass(frozen=True)
class ProblemOfWish:
    """The problem of a wish with what its rows and columns stand for.

    `column` has the skill's column in the holdings for each need, `levels` the counted levels
    (learners x needs), `stated` whether the level is stated, `holders` how many hold each at the
    floor, `assumed` how many more are taken to, for their level is not stated, `able` who these all are,
    `banned` and `segregated` where a ban or a rule keeps a learner from a need, `rules` the
    rules that bear on the problem.
    """

    problem: Problem
    holdings: Holdings
    column: Ints
    levels: Small
    stated: Bools
    holders: Ints
    assumed: Ints
    able: Bools
    banned: Bools
    segregated: Bools
    rules: tuple[BoundRule, ...]

    @cached_property
    def needs(self) -> tuple[Node, ...]:
        """The skill of each need."""
        return tuple(self.holdings.skills[n] for n in self.column)


def problem_of_wish(store: View, given: Holdings, wish: Wish) -> ProblemOfWish:
    """The problem of this wish over these holdings, without those who are out.

    Raises BadQuestion for skills or holders that the holdings lack.
    """
    holdings = given.without(wish.out)
    column = np.array([place_of(holdings.column, skill, "skill") for skill in wish.skills], dtype=np.int64)
    levels = holdings.levels[:, column].astype(np.int8).toarray()
    stated = holdings.stated[:, column].toarray() > 0
    reached, assumed = _able(levels, stated, wish)
    able = reached | assumed
    steps = np.maximum(int(wish.floor) - levels, 0)
    banned = _banned(holdings, wish)
    rules = bound(store, wish.rules)
    segregated, conflicts, bearing = _kept_apart(holdings, rules, wish.skills)
    effort = np.where(able | banned | segregated, np.inf, steps * holdings.weights[column])
    problem = Problem(
        effort,
        np.array(
            [wish.capacity if h.capacity is None else h.capacity for h in holdings.holders], dtype=np.int64
        ),
        np.maximum(wish.target - able.sum(axis=0), 0),
        conflicts,
        courses=_courses(store, wish),
    )
    segregated &= ~able
    counts = (reached.sum(axis=0), assumed.sum(axis=0))
    return ProblemOfWish(
        problem, holdings, column, levels, stated, *counts, able, banned, segregated, bearing
    )


def _able(levels: Small, stated: Bools, wish: Wish) -> tuple[Bools, Bools]:
    """Who holds each need at the floor, and who is taken to, for the level is not stated."""
    if wish.train_unstated:
        return levels >= wish.floor, np.zeros_like(stated)
    return (levels >= wish.floor) & stated, (levels > 0) & ~stated


def _banned(holdings: Holdings, wish: Wish) -> Bools:
    banned = np.zeros((len(holdings.holders), len(wish.skills)), dtype=bool)
    for ban in wish.bans:
        # A ban on somebody who is out changes nothing.
        if ban.holder in holdings.row and (ban.skill is None or ban.skill in wish.skills):
            at = slice(None) if ban.skill is None else wish.skills.index(ban.skill)
            banned[holdings.row[ban.holder], at] = True
    return banned


def _kept_apart(
    holdings: Holdings, rules: Iterable[BoundRule], skills: tuple[str, ...]
) -> tuple[Bools, tuple[tuple[int, int], ...], tuple[BoundRule, ...]]:
    """Who may not learn what by which rules, and which two needs nobody may learn together."""
    kept = np.zeros((len(holdings.holders), len(skills)), dtype=bool)
    conflicts, bearing = set(), []
    for rule in rules:
        needs = [[n for n, s in enumerate(skills) if s in side.skills] for side in rule.sides]
        if not any(needs):
            continue
        bearing.append(rule)
        for learned, against in ((0, 1), (1, 0)):
            rows = sorted(doers(rule, against, holdings))
            kept[np.ix_(rows, needs[learned])] = True
        conflicts |= {(min(a, b), max(a, b)) for a in needs[0] for b in needs[1]}
    return kept, tuple(sorted(conflicts)), tuple(bearing)


def _courses(store: View, wish: Wish) -> tuple[Course, ...]:
    """The courses that teach any of the chosen skills."""
    courses = []
    for offer in wish.rules.courses:
        taught = {skill_of_rules(store, f"the course {offer.name!r}", name) for name in offer.skills}
        needs = tuple(n for n, skill in enumerate(wish.skills) if skill in taught)
        if needs:
            courses.append(Course(offer.cost, needs))
    return tuple(courses)
