"""The matrix of what every two roles share as JSON."""

from contract.parts import number, skill
from contract.to_json import Json, to_json
from graph.questions.overlaps import OverlapMatrix


@to_json.register
def overlap_matrix(answer: OverlapMatrix) -> Json:
    """`atlas overlap --all`: the keys of an overlap, and the matrix in the order of `roles`."""
    return {
        "roles": [role.id for role in answer.roles],
        "skills": [
            {**skill(s.skill), "levels": {r: number(n.level) for r, n in s.needs.items()}}
            for s in answer.shared
        ],
        "titles": [role.label for role in answer.roles],
        "counts": [list(row) for row in answer.counts],
        "shares": [list(row) for row in answer.shares],
    }
