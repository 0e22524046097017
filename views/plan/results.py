"""What became of a plan: in sentences and tables, other plans, or what stands in its way."""

from collections.abc import Iterable

import streamlit as st

from exports.markup import Html
from graph.kinds import number_of
from graph.questions.effort import in_promotions
from planning.alternatives import MOST, Alternative, without_assignments, without_learners
from planning.best import GiveWay
from planning.holdings import Holdings
from planning.plan import Plan
from planning.plan_words import meeting_words, plan_story
from views.kit.choosing import put
from views.kit.html import html_table, markdown_text, show_html
from views.kit.learning import MOST_ROWS, learning_table
from views.kit.shell import progress, store
from views.plan.tables import duties_table, order_table, training_matrix

HEADINGS = ("If this is out", "Then it takes", "More", "Learned instead")
MATRIX = "Who holds the chosen skills, at which level, and what it becomes; – is not stated."
LEARNERS, ASSIGNMENTS = "a learner is away", "one thing is not learned"


def show_story(made: Plan, promotion: float | None) -> None:
    """The plan in sentences, the first of them as the headline."""
    lead, *rest = plan_story(made, promotion)
    if made.feasible:
        st.markdown(f"**{markdown_text(lead)}**")
    else:
        st.warning(markdown_text(lead), icon=":material/block:")
    st.markdown(" ".join(map(markdown_text, rest)))


def show_plan(made: Plan, given: Holdings, promotion: float | None) -> None:
    """Who learns what from whom, the matrix of it, in which order, and what if one is out."""
    if not made.assignments:
        with st.expander("Who holds them today", icon=":material/grid_on:"):
            show_html(training_matrix(made, given).html())
            st.caption(MATRIX)
        return
    st.header("Who learns what", anchor=False)
    show_html(learning_table(made, promotion))
    left, right = st.columns([2, 3], gap="medium")
    with left:
        st.header("Training matrix", anchor=False)
        show_html(training_matrix(made, given).html())
        st.caption(MATRIX)
    with right:
        st.header("In which order", anchor=False)
        show_html(order_table(made))
    if max(len(made.assignments), len(made.sequence)) > MOST_ROWS:
        st.caption(f"The tables show {MOST_ROWS} rows at most; the printed plan holds all of them.")
    show_alternatives(made, given, promotion)


def show_obstacle(made: Plan) -> None:
    """The least that would have to give way for there to be a plan."""
    if made.relaxation:
        _give_way(made.relaxation)


def show_duties(made: Plan) -> None:
    """Where today's roles already hold duties that the rules keep apart."""
    if not made.wish.rules.rules:
        return
    with st.expander(f"Duties that meet in one role today ({len(made.violations)})", icon=":material/gavel:"):
        st.caption(meeting_words(made.violations))
        if made.violations:
            show_html(duties_table(made.violations))


def _give_way(give: GiveWay) -> None:
    st.markdown("**The least that would have to give way:**" if give.proven else "**Enough to give way:**")
    lowered = ", ".join(f"{markdown_text(t.skill.label)} from {t.target} to {t.to}" for t in give.targets)
    if lowered:
        st.markdown(f"- fewer holders of {lowered}")
    if give.capacity is not None:
        st.markdown(f"- or {number_of(give.capacity, 'skill')} for each learner")
        st.button("Let each learner take on that many", on_click=put, kwargs={"capacity": str(give.capacity)})


def show_alternatives(made: Plan, given: Holdings, promotion: float | None) -> None:
    """Offer the plans without each learner and without each assignment."""
    with st.expander("What if something falls through?", icon=":material/alt_route:"):
        chosen = st.segmented_control("What if", [LEARNERS, ASSIGNMENTS], key="alternatives")
        if chosen is None:
            st.caption("Each is a plan of its own, worked out when you choose.")
            return
        work = without_learners if chosen == LEARNERS else without_assignments
        with progress("Planning again without each of them …"):
            others = work(store(), given, made)
        show_html(alternatives_table(others, promotion))
        if len(others) == MOST:
            st.caption(f"The first {MOST} are worked out.")


def alternatives_table(alternatives: Iterable[Alternative], promotion: float | None) -> Html:
    """One row an alternative: what is out, what it takes then, what is learned instead."""
    return html_table(HEADINGS, (_row(other, promotion) for other in alternatives), "Other plans")


def _row(other: Alternative, promotion: float | None) -> tuple[str, str, str, str]:
    skill = f": {other.skill.label}" if other.skill else ""
    out = f"{other.learner.label}{skill}"
    if other.more is None:
        return (out, "–", "no plan", str(other.plan.reason))
    instead = "; ".join(f"{a.learner.label}: {a.skill.label}" for a in other.instead)
    takes = (in_promotions(other.plan.effort, promotion), in_promotions(max(other.more, 0), promotion))
    return (out, *takes, instead or "nothing")
