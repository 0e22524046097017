"""What-if as the JSON value of the command line's contract (design, section 7)."""

from contract.answers import Json, evidences, number
from contract.coverage import rejected, remarks
from contract.plan import plan
from graph.kinds import Necessity
from graph.people import Roster
from planning.outcome import Lesson, Party, WhatIf
from planning.plan import Plan


def what_if(answer: WhatIf, rescue: Plan | None, roster: Roster | None) -> Json:
    """`atlas what-if`; `plan` has the shape of `atlas plan`, null where the changes open nothing."""
    return {
        "scenario": [change.word for change in answer.changes],
        "floor": number(answer.floor),
        "affected": [{**_party(found), "change": found.by.word} for found in answer.affected],
        "new_single_points": [node.id for node in answer.new_single_points],
        "uncovered": [node.id for node in answer.uncovered],
        "know_replacement": [_party(found) for found in answer.know_replacement],
        "to_learn": [_lesson(lesson) for lesson in answer.lessons],
        "counts": [{"id": c.skill.id, "before": c.before, "after": c.after} for c in answer.counts],
        "plan": None if rescue is None else plan(rescue),
        "rejected": rejected(roster),
        "remarks": remarks(roster),
    }


def _party(found: Party) -> Json:
    who = {"id": found.id, "title": found.label, "skill": found.skill.id, "level": number(found.level)}
    necessity = str(Necessity.PREFERRED if found.preferred else Necessity.REQUIRED)
    return {**who, "necessity": necessity, "evidence": evidences(found.evidence)}


def _lesson(lesson: Lesson) -> Json:
    who = {"who": lesson.holder.id, "title": lesson.holder.label, "skill": lesson.skill.id}
    levels = {"from": number(lesson.held), "to": number(lesson.asked)}
    return {**who, **levels, "effort": lesson.effort}
