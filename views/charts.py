"""Charts: levels by role, and who needs what at a glance."""

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from graph.answers import Overlap, SharedSkill, WhoNeeds
from graph.vocabulary import Level, level_label

# Altair types the joining of charts as Any.
Chart = Any
LABELS = [level.label for level in Level]
SCALE = alt.Scale(domain=[0, 5], nice=False)
BLUES = ["#c7d2fe", "#a5b4fc", "#818cf8", "#4f46e5", "#312e81"]
# Stands out on light and on dark ground.
INK = "#7c75f5"


def level_chart(answer: WhoNeeds) -> Chart:
    """A line from nothing to the level of each role; a level not stated is a hollow dot at the start."""
    rows = [
        {
            "role": need.role.label,
            "level": int(need.level or 0),
            "words": level_label(need.level),
            "source": "inherited" if need.via else "stated",
        }
        for need in answer.needs
    ]
    base = alt.Chart(pd.DataFrame(rows)).encode(
        y=alt.Y("role:N", sort=None, title=None, axis=alt.Axis(labelLimit=260)),
        x=alt.X("level:Q", scale=SCALE, title=None, axis=_level_axis()),
        tooltip=[alt.Tooltip("role:N"), alt.Tooltip("words:N", title="level"), alt.Tooltip("source:N")],
    )
    stems = base.mark_rule(strokeWidth=3, opacity=0.6, color=INK)
    dots = base.mark_point(size=130, strokeWidth=2, color=INK).encode(
        fill=alt.condition(
            "datum.level > 0 && datum.source == 'stated'", alt.value(INK), alt.value("transparent")
        ),
    )
    return (stems + dots).properties(height=alt.Step(34))


def _level_axis() -> alt.Axis:
    words = f"datum.value == 0 ? 'not stated' : {LABELS}[datum.value - 1]"
    return alt.Axis(values=list(range(6)), labelExpr=words, grid=True)


def heat_map(answer: Overlap, skills: Sequence[SharedSkill]) -> Chart:
    """Roles by skills with the level written in each cell; "–" where it is not stated."""
    rows = [
        {
            "role": role.label,
            "skill": shared.skill.label,
            "level": int(shared.needs[role.id].level or 0),
            "words": level_label(shared.needs[role.id].level),
            "sign": str(int(shared.needs[role.id].level or 0) or "–"),
        }
        for shared in skills
        for role in answer.roles
        if role.id in shared.needs
    ]
    base = alt.Chart(pd.DataFrame(rows)).encode(
        x=alt.X(
            "role:N",
            sort=[r.label for r in answer.roles],
            title=None,
            axis=alt.Axis(labelAngle=-40, labelLimit=220, orient="top"),
        ),
        y=alt.Y("skill:N", title=None, axis=alt.Axis(labelLimit=240)),
    )
    scale = alt.Scale(domain=list(range(6)), range=["#e2e8f0", *BLUES])
    cells = base.mark_rect(cornerRadius=3, stroke="transparent", strokeWidth=2).encode(
        color=alt.Color("level:O", scale=scale, legend=None),
        tooltip=[alt.Tooltip("role:N"), alt.Tooltip("skill:N"), alt.Tooltip("words:N", title="level")],
    )
    signs = base.mark_text(fontWeight=600).encode(
        text="sign:N", color=alt.condition("datum.level >= 3", alt.value("#ffffff"), alt.value("#1e293b"))
    )
    return (cells + signs).properties(height=max(120, 24 * len(skills) + 110))
