"""Learners and holders by the chosen skills: the level today, and what it becomes."""

from exports.markup import html_text
from graph.kinds import Level
from planning.holdings import Holder, Holdings
from planning.plan import Assignment, Plan
from views.kit.heat_map import level_style
from views.plan.tables import start_words

# Rows and columns that a page shows.
MOST_ROWS, MOST_COLUMNS = 60, 80


def training_matrix(made: Plan, given: Holdings) -> str:
    """A row for who learns or already holds any of the chosen skills; learners come in first."""
    gains = {(a.learner.id, a.skill.id): a for a in made.assignments}
    skills = [cover.skill for cover in made.covers][:MOST_COLUMNS]
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
    shown = {*[*sorted(learners), *stay][:MOST_ROWS]}
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
