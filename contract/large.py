"""The answers that graphs of any size give, as JSON."""

from contract.parts import named_role, number, skill
from contract.to_json import Json, to_json
from graph.questions.likest_roles import LikestRoles
from planning.holder_counts import HolderCounts


@to_json.register
def likest(answer: LikestRoles) -> Json:
    """`atlas likest ROLE`."""
    return {
        "role": answer.role.id,
        "likest": [{**named_role(role), "similarity": similarity} for role, similarity in answer.likest],
    }


@to_json.register
def counts(answer: HolderCounts) -> Json:
    """`atlas counts`."""
    return {
        "floor": number(answer.floor),
        "skills": [
            {
                **skill(one.skill),
                "held": one.states.held,
                "unstated": one.states.unstated,
                "below": one.states.below,
                "preferred": one.preferred,
            }
            for one in answer.skills
        ],
        "single_points": [one.skill.id for one in answer.skills if one.states.single],
        "uncovered": [one.skill.id for one in answer.skills if one.states.uncovered],
    }
