"""The roles and their skills as an immutable sparse matrix, for sums over all of them."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, diags_array

from graph.kinds import SKILL_KINDS, EdgeKind, Necessity, NodeKind, counted
from graph.model import Node
from graph.stores.cache import kept
from graph.stores.store import View

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class RoleMatrix:
    """Roles x skills: `levels` holds the counted level (1 to 5) of every required need, else 0.

    `roles` and `skills` name rows and columns, sorted by id; `weights` has one entry a skill.
    """

    roles: tuple[Node, ...]
    skills: tuple[Node, ...]
    levels: csr_array[np.float64]
    weights: Floats

    @cached_property
    def row(self) -> dict[str, int]:
        """The row of each role id."""
        return {role.id: n for n, role in enumerate(self.roles)}

    def efforts(self, origin: int) -> Floats:
        """The effort from one role to each role: sum of weight x levels short (shape: roles)."""
        held = self.levels[[origin]].toarray()[0]
        short = self.levels.copy()
        short.data = np.maximum(short.data - held[short.indices], 0) * self.weights[short.indices]
        return np.asarray(short.sum(axis=1))

    def lacking(self, origin: int) -> NDArray[np.int64]:
        """How many skills each role requires that this one does not (shape: roles)."""
        held = self.levels[[origin]].toarray()[0] > 0
        lacked = self.levels.copy()
        lacked.data = (~held[lacked.indices]).astype(np.float64)
        return np.asarray(lacked.sum(axis=1)).astype(np.int64)


def cosine(rows: csr_array[np.float64]) -> Floats:
    """The cosine of every two rows; a row of zeros is like nothing (shape: rows x rows)."""
    unit = unit_rows(rows)
    return np.clip((unit @ unit.T).toarray(), 0, 1)


def unit_rows(rows: csr_array[np.float64]) -> csr_array[np.float64]:
    """The rows scaled to length one, a row of zeros left as it is."""
    length = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)))
    return csr_array(diags_array(1 / np.where(length > 0, length, 1)) @ rows)


def role_matrix(store: View) -> RoleMatrix:
    """The matrix of a store's graph, built in one stream and kept until the graph changes."""
    return kept(store, "matrix", _build)


def _build(store: View) -> RoleMatrix:
    roles = store.nodes_of_kind(NodeKind.ROLE)
    skills = sorted((n for kind in SKILL_KINDS for n in store.nodes_of_kind(kind)), key=lambda n: n.id)
    row = {node.id: n for n, node in enumerate(roles)}
    column = {node.id: n for n, node in enumerate(skills)}
    needs = [
        (row[edge.source], column[edge.target], counted(edge.level))
        for edge in store.edges_of_kind(EdgeKind.NEEDS)
        if edge.necessity == Necessity.REQUIRED
    ]
    cells = np.array(needs, dtype=np.int64).reshape(-1, 3).T
    shape = (len(roles), len(skills))
    levels = csr_array((cells[2].astype(np.float64), (cells[0], cells[1])), shape=shape)
    weights = np.array([skill.as_skill.weight for skill in skills])
    return RoleMatrix(tuple(roles), tuple(skills), levels, weights)
