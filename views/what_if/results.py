"""What a scenario does: the figures, and one click away the rows behind them."""

from collections.abc import Sequence

import streamlit as st

from graph.model import Node
from planning.changes import Action
from planning.outcome import WhatIf
from planning.plan import Plan
from views.kit.drawing import link, markdown_text
from views.kit.shell import empty
from views.plan.tables import learning_table
from views.what_if.tables import counts_table, lessons_table, parties_table

MOST_ROWS = 200
# An address longer than this many ids make is cut off by some programs.
MOST_IN_LINK = 40


def show_outcome(found: WhatIf, rescue: Plan | None) -> None:
    """Who is affected, what opens, the plan for it, who knows the replacement, what is to be learnt."""
    if not found.changes:
        empty("Add a change to see what it does.")
        return
    _figures(found)
    _links("New single points of failure", found.new_single_points)
    _links("Now held by nobody", found.uncovered)
    if rescue:
        _plan(found, rescue)
    if any(change.action in {Action.REPLACE, Action.ADD} for change in found.changes):
        st.markdown("**Who knows what comes in**")
        if found.know_replacement:
            st.html(parties_table(found.know_replacement[:MOST_ROWS], "Who knows what comes in"))
        else:
            st.caption("Nobody: everyone starts at the beginning.")
    with st.expander(f"Who is affected ({len(found.affected)})", expanded=len(found.affected) < 12):
        st.html(parties_table(found.affected[:MOST_ROWS], "Who is affected"))
    if found.lessons:
        with st.expander(f"What is to be learnt ({len(found.lessons)})"):
            st.html(lessons_table(found.lessons[:MOST_ROWS]))
    if found.counts:
        with st.expander(f"How many hold each skill, before and after ({len(found.counts)})"):
            st.html(counts_table(found.counts[:MOST_ROWS]))


def _figures(found: WhatIf) -> None:
    figures = (
        ("Affected", str(len({a.id for a in found.affected}))),
        ("New single points", str(len(found.new_single_points))),
        ("Held by nobody", str(len(found.uncovered))),
        ("Effort to learn", f"{sum(lesson.effort for lesson in found.lessons):.1f}"),
    )
    with st.container(horizontal=True):
        for label, value in figures:
            st.metric(label, value, border=True, width="content")


def _plan(found: WhatIf, rescue: Plan) -> None:
    """Who should learn what so that two hold again what the changes opened."""
    st.markdown("**The plan for the change**")
    if not rescue.feasible:
        st.warning(f"None covers them again: {markdown_text(rescue.reason)}.", icon=":material/block:")
        return
    st.html(learning_table(rescue))
    least = "the least there is" if rescue.optimal else f"none goes below {rescue.bound:.1f}"
    st.caption(
        f"Effort {rescue.effort:.1f}, {least}: each of them then has {rescue.wish.target} holders, and"
        " duties that one person should not hold together stay apart."
    )
    if all(change.action == Action.LEAVE for change in found.changes):
        skills = rescue.wish.skills[:MOST_IN_LINK]
        away = tuple(change.subject for change in found.changes)
        wider = link("Plan with other limits", "plan", skill=skills, away=away, floor=int(found.floor))
        st.html(f'<p class="ra-why">{wider}</p>')


def _links(title: str, skills: Sequence[Node]) -> None:
    if skills:
        st.markdown(f"**{title}**")
        found = ", ".join(link(skill.label, "who-needs", skill=skill.id) for skill in skills)
        st.html(f'<p class="ra-why">{found}</p>')
