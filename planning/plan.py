"""The cross-training plan: who learns what from whom so that each chosen skill has its holders."""

from collections.abc import Iterable
from dataclasses import dataclass
from time import monotonic

from graph.kinds import Level
from graph.model import Node
from graph.stores.store import View
from planning.best import Best, GiveWay
from planning.cheapest import cheapest
from planning.holdings import Holder, Holdings
from planning.segregation import Violation, violations
from planning.sequence import Climb, Step, prerequisites, sequence
from planning.sought import SoughtSkills, sought
from planning.trainers import Aims, asked_by_targets, trainers
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
    asked = sought(store, holdings, wish)
    best = cheapest(asked) or _solved(asked, until)
    made = _assignments(store, asked, best.taken)
    return Plan(
        wish=wish,
        feasible=best.feasible,
        optimal=best.optimal,
        effort=best.effort,
        bound=best.bound,
        assignments=made,
        covers=tuple(Cover(s.skill, len(s.able), len(s.assumed), s.wanted) for s in asked.skills),
        sequence=sequence(_climbs(made), before),
        by_hand=best.by_hand,
        reason=best.reason,
        relaxation=best.relaxation,
        violations=violations(store, wish.rules),
    )


def _solved(asked: SoughtSkills, until: float) -> Best:
    # Only a plan that limits bind loads what solves it.
    from planning.solved import solved  # noqa: PLC0415

    return solved(asked, until)


def _assignments(
    store: View, asked: SoughtSkills, taken: Iterable[tuple[int, int]]
) -> tuple[Assignment, ...]:
    """The assignments sorted by learner id and skill id, as the rows of holders and the skills sought are."""
    chosen = sorted(taken)
    aims = asked_by_targets(store, (asked.holdings.holders[learner] for learner, _ in chosen))
    places = [(learner, asked.skills[need].column) for learner, need in chosen]
    nearest = trainers(asked.holdings, places, asked.wish.floor, asked.wish.train_unstated)
    return tuple(
        _assignment(asked, option, nearest[place], aims) for option, place in zip(chosen, places, strict=True)
    )


def _assignment(asked: SoughtSkills, place: tuple[int, int], trainer: int | None, aims: Aims) -> Assignment:
    row, need = place
    wanted, holders = asked.skills[need], asked.holdings.holders
    learner, holding = holders[row], wanted.held.get(row)
    return Assignment(
        learner=learner,
        skill=wanted.skill,
        held=holding is not None,
        start=Level(holding.level) if holding and holding.stated else None,
        end=asked.wish.floor,
        steps=asked.steps(need, row),
        effort=asked.effort(need, row),
        trainer=None if trainer is None else holders[trainer],
        trainer_sure=trainer in wanted.able,
        toward=learner.target if learner.target and (learner.target.id, wanted.skill.id) in aims else None,
    )


def _climbs(made: Iterable[Assignment]) -> Iterable[Climb]:
    for a in made:
        trainer = a.trainer.id if a.trainer else None
        yield Climb(a.learner.id, a.skill.id, int(a.end) - a.steps, int(a.end), trainer)
