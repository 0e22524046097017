"""What a change does as JSON, until commands end in to_json."""

from contract.planning import ChangeTried
from contract.to_json import Json, to_json
from graph.people import Roster
from planning.outcome import WhatIf
from planning.plan import Plan


def what_if(answer: WhatIf, rescue: Plan | None, roster: Roster | None) -> Json:
    """`atlas what-if`."""
    return to_json(ChangeTried(answer, rescue, roster))
