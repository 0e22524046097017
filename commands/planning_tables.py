"""Who holds what and who is to learn it, as tables for people."""

from collections.abc import Sequence

from commands.asking import to_table
from commands.printing import say, table
from commands.titles import place
from contract.planning import CoverageFound, PlanMade
from graph.kinds import level_words, number_of
from graph.people import Remark, Roster
from graph.questions.effort import in_promotions
from planning.alternatives import Alternative
from planning.best import GiveWay
from planning.cover_words import asked_words, cover_sentence, floor_words, holder_nouns, some, start_of
from planning.coverage import SkillCover
from planning.holdings import Holder
from planning.plan import Assignment, Cover, Plan
from planning.plan_words import (
    floor_of,
    meeting_words,
    order_rows,
    plan_story,
    start_words,
    taking,
    trainer_words,
)
from planning.segregation import Doing

# Where two duties meet in one role: so many are shown, the sheet holds them all.
MOST_SHOWN = 3


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
    liking = [f"{holder.label} (only preferred)" for holder, _ in cover.preferring]
    below = some([*(holder.label for holder in cover.below), *liking])
    return (cover.skill.label, asked_words(cover), below, _nearest(cover))


def _several(cover: SkillCover) -> Sequence[str]:
    return (cover.skill.label, str(cover.count), _names(cover.holders), _names(cover.unstated))


def _nearest(cover: SkillCover) -> str:
    others = cover.could_step_in
    return f"{others[0].holder.label}, {start_of(others[0])}" if others else "nobody"


def _names(holders: Sequence[Holder]) -> str:
    return some([holder.label for holder in holders])


@to_table.register
def plan(answer: PlanMade) -> None:
    """A plan, what falls back on what where that was asked for, then what the roster had wrong."""
    _plan(answer.plan, answer.promotion)
    if answer.alternatives is not None:
        headings = ("without", "then it takes", "more", "learned instead")
        rows = (_other(other, answer.promotion) for other in answer.alternatives)
        table("If something falls through", headings, rows)
    of_roster(answer.roster)


def _plan(made: Plan, promotion: float | None) -> None:
    """What it comes to; who learns what, in which order; who holds the skills today."""
    for sentence in plan_story(made, promotion):
        say(sentence)
    if made.relaxation:
        _give_way(made.relaxation)
    if made.assignments:
        _made(made, promotion)
    headings = ("skill", "hold it", "assumed to", "lacks")
    table(f"Today, at {floor_of(made)}", headings, map(_cover, made.covers))
    violations_table(made)


def violations_table(made: Plan) -> None:
    """Where roles hold two duties today that are kept apart: how often, and the first few."""
    if not made.wish.rules.rules:
        return
    say(meeting_words(made.violations))
    if made.violations:
        rows = ((v.role.label, v.rule.name, *map(_doing, v.sides)) for v in made.violations[:MOST_SHOWN])
        table("Such roles", ("role", "rule", "one side", "other side"), rows)
    if len(made.violations) > MOST_SHOWN:
        say(f"{len(made.violations) - MOST_SHOWN} more are in the JSON and in the sheet for print.")


def _made(made: Plan, promotion: float | None) -> None:
    aims = any(a.toward for a in made.assignments)
    headings: Sequence[str] = (
        *("learner", "skill", "today", "becomes", "it takes", "from whom"),
        *(("on the way to",) if aims else ()),
    )
    rows = (_assignment(a, promotion, made.wish.hours_per_step, aims) for a in made.assignments)
    table("Who learns what", headings, rows)
    headings = ("stages", "learner", "skill", "reaches", "taught by")
    table("In which order", headings, order_rows(made))


def _cover(cover: Cover) -> Sequence[str]:
    return (cover.skill.label, *(str(n or "") for n in (cover.holders, cover.assumed, cover.wanted)))


def _assignment(made: Assignment, promotion: float | None, hours: float | None, aims: bool) -> Sequence[str]:
    takes = taking(made, promotion, hours)
    aim = made.toward.label if made.toward else ""
    told = (made.learner.label, made.skill.label, start_words(made), level_words(made.end), takes)
    return (*told, trainer_words(made), *((aim,) if aims else ()))


def _give_way(give: GiveWay) -> None:
    lowered = ", ".join(f"{t.skill.label} from {t.target} to {t.to}" for t in give.targets)
    least = "The least to give up" if give.proven else "Enough to give up"
    say(f"{least}: ask for fewer holders of {lowered}.")
    if give.capacity is not None:
        say(f"Or let each learner take on {number_of(give.capacity, 'skill')}.")


def _doing(doings: Sequence[Doing]) -> str:
    first = doings[0]
    via = f" via {first.via.label}" if first.via else ""
    return f"{first.evidence.text} ({place(first.evidence)}{via})"


def _other(other: Alternative, promotion: float | None) -> Sequence[str]:
    out = f"{other.learner.label}: {other.skill.label}" if other.skill else f"{other.learner.label}, away"
    if other.more is None:
        return (out, "", "no plan", other.plan.reason or "")
    instead = "; ".join(f"{a.learner.label}: {a.skill.label}" for a in other.instead)
    takes = (in_promotions(other.plan.effort, promotion), in_promotions(max(other.more, 0), promotion))
    return (out, *takes, instead or "nothing")
