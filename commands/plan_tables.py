"""A cross-training plan as tables for people; text from documents is never read as markup."""

from collections.abc import Sequence

from commands.printing import say, table
from graph.kinds import level_label, number_of
from planning.alternatives import Alternative
from planning.plan import Assignment, Cover, Plan
from planning.segregation import Doing, Violation
from planning.why_none import GiveWay


def plan(made: Plan) -> None:
    """Who learns what, in which order, at which effort; or why there is no plan."""
    covers = (_cover(c) for c in made.covers)
    table(
        f"{made.wish.target} at {made.wish.floor.label.lower()} or above",
        ("skill", "hold it", "lacks"),
        covers,
    )
    if made.feasible:
        _made(made)
    elif made.reason and made.relaxation:
        say(f"No plan: {made.reason}.")
        _give_way(made.relaxation)
    if made.wish.rules.rules:
        _violations(made.violations)
    else:
        say("No segregation rule was given; --rules finance takes those that ship.")


def _made(made: Plan) -> None:
    if not made.assignments:
        say("Nothing to learn: each of them has its holders.")
        return
    aims = any(a.toward for a in made.assignments)
    headings = ("learner", "skill", "from", "to", "effort", "trainer", *(("on the way to",) if aims else ()))
    table("Who learns what", headings, (_assignment(a, aims) for a in made.assignments))
    names = {a.learner.id: a.learner.label for a in made.assignments}
    names |= {a.trainer.id: a.trainer.label for a in made.assignments if a.trainer}
    skills = {a.skill.id: a.skill.label for a in made.assignments}
    order = (
        (str(s.stage), names[s.learner], skills[s.skill], s.level.label, names.get(s.trainer or "", "nobody"))
        for s in made.sequence
    )
    table("In which order", ("stage", "learner", "skill", "reaches", "taught by"), order)
    proof = "proven to be the least" if made.optimal else f"no plan goes below {made.bound:.1f}; time ran out"
    hours = "" if made.hours is None else f", {made.hours:g} hours"
    say(f"Effort {made.effort:.1f}, {made.steps} level steps{hours}; {proof}.")
    if made.saved is None:
        say("Taking the cheapest step first gets stuck here.")
    else:
        say(f"Taking the cheapest step first would cost {made.by_hand:.1f}: the plan saves {made.saved:.1f}.")


def _cover(cover: Cover) -> Sequence[str]:
    return (cover.skill.label, str(cover.holders), str(cover.wanted or ""))


def _assignment(made: Assignment, aims: bool) -> Sequence[str]:
    start = level_label(made.start) if made.held else "not held"
    trainer = made.trainer.label if made.trainer else "nobody holds it"
    aim = made.toward.label if made.toward else ""
    told = (made.learner.label, made.skill.label, start, made.end.label, f"{made.effort:.1f}", trainer)
    return (*told, aim) if aims else told


def _give_way(give: GiveWay) -> None:
    lowered = ", ".join(f"{t.skill.label} from {t.target} to {t.to}" for t in give.targets)
    least = "The least to give up" if give.proven else "Enough to give up"
    say(f"{least}: lower the target of {lowered}.")
    if give.capacity is not None:
        say(f"Or let each learner take on {number_of(give.capacity, 'skill')}.")


def _violations(found: Sequence[Violation]) -> None:
    rows = ((v.role.label, v.rule.name, *map(_doing, v.sides)) for v in found)
    table("Roles that already hold both sides of a rule", ("role", "rule", "one side", "other side"), rows)


def _doing(doings: Sequence[Doing]) -> str:
    first = doings[0]
    via = f" via {first.via.label}" if first.via else ""
    return f"{first.evidence.text} (line {first.evidence.line}, {first.evidence.document}{via})"


def alternatives(found: Sequence[Alternative]) -> None:
    """The plans without each learner and without each assignment."""
    table("If something falls through", ("without", "effort", "more", "learned instead"), map(_other, found))


def _other(found: Alternative) -> Sequence[str]:
    out = f"{found.learner.label}: {found.skill.label}" if found.skill else f"{found.learner.label}, away"
    if found.more is None:
        return (out, "", "no plan", found.plan.reason or "")
    instead = "; ".join(f"{a.learner.label}: {a.skill.label}" for a in found.instead)
    return (out, f"{found.plan.effort:.1f}", f"{max(found.more, 0):.1f}", instead or "nothing")
