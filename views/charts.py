"""Charts: levels by role, what roles share, and who needs what at a glance."""

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from graph.answers import Intersection, Overlap, SharedSkill, WhoNeeds
from graph.model import Node
from graph.vocabulary import Level, level_label

# Altair types the joining of charts as Any.
Chart = Any
LABELS = [level.label for level in Level]
SCALE = alt.Scale(domain=[0, 5], nice=False)
BLUES = ["#c7d2fe", "#a5b4fc", "#818cf8", "#4f46e5", "#312e81"]
GREY = "#94a3b8"


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
    stems = base.mark_rule(strokeWidth=3, opacity=0.45, color="#4f46e5")
    dots = base.mark_point(size=130, strokeWidth=2, color="#4f46e5").encode(
        fill=alt.condition(
            "datum.level > 0 && datum.source == 'stated'", alt.value("#4f46e5"), alt.value("transparent")
        ),
    )
    return (stems + dots).properties(height=alt.Step(34))


def _level_axis() -> alt.Axis:
    words = f"datum.value == 0 ? 'not stated' : {LABELS}[datum.value - 1]"
    return alt.Axis(values=list(range(6)), labelExpr=words, grid=True)


def upset_chart(groups: Sequence[Intersection], roles: Sequence[Node]) -> Chart:
    """How many skills each exact group of roles needs: bars above, the roles of each group below."""
    bars = pd.DataFrame(
        {
            "group": n,
            "skills": len(group.skills),
            "shared": "needed by several" if len(group.roles) > 1 else "needed by one",
            "names": ", ".join(skill.label for skill in group.skills[:12]),
        }
        for n, group in enumerate(groups)
    )
    dots = pd.DataFrame(
        {"group": n, "role": role.label, "held": role in group.roles}
        for n, group in enumerate(groups)
        for role in roles
    )
    width = max(220, 46 * len(groups))
    return alt.vconcat(
        _upset_bars(bars, width), _upset_dots(dots, width, len(roles)), spacing=4
    ).configure_view(strokeWidth=0)


def _group_axis() -> alt.X:
    return alt.X("group:O", axis=None, scale=alt.Scale(paddingInner=0.3))


def _upset_bars(bars: pd.DataFrame, width: int) -> Chart:
    base = alt.Chart(bars).encode(
        x=_group_axis(), y=alt.Y("skills:Q", title="Skills", axis=alt.Axis(tickMinStep=1, grid=False))
    )
    colours = alt.Scale(domain=["needed by several", "needed by one"], range=["#6366f1", GREY])
    drawn = base.mark_bar(cornerRadiusEnd=3).encode(
        color=alt.Color("shared:N", scale=colours, legend=alt.Legend(orient="top", title=None)),
        tooltip=[alt.Tooltip("skills:Q"), alt.Tooltip("names:N", title="among them")],
    )
    return (drawn + base.mark_text(dy=-8, fontWeight=600, color=GREY).encode(text="skills:Q")).properties(
        width=width, height=190
    )


def _upset_dots(dots: pd.DataFrame, width: int, roles: int) -> Chart:
    base = alt.Chart(dots).encode(
        x=_group_axis(),
        y=alt.Y("role:N", sort=None, title=None, axis=alt.Axis(labelLimit=260, domain=False, ticks=False)),
    )
    every = base.mark_circle(size=140, color=GREY, opacity=0.28)
    held = base.transform_filter("datum.held").mark_circle(size=140, color="#6366f1", opacity=1)
    lines = (
        base.transform_filter("datum.held").mark_line(color="#6366f1", strokeWidth=3).encode(detail="group:O")
    )
    return (every + lines + held).properties(width=width, height=34 * roles)


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
