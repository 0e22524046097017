"""Who learns what from whom, as a table: of a plan, and of the plan for a change."""

from collections.abc import Sequence

from exports.markup import Html
from graph.kinds import level_label
from planning.plan import Assignment, Plan
from views.kit.html import badge, html_table

LEARN = ("Learner", "Skill", "From", "To", "Effort", "Learns from")
# Rows that a page shows; the sheets hold them all.
MOST_ROWS = 200


def learning_table(made: Plan) -> Html:
    """One row an assignment, in the order of learners, with the role aimed at if that asks for it."""
    if not any(a.toward for a in made.assignments):
        return html_table(LEARN, map(_learns, made.assignments[:MOST_ROWS]), "Who learns what from whom")
    rows = ((*_learns(a), a.toward.label if a.toward else "") for a in made.assignments[:MOST_ROWS])
    return html_table((*LEARN, "On the way to"), rows, "Who learns what from whom")


def start_words(made: Assignment) -> str:
    """Where an assignment begins."""
    return level_label(made.start) if made.held else "not held"


def _learns(made: Assignment) -> Sequence[str]:
    trainer = made.trainer.label if made.trainer else "nobody holds it yet"
    start = start_words(made)
    return (
        made.learner.label,
        made.skill.label,
        start,
        badge(made.end.label),
        f"{made.effort:.1f}",
        trainer,
    )
