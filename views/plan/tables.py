"""A cross-training plan as tables: who learns what, in which order, and the duties that meet."""

from collections.abc import Sequence

from exports.markup import html_text
from graph.kinds import level_label
from planning.plan import Assignment, Plan
from planning.segregation import Doing, Violation
from views.kit.drawing import badge, line_link
from views.kit.tables import html_table

LEARN = ("Learner", "Skill", "From", "To", "Effort", "Learns from")
ORDER = ("Stage", "Learner", "Skill", "Reaches", "Taught by")
# Rows that a page shows; the sheets hold them all.
MOST_ROWS = 200
DUTIES = ("Role", "Rule", "On the one side", "On the other")


def learning_table(made: Plan) -> str:
    """One row an assignment, in the order of learners, with the role aimed at if that asks for it."""
    if not any(a.toward for a in made.assignments):
        return html_table(LEARN, map(_learns, made.assignments[:MOST_ROWS]), "Who learns what from whom")
    rows = (
        (*_learns(a), html_text(a.toward.label if a.toward else "")) for a in made.assignments[:MOST_ROWS]
    )
    return html_table((*LEARN, "On the way to"), rows, "Who learns what from whom")


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
