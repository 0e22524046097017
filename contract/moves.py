"""The moves of a role as the JSON value of `atlas moves`."""

from contract.answers import Json, skill
from graph.questions.answers import Move
from graph.questions.opening import Moves, Opening


def moves(found: Moves) -> Json:
    """`atlas moves`: {role, into, out, opens}."""
    return {
        "role": found.role.id,
        "into": [_move(move) for move in found.into],
        "out": [_move(move) for move in found.out],
        "opens": [_opening(opening) for opening in found.openings],
    }


def _move(move: Move) -> Json:
    ends = {"from": move.origin.id, "to": move.target.id, "titles": [move.origin.label, move.target.label]}
    said = {"kind": str(move.kind), "verdict": str(move.verdict)}
    return {**ends, **said, "similarity": move.similarity, "effort": move.effort}


def _opening(found: Opening) -> Json:
    roles = [role.id for role in found.opens]
    return {
        **skill(found.skill),
        "level": int(found.level),
        "opens": roles,
        "eased": found.eased,
        "effort": found.effort,
    }
