"""A cross-training plan as the JSON value of the command line's contract (design, section 7)."""

from collections.abc import Sequence

from contract.answers import Json, evidence, number, skill
from contract.coverage import rejected, remarks
from graph.model import Node
from graph.people import Roster
from planning.alternatives import Alternative
from planning.plan import Assignment, Plan
from planning.segregation import Doing, Violation
from planning.sequence import Step
from planning.why_none import GiveWay


def plan(made: Plan, roster: Roster | None = None, others: Sequence[Alternative] | None = None) -> Json:
    """`atlas plan`; `rejected` is what a roster had wrong, `alternatives` null unless asked for."""
    return {
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
        "skills": [{**skill(c.skill), "holders": c.holders, "wanted": c.wanted} for c in made.covers],
        "steps": made.steps,
        "hours": made.hours,
        "course_effort": made.course_effort,
        "greedy_effort": made.by_hand,
        "saved": made.saved if made.feasible else None,
        "sequence": [_step(step) for step in made.sequence],
        "violations": [violation(v) for v in made.violations],
        "rejected": rejected(roster),
        "remarks": remarks(roster),
        "alternatives": None if others is None else [_alternative(other) for other in others],
    }


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
        "title": made.learner.label,
        "name": made.skill.label,
        "toward": made.toward.id if made.toward else None,
        "held": made.held,
        "steps": made.steps,
        "hours": None if hours is None else hours * made.steps,
    }


def _relaxation(give: GiveWay) -> Json:
    return {
        "targets": [{"skill": t.skill.id, "from": t.target, "to": t.to} for t in give.targets],
        "capacity": give.capacity,
        "proven": give.proven,
    }


def _step(step: Step) -> Json:
    who = {"learner": step.learner, "skill": step.skill, "trainer": step.trainer}
    return {"stage": step.stage, **who, "level": int(step.level)}


def violation(found: Violation) -> Json:
    """A role that holds both sides of a rule, with the sentences of each."""
    sides = [
        {"side": name, "evidence": [_doing(doing) for doing in doings]}
        for name, doings in zip(found.rule.sides, found.sides, strict=True)
    ]
    rule = {"rule": found.rule.name, "why": found.rule.why, "source": found.rule.source}
    return {**_role(found.role), **rule, "sides": sides}


def _role(role: Node) -> Json:
    return {"role": role.id, "title": role.label}


def _doing(doing: Doing) -> Json:
    return {**evidence(doing.evidence), "via": doing.via.id if doing.via else None}
