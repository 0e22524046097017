"""The roles most like a role, and the bar that the organisation's own ladder sets for a move."""

import numpy as np

from graph.errors import BadQuestion
from graph.kinds import PAIR_FLOOR, EdgeKind, Verdict
from graph.model import Node
from graph.questions.likeness.pairs import checked_floor, statement_pairs
from graph.questions.likeness.roles import similarity
from graph.questions.move_answers import Calibration, Similar, SimilarRole
from graph.stores.cache import kept
from graph.stores.store import View


def calibration(store: View) -> Calibration | None:
    """The bar for moves, from the pairs of adjacent rungs; None when there is no such pair.

    Adjacent rungs are viable moves by definition: the bar is their mean similarity less one
    (population) standard deviation, the floor of a stretch less two.
    """
    return kept(store, "calibration", _calibrate)


def verdict(score: float, bar: Calibration | None) -> Verdict:
    """What a similarity means for a move; without a bar nothing is known to be viable."""
    if bar is None or score < bar.floor:
        return Verdict.FAR
    return Verdict.VIABLE if score >= bar.bar else Verdict.STRETCH


def _calibrate(store: View) -> Calibration | None:
    alike = similarity(store)
    roles = {role.id: role for role in alike.matrix.roles}
    ends = [(edge.source, edge.target) for edge in store.edges_of_kind(EdgeKind.PROMOTES_TO)]
    rungs = tuple((roles[a], roles[b], alike.between(a, b)) for a, b in ends)
    if not rungs:
        return None
    scores = np.array([score for _, _, score in rungs])
    mean, deviation = float(scores.mean()), float(scores.std())
    bar, floor = mean - deviation, mean - 2 * deviation
    return Calibration(rungs=rungs, mean=mean, deviation=deviation, bar=bar, floor=floor)


def similar(store: View, role_id: str, top: int = 5, pairs_from: float = PAIR_FLOOR) -> Similar:
    """The `top` roles most like this one, with verdict and the statements that match from a likeness on."""
    if top < 1:
        raise BadQuestion(f"--top is {top}; ask for 1 or more")
    checked_floor(pairs_from)
    role = store.node(role_id)
    alike, bar = similarity(store), calibration(store)
    scored = [
        (alike.between(role_id, other.id), other) for other in alike.matrix.roles if other.id != role_id
    ]
    scored.sort(key=lambda pair: (-pair[0], pair[1].label, pair[1].id))
    return Similar(
        role,
        tuple(
            SimilarRole(
                other,
                score,
                alike.covered(role_id, other.id),
                Verdict.DOWN if _is_below(other, role) else verdict(score, bar),
                statement_pairs(alike, role_id, other.id, pairs_from),
            )
            for score, other in scored[:top]
        ),
        alike.joined.telling,
        alike.word_vectors,
    )


def _is_below(other: Node, role: Node) -> bool:
    """Whether a role stands on a lower rung of the other's track."""
    low, high = other.as_role, role.as_role
    if low.rung is None or high.rung is None or low.track is None:
        return False
    return low.track == high.track and low.rung < high.rung
