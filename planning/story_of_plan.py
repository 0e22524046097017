"""The plan for a change in sentences: the affected first, then others, and who could do it for less."""

from collections.abc import Iterator

from graph.kinds import level_words
from graph.questions.effort import effort_words
from planning.cheaper import Cheaper
from planning.listing import does, few, holders, those
from planning.recovery import Recovery


def story_of_plan(rescue: Recovery, promotion: float | None) -> tuple[str, ...]:
    """Who learns first, who else, what it takes in all, and who could cover a system for less."""
    floor = level_words(rescue.further.wish.floor)
    takes = f"All of it takes {effort_words(rescue.effort, promotion)}." if rescue.effort else ""
    return (
        *_affected(rescue),
        *_others(rescue),
        *filter(None, (takes,)),
        *(_cheaper(one, promotion, floor) for one in rescue.cheaper),
    )


def _affected(rescue: Recovery) -> Iterator[str]:
    if not rescue.taught:
        return
    learners = holders(t.lesson for t in rescue.taught if t.lesson.must)
    skills = {t.lesson.skill.id: t.lesson.skill.label for t in rescue.taught if t.lesson.must}
    if learners:
        learn = does(learners, "learns", "learn")
        what = f"{those(learners)} {learn} {few(skills.values())}"
        yield f"First those affected learn what they are to know: {what}."
    for taught in rescue.taught:
        if taught.for_cover:
            label, who = taught.lesson.skill.label, taught.lesson.holder.label
            yield f"{who} goes on in {label} to {level_words(taught.end)}, beyond what is asked, for cover."
    if not rescue.further.wish.skills:
        yield "With that nothing that the change opens is left to one alone; nobody else has to learn."


def _others(rescue: Recovery) -> Iterator[str]:
    further = rescue.further
    if not further.feasible:
        yield f"No plan covers the rest: {further.reason}."
    elif further.assignments:
        learned = few(f"{a.learner.label} {a.skill.label}" for a in further.assignments)
        first = "Then others cover" if rescue.taught else "Others cover"
        yield f"{first} what is still short, by least effort: {learned}."


def _cheaper(one: Cheaper, promotion: float | None, floor: str) -> str:
    """Who could cover a skill for less, with what that rests on."""
    level = level_words(one.level)
    knows = f"the role prefers it, {level}" if one.preferred else f"known there, {level}"
    rest = f"confirm that it is held at {floor}, and nothing is left to learn"
    if one.effort:
        left = effort_words(one.effort, promotion)
        rest = f"to {floor} it is {left}, for {one.than.label} {effort_words(one.dearer, promotion)}"
    return f"{one.holder.label} could cover {one.skill.label} for less: {knows}; {rest}."
