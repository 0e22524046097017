"""What the roles ask of each skill as immutable sparse matrices, for sums over all of them."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csr_array, diags_array

from graph.arrays import Floats, Ints, Sparse, sparse
from graph.kinds import SKILL_KINDS, EdgeKind, Necessity, NodeKind, counted
from graph.model import Node
from graph.stores.cache import kept
from graph.stores.store import View


@dataclass(frozen=True)
class RoleMatrix:
    """What the roles ask (roles x skills, both sorted by id).

    `levels` holds the counted level (1 to 5) of every required skill, else 0; `stated` 1 where that
    level is stated; `asked` 1 for every skill that is required or preferred. `weights` has one entry
    a skill.
    """

    roles: tuple[Node, ...]
    skills: tuple[Node, ...]
    levels: Sparse
    stated: Sparse
    asked: Sparse
    weights: Floats

    @cached_property
    def row(self) -> dict[str, int]:
        """The row of each role id."""
        return {role.id: n for n, role in enumerate(self.roles)}

    @cached_property
    def column(self) -> dict[str, int]:
        """The column of each skill id."""
        return {skill.id: n for n, skill in enumerate(self.skills)}

    def gains(self, origin: int) -> Sparse:
        """What each role asks beyond one role (roles x skills), in effort."""
        held, known = (matrix[[origin]].toarray()[0] for matrix in (self.levels, self.stated))
        return gains(held, known, self.levels, self.stated, self.weights)

    def efforts(self, origin: int) -> Floats:
        """The effort from one role to each role (shape: roles)."""
        return np.asarray(self.gains(origin).sum(axis=1))

    def lacking(self, origin: int) -> Ints:
        """How many skills each role requires that this one does not (shape: roles)."""
        held = self.levels[[origin]].toarray()[0] > 0
        lacked = self.levels.copy()
        lacked.data = (~held[lacked.indices]).astype(np.float64)
        return np.asarray(lacked.sum(axis=1)).astype(np.int64)


# Above every level: sets those that are stated apart from those that are counted.
STATED = 8.0


def gains(held: Floats, known: Floats, wanted: Sparse, stated: Sparse, weights: Floats) -> Sparse:
    """The effort of each skill of each row of levels beyond what is held: weight x levels short.

    `held` and `known`, whether that level is stated, have the shape skills; `stated` tells the same of
    `wanted`. What is not held is short of all its level; what is held at or asked at a level that is
    not stated is short of nothing.
    """
    asked = csr_array(wanted + STATED * stated)
    sure = asked.data > STATED
    levels = asked.data - STATED * sure
    own = held[asked.indices]
    raised = np.where(sure & (known[asked.indices] > 0), np.maximum(levels - own, 0), 0)
    asked.data = np.where(own > 0, raised, levels) * weights[asked.indices]
    return asked


def cosine(rows: Sparse) -> Floats:
    """The cosine of every two rows; a row of zeros is like nothing (shape: rows x rows)."""
    unit = unit_rows(rows)
    return np.clip((unit @ unit.T).toarray(), 0, 1)


def unit_rows(rows: Sparse) -> Sparse:
    """The rows scaled to length one, a row of zeros left as it is."""
    length = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)))
    return csr_array(diags_array(1 / np.where(length > 0, length, 1)) @ rows)


def role_matrix(store: View) -> RoleMatrix:
    """What the roles of a store's graph ask, built in one stream and kept until the graph changes."""
    return kept(store, "matrix", _build)


def _build(store: View) -> RoleMatrix:
    roles = tuple(store.nodes_of_kind(NodeKind.ROLE))
    skills = tuple(sorted((n for kind in SKILL_KINDS for n in store.nodes_of_kind(kind)), key=lambda n: n.id))
    row = {node.id: n for n, node in enumerate(roles)}
    column = {node.id: n for n, node in enumerate(skills)}
    levels: list[tuple[int, int, float]] = []
    stated: list[tuple[int, int, float]] = []
    asked: list[tuple[int, int, float]] = []
    for edge in store.edges_of_kind(EdgeKind.NEEDS):
        at = (row[edge.source], column[edge.target])
        asked.append((*at, 1.0))
        if edge.necessity == Necessity.REQUIRED:
            levels.append((*at, float(counted(edge.level))))
            stated += [(*at, 1.0)] if edge.level is not None else []
    shape = (len(roles), len(skills))
    matrices = (sparse(levels, shape), sparse(stated, shape), sparse(asked, shape))
    weights = np.array([skill.as_skill.weight for skill in skills], dtype=np.float64)
    return RoleMatrix(roles, skills, *matrices, weights)
