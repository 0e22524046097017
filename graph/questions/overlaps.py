"""How many skills every two roles share, as a matrix over some roles or all of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from graph.errors import BadQuestion
from graph.model import Node
from graph.questions.answers import SharedSkill
from graph.questions.catalogue import roles
from graph.questions.matrix import role_matrix
from graph.questions.needs import overlap
from graph.stores.store import View


@dataclass(frozen=True, kw_only=True)
class OverlapMatrix:
    """Roles in order of track and rung; `counts` of the skills that two share, on the diagonal all of one.

    `shares` is that count over the skills that either needs, 0 to 1. `shared` are the skills of all.
    """

    roles: tuple[Node, ...]
    counts: tuple[tuple[int, ...], ...]
    shares: tuple[tuple[float, ...], ...]
    shared: tuple[SharedSkill, ...]

    def pairs(self) -> Iterator[tuple[Node, Node, int, float]]:
        """Every two roles with their count and share, the largest share first."""
        every = [(i, k) for i in range(len(self.roles)) for k in range(i)]
        for i, k in sorted(every, key=lambda pair: (-self.shares[pair[0]][pair[1]], pair[1], pair[0])):
            yield self.roles[k], self.roles[i], self.counts[i][k], self.shares[i][k]


def overlap_matrix(store: View, asked: Sequence[Node] | None = None) -> OverlapMatrix:
    """How much every two of these roles share, of all where none is given; raises BadQuestion for one."""
    chosen = sorted({r.id: r for r in (roles(store) if asked is None else asked)}.values(), key=_place)
    if len(chosen) < 2:
        raise BadQuestion("an overlap takes two or more different roles; name another one")
    matrix = role_matrix(store)
    needed = matrix.asked[[matrix.row[role.id] for role in chosen]]
    counts = (needed @ needed.T).toarray().round().astype(int)
    own = np.diag(counts)
    either = own[:, None] + own[None, :] - counts
    shares = np.divide(counts, either, out=np.zeros(counts.shape), where=either > 0)
    return OverlapMatrix(
        roles=tuple(chosen),
        counts=tuple(tuple(map(int, row)) for row in counts),
        shares=tuple(tuple(round(float(value), 4) for value in row) for row in shares),
        shared=overlap(store, [role.id for role in chosen]).shared,
    )


def _place(role: Node) -> tuple[object, ...]:
    facts = role.as_role
    return (facts.track is None, facts.track or "", facts.rung or 0, *facts.place, role.id)
