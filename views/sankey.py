"""What carries over from one role to another, drawn as bands between the two."""

from pathlib import Path
from typing import Any

import streamlit as st

from graph.answers import Gap, Overlap
from graph.vocabulary import level_label
from views.palette import TRACKS

ASSETS = Path(__file__).parent / "assets"

_mount = st.components.v2.component(
    "role_atlas.sankey",
    html='<figure class="sankey"></figure>',
    css=(ASSETS / "sankey.css").read_text(encoding="utf-8"),
    js=(ASSETS / "sankey.js").read_text(encoding="utf-8"),
)


def sankey(found: Gap, both: Overlap) -> None:
    """Draw the skills in three groups: carried over, left behind, to learn."""
    held = {s.skill.id for s in (*found.met, *found.to_raise) if s.against}
    asked = held | {s.skill.id for s in found.missing}
    kept = [
        _skill(s.skill.label, _levels(s.held, s.asked)) for s in (*found.met, *found.to_raise) if s.against
    ]
    left = [
        _skill(s.skill.label, level_label(s.needs[found.origin.id].level).lower())
        for s in both.every
        if s.skill.id not in asked and found.origin.id in s.needs
    ]
    new = [_skill(s.skill.label, level_label(s.asked).lower()) for s in found.missing]
    _mount(
        key="sankey",
        data={
            "from": found.origin.label,
            "to": found.target.label,
            "kept": kept,
            "left": left,
            "new": new,
            "colours": {"from": TRACKS[1].css, "to": TRACKS[2].css, "kept": TRACKS[0].css},
        },
    )


def _skill(label: str, note: str) -> dict[str, Any]:
    return {"label": label, "note": note}


def _levels(held: Any, asked: Any) -> str:
    before, after = level_label(held).lower(), level_label(asked).lower()
    return before if before == after else f"{before} → {after}"
