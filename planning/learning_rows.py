"""The plan for a change as rows: who learns what, from where to where, from whom and what for."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.kinds import level_words
from graph.questions.effort import in_promotions
from planning.lesson_words import held
from planning.outcome import WhatIf
from planning.recovery import Recovery


@dataclass(frozen=True)
class Learning:
    """One row of the plan: the affected who learn what they are to know, and who learns `for_cover`."""

    learner: str
    skill: str
    knows: str
    end: str
    effort: float
    trainer: str | None
    for_cover: bool


def learning(outcome: WhatIf, rescue: Recovery) -> Iterator[Learning]:
    """Yield the rows of the plan, the affected first."""
    for t in rescue.taught:
        trainer = t.trainer.label if t.trainer else None
        who, what = t.lesson.holder.label, t.lesson.skill.label
        yield Learning(who, what, held(t.lesson), level_words(t.end), t.effort, trainer, t.for_cover)
    for a in rescue.further.assignments:
        hopes = outcome.after.column[a.skill.id] in outcome.state.hoped.get(a.learner.id, {})
        knows = level_words(a.start) if a.held else "only as preferred" if hopes else "not held"
        trainer = a.trainer.label if a.trainer else None
        yield Learning(a.learner.label, a.skill.label, knows, level_words(a.end), a.effort, trainer, True)


def learning_row(one: Learning, promotion: float | None) -> tuple[str, ...]:
    """A row in words: learner, skill, what is known, up to where, what it takes, from whom."""
    takes = in_promotions(one.effort, promotion)
    return (one.learner, one.skill, one.knows, one.end, takes, one.trainer or "nobody holds it yet")
