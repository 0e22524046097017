"""A cross-training plan as tables: who learns what, in which order, the matrix, and the duties that meet."""

from collections.abc import Sequence

from exports.markup import html_text
from graph.kinds import Level
from planning.holdings import Holder, Holdings
from planning.plan import Assignment, Plan
from planning.segregation import Doing, Violation
from views.kit.heat_map import level_style
from views.kit.html import badge, html_table, line_link
from views.kit.learning import MOST_ROWS, start_words

ORDER = ("Stage", "Learner", "Skill", "Reaches", "Taught by")
DUTIES = ("Role", "Rule", "On the one side", "On the other")


def order_table(made: Plan) -> str:
    """One row a level step, stage by stage."""
    names = holder_names(made)
    skills = {a.skill.id: a.skill.label for a in made.assignments}
    rows = (
        (
            str(step.stage),
            html_text(names[step.learner]),
            html_text(skills[step.skill]),
            badge(step.level.label),
            html_text(names.get(step.trainer or "", "nobody yet: learns ahead")),
        )
        for step in made.sequence[:MOST_ROWS]
    )
    return html_table(ORDER, rows, "In which order")


def duties_table(found: Sequence[Violation]) -> str:
    """Where a role holds both sides of a rule, with a sentence for each side."""
    rows = ((html_text(v.role.label), _rule(v), *map(_doing, v.sides)) for v in found)
    return html_table(DUTIES, rows, "Roles that hold both sides of a rule")


def holder_names(made: Plan) -> dict[str, str]:
    """The label of every learner and trainer of the plan, by id."""
    people = [p for a in made.assignments for p in (a.learner, a.trainer) if p]
    return {holder.id: holder.label for holder in people}


def _rule(found: Violation) -> str:
    return f'{html_text(found.rule.name)}<div class="ra-quiet">{html_text(found.rule.why)}</div>'


def _doing(doings: Sequence[Doing]) -> str:
    first = doings[0]
    via = f' <span class="ra-quiet">via {html_text(first.via.label)}</span>' if first.via else ""
    at = line_link(first.evidence.document, first.evidence.line)
    return f"{html_text(first.evidence.text)}{via}{at}"


# Rows and columns that a page shows.
MOST_HOLDERS, MOST_SKILLS = 60, 80


def training_matrix(made: Plan, given: Holdings) -> str:
    """A row for who learns or already holds any of the chosen skills; learners come in first."""
    gains = {(a.learner.id, a.skill.id): a for a in made.assignments}
    skills = [cover.skill for cover in made.covers][:MOST_SKILLS]
    head = "".join(f'<th scope="col"><span>{html_text(skill.label)}</span></th>' for skill in skills)
    rows = (
        f'<tr><th scope="row">{html_text(h.label)}</th>'
        + "".join(_cell(given, h, s.id, gains.get((h.id, s.id))) for s in skills)
        + "</tr>"
        for h in _concerned(made, given)
    )
    return (
        '<div class="ra-heat" tabindex="0" role="region" aria-label="Training matrix"><table>'
        f"<thead><tr><td></td>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _concerned(made: Plan, given: Holdings) -> list[Holder]:
    learners = {a.learner.id for a in made.assignments}
    holders = given.reaching([cover.skill.id for cover in made.covers], made.wish.floor)
    stay = [h.id for h in holders if h.id not in learners and h.id not in made.wish.out]
    shown = {*[*sorted(learners), *stay][:MOST_HOLDERS]}
    return [holder for holder in given.holders if holder.id in shown]


def _cell(given: Holdings, holder: Holder, skill: str, gain: Assignment | None) -> str:
    row, column = given.row[holder.id], given.column[skill]
    held, level = bool(given.levels[row, column] > 0), given.level(row, column)
    if gain:
        words = html_text(
            f"{holder.label} learns {gain.skill.label}: {start_words(gain)} to {gain.end.label}"
        )
        return f'<td class="ra-gain" title="{words}">{_sign(held, level)}→{int(gain.end)}</td>'
    if not held:
        return "<td></td>"
    if level is None:
        return '<td class="ra-unstated" title="not stated">–</td>'
    return f'<td style="{level_style(level)}" title="{level.label}">{int(level)}</td>'


def _sign(held: bool, level: Level | None) -> str:
    if not held:
        return "0"
    return "–" if level is None else str(int(level))
