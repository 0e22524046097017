"""A plan in sentences, read before any table: what it comes to, what it takes and what it rests on."""

from collections.abc import Iterator

from graph.kinds import level_words, number_of
from graph.people import PERSON
from graph.questions.effort import effort_words, in_promotions
from planning.listing import few
from planning.plan import Assignment, Plan
from planning.segregation import Violation
from planning.sequence import Step

# The most assignments that a sentence names one by one.
MOST_TOLD = 3
# A saving against the cheapest step first that is worth a sentence, as a share of the effort.
WORTH_TELLING = 0.01


def plan_story(made: Plan, promotion: float | None) -> tuple[str, ...]:
    """What the plan comes to, what it takes, who is assumed to hold what, and what was kept apart."""
    return (
        _lead(made),
        *_takes(made, promotion),
        *_assumed(made),
        *_kept(made),
    )


def _lead(made: Plan) -> str:
    floor, target = floor_of(made), made.wish.target
    holders = f"{number_of(target, 'holder')} at {floor}"
    if not made.feasible:
        return f"There is no such plan: {made.reason}."
    skills = few(cover.skill.label for cover in made.covers)
    has = "has" if len(made.covers) == 1 else "each have"
    if not made.assignments:
        return f"Nothing is to be learned: {skills} {has} {holders} already."
    if len(made.assignments) <= MOST_TOLD:
        learned = few(f"{a.learner.label} learns {a.skill.label}" for a in made.assignments)
    else:
        learners = _number({a.learner.id for a in made.assignments})
        learned = f"{learners} learn {number_of(len(made.assignments), 'skill')} between them"
    return f"{learned}; then {skills} {has} {holders}."


def _takes(made: Plan, promotion: float | None) -> Iterator[str]:
    if not made.assignments:
        return
    hours = "" if made.hours is None else f" and {number_of(round(made.hours), 'hour')}"
    levels = f"{number_of(made.steps, 'level')} to climb{hours}"
    proof = (
        "no other plan takes less" if made.optimal else "time ran out before it was sure that none takes less"
    )
    yield f"That is {effort_words(made.effort, promotion)}, {levels}; {proof}."
    if made.saved is not None and made.saved > WORTH_TELLING * made.effort:
        yield f"Taking the cheapest first, one by one, would take {made.saved / made.effort:.0%} more."


def _assumed(made: Plan) -> Iterator[str]:
    """How many are taken to hold a skill, for nobody stated the level."""
    taken = [cover for cover in made.covers if cover.assumed]
    count = number_of(sum(cover.assumed for cover in taken), "holder")
    if len(taken) == 1:
        are = "is" if taken[0].assumed == 1 else "are"
        yield f"{count} of {taken[0].skill.label} {are} only assumed: no level is stated."
    elif taken:
        each = few(f"{cover.assumed} of {cover.skill.label}" for cover in taken)
        yield f"{count} are only assumed, for no level is stated: {each}."


def _kept(made: Plan) -> Iterator[str]:
    rules = made.wish.rules.rules
    if rules:
        kept = number_of(len(rules), "rule")
        yield f"Kept apart are duties that one person should not hold together ({kept})."
    else:
        yield "No rules on duties are kept."


def _number(who: set[str]) -> str:
    """How many people or roles these are."""
    people = any(one.startswith(PERSON) for one in who)
    return number_of(len(who), "person", "people") if people else number_of(len(who), "role")


def meeting_words(broken: tuple[Violation, ...]) -> str:
    """How often two duties that are kept apart meet in one role today."""
    if not broken:
        return "No role holds both sides of a rule on duties today."
    roles = len({violation.role.id for violation in broken})
    hold = "holds" if roles == 1 else "hold"
    return (
        f"Today {number_of(roles, 'role')} already {hold} two duties that the rules keep apart,"
        f" {number_of(len(broken), 'time')} in all; the plan adds none."
    )


def floor_of(made: Plan) -> str:
    """The floor of a plan in words."""
    floor = made.wish.floor
    words = level_words(floor)
    return words if floor == max(type(floor)) else f"{words} or above"


def start_words(made: Assignment) -> str:
    """Where an assignment begins."""
    return level_words(made.start) if made.held else "not held"


def trainer_words(made: Assignment) -> str:
    """Who teaches, and whether that is only assumed."""
    if made.trainer is None:
        return "nobody holds it yet"
    return made.trainer.label if made.trainer_sure else f"{made.trainer.label}, level not stated"


def order_rows(made: Plan) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield who learns what in which stages, up to which level, taught by whom; the earliest first."""
    names = {p.id: p.label for a in made.assignments for p in (a.learner, a.trainer) if p}
    skills = {a.skill.id: a.skill.label for a in made.assignments}
    climbs: dict[tuple[str, str], list[Step]] = {}
    for step in made.sequence:
        climbs.setdefault((step.learner, step.skill), []).append(step)
    for climb in climbs.values():
        first, last = climb[0], climb[-1]
        stages = str(first.stage) if first.stage == last.stage else f"{first.stage} to {last.stage}"
        teacher = names.get(last.trainer or "", "nobody yet: learns ahead")
        yield stages, names[last.learner], skills[last.skill], level_words(last.level), teacher


def taking(made: Assignment, promotion: float | None, hours_per_step: float | None) -> str:
    """What an assignment takes, in promotions, and in hours where somebody said how many a level takes."""
    effort = in_promotions(made.effort, promotion)
    return effort if hours_per_step is None else f"{effort}, {made.steps * hours_per_step:g} hours"
