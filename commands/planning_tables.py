"""Who holds what and who is to learn it, as tables for people."""

from collections.abc import Sequence

from commands.asking import to_table
from commands.printing import say, table
from contract.planning import CoverageFound, PlanMade
from graph.kinds import level_label, number_of
from graph.people import Remark, Roster
from planning.alternatives import Alternative
from planning.best import GiveWay
from planning.cover_words import asked_words, cover_sentence, floor_words, holder_nouns, some, start_of
from planning.coverage import SkillCover
from planning.holdings import Holder
from planning.plan import Assignment, Cover, Plan
from planning.segregation import Doing, Violation


@to_table.register
def coverage(answer: CoverageFound) -> None:
    """A sentence on all of it, then what hangs on one alone, what may, what is open, the rest."""
    covered = answer.coverage
    (who, many), floor = holder_nouns(covered), floor_words(covered)
    say(cover_sentence(covered))
    headings: Sequence[str] = (who, "skill", "asked of", "could step in next")
    table(f"Hangs on one {who}", headings, map(_alone, covered.single_points))
    headings = (f"the one at {floor}", "skill", "level not stated")
    table(f"May hang on one {who}", headings, map(_perhaps, covered.possible_single_points))
    headings = ("skill", "asked of", "level not stated", "holds it below")
    rows = (_open(cover, who, many) for cover in covered.unknown)
    table(f"Level not stated: who is {floor} is open", headings, rows)
    headings = ("skill", "asked of", "holds it below", "could step in next")
    table(f"Nobody holds it at {floor}", headings, map(_bare, covered.uncovered))
    headings = ("skill", "how many", "held by", "level not stated")
    table(f"Held by several at {floor}", headings, map(_several, covered.shared))
    islands = ((", ".join(i.tracks), number_of(len(i.skills), "skill")) for i in covered.islands)
    table("Tracks that could help each other out", ("tracks", "shared"), islands)
    of_roster(answer.roster)


def of_roster(roster: Roster | None) -> None:
    """How a roster was read, and what of it was turned away."""
    if roster:
        _remarks(roster.remarks)
    if roster and roster.rejected:
        rows = ((r.place, r.reason) for r in roster.rejected)
        table(f"{len(roster.rejected)} things in the roster were turned away", ("where", "why"), rows)
    elif roster:
        say(f"All of the roster was taken: {number_of(len(roster.people), 'person', 'people')}.")


def _remarks(told: Sequence[Remark]) -> None:
    """What is told of a roster beside what was turned away: one thing is one line."""
    if len(told) == 1:
        say(f"{told[0].place}: {told[0].reason}.")
    elif told:
        table("Of the roster", ("where", "what"), ((r.place, r.reason) for r in told))


def _alone(cover: SkillCover) -> Sequence[str]:
    return (_names(cover.holders or cover.unstated), cover.skill.label, asked_words(cover), _nearest(cover))


def _perhaps(cover: SkillCover) -> Sequence[str]:
    return (_names(cover.holders), cover.skill.label, _names(cover.unstated))


def _open(cover: SkillCover, one: str, many: str) -> Sequence[str]:
    unstated = number_of(len(cover.unstated), one, many)
    return (cover.skill.label, asked_words(cover), unstated, _names(cover.below))


def _bare(cover: SkillCover) -> Sequence[str]:
    return (cover.skill.label, asked_words(cover), _names(cover.below), _nearest(cover))


def _several(cover: SkillCover) -> Sequence[str]:
    return (cover.skill.label, str(cover.count), _names(cover.holders), _names(cover.unstated))


def _nearest(cover: SkillCover) -> str:
    alone = {holder.id for holder in (cover.holders or cover.unstated)}
    others = [nearest for nearest in cover.next_best if nearest.holder.id not in alone]
    return f"{others[0].holder.label}, {start_of(others[0])}" if others else "nobody"


def _names(holders: Sequence[Holder]) -> str:
    return some([holder.label for holder in holders])


@to_table.register
def plan(answer: PlanMade) -> None:
    """A plan, what falls back on what where that was asked for, then what the roster had wrong."""
    _plan(answer.plan)
    if answer.alternatives is not None:
        headings = ("without", "effort", "more", "learned instead")
        table("If something falls through", headings, map(_other, answer.alternatives))
    of_roster(answer.roster)


def _plan(made: Plan) -> None:
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
    violations_table(made)


def violations_table(made: Plan) -> None:
    """Which roles already break a rule, or that none was given."""
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


def _violations(broken: Sequence[Violation]) -> None:
    rows = ((v.role.label, v.rule.name, *map(_doing, v.sides)) for v in broken)
    table("Roles that already hold both sides of a rule", ("role", "rule", "one side", "other side"), rows)


def _doing(doings: Sequence[Doing]) -> str:
    first = doings[0]
    via = f" via {first.via.label}" if first.via else ""
    return f"{first.evidence.text} (line {first.evidence.line}, {first.evidence.document}{via})"


def _other(other: Alternative) -> Sequence[str]:
    out = f"{other.learner.label}: {other.skill.label}" if other.skill else f"{other.learner.label}, away"
    if other.more is None:
        return (out, "", "no plan", other.plan.reason or "")
    instead = "; ".join(f"{a.learner.label}: {a.skill.label}" for a in other.instead)
    return (out, f"{other.plan.effort:.1f}", f"{max(other.more, 0):.1f}", instead or "nothing")
