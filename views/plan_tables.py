"""A cross-training plan as tables: who learns what, the training matrix, the order, the duties."""

from collections.abc import Sequence

from graph.vocabulary import Level, level_label
from paper.text import html_text
from planning.holdings import Holder, Holdings
from planning.plan import Assignment, Plan
from planning.segregation import Doing, Violation
from views.drawing import badge, line_link
from views.heat_map import level_style
from views.tables import html_table

LEARN = ("Learner", "Skill", "From", "To", "Effort", "Learns from")
ORDER = ("Stage", "Learner", "Skill", "Reaches", "Taught by")
DUTIES = ("Role", "Rule", "On the one side", "On the other")


def learning_table(made: Plan) -> str:
    """One row an assignment, in the order of learners."""
    return html_table(LEARN, map(_learns, made.assignments), "Who learns what from whom")


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
        for step in made.sequence
    )
    return html_table(ORDER, rows, "In which order")


def duties_table(found: Sequence[Violation]) -> str:
    """Where a role holds both sides of a rule, with a sentence for each side."""
    rows = ((html_text(v.role.label), _rule(v), *map(_doing, v.sides)) for v in found)
    return html_table(DUTIES, rows, "Roles that hold both sides of a rule")


def training_matrix(made: Plan, given: Holdings) -> str:
    """Learners and holders by the chosen skills: the level today, and what it becomes."""
    gains = {(a.learner.id, a.skill.id): a for a in made.assignments}
    skills = [cover.skill for cover in made.covers]
    shown = [h for h in given.holders if _concerned(h, made, given)]
    head = "".join(f'<th scope="col"><span>{html_text(skill.label)}</span></th>' for skill in skills)
    rows = (
        f'<tr><th scope="row">{html_text(h.label)}</th>'
        + "".join(_cell(given, h, s.id, gains.get((h.id, s.id))) for s in skills)
        + "</tr>"
        for h in shown
    )
    return (
        '<div class="ra-heat" tabindex="0" role="region" aria-label="Training matrix"><table>'
        f"<thead><tr><td></td>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def holder_names(made: Plan) -> dict[str, str]:
    """The label of every learner and trainer of the plan, by id."""
    people = [p for a in made.assignments for p in (a.learner, a.trainer) if p]
    return {holder.id: holder.label for holder in people}


def start_words(made: Assignment) -> str:
    """Where an assignment begins."""
    return level_label(made.start) if made.held else "not held"


def _learns(made: Assignment) -> Sequence[str]:
    trainer = html_text(made.trainer.label) if made.trainer else "nobody holds it yet"
    start = html_text(start_words(made))
    return (
        html_text(made.learner.label),
        html_text(made.skill.label),
        start,
        badge(made.end.label),
        f"{made.effort:.1f}",
        trainer,
    )


def _rule(found: Violation) -> str:
    return f'{html_text(found.rule.name)}<div class="ra-quiet">{html_text(found.rule.why)}</div>'


def _doing(doings: Sequence[Doing]) -> str:
    first = doings[0]
    via = f' <span class="ra-quiet">via {html_text(first.via.label)}</span>' if first.via else ""
    at = line_link(first.evidence.document, first.evidence.line)
    return f"{html_text(first.evidence.text)}{via}{at}"


def _concerned(holder: Holder, made: Plan, given: Holdings) -> bool:
    if holder.id in made.wish.out:
        return False
    row = given.row[holder.id]
    at_floor = any(given.levels[row, given.column[c.skill.id]] >= made.wish.floor for c in made.covers)
    return at_floor or any(a.learner.id == holder.id for a in made.assignments)


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
