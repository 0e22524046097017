"""The tables of what a scenario does."""

from collections.abc import Iterator, Mapping, Sequence

from exports.markup import Html
from graph.model import Evidence, Node
from graph.questions.effort import effort_words
from planning.changes import Change, told
from planning.lesson_words import (
    at_level,
    held,
    learners_first,
    lessons_of_affected,
    scarcest_first,
    takes,
    wanted,
)
from planning.outcome import Affected, ChangedCount, Party, WhatIf
from planning.recovery import Recovery
from planning.story import tally_words
from views.kit.html import badge, html_table, joined, line_link, link, quiet

PARTIES = ("Who", "System", "Level", "Sentence")

MOST_ROWS = 200


def parties_table(parties: Sequence[Party], caption: str) -> Html:
    """One row a role or holder and skill, in the order given."""
    rows = (
        (party.label, skill_link(party.skill), badge(at_level(party)), _sentence(party.evidence))
        for party in parties
    )
    return html_table(PARTIES, rows, caption)


def affected_table(outcome: WhatIf, change: Change, promotion: float | None) -> Html:
    """One row for each who uses a system that goes or is to use one that comes, with what that asks."""
    comes = outcome.labels.get(change.incoming or "", "")
    headings = ["Who", *(["Uses it at"] if change.outgoing else [])]
    headings += [f"Is to know {comes}", "Knows it", "To learn"] if comes else []
    next_of = lessons_of_affected(outcome)
    rows = []
    for party in sorted(touched_by(outcome, change), key=learners_first(outcome))[:MOST_ROWS]:
        lesson = next_of(party)
        row: list[str] = [party.label, *([badge(at_level(party))] if change.outgoing else [])]
        row += (
            [
                badge(wanted(lesson, there=party.id in outcome.after.row)),
                held(lesson),
                takes(lesson, promotion),
            ]
            if comes
            else []
        )
        rows.append((*row, _sentence(party.evidence)))
    return html_table((*headings, "Sentence"), rows, "Who is affected")


def taken_table(outcome: WhatIf, touched: Sequence[Affected]) -> Html:
    """One row a skill that somebody takes along, what fewest are left with first."""
    then = {count.skill.id: count.then for count in outcome.counts}
    rows = (
        (
            party.label,
            skill_link(party.skill),
            badge(at_level(party)),
            tally_words(then[party.skill.id], outcome.floor),
            _sentence(party.evidence),
        )
        for party in sorted(touched, key=scarcest_first(outcome))
        if party.skill.id in then
    )
    headings = ("Who", "Skill", "Level", "Who holds it then", "Sentence")
    return html_table(headings, list(rows)[:MOST_ROWS], "What goes along")


def counts_table(outcome: WhatIf) -> Html:
    """One row a skill whose cover changes, the rarest first: today, then, once it is learned."""
    taught = any(count.then != count.learned for count in outcome.counts)

    def row(count: ChangedCount) -> Iterator[str]:
        yield skill_link(count.skill)
        for tally in (count.today, count.then, *((count.learned,) if taught else ())):
            yield tally_words(tally, outcome.floor)

    ordered = sorted(outcome.counts, key=lambda c: (c.then.cover, c.skill.label, c.skill.id))
    headings = ("Skill", "Today", "Then", *(("Once it is learned",) if taught else ()))
    caption = "How many hold each skill before and after"
    return html_table(headings, (tuple(row(count)) for count in ordered[:MOST_ROWS]), caption)


def comparison(
    named: Mapping[str, tuple[WhatIf, Recovery | None]], labels: Mapping[str, str], promotion: float | None
) -> Html:
    """The scenarios with the plan for each side by side, one column each."""
    made = [outcome for outcome, _ in named.values()]
    rows = [
        ("Changes", *("; ".join(told(c, labels) for c in w.changes) or "none" for w in made)),
        ("Affected", *(str(len({a.id for a in w.affected})) for w in made)),
        ("Hangs on one alone then", *(_names(w.new_single_points) for w in made)),
        ("Nobody is sure to hold it then", *(_names(w.uncovered) for w in made)),
        ("What the affected have to learn", *(effort_words(w.effort, promotion) for w in made)),
        ("The whole plan", *(_rescue(plan, promotion) for _, plan in named.values())),
    ]
    return html_table(("What is compared", *named), rows, "Scenarios side by side")


def _rescue(plan: Recovery | None, promotion: float | None) -> str:
    if plan is None:
        return "none is needed"
    return effort_words(plan.effort, promotion) if plan.further.feasible else "no plan"


def _names(nodes: Sequence[Node]) -> str:
    return joined(badge(node.label) for node in nodes) or "none"


def skill_link(node: Node) -> Html:
    """A skill that leads to who needs it."""
    return link(node.label, "who-needs", skill=node.id)


def _sentence(evidence: Sequence[Evidence]) -> Html:
    if not evidence:
        return quiet("by no document")
    at = evidence[0]
    return Html("{}{}").format(at.text, line_link(at.document, at.line))


def touched_by(outcome: WhatIf, change: Change) -> list[Affected]:
    """Whom one change affects."""
    return [party for party in outcome.affected if party.by == change]
