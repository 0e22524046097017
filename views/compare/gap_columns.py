"""The gap between two roles in one direction, each skill a click from its sentences."""

import streamlit as st

from graph.questions.answers import Gap
from views.kit.drawing import markdown_text
from views.kit.evidence import chips, gap_chip, need_chip


def show_gap(found: Gap) -> None:
    """What the target asks beyond the origin: to learn, to raise, met."""
    st.markdown(f"**From {markdown_text(found.origin.label)} to {markdown_text(found.target.label)}**")
    share = (
        "nothing is asked"
        if found.share_met is None
        else f"{found.share_met:.0%} of the skills asked are met"
    )
    st.caption(f"Effort {found.effort:.1f}; {share}")
    key = f"{found.origin.id}>{found.target.id}"
    for title, skills in (("To learn", found.missing), ("To raise", found.to_raise)):
        if skills:
            chips(title, {s.skill.id: gap_chip(s) for s in skills}, f"gap {title} {key}")
    if not found.missing and not found.to_raise:
        st.caption(":material/check: Nothing to learn or raise.")
    if found.met:
        with st.expander(f"Met ({len(found.met)})"):
            chips("", {s.skill.id: gap_chip(s) for s in found.met}, f"gap met {key}")
    if found.preferred:
        chips("Preferred", {n.skill.id: need_chip(n) for n in found.preferred}, f"gap preferred {key}")
