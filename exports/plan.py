"""The training plan, for print."""

from collections.abc import Iterator

from exports.model import Paper, SheetCell, SheetTable
from graph.kinds import level_label
from graph.questions.titles import NO_TITLES, Titles
from planning.plan import Assignment, Plan
from planning.segregation import Doing, Violation
from planning.sequence import Step

LEARN = ("Learner", "Skill", "From", "To", "Level steps", "Effort", "Learns from", "On the way to")
ORDER = ("Stage", "Learner", "Skill", "Reaches", "Taught by")
COVER = ("Skill", "Hold it today", "More are wanted", "Learn it")
DUTIES = ("Role", "Rule", "On the one side", "Where", "On the other", "Where")


def plan_paper(made: Plan, titles: Titles = NO_TITLES) -> Paper:
    """Who learns what from whom and in which order, with what it rests on."""
    duties = tuple(_duties(broken, titles) for broken in made.violations)
    return Paper(
        "Training plan",
        f"{made.wish.target} at {made.wish.floor.label.lower()} or above for each skill",
        tuple(_facts(made)),
        (
            SheetTable("Who learns what", LEARN, tuple(map(_learns, made.assignments))),
            SheetTable("In which order", ORDER, tuple(_order(made))),
            SheetTable("Coverage of the skills", COVER, tuple(_cover(made))),
            SheetTable("Duties that meet in one role today", DUTIES, duties),
        ),
        ("Effort is the levels short times the weight of the skill; a level not stated counts as 2.",),
    )


def _facts(made: Plan) -> Iterator[tuple[str, str]]:
    yield "Effort", f"{made.effort:.1f}"
    yield "Proof", "the least there is" if made.optimal else f"no plan goes below {made.bound:.1f}"
    yield "Level steps", str(made.steps)
    if made.hours is not None:
        yield "Hours", f"{made.hours:g}, at {made.wish.hours_per_step:g} a level"
    if made.saved is not None:
        yield "Saved against the cheapest first", f"{made.saved:.1f}"
    yield "Most skills for one learner", str(made.wish.capacity)


def _learns(made: Assignment) -> tuple[SheetCell, ...]:
    start = level_label(made.start) if made.held else "not held"
    trainer = made.trainer.label if made.trainer else "nobody yet"
    figures = (made.steps, round(made.effort, 1))
    toward = made.toward.label if made.toward else ""
    return (made.learner.label, made.skill.label, start, made.end.label, *figures, trainer, toward)


def _order(made: Plan) -> Iterator[tuple[SheetCell, ...]]:
    names = {p.id: p.label for a in made.assignments for p in (a.learner, a.trainer) if p}
    skills = {a.skill.id: a.skill.label for a in made.assignments}
    for step in made.sequence:
        yield _step(step, names, skills)


def _step(step: Step, names: dict[str, str], skills: dict[str, str]) -> tuple[SheetCell, ...]:
    trainer = names.get(step.trainer or "", "nobody yet")
    return (step.stage, names[step.learner], skills[step.skill], step.level.label, trainer)


def _cover(made: Plan) -> Iterator[tuple[SheetCell, ...]]:
    for cover in made.covers:
        learners = sum(a.skill.id == cover.skill.id for a in made.assignments)
        yield (cover.skill.label, cover.holders, cover.wanted, learners)


def _duties(broken: Violation, titles: Titles) -> tuple[SheetCell, ...]:
    one, other = (_first(side, titles) for side in broken.sides)
    return (broken.role.label, broken.rule.name, *one, *other)


def _first(doings: tuple[Doing, ...], titles: Titles) -> tuple[str, str]:
    return (doings[0].evidence.text, titles.place(doings[0].evidence))
