"""What is used, what is to be known and what it takes, in the words of a table's field."""

from collections.abc import Callable

from graph.kinds import level_words
from graph.questions.answers import GapState
from graph.questions.effort import in_promotions
from planning.outcome import Affected, Lesson, Party, WhatIf


def at_level(party: Party) -> str:
    """The level at which somebody uses or knows a skill, and whether only as preferred."""
    words = level_words(party.level)
    return f"{words}, preferred" if party.preferred else words


def wanted(lesson: Lesson | None, *, there: bool = True) -> str:
    """The level that is asked of who has this lesson; why nothing is where there is none."""
    if lesson is None:
        return "not asked" if there else "no longer there"
    words = level_words(lesson.asked)
    return f"{words}, preferred" if lesson.preferred else words


def held(lesson: Lesson | None) -> str:
    """What of a skill is held before it is learned."""
    if lesson is None:
        return ""
    if lesson.state != GapState.MISSING:
        return level_words(lesson.held)
    return "only as preferred" if lesson.hopes else "not held"


def takes(lesson: Lesson | None, promotion: float | None) -> str:
    """What a lesson takes, in multiples of a promotion."""
    if lesson is None:
        return ""
    if lesson.state == GapState.MET:
        return "nothing"
    if lesson.state == GapState.TO_CONFIRM:
        return "nothing, if the level is confirmed"
    effort = in_promotions(lesson.effort, promotion)
    return f"{effort}, if wanted" if lesson.preferred else effort


def lessons_of_affected(outcome: WhatIf) -> Callable[[Affected], Lesson | None]:
    """What is asked of somebody who uses a system that goes or is to use one that comes."""
    lessons = {(lesson.holder.id, lesson.by): lesson for lesson in outcome.lessons}
    return lambda party: lessons.get((party.id, party.by))


def learners_first(outcome: WhatIf) -> Callable[[Affected], bool]:
    """Sorts the affected: who has to learn comes first."""
    next_of = lessons_of_affected(outcome)

    def key(party: Affected) -> bool:
        lesson = next_of(party)
        return lesson is None or not lesson.must

    return key


def scarcest_first(outcome: WhatIf) -> Callable[[Affected], tuple[object, ...]]:
    """Sorts skills that somebody takes along: what fewest hold then comes first."""
    left = {count.skill.id: count.then for count in outcome.counts}

    def key(party: Affected) -> tuple[object, ...]:
        then = left.get(party.skill.id)
        few = (then.cover, then.held) if then else (0, 0)
        return (party.preferred, *few, party.skill.label, party.id)

    return key
