"""The training plan, for print."""

from collections.abc import Iterator

from exports.model import Paper, SheetCell, SheetTable
from graph.kinds import level_words
from graph.questions.effort import in_promotions
from graph.questions.titles import NO_TITLES, Titles
from planning.plan import Assignment, Plan
from planning.plan_words import floor_of, plan_story, start_words, trainer_words
from planning.segregation import Doing, Violation
from planning.sequence import Step
from planning.wish import ASK_CAPACITY

LEARN = ("Learner", "Skill", "Today", "Becomes", "Levels", "It takes", "Learns from", "On the way to")
ORDER = ("Stage", "Learner", "Skill", "Reaches", "Taught by")
COVER = ("Skill", "Hold it today", "Assumed to", "More are wanted", "Learn it")
DUTIES = ("Role", "Rule", "On the one side", "Where", "On the other", "Where")


def plan_paper(made: Plan, promotion: float | None = None, titles: Titles = NO_TITLES) -> Paper:
    """Who learns what from whom and in which order, with what it rests on."""
    duties = tuple(_duties(broken, titles) for broken in made.violations)
    return Paper(
        "Training plan",
        f"{made.wish.target} at {floor_of(made)} for each skill",
        tuple(_facts(made, promotion)),
        (
            SheetTable("Who learns what", LEARN, tuple(_learns(a, promotion) for a in made.assignments)),
            SheetTable("In which order", ORDER, tuple(_order(made))),
            SheetTable("Coverage of the skills", COVER, tuple(_cover(made))),
            SheetTable("Duties that meet in one role today", DUTIES, duties),
        ),
        plan_story(made, promotion),
    )


def _facts(made: Plan, promotion: float | None) -> Iterator[tuple[str, str]]:
    yield "It takes", in_promotions(made.effort, promotion)
    yield "Proof", "the least there is" if made.optimal else "time ran out before that was sure"
    yield "Levels to climb", str(made.steps)
    if made.hours is not None:
        yield "Hours", f"{made.hours:g}, at {made.wish.hours_per_step:g} a level"
    yield ASK_CAPACITY, str(made.wish.capacity)


def _learns(made: Assignment, promotion: float | None) -> tuple[SheetCell, ...]:
    toward = made.toward.label if made.toward else ""
    takes = in_promotions(made.effort, promotion)
    levels = (start_words(made), level_words(made.end), made.steps)
    return (made.learner.label, made.skill.label, *levels, takes, trainer_words(made), toward)


def _order(made: Plan) -> Iterator[tuple[SheetCell, ...]]:
    names = {p.id: p.label for a in made.assignments for p in (a.learner, a.trainer) if p}
    skills = {a.skill.id: a.skill.label for a in made.assignments}
    for step in made.sequence:
        yield _step(step, names, skills)


def _step(step: Step, names: dict[str, str], skills: dict[str, str]) -> tuple[SheetCell, ...]:
    trainer = names.get(step.trainer or "", "nobody yet")
    return (step.stage, names[step.learner], skills[step.skill], level_words(step.level), trainer)


def _cover(made: Plan) -> Iterator[tuple[SheetCell, ...]]:
    for cover in made.covers:
        learners = sum(a.skill.id == cover.skill.id for a in made.assignments)
        yield (cover.skill.label, cover.holders, cover.assumed, cover.wanted, learners)


def _duties(broken: Violation, titles: Titles) -> tuple[SheetCell, ...]:
    one, other = (_first(side, titles) for side in broken.sides)
    return (broken.role.label, broken.rule.name, *one, *other)


def _first(doings: tuple[Doing, ...], titles: Titles) -> tuple[str, str]:
    return (doings[0].evidence.text, titles.place(doings[0].evidence))
