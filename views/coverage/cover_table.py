"""Skills that few cover, as a table: what hangs on each, who holds it, who could soonest."""

from collections.abc import Mapping, Sequence

from exports.markup import html_text
from graph.kinds import NOT_STATED, Level, level_label
from graph.model import Node
from graph.people import PERSON
from graph.questions.answers import Need
from planning.coverage import Candidate, Coverage, SkillCover
from planning.holdings import Holder, Holdings
from views.kit.html import badge, csv_text, html_table, line_link, link

HEADINGS = ("Skill", "Critical", "Held by", "Next best cover")
Needs = Mapping[tuple[str, str], Need]


def cover_table(covers: Sequence[SkillCover], found: Holdings, needs: Needs, caption: str) -> str:
    """One row a skill, in the order given."""
    rows = ((_skill(c.skill), _critical(c), _held(c, found, needs), _next(c, needs)) for c in covers)
    return html_table(HEADINGS, rows, caption)


def cover_csv(answer: Coverage) -> str:
    """Every skill with its count, holders and next best cover, for a spreadsheet."""
    headings = ("Skill", "Kind", "Count", "Held by", "Next best", "Effort", "Roles", "Tracks", "Criticality")
    rows = (
        (
            c.skill.label,
            c.skill.kind,
            c.count,
            ", ".join(holder.label for holder in c.holders),
            c.next_best[0].holder.label if c.next_best else "",
            f"{c.next_best[0].effort:.2f}" if c.next_best else "",
            c.roles,
            len(c.tracks),
            c.criticality,
        )
        for c in answer.skills
    )
    return csv_text(headings, rows)


def _skill(skill: Node) -> str:
    return link(skill.label, "who-needs", skill=skill.id)


def _critical(cover: SkillCover) -> str:
    if not cover.roles:
        return '<span class="ra-quiet">no role requires it</span>'
    roles = f"{cover.roles} role{'' if cover.roles == 1 else 's'}"
    tracks = f"{len(cover.tracks)} track{'' if len(cover.tracks) == 1 else 's'}"
    hint = "roles that require it x tracks they stand in"
    return f'{badge(cover.criticality, title=hint)}<span class="ra-quiet">{roles} in {tracks}</span>'


def _held(cover: SkillCover, found: Holdings, needs: Needs) -> str:
    column = found.column[cover.skill.id]
    lines = []
    for holder in cover.holders:
        row = found.row[holder.id]
        level = found.level(row, column)
        says = _says(holder, held=bool(found.held[row, column]))
        name = f"{html_text(holder.label)} {badge(level_label(level))}{says}"
        lines.append(name + _proof(holder, cover, needs))
    return "<br>".join(lines) or '<span class="ra-quiet">nobody</span>'


def _says(holder: Holder, *, held: bool) -> str:
    """Whether a table of people states it or the role implies it; of roles there is nothing to tell."""
    if not holder.id.startswith(PERSON):
        return ""
    return f'<span class="ra-quiet">{"held" if held else "expected of the role"}</span>'


def _next(cover: SkillCover, needs: Needs) -> str:
    """The nearest at once, the others when asked for."""
    lines = [_candidate(candidate, cover, needs) for candidate in cover.next_best]
    if len(lines) < 2:
        return "".join(lines)
    others = "".join(f"<li>{line}</li>" for line in lines[1:])
    return f"{lines[0]}<details><summary>{len(lines) - 1} more</summary><ul>{others}</ul></details>"


def _candidate(found: Candidate, cover: SkillCover, needs: Needs) -> str:
    start = _start(found.level) if found.holds else "from nothing"
    effort = f'<span class="ra-quiet">{start}, effort {found.effort:.1f}</span>'
    return f"{html_text(found.holder.label)} {effort}{_proof(found.holder, cover, needs)}"


def _start(level: Level | None) -> str:
    return f"level {NOT_STATED}" if level is None else f"from {level_label(level).lower()}"


def _proof(holder: Holder, cover: SkillCover, needs: Needs) -> str:
    """A link to the sentence by which the holder's role asks for the skill."""
    need = needs.get((holder.role.id if holder.role else "", cover.skill.id))
    return line_link(need.evidence[0].document, need.evidence[0].line) if need else ""
