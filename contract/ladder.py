"""The answers on the ladder itself as the JSON values of the command line's contract."""

from dataclasses import asdict
from typing import Any

from contract.answers import skill
from graph.ladder.baseline import Compared, accepted_json
from graph.ladder.change import Change, How, LadderDiff, MoveChange, MoveState
from graph.ladder.finding import LadderFinding

Json = dict[str, Any]


def check(found: Compared) -> Json:
    """`atlas check`: the findings that are new, the known ones, and acceptances found no more."""
    return {
        "findings": [finding(one) for one in found.new],
        "known": [finding(one) for one in found.known],
        "stale": [accepted_json(entry) for entry in found.stale],
    }


def finding(found: LadderFinding) -> Json:
    """A finding: {code, severity, document, line, text, message, suggestion, role, skill}."""
    return {**asdict(found), "severity": str(found.severity)}


def diff(found: LadderDiff) -> Json:
    """`atlas diff`: what was added, removed and changed, and what that does to moves and coverage."""
    return {
        "added": [{**_changed(c), **(c.after or {})} for c in found.of(How.ADDED)],
        "removed": [{**_changed(c), **(c.before or {})} for c in found.of(How.REMOVED)],
        "changed": [
            {**_changed(c), "how": str(c.how), "before": c.before, "after": c.after} for c in found.changed
        ],
        "moves": [_move(move) for move in found.moves],
        "coverage": [{**skill(c.skill), "before": c.before, "after": c.after} for c in found.coverage],
    }


def _changed(found: Change) -> Json:
    return {"what": str(found.what), "id": found.id}


def _move(found: MoveChange) -> Json:
    ends = {"from": found.origin.id, "to": found.target.id, "became": str(found.turn)}
    return {**ends, "before": _state(found.before), "after": _state(found.after)}


def _state(found: MoveState | None) -> Json | None:
    if found is None:
        return None
    judged = {"kind": str(found.kind), "verdict": str(found.verdict)}
    return {"effort": found.effort, **judged, "similarity": found.similarity}
