"""The roles most like a role, each with how far a move to it would be."""

from graph.errors import BadQuestion
from graph.kinds import PAIR_FLOOR, EdgeKind, Verdict
from graph.model import Node
from graph.questions.calibration import calibration, verdict
from graph.questions.likeness.pairs import checked_floor, statement_pairs
from graph.questions.likeness.roles import similarity
from graph.questions.matrix import role_matrix
from graph.questions.move_answers import Similar, SimilarRole
from graph.stores.store import View


def similar(store: View, role_id: str, top: int = 5, pairs_from: float = PAIR_FLOOR) -> Similar:
    """The `top` roles most like this one, with verdict and the statements that match from a likeness on."""
    if top < 1:
        raise BadQuestion(f"--top is {top}; ask for 1 or more")
    checked_floor(pairs_from)
    role = store.node(role_id)
    alike, bar = similarity(store), calibration(store)
    matrix = role_matrix(store)
    efforts = matrix.efforts(matrix.row[role_id])
    above = {edge.target for edge in store.edges_from([role_id], EdgeKind.PROMOTES_TO)}
    scores = alike.row(matrix.row[role_id]).tolist()
    scored = [pair for pair in zip(scores, matrix.roles, strict=True) if pair[1].id != role_id]
    scored.sort(key=lambda pair: (-pair[0], pair[1].label, pair[1].id))
    return Similar(
        role,
        tuple(
            SimilarRole(
                other,
                score,
                alike.covered(role_id, other.id),
                Verdict.DOWN
                if _is_below(other, role)
                else verdict(score, float(efforts[matrix.row[other.id]]), bar, other.id in above),
                statement_pairs(alike, role_id, other.id, pairs_from),
            )
            for score, other in scored[:top]
        ),
        alike.joined.telling,
        alike.word_vectors,
        bar,
    )


def _is_below(other: Node, role: Node) -> bool:
    """Whether a role stands on a lower rung of the other's track."""
    low, high = other.as_role, role.as_role
    if low.rung is None or high.rung is None or low.track is None:
        return False
    return low.track == high.track and low.rung < high.rung
