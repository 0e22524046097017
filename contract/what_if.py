"""What a change does as JSON, with the plan for it."""

from dataclasses import asdict, dataclass

from contract.parts import evidences, number, of_roster, skill
from contract.planning import PlanMade, plan, step
from contract.to_json import Json, to_json
from graph.kinds import Necessity
from graph.model import Node
from graph.people import Roster
from planning.cheaper import Cheaper
from planning.outcome import ChangedCount, Lesson, Party, Tally, WhatIf
from planning.recovery import Kept, Recovery, Taught
from planning.story import story
from planning.story_of_plan import story_of_plan


@dataclass(frozen=True)
class ChangeTried:
    """What changes do, with the plan for them: None where nothing opens and nothing is to be learned.

    `promotion` is the effort of the median promotion here, None where there is none.
    """

    outcome: WhatIf
    rescue: Recovery | None
    roster: Roster | None
    promotion: float | None = None


@to_json.register
def what_if(answer: ChangeTried) -> Json:
    """`atlas what-if`; `plan` is as of `atlas plan`, the affected first."""
    outcome, rescue = answer.outcome, answer.rescue
    lessons = {(lesson.holder.id, lesson.by): lesson for lesson in outcome.lessons if lesson.by.incoming}
    return {
        "summary": list(story(outcome, answer.promotion)),
        "scenario": [change.word for change in outcome.changes],
        "floor": number(outcome.floor),
        "affected": [
            {
                **_party(a),
                "change": a.by.word,
                "next": _asked(lessons[a.id, a.by]) if (a.id, a.by) in lessons else None,
            }
            for a in outcome.affected
        ],
        "unfilled": [{"id": role.id, "title": role.label} for role in outcome.unfilled],
        "new_single_points": [node.id for node in outcome.new_single_points],
        "possible_single_points": [node.id for node in outcome.possible_single_points],
        "uncovered": [node.id for node in outcome.uncovered],
        "know_replacement": [_party(party) for party in outcome.know_replacement],
        "to_learn": [_lesson(lesson) for lesson in outcome.to_learn],
        "counts": [_count(count) for count in outcome.counts],
        "plan": None if rescue is None else _rescue(rescue, answer.promotion),
        "kept": [_kept(one) for one in rescue.kept] if rescue else [],
        "cheaper": [_cheaper(one) for one in rescue.cheaper] if rescue else [],
        "median_promotion": answer.promotion,
        **of_roster(answer.roster),
    }


def _party(party: Party) -> Json:
    who = {"id": party.id, "title": party.label, "skill": party.skill.id, "level": number(party.level)}
    return {**who, "necessity": _necessity(party.preferred), "evidence": evidences(party.evidence)}


def _necessity(preferred: bool) -> str:
    return str(Necessity.PREFERRED if preferred else Necessity.REQUIRED)


def _asked(lesson: Lesson) -> Json:
    levels = {"from": number(lesson.held), "to": number(lesson.asked), "effort": lesson.effort}
    state = {"state": str(lesson.state), "necessity": _necessity(lesson.preferred)}
    return {"skill": lesson.skill.id, **levels, **state, "held_as_preferred": lesson.hopes}


def _lesson(lesson: Lesson) -> Json:
    return {"who": lesson.holder.id, "title": lesson.holder.label, **_asked(lesson), "change": lesson.by.word}


def _count(count: ChangedCount) -> Json:
    tallies = {"today": asdict(count.today), "then": asdict(count.then), "learned": asdict(count.learned)}
    return {"id": count.skill.id, "before": count.before, "after": count.after, **tallies}


def _rescue(rescue: Recovery, promotion: float | None) -> Json:
    """The value of `atlas plan` for what others learn, with what the affected learn before it."""
    further = plan(PlanMade(rescue.further, promotion=promotion))
    first = [_taught(taught) for taught in rescue.taught]
    effort = sum(taught.effort for taught in rescue.taught)
    sums = {
        key: None if further[key] is None else further[key] + effort
        for key in ("effort", "bound", "greedy_effort")
    }
    return {
        **further,
        **sums,
        "summary": list(story_of_plan(rescue, promotion)),
        "assignments": [*first, *further["assignments"]],
        "skills": [_short(node, tally, rescue.target) for node, tally in rescue.short],
        "steps": sum(taught.steps for taught in rescue.taught) + further["steps"],
        "sequence": [step(one) for one in rescue.sequence],
    }


def _taught(taught: Taught) -> Json:
    lesson = taught.lesson
    levels = {"from": number(lesson.held), "to": number(taught.end), "effort": taught.effort}
    return {
        "learner": lesson.holder.id,
        "skill": lesson.skill.id,
        **levels,
        "trainer": taught.trainer.id if taught.trainer else None,
        "trainer_level_stated": taught.trainer_sure if taught.trainer else None,
        "title": lesson.holder.label,
        "name": lesson.skill.label,
        "toward": None,
        "held": taught.start > 0,
        "steps": taught.steps,
        "hours": None,
        "because": "cover" if taught.for_cover else "affected",
    }


def _short(node: Node, tally: Tally, target: int) -> Json:
    """A skill that the changes open, as it stands before anybody learns."""
    counts = {"holders": tally.held, "assumed": tally.unstated, "wanted": max(target - tally.cover, 0)}
    return {**skill(node), **counts}


def _kept(one: Kept) -> Json:
    who = {"who": one.holder.id, "title": one.holder.label}
    return {**who, "skill": one.skill.id, "level": number(one.level)}


def _cheaper(one: Cheaper) -> Json:
    than = {"who": one.than.id, "title": one.than.label, "effort": one.dearer}
    who = {"who": one.holder.id, "title": one.holder.label, "skill": one.skill.id}
    known = {"level": number(one.level), "necessity": _necessity(one.preferred), "effort": one.effort}
    return {**who, **known, "than": than}
