"""What a change does, as sentences and tables for people."""

from collections.abc import Sequence

from commands.asking import to_table
from commands.planning_tables import of_roster
from commands.printing import say, table
from commands.titles import place
from contract.what_if import ChangeTried
from graph.kinds import number_of
from graph.model import Evidence
from planning.changes import OF_SYSTEMS, Action, Change, told
from planning.learning_rows import learning, learning_row
from planning.lesson_words import (
    at_level,
    held,
    learners_first,
    lessons_of_affected,
    scarcest_first,
    takes,
    wanted,
)
from planning.outcome import Affected, WhatIf
from planning.recovery import Recovery
from planning.story import story, tally_words
from planning.story_of_plan import story_of_plan
from planning.wish import TARGET

# A table of more rows is not read; --json has them all.
MOST_ROWS = 40


@to_table.register
def what_if(answer: ChangeTried) -> None:
    """The outcome in sentences, who is affected, who knows what comes, how many hold it, then the plan."""
    outcome, unit = answer.outcome, answer.promotion
    for sentence in story(outcome, unit):
        say(sentence)
    if answer.rescue:
        _plan(answer, answer.rescue)
    for change in outcome.changes:
        _affected(outcome, change, unit)
    if outcome.brings_systems:
        rows = ((k.label, k.skill.label, at_level(k)) for k in outcome.know_replacement)
        table("Who knows the system that comes in", ("who", "system", "level"), rows)
    _of_new_roles(outcome, unit)
    _counts(outcome)
    of_roster(answer.roster)


def _affected(outcome: WhatIf, change: Change, unit: float | None) -> None:
    """Who uses a system that goes or comes and what that asks of them; or what somebody takes along."""
    touched = [party for party in outcome.affected if party.by == change]
    if change.action not in OF_SYSTEMS:
        _taken_along(outcome, touched)
        return
    title = f"{told(change, outcome.labels)}: who is affected"
    headings = ["who", *(["uses it at"] if change.outgoing else [])]
    if change.incoming is not None:
        headings += [f"is to know {outcome.labels[change.incoming]}", "knows it", "to learn"]
    next_of = lessons_of_affected(outcome)
    rows = []
    for party in sorted(touched, key=learners_first(outcome)):
        lesson = next_of(party)
        row = [party.label, *([at_level(party)] if change.outgoing else [])]
        row += (
            [wanted(lesson, there=party.id in outcome.after.row), held(lesson), takes(lesson, unit)]
            if change.incoming is not None
            else []
        )
        rows.append((*row, *_grounds(party)))
    table(title, (*headings, "sentence", "where"), rows[:MOST_ROWS])
    if len(rows) > MOST_ROWS:
        say(f"{len(rows) - MOST_ROWS} more are affected: --json lists them.")


def _taken_along(outcome: WhatIf, touched: Sequence[Affected]) -> None:
    """The skills that somebody takes along, and who is left with them; those that many hold are counted."""
    then = {count.skill.id: count.then for count in outcome.counts}
    if not touched:
        return
    scarce = [p for p in touched if p.skill.id in then and then[p.skill.id].cover <= TARGET]
    rows = (
        (p.label, p.skill.label, at_level(p), tally_words(then[p.skill.id], outcome.floor), *_grounds(p))
        for p in sorted(scarce, key=scarcest_first(outcome))
    )
    title = f"Skills that go along, with {TARGET} or fewer left who hold them"
    table(title, ("who", "skill", "level", "who holds it then", "sentence", "where"), rows)
    if more := len(touched) - len(scarce):
        say(f"{number_of(more, 'further skill')} that more than {TARGET} still hold: --json lists them.")


def _grounds(party: Affected) -> tuple[str, str]:
    first: Evidence | None = party.evidence[0] if party.evidence else None
    if first is None:
        return "", "" if party.by.action == Action.ADD else "the table of people"
    return first.text, place(first)


def _of_new_roles(outcome: WhatIf, unit: float | None) -> None:
    """What a move or a promotion asks to learn."""
    lessons = [x for x in outcome.to_learn if x.by.action not in OF_SYSTEMS]
    if lessons:
        rows = ((x.holder.label, x.skill.label, held(x), wanted(x), takes(x, unit)) for x in lessons)
        table("What the new role asks", ("who", "skill", "knows it", "asked", "to learn"), rows)


def _counts(outcome: WhatIf) -> None:
    taught = any(c.then != c.learned for c in outcome.counts)
    headings = ("skill", "today", "then", *(("once it is learned",) if taught else ()))
    stages = ("today", "then", *(("learned",) if taught else ()))
    rows = (
        (c.skill.label, *(tally_words(getattr(c, stage), outcome.floor) for stage in stages))
        for c in outcome.counts
        if taught or c.then.cover <= TARGET
    )
    table("How many hold it", headings, rows)


def _plan(answer: ChangeTried, rescue: Recovery) -> None:
    unit = answer.promotion
    say("The plan for the change")
    for sentence in story_of_plan(rescue, unit):
        say(f"  {sentence}")
    headings = ("learner", "skill", "knows it", "learns it to", "it takes", "from whom")
    if rows := [learning_row(one, unit) for one in learning(answer.outcome, rescue) if one.for_cover]:
        table("Who learns for cover", headings, rows)
