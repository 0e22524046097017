"""The answers on the ladder itself as JSON."""

from contract.parts import skill
from contract.to_json import Json, to_json
from graph.ladder.change import How, LadderChange, LadderDiff, MoveChange, MoveState
from graph.ladder.coming import Coming
from graph.ladder.finding import WHY, Accepted, Compared, LadderFinding, accepted_json


@to_json.register
def check(answer: Compared) -> Json:
    """`atlas check`: the findings that are new, the known ones, and acceptances that fit none any more.

    `accepted` tells of each known one, in the same order, why it is accepted, by whom and when.
    """
    return {
        "findings": [finding(odd) for odd in answer.new],
        "known": [finding(odd) for odd in answer.known],
        "stale": [accepted_json(entry) for entry in answer.stale],
        "accepted": [_why(entry) for entry in answer.accepted],
        "later": [finding(odd) for odd in answer.later],
    }


def _why(entry: Accepted) -> Json:
    return accepted_json(entry) | {name: getattr(entry, name) or None for name in WHY}


def finding(odd: LadderFinding) -> Json:
    """A finding: {code, severity, document, line, text, message, suggestion, role, skill}."""
    return {**vars(odd), "severity": str(odd.severity)}


@to_json.register
def diff(answer: LadderDiff) -> Json:
    """`atlas diff`: what was added, removed and changed, and what that does to moves and coverage."""
    return {
        "added": [{**_thing(c), **(c.after or {})} for c in answer.of(How.ADDED)],
        "removed": [{**_thing(c), **(c.before or {})} for c in answer.of(How.REMOVED)],
        "changed": [_changed(change) for change in answer.changed],
        "moves": [_move(move) for move in answer.moves],
        "coverage": [{**skill(c.skill), "before": c.before, "after": c.after} for c in answer.coverage],
    }


@to_json.register
def coming(told: Coming) -> Json:
    """The part `preview` of `atlas load`: what becomes of each document, and what would change."""
    documents = [{**vars(one), "turn": str(one.turn)} for one in told.documents]
    changes = None if told.changes is None else to_json(told.changes)
    return {
        "address": told.address,
        "roles": told.roles,
        "before": told.before,
        "documents": documents,
        "changes": changes,
    }


def _changed(change: LadderChange) -> Json:
    return {**_thing(change), "how": str(change.how), "before": change.before, "after": change.after}


def _thing(change: LadderChange) -> Json:
    return {"what": str(change.what), "id": change.id}


def _move(change: MoveChange) -> Json:
    ends = {"from": change.origin.id, "to": change.target.id, "became": str(change.turn)}
    return {**ends, "before": _state(change.before), "after": _state(change.after)}


def _state(state: MoveState | None) -> Json | None:
    if state is None:
        return None
    judged = {"kind": str(state.kind), "verdict": str(state.verdict)}
    return {"effort": state.effort, **judged, "similarity": state.similarity}
