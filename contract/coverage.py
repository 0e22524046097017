"""Coverage as JSON, until commands end in to_json."""

from contract.planning import CoverageFound, Needs
from contract.to_json import Json, to_json
from graph.people import Roster
from planning.coverage import Coverage

__all__ = ["Json", "coverage"]


def coverage(answer: Coverage, needs: Needs, roster: Roster | None) -> Json:
    """`atlas coverage`."""
    return to_json(CoverageFound(answer, needs, roster))
