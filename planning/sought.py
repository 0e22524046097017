"""What a wish comes to over who holds what: of each skill who has it, who lacks it, who may learn it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from graph.model import Node
from graph.stores.store import View
from planning.holding import Line
from planning.holdings import Holdings, place_of
from planning.naming import skill_of_rules
from planning.segregation import BoundRule, bound, doers
from planning.wish import Wish


@dataclass(frozen=True)
class SoughtSkill:
    """A skill that is to have its holders, by rows of the holdings.

    `held` is who holds it in any state, `able` who reaches the floor by a stated level, `assumed` who is
    taken to, `banned` who may not learn it by a ban, `apart` who may not by each of the rules; `wanted`
    counts the holders that it still lacks.
    """

    skill: Node
    column: int
    held: Line
    able: frozenset[int]
    assumed: frozenset[int]
    banned: frozenset[int]
    apart: tuple[frozenset[int], ...]
    wanted: int

    def may_learn(self, row: int) -> bool:
        """True unless the holder has it already, or a ban or a rule stands against it."""
        having = row in self.able or row in self.assumed
        return not (having or row in self.banned or any(row in rows for rows in self.apart))


@dataclass(frozen=True)
class SoughtCourse:
    """A course that teaches several of the skills sought, by their places, at a cost paid once a learner."""

    cost: float
    needs: tuple[int, ...]


@dataclass(frozen=True)
class SoughtSkills:
    """The skills sought, over the holders who are there, with the rules that bear on them.

    `conflicts` are pairs of skills, by their places, that nobody may learn together.
    """

    wish: Wish
    holdings: Holdings
    skills: tuple[SoughtSkill, ...]
    rules: tuple[BoundRule, ...]
    conflicts: tuple[tuple[int, int], ...]
    courses: tuple[SoughtCourse, ...]

    @cached_property
    def capacity(self) -> tuple[int, ...]:
        """How many skills each holder may learn."""
        usual = self.wish.capacity
        return tuple(usual if h.capacity is None else h.capacity for h in self.holdings.holders)

    def steps(self, need: int, row: int) -> int:
        """The levels that a holder is short of the floor; a level that is not stated counts as 2."""
        holding = self.skills[need].held.get(row)
        return max(int(self.wish.floor) - (holding.level if holding else 0), 0)

    def effort(self, need: int, row: int) -> float:
        """The weight of the skill x levels short."""
        return self.skills[need].skill.as_skill.weight * self.steps(need, row)


def sought(store: View, given: Holdings, wish: Wish) -> SoughtSkills:
    """What this wish comes to over these holdings, without those who are out.

    Raises BadQuestion for skills or holders that the holdings lack.
    """
    holdings = given.without(wish.out)
    columns = [place_of(holdings.column, skill, "skill") for skill in wish.skills]
    bearing, apart, conflicts = _kept_apart(holdings, bound(store, wish.rules), wish.skills)
    banned = _banned(holdings, wish)
    skills = tuple(
        _skill(holdings, wish, column, banned[place], tuple(apart[place]))
        for place, column in enumerate(columns)
    )
    return SoughtSkills(wish, holdings, skills, bearing, conflicts, tuple(_courses(store, wish)))


def _skill(
    holdings: Holdings, wish: Wish, column: int, banned: frozenset[int], apart: tuple[frozenset[int], ...]
) -> SoughtSkill:
    held = holdings.columns.get(column, {})
    doubted = wish.train_unstated
    able = frozenset(r for r, h in held.items() if h.level >= wish.floor and (doubted or h.stated))
    assumed = frozenset(r for r, h in held.items() if not (doubted or h.stated))
    wanted = max(wish.target - len(able) - len(assumed), 0)
    return SoughtSkill(holdings.skills[column], column, held, able, assumed, banned, apart, wanted)


def _banned(holdings: Holdings, wish: Wish) -> list[frozenset[int]]:
    """Who may not learn each skill; a ban on somebody who is out changes nothing."""
    everything = {holdings.row[b.holder] for b in wish.bans if b.skill is None and b.holder in holdings.row}
    banned = {skill: set(everything) for skill in wish.skills}
    for ban in wish.bans:
        if ban.skill in banned and ban.holder in holdings.row:
            banned[ban.skill].add(holdings.row[ban.holder])
    return [frozenset(banned[skill]) for skill in wish.skills]


def _kept_apart(
    holdings: Holdings, rules: tuple[BoundRule, ...], skills: tuple[str, ...]
) -> tuple[tuple[BoundRule, ...], list[list[frozenset[int]]], tuple[tuple[int, int], ...]]:
    """The rules that bear on the skills, who may not learn each by them, and which pairs nobody may."""
    apart: list[list[frozenset[int]]] = [[] for _ in skills]
    conflicts, bearing = set(), []
    for rule in rules:
        needs = [[n for n, s in enumerate(skills) if s in side.skills] for side in rule.sides]
        if not any(needs):
            continue
        bearing.append(rule)
        for learned, against in ((0, 1), (1, 0)):
            rows = doers(rule, against, holdings) if needs[learned] else frozenset()
            for need in needs[learned]:
                apart[need].append(rows)
        conflicts |= {(min(a, b), max(a, b)) for a in needs[0] for b in needs[1]}
    return tuple(bearing), apart, tuple(sorted(conflicts))


def _courses(store: View, wish: Wish) -> Iterator[SoughtCourse]:
    """Yield the courses that teach any of the chosen skills."""
    for offer in wish.rules.courses:
        taught = {skill_of_rules(store, f"the course {offer.name!r}", name) for name in offer.skills}
        needs = tuple(n for n, skill in enumerate(wish.skills) if skill in taught)
        if needs:
            yield SoughtCourse(offer.cost, needs)
