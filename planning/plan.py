"""The cross-training plan: who learns what from whom so that each chosen skill has its holders."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from time import monotonic

from graph.kinds import Level
from graph.model import Node
from graph.stores.store import View
from planning.holdings import Holder, Holdings
from planning.problem_of_wish import ProblemOfWish, problem_of_wish
from planning.segregation import Violation, violations
from planning.sequence import Climb, Step, prerequisites, sequence
from planning.solver.problem import Option, Problem
from planning.solver.solve import Greedy, greedy, solve
from planning.trainers import Aims, asked_by_targets, trainers
from planning.why_none import GiveWay, why_none
from planning.wish import Wish


@dataclass(frozen=True)
class Assignment:
    """A learner brings a skill from a level to the floor.

    `start` is None when the level is not stated or the skill not held (`held` tells which);
    `steps` is the levels short, `effort` that times the skill's weight; `trainer` is None when
    nobody else holds the skill at the floor, nor at a level that is not stated (`trainer_sure` tells which
    it is); `toward` is the role that the learner aims at, where it
    asks for the skill.
    """

    learner: Holder
    skill: Node
    held: bool
    start: Level | None
    end: Level
    steps: int
    effort: float
    trainer: Holder | None
    trainer_sure: bool
    toward: Node | None


@dataclass(frozen=True)
class Cover:
    """How many hold a chosen skill at the floor today, and how many more the target asks for.

    `assumed` more hold it at a level that is not stated, and are taken to reach the floor.
    """

    skill: Node
    holders: int
    assumed: int
    wanted: int


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The plan of least effort, or why there is none and the smallest relaxation.

    `bound` is an effort that no plan goes below; `optimal` says that it is reached. `by_hand` is
    the effort of taking the cheapest step first, None where that gets stuck; `hours` is None
    unless somebody said how many a level step takes.
    """

    wish: Wish
    feasible: bool
    optimal: bool
    effort: float
    bound: float
    assignments: tuple[Assignment, ...]
    covers: tuple[Cover, ...]
    sequence: tuple[Step, ...]
    by_hand: float | None
    reason: str | None
    relaxation: GiveWay | None
    violations: tuple[Violation, ...]

    @property
    def steps(self) -> int:
        """The level steps of all assignments."""
        return sum(a.steps for a in self.assignments)

    @property
    def course_effort(self) -> float:
        """What of the effort is the cost of courses."""
        return (
            max(self.effort - sum(a.effort for a in self.assignments), 0.0)
            if self.wish.rules.courses
            else 0.0
        )

    @property
    def hours(self) -> float | None:
        """Level steps times the hours that one takes."""
        return None if self.wish.hours_per_step is None else self.steps * self.wish.hours_per_step

    @property
    def saved(self) -> float | None:
        """What the plan spares against the cheapest step first."""
        return None if self.by_hand is None else max(self.by_hand - self.effort, 0.0)


def plan(store: View, holdings: Holdings, wish: Wish) -> Plan:
    """The cheapest way to give each chosen skill its holders; `optimal` with a proof, else with a bound.

    Raises BadQuestion for skills or holders that the holdings lack, and for prerequisites that run
    in a circle.
    """
    until = monotonic() + wish.time_limit
    before = prerequisites(store, wish.rules)
    set_up = problem_of_wish(store, holdings, wish)
    by_hand = greedy(set_up.problem)
    best = solve(set_up.problem, until - monotonic(), by_hand)
    made = _assignments(store, set_up, best.taken if best.feasible else (), wish)
    why, give = (None, None) if best.feasible else why_none(set_up, best, wish, until)
    return Plan(
        wish=wish,
        feasible=best.feasible,
        optimal=best.optimal,
        effort=best.effort if best.feasible else 0.0,
        bound=best.bound if best.feasible else 0.0,
        assignments=made,
        covers=tuple(_covers(set_up)),
        sequence=sequence(_climbs(made), before),
        by_hand=_cost(set_up.problem, by_hand),
        reason=why,
        relaxation=give,
        violations=violations(store, wish.rules),
    )


def _covers(set_up: ProblemOfWish) -> Iterator[Cover]:
    counts = (set_up.holders, set_up.assumed, set_up.problem.wanted)
    yield from map(Cover, set_up.needs, *(numbers.tolist() for numbers in counts))


def _cost(problem: Problem, by_hand: Greedy) -> float | None:
    return problem.effort_of(by_hand.taken) if by_hand.complete else None


def _assignments(
    store: View, set_up: ProblemOfWish, taken: tuple[Option, ...], wish: Wish
) -> tuple[Assignment, ...]:
    """The assignments sorted by learner id and skill id, as the problem's rows and columns are."""
    aims = asked_by_targets(store, (set_up.holdings.holders[learner] for learner, _ in taken))
    places = [(learner, int(set_up.column[need])) for learner, need in taken]
    nearest = trainers(set_up.holdings, places, wish.floor, wish.train_unstated)
    return tuple(
        _assignment(set_up, option, nearest[place], wish.floor, aims)
        for option, place in zip(taken, places, strict=True)
    )


def _assignment(
    set_up: ProblemOfWish, option: Option, trainer: int | None, floor: Level, aims: Aims
) -> Assignment:
    holders, counted = set_up.holdings.holders, int(set_up.levels[option])
    learner, skill = holders[option[0]], set_up.needs[option[1]]
    return Assignment(
        learner=learner,
        skill=skill,
        held=counted > 0,
        start=Level(counted) if set_up.stated[option] else None,
        end=floor,
        steps=int(floor) - counted,
        effort=float(set_up.problem.effort[option]),
        trainer=None if trainer is None else holders[trainer],
        trainer_sure=trainer is not None and bool(set_up.stated[trainer, option[1]]),
        toward=learner.target if learner.target and (learner.target.id, skill.id) in aims else None,
    )


def _climbs(made: Iterable[Assignment]) -> Iterable[Climb]:
    for a in made:
        trainer = a.trainer.id if a.trainer else None
        yield Climb(a.learner.id, a.skill.id, int(a.end) - a.steps, int(a.end), trainer)
