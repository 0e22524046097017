"""Who learns what from whom, as a table."""

from collections.abc import Sequence

from exports.markup import Html
from graph.kinds import level_words
from planning.plan import Assignment, Plan
from planning.plan_words import start_words, taking, trainer_words
from views.kit.html import badge, html_table

LEARN = ("Learner", "Skill", "Today", "Becomes", "It takes", "Learns from")
# Rows that a page shows; the sheets hold them all.
MOST_ROWS = 200


def learning_table(made: Plan, promotion: float | None) -> Html:
    """One row an assignment, in the order of learners, with the role aimed at if that asks for it."""
    aims = any(a.toward for a in made.assignments)
    hours = made.wish.hours_per_step
    rows = (_learns(a, promotion, hours, aims) for a in made.assignments[:MOST_ROWS])
    return html_table((*LEARN, *(("On the way to",) if aims else ())), rows, "Who learns what from whom")


def _learns(made: Assignment, promotion: float | None, hours: float | None, aims: bool) -> Sequence[str]:
    toward = made.toward.label if made.toward else ""
    return (
        made.learner.label,
        made.skill.label,
        start_words(made),
        badge(level_words(made.end)),
        taking(made, promotion, hours),
        trainer_words(made),
        *((toward,) if aims else ()),
    )
