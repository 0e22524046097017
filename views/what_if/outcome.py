"""What a scenario does: the figures, and one click away the rows behind them."""

from collections.abc import Mapping, Sequence

import streamlit as st

from exports.markup import Html
from graph.kinds import level_label
from graph.model import Evidence, Node
from planning.changes import Action
from planning.outcome import ChangedCount, Lesson, Party, WhatIf
from planning.plan import Plan
from views.kit.html import (
    NOTHING,
    badge,
    html_table,
    joined,
    line_link,
    link,
    markdown_text,
    quiet,
    show_html,
    why,
)
from views.kit.learning import learning_table
from views.kit.shell import empty
from views.what_if.scenario import sentence

PARTIES = ("Who", "Skill", "Level", "Sentence")
LESSONS = ("Who", "Skill", "From", "To", "Effort")
COUNTS = ("Skill", "Before", "After")

MOST_ROWS = 200
# An address longer than this many ids make is cut off by some programs.
MOST_IN_LINK = 40


def parties_table(parties: Sequence[Party], caption: str) -> Html:
    """One row a role or holder and skill, in the order given."""
    rows = (
        (
            party.label,
            link(party.skill.label, "who-needs", skill=party.skill.id),
            badge(level_label(party.level)) + (badge("preferred") if party.preferred else NOTHING),
            _sentence(party.evidence),
        )
        for party in parties
    )
    return html_table(PARTIES, rows, caption)


def lessons_table(lessons: Sequence[Lesson]) -> Html:
    """One row a holder and skill."""
    rows = (
        (
            x.holder.label,
            x.skill.label,
            "" if x.held is None else badge(level_label(x.held)),
            badge(level_label(x.asked)),
            f"{x.effort:.1f}",
        )
        for x in lessons
    )
    return html_table(LESSONS, rows, "What is to be learnt")


def counts_table(counts: Sequence[ChangedCount]) -> Html:
    """One row a skill whose cover changes, the rarest first."""
    rows = (
        (link(c.skill.label, "who-needs", skill=c.skill.id), str(c.before), str(c.after))
        for c in sorted(counts, key=lambda c: (c.after, c.skill.label, c.skill.id))
    )
    return html_table(COUNTS, rows, "How many hold each skill before and after")


def comparison(named: Mapping[str, tuple[WhatIf, Plan | None]], labels: Mapping[str, str]) -> Html:
    """The scenarios with the plan for each side by side, one column each."""
    made = [outcome for outcome, _ in named.values()]
    rows = [
        ("Changes", *("; ".join(sentence(c, labels) for c in w.changes) or "none" for w in made)),
        ("Affected", *(str(len({a.id for a in w.affected})) for w in made)),
        ("New single points", *(_names(w, single=True) for w in made)),
        ("Now held by nobody", *(_names(w, single=False) for w in made)),
        ("Effort to learn", *(f"{sum(x.effort for x in w.lessons):.1f}" for w in made)),
        ("Effort to cover again", *(_rescue(plan) for _, plan in named.values())),
    ]
    return html_table(("", *named), rows, "Scenarios side by side")


def _rescue(plan: Plan | None) -> str:
    if plan is None:
        return "none"
    return f"{plan.effort:.1f}" if plan.feasible else "no plan"


def _names(outcome: WhatIf, *, single: bool) -> str:
    nodes = outcome.new_single_points if single else outcome.uncovered
    return joined(badge(node.label) for node in nodes) or "none"


def _sentence(evidence: Sequence[Evidence]) -> Html:
    if not evidence:
        return quiet("by no document")
    at = evidence[0]
    return Html("{}{}").format(at.text, line_link(at.document, at.line))


def show_outcome(outcome: WhatIf, rescue: Plan | None) -> None:
    """Who is affected, what opens, the plan for it, who knows the replacement, what is to be learnt."""
    if not outcome.changes:
        empty("Add a change to see what it does.")
        return
    _figures(outcome)
    _links("New single points of failure", outcome.new_single_points)
    _links("Now held by nobody", outcome.uncovered)
    if rescue:
        _plan(outcome, rescue)
    if any(change.action in {Action.REPLACE, Action.ADD} for change in outcome.changes):
        st.markdown("**Who knows what comes in**")
        if outcome.know_replacement:
            show_html(parties_table(outcome.know_replacement[:MOST_ROWS], "Who knows what comes in"))
        else:
            st.caption("Nobody: everyone starts at the beginning.")
    with st.expander(f"Who is affected ({len(outcome.affected)})", expanded=len(outcome.affected) < 12):
        show_html(parties_table(outcome.affected[:MOST_ROWS], "Who is affected"))
    if outcome.lessons:
        with st.expander(f"What is to be learnt ({len(outcome.lessons)})"):
            show_html(lessons_table(outcome.lessons[:MOST_ROWS]))
    if outcome.counts:
        with st.expander(f"How many hold each skill, before and after ({len(outcome.counts)})"):
            show_html(counts_table(outcome.counts[:MOST_ROWS]))


def _figures(outcome: WhatIf) -> None:
    figures = (
        ("Affected", str(len({a.id for a in outcome.affected}))),
        ("New single points", str(len(outcome.new_single_points))),
        ("Held by nobody", str(len(outcome.uncovered))),
        ("Effort to learn", f"{sum(lesson.effort for lesson in outcome.lessons):.1f}"),
    )
    with st.container(horizontal=True):
        for label, value in figures:
            st.metric(label, value, border=True, width="content")


def _plan(outcome: WhatIf, rescue: Plan) -> None:
    """Who should learn what so that two hold again what the changes opened."""
    st.markdown("**The plan for the change**")
    if not rescue.feasible:
        st.warning(f"None covers them again: {markdown_text(rescue.reason)}.", icon=":material/block:")
        return
    show_html(learning_table(rescue))
    least = "the least there is" if rescue.optimal else f"none goes below {rescue.bound:.1f}"
    st.caption(
        f"Effort {rescue.effort:.1f}, {least}: each of them then has {rescue.wish.target} holders, and"
        " duties that one person should not hold together stay apart."
    )
    if all(change.action == Action.LEAVE for change in outcome.changes):
        skills = rescue.wish.skills[:MOST_IN_LINK]
        away = tuple(change.subject for change in outcome.changes)
        wider = link("Plan with other limits", "plan", skill=skills, away=away, floor=int(outcome.floor))
        show_html(why(wider))


def _links(title: str, skills: Sequence[Node]) -> None:
    if skills:
        st.markdown(f"**{title}**")
        links = Html(", ").join(link(skill.label, "who-needs", skill=skill.id) for skill in skills)
        show_html(why(links))
