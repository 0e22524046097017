"""Which roles are like a role."""

from dataclasses import dataclass

from graph.errors import BadQuestion
from graph.model import Node
from graph.questions.answers import SimilarRole
from graph.questions.similarity import calibration, similarity, verdict
from graph.stores.store import View


@dataclass(frozen=True)
class Similar:
    """The roles most like one role, likest first."""

    role: Node
    similar: tuple[SimilarRole, ...]


def similar(store: View, role_id: str, top: int = 5) -> Similar:
    """The `top` roles most like this one, with verdict and the statements that match."""
    if top < 1:
        raise BadQuestion(f"--top is {top}; ask for 1 or more")
    role = store.node(role_id)
    alike, bar = similarity(store), calibration(store)
    scored = [
        (alike.between(role_id, other.id), other) for other in alike.matrix.roles if other.id != role_id
    ]
    scored.sort(key=lambda found: (-found[0], found[1].label, found[1].id))
    return Similar(
        role,
        tuple(
            SimilarRole(other, score, verdict(score, bar), alike.pairs(role_id, other.id))
            for score, other in scored[:top]
        ),
    )
