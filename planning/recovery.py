"""The plan for a change: what brings back the cover that a scenario takes away."""

from graph.stores.store import View
from planning.outcome import WhatIf
from planning.plan import Plan, plan
from planning.rules import Rules
from planning.wish import Wish


def recovery(store: View, found: WhatIf, rules: Rules) -> Plan | None:
    """The plan of least effort that gives each skill that the changes opened its holders.

    Planned over who is there after the changes, with the usual target and capacity; None when the
    changes open nothing.
    """
    opened = tuple(skill.id for skill in (*found.new_single_points, *found.uncovered))
    return plan(store, found.after, Wish(opened, floor=found.floor, rules=rules)) if opened else None
