"""Coverage and plans as JSON."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from contract.parts import evidence, evidences, number, of_roster, skill
from contract.to_json import Json, to_json
from graph.model import Evidence
from graph.people import Roster
from planning.alternatives import Alternative
from planning.best import GiveWay
from planning.cover_words import cover_sentence
from planning.coverage import Candidate, Coverage, SkillCover
from planning.plan import Assignment, Cover, Plan
from planning.plan_words import plan_story
from planning.segregation import Doing, Violation
from planning.sequence import Step

Sentences = Mapping[tuple[str, str], Sequence[Evidence]]


@dataclass(frozen=True)
class CoverageFound:
    """Coverage with the roster behind it.

    `sentences` fetches what the next best rest on, by role id and skill id.
    """

    coverage: Coverage
    sentences: Callable[[], Sentences]
    roster: Roster | None


@dataclass(frozen=True)
class PlanMade:
    """A plan with the roster behind it; `alternatives` is None unless they were asked for.

    `promotion` is the effort of the median promotion here, None where there is none.
    """

    plan: Plan
    roster: Roster | None = None
    alternatives: tuple[Alternative, ...] | None = None
    promotion: float | None = None


@to_json.register
def coverage(answer: CoverageFound) -> Json:
    """`atlas coverage`."""
    expired, kept, said = _expired(answer.roster), answer.coverage, answer.sentences()
    return {
        "floor": number(kept.floor),
        "skills": [{**_cover(c, said), "expired": expired.get(c.skill.id, [])} for c in kept.skills],
        "single_points": [cover.skill.id for cover in kept.single_points],
        "possible_single_points": [cover.skill.id for cover in kept.possible_single_points],
        "level_not_stated": [cover.skill.id for cover in kept.unknown],
        "uncovered": [cover.skill.id for cover in kept.uncovered],
        "summary": cover_sentence(kept),
        "islands": [{"tracks": list(i.tracks), "skills": [n.id for n in i.skills]} for i in kept.islands],
        **of_roster(answer.roster),
    }


def _expired(roster: Roster | None) -> dict[str, list[Json]]:
    """Who held each skill until when, by skill id."""
    expired: dict[str, list[Json]] = {}
    for person in roster.people if roster else ():
        for held in person.expired:
            expired.setdefault(held.skill, []).append({"who": person.id, "until": str(held.until)})
    return expired


def _cover(cover: SkillCover, said: Sentences) -> Json:
    return {
        **skill(cover.skill),
        "count": cover.count,
        "stated_by_roster": cover.stated,
        "holders": [holder.id for holder in cover.holders],
        "unstated": [holder.id for holder in cover.unstated],
        "below": [holder.id for holder in cover.below],
        "preferred": [{"who": holder.id, "level": number(level)} for holder, level in cover.preferring],
        "next_best": [_candidate(candidate, cover, said) for candidate in cover.next_best],
        "roles": cover.roles,
        "tracks": [track for track in cover.tracks if track is not None],
        "criticality": cover.criticality,
    }


def _candidate(candidate: Candidate, cover: SkillCover, said: Sentences) -> Json:
    holder = candidate.holder
    gap = {"effort": candidate.effort, "level": number(candidate.level), "holds": candidate.holds}
    return {
        "who": holder.id,
        "title": holder.label,
        **gap,
        "evidence": evidences(said.get((holder.role.id if holder.role else "", cover.skill.id), ())),
    }


@to_json.register
def plan(answer: PlanMade) -> Json:
    """`atlas plan`."""
    made, others = answer.plan, answer.alternatives
    return {
        "summary": list(plan_story(made, answer.promotion)),
        "feasible": made.feasible,
        "optimal": made.optimal,
        "effort": made.effort if made.feasible else None,
        "bound": made.bound if made.feasible else None,
        "assignments": [_assignment(a, made.wish.hours_per_step) for a in made.assignments],
        "reason": made.reason,
        "relaxation": None if made.relaxation is None else _relaxation(made.relaxation),
        "target": made.wish.target,
        "floor": int(made.wish.floor),
        "capacity": made.wish.capacity,
        "skills": [_covered(cover) for cover in made.covers],
        "unstated_learn": made.wish.train_unstated,
        "steps": made.steps,
        "hours": made.hours,
        "median_promotion": answer.promotion,
        "course_effort": made.course_effort,
        "greedy_effort": made.by_hand,
        "saved": made.saved if made.feasible else None,
        "sequence": [step(one) for one in made.sequence],
        "violations": [violation(v) for v in made.violations],
        **of_roster(answer.roster),
        "alternatives": None if others is None else [_alternative(other) for other in others],
    }


def _covered(cover: Cover) -> Json:
    return {**skill(cover.skill), "holders": cover.holders, "assumed": cover.assumed, "wanted": cover.wanted}


def _alternative(other: Alternative) -> Json:
    skill_id = None if other.skill is None else other.skill.id
    instead = [{"learner": a.learner.id, "skill": a.skill.id} for a in other.instead]
    figures = {"effort": other.plan.effort if other.plan.feasible else None, "more": other.more}
    return {"learner": other.learner.id, "skill": skill_id, **figures, "instead": instead}


def _assignment(made: Assignment, hours: float | None) -> Json:
    return {
        "learner": made.learner.id,
        "skill": made.skill.id,
        "from": number(made.start),
        "to": int(made.end),
        "effort": made.effort,
        "trainer": made.trainer.id if made.trainer else None,
        "trainer_level_stated": made.trainer_sure if made.trainer else None,
        "title": made.learner.label,
        "name": made.skill.label,
        "toward": made.toward.id if made.toward else None,
        "held": made.held,
        "steps": made.steps,
        "hours": None if hours is None else hours * made.steps,
        "because": "cover",
    }


def _relaxation(give: GiveWay) -> Json:
    targets = [{"skill": t.skill.id, "from": t.target, "to": t.to} for t in give.targets]
    return {"targets": targets, "capacity": give.capacity, "proven": give.proven}


def step(made: Step) -> Json:
    """One level of one skill for one learner."""
    who = {"learner": made.learner, "skill": made.skill, "trainer": made.trainer}
    return {"stage": made.stage, **who, "level": int(made.level)}


def violation(broken: Violation) -> Json:
    """A role that holds both sides of a rule, with the sentences of each."""
    sides = [
        {"side": name, "evidence": [_doing(doing) for doing in doings]}
        for name, doings in zip(broken.rule.sides, broken.sides, strict=True)
    ]
    rule = {"rule": broken.rule.name, "why": broken.rule.why, "source": broken.rule.source}
    return {"role": broken.role.id, "title": broken.role.label, **rule, "sides": sides}


def _doing(doing: Doing) -> Json:
    return {**evidence(doing.evidence), "via": doing.via.id if doing.via else None}
