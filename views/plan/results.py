"""What became of a plan: its figures and tables, other plans, or what stands in its way."""

from collections.abc import Iterable

import streamlit as st

from exports.markup import Html
from graph.kinds import number_of
from planning.alternatives import MOST, Alternative, without_assignments, without_learners
from planning.best import GiveWay
from planning.holdings import Holdings
from planning.plan import Plan
from views.kit.choosing import put
from views.kit.html import html_table, markdown_text, show_html
from views.kit.learning import MOST_ROWS, learning_table
from views.kit.shell import empty, progress, store
from views.plan.tables import duties_table, order_table, training_matrix

# Below this a saving shows as 0.0.
SHOWN = 0.05
HEADINGS = ("If this is out", "Effort", "More", "Learned instead")
LEARNERS, ASSIGNMENTS = "a learner is away", "one thing is not learned"


def show_plan(made: Plan, given: Holdings) -> None:
    """The figures of the plan, who learns what from whom, in which order, and what if one is out."""
    if not made.assignments:
        empty("Nothing is to be learned: every chosen skill has as many holders as you ask for.")
        show_html(training_matrix(made, given).html())
        return
    _figures(made)
    st.subheader("Who learns what", anchor=False)
    show_html(learning_table(made))
    left, right = st.columns([2, 3], gap="medium")
    with left:
        st.subheader("Training matrix", anchor=False)
        show_html(training_matrix(made, given).html())
        st.caption("Who holds the chosen skills, at which level, and what it becomes; – is not stated.")
    with right:
        st.subheader("In which order", anchor=False)
        show_html(order_table(made))
    if max(len(made.assignments), len(made.sequence)) > MOST_ROWS:
        st.caption(f"The tables show {MOST_ROWS} rows at most; the printed plan holds all of them.")
    show_alternatives(made, given)


def show_obstacle(made: Plan) -> None:
    """Why there is no plan, and the least that would have to give way."""
    st.warning(f"There is no such plan: {markdown_text(made.reason)}.", icon=":material/block:")
    if made.relaxation:
        _give_way(made.relaxation)


def show_duties(made: Plan) -> None:
    """Where today's roles already hold duties that the rules keep apart."""
    if not made.wish.rules.rules:
        return
    with st.expander(f"Duties that meet in one role today ({len(made.violations)})", icon=":material/gavel:"):
        if made.violations:
            show_html(duties_table(made.violations))
        else:
            st.caption("No role holds both sides of any rule.")


def _figures(made: Plan) -> None:
    count = len(made.assignments)
    proof = "proven to be the least" if made.optimal else f"none goes below {made.bound:.1f}; time ran out"
    figures = [
        ("Effort", f"{made.effort:.1f}", proof),
        ("Level steps", str(made.steps), f"{number_of(count, 'thing')} to learn"),
        ("Cheapest first", "–" if made.by_hand is None else f"{made.by_hand:.1f}", _spared(made)),
    ]
    if made.hours is not None:
        figures.append(("Hours", f"{made.hours:g}", f"{made.wish.hours_per_step:g} for each level"))
    with st.container(horizontal=True):
        for label, value, note in figures:
            st.metric(label, value, note, delta_color="off", delta_arrow="off", border=True)
    st.caption("Effort is the levels short times the weight of the skill: what few roles need weighs more.")


def _spared(made: Plan) -> str:
    if made.saved is None:
        return "gets stuck here"
    return f"the plan saves {made.saved:.1f}" if made.saved > SHOWN else "finds the same effort here"


def _give_way(give: GiveWay) -> None:
    st.markdown("**The least that would have to give way:**" if give.proven else "**Enough to give way:**")
    lowered = ", ".join(f"{markdown_text(t.skill.label)} from {t.target} to {t.to}" for t in give.targets)
    if lowered:
        st.markdown(f"- a lower target: {lowered}")
    if give.capacity is not None:
        st.markdown(f"- or {give.capacity} skills for each learner")
        st.button("Raise the capacity", on_click=put, kwargs={"capacity": str(give.capacity)})


def show_alternatives(made: Plan, given: Holdings) -> None:
    """Offer the plans without each learner and without each assignment."""
    with st.expander("What if something falls through?", icon=":material/alt_route:"):
        chosen = st.segmented_control("What if", [LEARNERS, ASSIGNMENTS], key="alternatives")
        if chosen is None:
            st.caption("Each is a plan of its own, worked out when you choose.")
            return
        work = without_learners if chosen == LEARNERS else without_assignments
        with progress("Planning again without each of them …"):
            others = work(store(), given, made)
        show_html(alternatives_table(others))
        if len(others) == MOST:
            st.caption(f"The first {MOST} are worked out.")


def alternatives_table(alternatives: Iterable[Alternative]) -> Html:
    """One row an alternative: what is out, what it costs, what is learned instead."""
    return html_table(HEADINGS, map(_row, alternatives), "Other plans")


def _row(other: Alternative) -> tuple[str, str, str, str]:
    skill = f": {other.skill.label}" if other.skill else ""
    out = f"{other.learner.label}{skill}"
    if other.more is None:
        return (out, "–", "no plan", str(other.plan.reason))
    instead = "; ".join(f"{a.learner.label}: {a.skill.label}" for a in other.instead)
    return (out, f"{other.plan.effort:.1f}", f"+{max(other.more, 0):.1f}", instead or "nothing")
