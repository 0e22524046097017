"""What the roles ask, as sparse matrices built in one stream."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csr_array

from graph.kinds import SKILL_KINDS, EdgeKind, Necessity, NodeKind, counted
from graph.model import Edge, Node
from graph.questions.matrix import Floats
from graph.stores.cache import kept
from graph.stores.store import View

Matrix = csr_array[np.float64]


@dataclass(frozen=True)
class Demand:
    """What roles ask (roles x skills, both sorted by id).

    `levels` holds the counted level (1 to 5) of every required skill, else 0; `stated` 1 where that
    level is stated; `asked` 1 for every skill that is required or preferred. `weights` has one entry
    a skill.
    """

    roles: tuple[Node, ...]
    skills: tuple[Node, ...]
    levels: Matrix
    stated: Matrix
    asked: Matrix
    weights: Floats

    @cached_property
    def row(self) -> dict[str, int]:
        """The row of each role id."""
        return {role.id: n for n, role in enumerate(self.roles)}

    @cached_property
    def column(self) -> dict[str, int]:
        """The column of each skill id."""
        return {skill.id: n for n, skill in enumerate(self.skills)}


def demand(store: View) -> Demand:
    """What the roles of a store ask, worked out once for each version of its graph."""
    return kept(store, "demand", _build)


def sparse(cells: Sequence[tuple[int, int, float]], shape: tuple[int, int]) -> Matrix:
    """The matrix of this shape with these (row, column, value) cells, zero elsewhere."""
    rows, columns, values = np.array(cells, dtype=np.float64).reshape(-1, 3).T
    return csr_array((values, (rows.astype(np.int64), columns.astype(np.int64))), shape=shape)


def _build(store: View) -> Demand:
    roles = store.nodes_of_kind(NodeKind.ROLE)
    skills = tuple(sorted((n for kind in SKILL_KINDS for n in store.nodes_of_kind(kind)), key=lambda n: n.id))
    weights = np.array([skill.as_skill.weight for skill in skills], dtype=np.float64)
    row = {node.id: n for n, node in enumerate(roles)}
    column = {node.id: n for n, node in enumerate(skills)}
    levels, stated, asked = [], [], []
    for edge in store.edges_of_kind(EdgeKind.NEEDS):
        at = (row[edge.source], column[edge.target])
        asked.append((*at, 1.0))
        if edge.necessity == Necessity.REQUIRED:
            levels.append((*at, float(counted(edge.level))))
            stated.append((*at, _is_stated(edge)))
    shape = (len(roles), len(skills))
    matrices = (sparse(levels, shape), _without_zeros(sparse(stated, shape)), sparse(asked, shape))
    return Demand(tuple(roles), skills, *matrices, weights)


def _is_stated(edge: Edge) -> float:
    return float(edge.level is not None)


def _without_zeros(matrix: Matrix) -> Matrix:
    matrix.eliminate_zeros()
    return matrix
