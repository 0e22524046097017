"""Coverage as the JSON value of the command line's contract (design, section 7)."""

from collections.abc import Iterable, Mapping
from typing import Any

from contract.answers import evidences, number, skill
from graph.people import Remark, Roster
from graph.questions.answers import Need
from planning.coverage import Candidate, Coverage, Island, SkillCover

Json = dict[str, Any]
Needs = Mapping[tuple[str, str], Need]


def coverage(answer: Coverage, needs: Needs, roster: Roster | None) -> Json:
    """`atlas coverage`; `rejected` is what of the roster was turned away, `remarks` what else is told of it.

    `needs` are the roles' needs by role id and skill id: the evidence of who is next best.
    """
    expired = _expired(roster)
    return {
        "floor": number(answer.floor),
        "skills": [{**_cover(c, needs), "expired": expired.get(c.skill.id, [])} for c in answer.skills],
        "single_points": [cover.skill.id for cover in answer.single_points],
        "uncovered": [cover.skill.id for cover in answer.uncovered],
        "islands": [_island(island) for island in answer.islands],
        "rejected": rejected(roster),
        "remarks": remarks(roster),
    }


def rejected(roster: Roster | None) -> list[Json]:
    """What of the roster was turned away: {place, reason, about}."""
    return told(roster.rejected) if roster else []


def remarks(roster: Roster | None) -> list[Json]:
    """What else is told of the roster: {place, reason, about}."""
    return told(roster.remarks) if roster else []


def told(found: Iterable[Remark]) -> list[Json]:
    """Each remark as {place, reason, about}."""
    return [{"place": r.place, "reason": r.reason, "about": str(r.about)} for r in found]


def _expired(roster: Roster | None) -> dict[str, list[Json]]:
    """Who held each skill until when, by skill id."""
    found: dict[str, list[Json]] = {}
    for person in roster.people if roster else ():
        for held in person.expired:
            found.setdefault(held.skill, []).append({"who": person.id, "until": str(held.until)})
    return found


def _cover(cover: SkillCover, needs: Needs) -> Json:
    return {
        **skill(cover.skill),
        "count": cover.count,
        "stated_by_roster": cover.stated,
        "holders": [holder.id for holder in cover.holders],
        "next_best": [_candidate(found, cover, needs) for found in cover.next_best],
        "roles": cover.roles,
        "tracks": [track for track in cover.tracks if track is not None],
        "criticality": cover.criticality,
    }


def _candidate(found: Candidate, cover: SkillCover, needs: Needs) -> Json:
    who = {"who": found.holder.id, "title": found.holder.label}
    need = needs.get((found.holder.role.id if found.holder.role else "", cover.skill.id))
    gap = {"effort": found.effort, "level": number(found.level), "holds": found.holds}
    return {**who, **gap, "evidence": evidences(need.evidence if need else ())}


def _island(island: Island) -> Json:
    return {"tracks": list(island.tracks), "skills": [node.id for node in island.skills]}
