"""What carries over from one role to another, drawn as bands between the two."""

from collections.abc import Sequence
from typing import Any

from graph.kinds import NodeKind, level_label
from graph.questions.answers import Gap, GapSkill, Overlap
from views.kit.component import picture_component
from views.kit.palette import TRACKS

_mount = picture_component(
    __file__, "role_atlas.sankey", '<figure class="sankey"></figure>', ["sankey.js"], "sankey.css"
)


def sankey(found: Gap, both: Overlap, kinds: Sequence[NodeKind]) -> None:
    """Draw the skills of these kinds in three groups: carried over, left behind, to learn."""
    over = [s for s in (*found.met, *found.to_raise) if s.against and s.skill.kind in kinds]
    lacked = [s for s in found.missing if s.skill.kind in kinds]
    asked = {s.skill.id for s in (*over, *lacked)}
    own = [s for s in both.every if found.origin.id in s.needs and s.skill.kind in kinds]
    kept = [_skill(s.skill.label, _levels(s)) for s in over]
    left = [
        _skill(s.skill.label, level_label(s.needs[found.origin.id].level).lower())
        for s in own
        if s.skill.id not in asked
    ]
    new = [_skill(s.skill.label, level_label(s.asked).lower()) for s in lacked]
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


def _levels(skill: GapSkill) -> str:
    held = level_label(skill.held).lower()
    return f"{held} → {level_label(skill.asked).lower()}" if skill.short else held
