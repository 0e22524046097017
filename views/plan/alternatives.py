"""Other plans, worked out when they are asked for."""

from collections.abc import Iterable

import streamlit as st

from exports.markup import html_text
from planning.alternatives import MOST, Alternative, without_assignments, without_learners
from planning.holdings import Holdings
from planning.plan import Plan
from views.kit.shell import progress, store
from views.kit.tables import html_table

HEADINGS = ("If this is out", "Effort", "More", "Learned instead")
LEARNERS, ASSIGNMENTS = "a learner is away", "one thing is not learned"


def show_alternatives(made: Plan, given: Holdings) -> None:
    """Offer the plans without each learner and without each assignment."""
    with st.expander("What if something falls through?", icon=":material/alt_route:"):
        chosen = st.segmented_control("What if", [LEARNERS, ASSIGNMENTS], key="alternatives")
        if chosen is None:
            st.caption("Each is a plan of its own, worked out when you choose.")
            return
        work = without_learners if chosen == LEARNERS else without_assignments
        with progress("Planning again without each of them …"):
            found = work(store(), given, made)
        st.html(alternatives_table(found))
        if len(found) == MOST:
            st.caption(f"The first {MOST} are worked out.")


def alternatives_table(found: Iterable[Alternative]) -> str:
    """One row an alternative: what is out, what it costs, what is learned instead."""
    return html_table(HEADINGS, map(_row, found), "Other plans")


def _row(other: Alternative) -> tuple[str, str, str, str]:
    skill = f": {other.skill.label}" if other.skill else ""
    out = html_text(f"{other.learner.label}{skill}")
    if other.more is None:
        return (out, "–", "no plan", html_text(other.plan.reason))
    instead = "; ".join(f"{a.learner.label}: {a.skill.label}" for a in other.instead)
    return (out, f"{other.plan.effort:.1f}", f"+{max(other.more, 0):.1f}", html_text(instead or "nothing"))
