"""The plan for a change in sentences: the affected first, then others, and who could do it for less."""

from collections.abc import Iterator

from graph.kinds import level_words, number_of
from graph.questions.effort import effort_words
from planning.changes import OF_SYSTEMS
from planning.cheaper import Cheaper
from planning.listing import at_words, does, few, holders, those
from planning.recovery import Recovery


def story_of_plan(rescue: Recovery, promotion: float | None) -> tuple[str, ...]:
    """Who learns first, who else, what it takes in all, and who could cover a system for less."""
    floor = level_words(rescue.further.wish.floor)
    beyond = rescue.further.assignments or any(taught.for_cover for taught in rescue.taught)
    takes = f"All of it together takes {effort_words(rescue.effort, promotion)}." if beyond else ""
    return (
        *_affected(rescue),
        *_others(rescue),
        *filter(None, (takes,)),
        *(_cheaper(one, promotion, floor) for one in rescue.cheaper),
    )


def _affected(rescue: Recovery) -> Iterator[str]:
    """Yield what the affected learn, who of them goes on for cover, and whether that is enough."""
    floor = rescue.further.wish.floor
    kept = [k for k in rescue.kept if k.level is None or k.level >= floor]
    for name in dict.fromkeys(k.holder.label for k in kept):
        skills = few(k.skill.label for k in kept if k.holder.label == name)
        yield f"{name} knows {skills} from before and can go on covering it: nothing to learn."
    must = [t.lesson for t in rescue.taught if t.lesson.must]
    uses = [lesson for lesson in must if lesson.by.action in OF_SYSTEMS]
    moves = [lesson for lesson in must if lesson.by.action not in OF_SYSTEMS]
    if uses:
        skills = few(dict.fromkeys(lesson.skill.label for lesson in uses))
        yield f"First the affected learn what they are to use: {those(holders(uses))}, {skills}."
    if moves:
        asked = number_of(len({lesson.skill.id for lesson in moves}), "skill")
        learn = does(holders(moves), "learns", "learn")
        yield f"{those(holders(moves))} {learn} what the new role asks: {asked}."
    for taught in rescue.taught:
        if taught.for_cover:
            label, who = taught.lesson.skill.label, taught.lesson.holder.label
            yield f"{who} goes on in {label} to {level_words(taught.end)}, beyond what is asked, for cover."
    if not rescue.further.wish.skills:
        short = [node.label for node, _ in rescue.short]
        covered = f"{few(short)} {does(short, 'is', 'are')} covered again, and " if short else ""
        yield f"With that {covered}nobody else has to learn."


def _others(rescue: Recovery) -> Iterator[str]:
    further = rescue.further
    if not further.feasible:
        yield f"No plan covers {'the rest' if rescue.taught else 'what opens'}: {further.reason}."
    elif further.assignments:
        learners = {a.learner.id: a.learner.label for a in further.assignments}
        skills = few(dict.fromkeys(a.skill.label for a in further.assignments))
        first = "Then others learn" if rescue.taught else "Others learn"
        yield f"{first} what is still short of {rescue.target}, at least effort: {those(learners)}, {skills}."
        if further.wish.rules.rules:
            yield "Duties that the rules keep apart stay apart."


def _cheaper(one: Cheaper, promotion: float | None, floor: str) -> str:
    """Who could cover a skill for less, with what that rests on."""
    level = at_words(one.level)
    knows = f"the role prefers it, {level}" if one.preferred else f"it is held there already, {level}"
    rest = f"confirm that it is held at {floor}, and nothing is left to learn"
    if one.effort:
        left = effort_words(one.effort, promotion)
        rest = f"to {floor} it is {left}, for {one.than.label} {effort_words(one.dearer, promotion)}"
    return f"{one.holder.label} could cover {one.skill.label} for less: {knows}; {rest}."
