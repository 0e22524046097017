"""Two of the compared roles at a closer look: the gap both ways, and what carries over."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from graph.kinds import NodeKind, level_label
from graph.model import Node
from graph.questions.answers import Gap, GapSkill, Overlap
from graph.questions.effort import effort_words, median_promotion
from views.kit.choosing import choose, labelled
from views.kit.component import picture_component
from views.kit.evidence import chips, gap_chip, need_chip
from views.kit.html import markdown_text
from views.kit.palette import TRACKS
from views.kit.shell import store

_mount = picture_component(
    __file__, "role_atlas.sankey", '<figure class="sankey"></figure>', ["sankey.js"], "sankey.css"
)


def choose_pair(roles: Sequence[Node]) -> tuple[str, str]:
    """Two different ids of these roles; of two there is nothing to choose, the first two stand for none."""
    ids = [role.id for role in roles]
    if len(ids) == 2:
        return ids[0], ids[1]
    left, right = st.columns(2)
    options = labelled(roles)
    with left:
        origin = choose("From", "pair-from", options, default=ids[0]) or ids[0]
    others = {i: label for i, label in options.items() if i != origin}
    with right:
        target = choose("To", "pair-to", others, default=next(iter(others))) or next(iter(others))
    return origin, target


def show_gap(gap: Gap) -> None:
    """What the target asks beyond the origin: to learn, to raise, to confirm, met."""
    st.markdown(f"**From {markdown_text(gap.origin.label)} to {markdown_text(gap.target.label)}**")
    share = (
        "nothing is asked" if gap.share_met is None else f"{gap.share_met:.0%} of the skills asked are met"
    )
    st.caption(f"To learn: {effort_words(gap.effort, median_promotion(store()))}; {share}")
    key = f"{gap.origin.id}>{gap.target.id}"
    parts = (("To learn", gap.missing), ("To raise", gap.to_raise), ("To confirm", gap.to_confirm))
    for title, skills in parts:
        if skills:
            chips(title, {s.skill.id: gap_chip(s) for s in skills}, f"gap {title} {key}")
    if not gap.missing and not gap.to_raise:
        st.caption(":material/check: Nothing to learn or raise.")
    if gap.met:
        with st.expander(f"Met ({len(gap.met)})"):
            chips("", {s.skill.id: gap_chip(s) for s in gap.met}, f"gap met {key}")
    if gap.preferred:
        chips("Preferred", {n.skill.id: need_chip(n) for n in gap.preferred}, f"gap preferred {key}")


def sankey(gap: Gap, both: Overlap, kinds: Sequence[NodeKind]) -> None:
    """Draw the skills of these kinds in three groups: carried over, left behind, to learn."""
    over = [s for s in (*gap.met, *gap.to_raise, *gap.to_confirm) if s.against and s.skill.kind in kinds]
    lacked = [s for s in gap.missing if s.skill.kind in kinds]
    asked = {s.skill.id for s in (*over, *lacked)}
    own = [s for s in both.every if gap.origin.id in s.needs and s.skill.kind in kinds]
    kept = [_skill(s.skill.label, _levels(s)) for s in over]
    left = [
        _skill(s.skill.label, level_label(s.needs[gap.origin.id].level).lower())
        for s in own
        if s.skill.id not in asked
    ]
    new = [_skill(s.skill.label, level_label(s.asked).lower()) for s in lacked]
    _mount(
        key="sankey",
        data={
            "from": gap.origin.label,
            "to": gap.target.label,
            "kept": kept,
            "left": left,
            "new": new,
            "colours": {"from": TRACKS[1].css, "to": TRACKS[2].css, "kept": TRACKS[0].css},
        },
    )


def _skill(label: str, note: str) -> dict[str, Any]:
    return {"label": label, "note": note}


def _levels(skill: GapSkill) -> str:
    held = level_label(skill.held).lower()
    return f"{held} → {level_label(skill.asked).lower()}" if skill.short else held
