"""A cross-training plan as tables: who learns what, in which order, the matrix, and the duties that meet."""

from collections.abc import Sequence
from itertools import islice

from exports.markup import Html
from graph.kinds import level_label
from planning.holdings import Holder, Holdings
from planning.plan import Assignment, Plan
from planning.plan_words import order_rows, start_words
from planning.segregation import Doing, Violation
from views.kit.html import NOTHING, badge, html_table, line_link, quiet
from views.kit.learning import MOST_ROWS
from views.kit.level_grid import LevelCell, LevelGrid, LevelRow

ORDER = ("Stages", "Learner", "Skill", "Reaches", "Taught by")
DUTIES = ("Role", "Rule", "On the one side", "On the other")

# Rows and columns that a page shows.
MOST_HOLDERS, MOST_SKILLS = 60, 80


def order_table(made: Plan) -> Html:
    """One row a learner and skill, the earliest first."""
    rows = ((*row[:3], badge(row[3]), row[4]) for row in islice(order_rows(made), MOST_ROWS))
    return html_table(ORDER, rows, "In which order")


def duties_table(violations: Sequence[Violation]) -> Html:
    """Where a role holds both sides of a rule, with a sentence for each side."""
    rows = ((v.role.label, _rule(v), *map(_doing, v.sides)) for v in violations)
    return html_table(DUTIES, rows, "Roles that hold both sides of a rule")


def _rule(violation: Violation) -> Html:
    rule = violation.rule
    return Html('{}<div class="ra-quiet">{}</div>').format(rule.name, rule.why)


def _doing(doings: Sequence[Doing]) -> Html:
    first = doings[0]
    via = Html(" {}").format(quiet(f"via {first.via.label}")) if first.via else NOTHING
    at = line_link(first.evidence.document, first.evidence.line)
    return Html("{}{}{}").format(first.evidence.text, via, at)


def training_matrix(made: Plan, given: Holdings) -> LevelGrid:
    """A row for who learns or already holds any of the chosen skills; learners come in first."""
    gains = {(a.learner.id, a.skill.id): a for a in made.assignments}
    skills = [cover.skill for cover in made.covers][:MOST_SKILLS]
    rows = [
        LevelRow(holder.label, [_cell(given, holder, s.id, gains.get((holder.id, s.id))) for s in skills])
        for holder in _concerned(made, given)
    ]
    return LevelGrid("Training matrix", [skill.label for skill in skills], rows)


def _concerned(made: Plan, given: Holdings) -> list[Holder]:
    learners = {a.learner.id for a in made.assignments}
    holders = given.carrying([cover.skill.id for cover in made.covers], made.wish.floor)
    stay = [h.id for h in holders if h.id not in learners and h.id not in made.wish.out]
    shown = {*[*sorted(learners), *stay][:MOST_HOLDERS]}
    return [holder for holder in given.holders if holder.id in shown]


def _cell(given: Holdings, holder: Holder, skill: str, gain: Assignment | None) -> LevelCell | None:
    row, column = given.row[holder.id], given.column[skill]
    held, level = bool(given.levels[row, column] > 0), given.level(row, column)
    today = LevelCell(level, level_label(level) if level else "not stated")
    if not gain:
        return today if held else None
    hint = f"{holder.label} learns {gain.skill.label}: {start_words(gain)} to {gain.end.label}"
    return LevelCell(level, hint, instead=f"{today.sign if held else 0}→{int(gain.end)}", kind="ra-gain")
