"""Coverage and what-if as the JSON values of the command line's contract (design, section 7)."""

from typing import Any

from graph.roster import Roster
from graph.shapes import evidences, number, skill
from graph.vocabulary import Necessity
from planning.coverage import Candidate, Coverage, SkillCover
from planning.islands import Island
from planning.outcome import Affected, Knower, Lesson, WhatIf

Json = dict[str, Any]


def coverage(answer: Coverage, roster: Roster | None) -> Json:
    """`atlas coverage`; `rejected` is what of the roster was turned away."""
    return {
        "floor": number(answer.floor),
        "skills": [_cover(cover) for cover in answer.skills],
        "single_points": [cover.skill.id for cover in answer.single_points],
        "uncovered": [cover.skill.id for cover in answer.uncovered],
        "islands": [_island(island) for island in answer.islands],
        "rejected": rejected(roster),
    }


def rejected(roster: Roster | None) -> list[Json]:
    """What of the roster was turned away: {place, reason}."""
    return [{"place": r.place, "reason": r.reason} for r in roster.rejected] if roster else []


def _cover(cover: SkillCover) -> Json:
    return {
        **skill(cover.skill),
        "count": cover.count,
        "stated_by_roster": cover.stated,
        "holders": [holder.id for holder in cover.holders],
        "next_best": [_candidate(candidate) for candidate in cover.next_best],
        "roles": cover.roles,
        "tracks": [track for track in cover.tracks if track is not None],
        "criticality": cover.criticality,
    }


def _candidate(found: Candidate) -> Json:
    who = {"who": found.holder.id, "title": found.holder.label}
    return {**who, "effort": found.effort, "level": number(found.level), "holds": found.holds}


def _island(island: Island) -> Json:
    return {"tracks": list(island.tracks), "skills": [node.id for node in island.skills]}


def what_if(answer: WhatIf, roster: Roster | None) -> Json:
    """`atlas what-if`."""
    return {
        "scenario": [change.word for change in answer.changes],
        "floor": number(answer.floor),
        "affected": [_affected(found) for found in answer.affected],
        "new_single_points": [node.id for node in answer.new_single_points],
        "uncovered": [node.id for node in answer.uncovered],
        "know_replacement": [_knower(found) for found in answer.know_replacement],
        "to_learn": [_lesson(lesson) for lesson in answer.lessons],
        "counts": [{"id": c.skill.id, "before": c.before, "after": c.after} for c in answer.counts],
        "rejected": rejected(roster),
    }


def _affected(found: Affected) -> Json:
    who = {"id": found.id, "title": found.label, "skill": found.skill.id, "level": number(found.level)}
    necessity = str(Necessity.PREFERRED if found.preferred else Necessity.REQUIRED)
    by = {"necessity": necessity, "change": found.by.word}
    return {**who, **by, "evidence": evidences(found.evidence)}


def _knower(found: Knower) -> Json:
    who = {"id": found.id, "title": found.label, "skill": found.skill.id, "level": number(found.level)}
    necessity = str(Necessity.PREFERRED if found.preferred else Necessity.REQUIRED)
    return {**who, "necessity": necessity, "evidence": evidences(found.evidence)}


def _lesson(lesson: Lesson) -> Json:
    who = {"who": lesson.holder.id, "title": lesson.holder.label, "skill": lesson.skill.id}
    levels = {"from": number(lesson.held), "to": number(lesson.asked)}
    return {**who, **levels, "effort": lesson.effort}
