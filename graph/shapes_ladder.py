"""The answers on the ladder itself as the JSON values of the command line's contract."""

from dataclasses import asdict
from typing import Any

from graph.ladder.baseline import Compared, accepted_json
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
