"""The chart of the levels at which roles need a skill."""

from typing import Any

import altair as alt
import pandas as pd

from graph.answers import WhoNeeds
from graph.vocabulary import Level, level_label

# Altair types the joining of charts as Any.
Chart = Any
LABELS = [level.label for level in Level]
SCALE = alt.Scale(domain=[0, 5], nice=False)
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
