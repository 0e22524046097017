"""What a scenario does: the outcome in a sentence, the plan for it, then the rows behind both."""

import streamlit as st

from exports.markup import Html
from planning.changes import OF_SYSTEMS, Action, Change, told
from planning.learning_rows import learning, learning_row
from planning.lesson_words import held, takes, wanted
from planning.listing import MOST_NAMES
from planning.outcome import WhatIf
from planning.recovery import Recovery
from planning.story import story
from planning.story_of_plan import story_of_plan
from views.kit.html import badge, html_table, link, markdown_text, show_html, why
from views.kit.shell import empty
from views.what_if.tables import (
    MOST_ROWS,
    affected_table,
    counts_table,
    parties_table,
    skill_link,
    taken_table,
    touched_by,
)

LESSONS = ("Who", "Skill", "Knows it", "Asked", "To learn")
PLAN = ("Learner", "Skill", "Knows it", "Learns it to", "It takes", "Learns from")

# Rows that stand open on a page of their own.
FEW = 12
# An address longer than this many ids make is cut off by some programs.
MOST_IN_LINK = 40


def show_outcome(outcome: WhatIf, rescue: Recovery | None, promotion: float | None, *, narrow: bool) -> None:
    """The outcome in sentences, the plan for it, who is affected, who knows what comes, the figures."""
    if not outcome.changes:
        empty("Add a change to see what it does.")
        return
    lead, *rest = story(outcome, promotion)
    st.markdown(f"**{markdown_text(lead)}**")
    for sentence in rest:
        st.markdown(markdown_text(sentence))
    _links(outcome)
    if rescue:
        _plan(outcome, rescue, promotion)
    for change in outcome.changes:
        _affected(outcome, change, promotion, 0 if narrow else FEW)
    _new_roles(outcome, promotion, 0 if narrow else FEW)
    if outcome.brings_systems:
        st.markdown("**Who knows what comes in**")
        if outcome.know_replacement:
            show_html(parties_table(outcome.know_replacement[:MOST_ROWS], "Who knows what comes in"))
        else:
            st.caption("Nobody: everyone starts at the beginning.")
    if outcome.counts:
        with st.expander(f"How many hold each skill, before and after ({len(outcome.counts)})"):
            show_html(counts_table(outcome))


def _affected(outcome: WhatIf, change: Change, promotion: float | None, most: int) -> None:
    """Who is affected by one change, open where they are at most as many."""
    touched = touched_by(outcome, change)
    if not touched:
        return
    many = len({party.id for party in touched})
    words = told(change, outcome.labels)
    if change.action in OF_SYSTEMS:
        with st.expander(f"Who is affected ({many}): {markdown_text(words)}", expanded=many <= most):
            show_html(affected_table(outcome, change, promotion))
    else:
        title = f"What goes along ({len(touched)}): {markdown_text(words)}"
        with st.expander(title, expanded=len(touched) <= most):
            show_html(taken_table(outcome, touched))


def _new_roles(outcome: WhatIf, promotion: float | None, most: int) -> None:
    """What a move or a promotion asks to learn."""
    lessons = [x for x in outcome.to_learn if x.by.action not in OF_SYSTEMS][:MOST_ROWS]
    if lessons:
        rows = (
            (x.holder.label, skill_link(x.skill), held(x), badge(wanted(x)), takes(x, promotion))
            for x in lessons
        )
        with st.expander(f"What the new role asks ({len(lessons)})", expanded=len(lessons) <= most):
            show_html(html_table(LESSONS, rows, "What the new role asks"))


def _plan(outcome: WhatIf, rescue: Recovery, promotion: float | None) -> None:
    """Who learns what, the affected first, so that two hold again what the changes opened."""
    st.markdown("**The plan for the change**")
    for sentence in story_of_plan(rescue, promotion):
        st.markdown(markdown_text(sentence))
    rows = [learning_row(one, promotion) for one in learning(outcome, rescue) if one.for_cover]
    if rows:
        show_html(html_table(PLAN, rows[:MOST_ROWS], "Who learns for cover"))
    if all(change.action == Action.LEAVE for change in outcome.changes):
        skills = rescue.further.wish.skills[:MOST_IN_LINK]
        away = tuple(change.subject for change in outcome.changes)
        wider = link("Plan with other limits", "plan", skill=skills, away=away, floor=int(outcome.floor))
        show_html(why(wider))


def _links(outcome: WhatIf) -> None:
    """The skills that hang on one alone or on nobody, as links."""
    parts = (
        ("Hangs on one alone then", outcome.new_single_points),
        ("May hang on one alone then", outcome.possible_single_points),
        ("Nobody is sure to hold it then", outcome.uncovered),
    )
    for title, skills in parts:
        # Few of them are named in the sentences above.
        if len(skills) > MOST_NAMES:
            links = Html(", ").join(map(skill_link, skills))
            show_html(why(Html("{}: {}").format(title, links)))
