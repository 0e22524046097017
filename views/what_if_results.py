"""What a scenario does: the figures, and one click away the rows behind them."""

from collections.abc import Sequence

import streamlit as st

from graph.model import Node
from planning.changes import Action
from planning.outcome import WhatIf
from views.drawing import link
from views.shell import empty
from views.what_if_tables import affected_table, counts_table, knowers_table, lessons_table

MOST_ROWS = 200
# An address longer than this many ids make is cut off by some programs.
MOST_IN_LINK = 40


def show_outcome(found: WhatIf) -> None:
    """Who is affected, what opens, who knows the replacement, what is to be learnt."""
    if not found.changes:
        empty("Add a change to see what it does.")
        return
    _figures(found)
    _links("New single points of failure", found.new_single_points)
    _links("Held by nobody any more", found.uncovered)
    _plan_link(found)
    if any(change.action in {Action.REPLACE, Action.ADD} for change in found.changes):
        st.markdown("**Who knows what comes in**")
        if found.know_replacement:
            st.html(knowers_table(found.know_replacement[:MOST_ROWS]))
        else:
            st.caption("Nobody: everyone starts at the beginning.")
    with st.expander(f"Who is affected ({len(found.affected)})", expanded=len(found.affected) < 12):
        st.html(affected_table(found.affected[:MOST_ROWS]))
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


def _plan_link(found: WhatIf) -> None:
    """The way to the plan that covers again what the scenario opens, those who leave being away."""
    skills = tuple(skill.id for skill in (*found.new_single_points, *found.uncovered))[:MOST_IN_LINK]
    if skills:
        away = tuple(change.subject for change in found.changes if change.action == Action.LEAVE)
        plan = link("Plan who should learn these", "plan", skill=skills, away=away, floor=int(found.floor))
        st.html(f'<p class="ra-why">{plan}</p>')


def _links(title: str, skills: Sequence[Node]) -> None:
    if skills:
        st.markdown(f"**{title}**")
        found = ", ".join(link(skill.label, "who-needs", skill=skill.id) for skill in skills)
        st.html(f'<p class="ra-why">{found}</p>')
