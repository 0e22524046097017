"""A plan as JSON, until commands end in to_json."""

from collections.abc import Sequence

from contract.planning import PlanMade
from contract.to_json import Json, to_json
from graph.people import Roster
from planning.alternatives import Alternative
from planning.plan import Plan


def plan(made: Plan, roster: Roster | None = None, others: Sequence[Alternative] | None = None) -> Json:
    """`atlas plan`."""
    return to_json(PlanMade(made, roster, None if others is None else tuple(others)))
