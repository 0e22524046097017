"""All roles by skills as a table whose cells are tinted by level; the first column stays in sight."""

from collections.abc import Sequence

from exports.markup import html_text
from graph.kinds import Level, level_label
from graph.model import Node
from graph.questions.answers import Need, Overlap, SharedSkill
from views.kit.heat_picture import Cell, heat_picture
from views.kit.html import link
from views.kit.palette import level_colour


def heat_map(answer: Overlap, skills: Sequence[SharedSkill]) -> str:
    """One row a skill, one column a role, the level in each cell; "–" where it is not stated."""
    head = "".join(f'<th scope="col"><span>{html_text(role.label)}</span></th>' for role in answer.roles)
    body = "".join(_row(shared, answer.roles) for shared in skills)
    return (
        '<div class="ra-heat" tabindex="0" role="region" aria-label="Roles by skills"><table>'
        f"<thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def overlap_picture(answer: Overlap, skills: Sequence[SharedSkill]) -> str:
    """The same as one SVG file."""
    rows = [(s.skill.label, [_picture_cell(s.needs.get(r.id)) for r in answer.roles]) for s in skills]
    return heat_picture([role.label for role in answer.roles], rows)


def _picture_cell(need: Need | None) -> Cell | None:
    return Cell(need.level) if need else None


def _row(shared: SharedSkill, roles: Sequence[Node]) -> str:
    name = link(shared.skill.label, "who-needs", skill=shared.skill.id)
    return f'<tr><th scope="row">{name}</th>{"".join(_cell(shared.needs.get(r.id)) for r in roles)}</tr>'


def _cell(need: Need | None) -> str:
    if need is None:
        return "<td></td>"
    words = html_text(f"{need.role.label}: {need.skill.label}, {level_label(need.level).lower()}")
    if need.level is None:
        return f'<td class="ra-unstated" title="{words}">–</td>'
    return f'<td style="{level_style(need.level)}" title="{words}">{int(need.level)}</td>'


def level_style(level: Level) -> str:
    """The tint of a level's cell with an ink that can be read on it."""
    return f"background:{level_colour(level).css};color:{_ink(level)}"


def _ink(level: Level) -> str:
    """The colour of the number, which must stand out on a tint that runs against the ground."""
    return "light-dark(#ffffff, #12161f)" if level >= Level.ADVANCED else _soft_ink(level)


def _soft_ink(level: Level) -> str:
    return "#ffffff" if level == Level.PROFICIENT else "light-dark(#12161f, #ffffff)"
