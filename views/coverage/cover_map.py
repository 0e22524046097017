"""Skills by holders as a table of levels; what a roster states stands out from what a role implies."""

from collections.abc import Sequence

from exports.markup import html_text
from graph.kinds import level_label
from graph.people import PERSON
from planning.coverage import SkillCover
from planning.holdings import Holder, Holdings
from views.kit.heat_map import level_style
from views.kit.heat_picture import Cell, heat_picture
from views.kit.html import link


def cover_map(covers: Sequence[SkillCover], holders: Sequence[Holder], found: Holdings) -> str:
    """One row a skill with its count, one column a holder, the level in each cell; "–" where not stated."""
    head = "".join(f'<th scope="col"><span>{html_text(holder.label)}</span></th>' for holder in holders)
    body = "".join(_row(cover, holders, found) for cover in covers)
    return (
        '<div class="ra-heat" tabindex="0" role="region" aria-label="Who holds which skill"><table>'
        f'<thead><tr><td></td><th scope="col"><span>Held by</span></th>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def cover_picture(covers: Sequence[SkillCover], holders: Sequence[Holder], found: Holdings) -> str:
    """The same as one SVG file."""
    rows = [(c.skill.label, [_picture_cell(c, holder, found) for holder in holders]) for c in covers]
    return heat_picture([holder.label for holder in holders], rows)


def _picture_cell(cover: SkillCover, holder: Holder, found: Holdings) -> Cell | None:
    at = (found.row[holder.id], found.column[cover.skill.id])
    return Cell(found.level(*at), bool(found.held[at])) if found.levels[at] else None


def _row(cover: SkillCover, holders: Sequence[Holder], found: Holdings) -> str:
    name = link(cover.skill.label, "who-needs", skill=cover.skill.id)
    few = ' class="ra-few"' if cover.count < 2 else ""
    cells = "".join(_cell(cover, holder, found) for holder in holders)
    return f'<tr><th scope="row">{name}</th><td{few}>{cover.count}</td>{cells}</tr>'


def _cell(cover: SkillCover, holder: Holder, found: Holdings) -> str:
    at = (found.row[holder.id], found.column[cover.skill.id])
    if not found.levels[at]:
        return _ended(cover, holder) if cover.skill.id in holder.expired else "<td></td>"
    level, held = found.level(*at), bool(found.held[at])
    says = "held" if held else "expected of the role" if holder.id.startswith(PERSON) else "required"
    words = html_text(f"{holder.label}: {cover.skill.label}, {level_label(level).lower()}, {says}")
    kind = "ra-held" if held else ""
    if level is None:
        return f'<td class="ra-unstated {kind}" title="{words}">–</td>'
    return f'<td class="{kind}" style="{level_style(level)}" title="{words}">{int(level)}</td>'


def _ended(cover: SkillCover, holder: Holder) -> str:
    """The cell of a skill that was held until a day that has passed."""
    words = html_text(f"{holder.label}: {cover.skill.label}, ended, held no longer")
    return f'<td class="ra-ended" title="{words}">ended</td>'
