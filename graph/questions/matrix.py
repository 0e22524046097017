"""What the roles ask of each skill as immutable sparse matrices, for sums over all of them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, diags_array

from graph.arrays import Floats, Ints, Sparse, sparse
from graph.exchange.codec import node_json, node_of
from graph.kinds import SKILL_KINDS, EdgeKind, Necessity, NodeKind, counted
from graph.model import Node
from graph.packed import Arrays, Unpacked, matrix_of, names_of, packed, packed_matrix, packed_names
from graph.stores.cache import kept
from graph.stores.derived import drawer
from graph.stores.store import View


@dataclass(frozen=True, kw_only=True)
class RoleMatrix:
    """What the roles ask (roles x skills, both sorted by id).

    `levels` holds the counted level (1 to 5) of every required skill, else 0; `stated` 1 where that
    level is stated; `asked` 1 for every skill that is required or preferred, `own` 1 for those that the
    role itself names, and `told` the level of these and of all others that is stated. `weights` has one
    entry a skill. A role or skill becomes an object when it is looked at.
    """

    role_ids: tuple[str, ...]
    skill_ids: tuple[str, ...]
    roles: Sequence[Node]
    skills: Sequence[Node]
    levels: Sparse
    stated: Sparse
    asked: Sparse
    own: Sparse
    told: Sparse
    weights: Floats

    @cached_property
    def row(self) -> dict[str, int]:
        """The row of each role id."""
        return {role: n for n, role in enumerate(self.role_ids)}

    @cached_property
    def column(self) -> dict[str, int]:
        """The column of each skill id."""
        return {skill: n for n, skill in enumerate(self.skill_ids)}

    @cached_property
    def _marked(self) -> Sparse:
        """The levels, those that are stated set apart by STATED."""
        return csr_array(self.levels + STATED * self.stated)

    def gains(self, origin: int, targets: Ints | None = None) -> Sparse:
        """What each of these roles, by default all, asks beyond one (targets x skills), in effort."""
        held, known = (matrix[[origin]].toarray()[0] for matrix in (self.levels, self.stated))
        marked = self._marked.copy() if targets is None else self._marked[targets]
        return _gains(held, known, marked, self.weights)

    def efforts(self, origin: int, targets: Ints | None = None) -> Floats:
        """The effort from one role to each of these, to each where none are given (shape: targets)."""
        return np.asarray(self.gains(origin, targets).sum(axis=1))

    def steps(self, origins: Ints, targets: Ints) -> Sparse:
        """The levels short of each role in `targets` for the one at its place in `origins` (pairs x skills).

        As `gains` before the weights: an entry for every skill that the target requires, 0 where it is met.
        """
        rows, place = np.unique(origins, return_inverse=True)
        asked = self._marked[targets]
        at = np.repeat(place, np.diff(asked.indptr))
        own, known = (self._cells(matrix, rows, at, asked) for matrix in (self.levels, self.stated))
        asked.data = _short(own, known, asked.data)
        return asked

    def _cells(self, matrix: Sparse, rows: Ints, at: Ints, asked: Sparse) -> Floats:
        """Of some rows of a matrix the entries in the columns that are asked."""
        return np.asarray(matrix[rows].toarray()[at, asked.indices])

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
    return _gains(held, known, csr_array(wanted + STATED * stated), weights)


def _gains(held: Floats, known: Floats, asked: Sparse, weights: Floats) -> Sparse:
    short = _short(held[asked.indices], known[asked.indices], asked.data)
    asked.data = short * weights[asked.indices]
    return asked


def _short(own: Floats, known: Floats, marked: Floats) -> Floats:
    """The levels by which what is held, whether at a stated level, falls short of what is asked."""
    sure = marked > STATED
    levels = marked - STATED * sure
    raised = np.where(sure & (known > 0), np.maximum(levels - own, 0), 0)
    return np.where(own > 0, raised, levels)


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
    kept_in = drawer(store)
    if kept_in.folder is None:
        return _worked_out(store)
    return _unpacked(kept_in.arrays("matrix", lambda: _packed(_worked_out(store))))


def _worked_out(store: View) -> RoleMatrix:
    roles = tuple(store.nodes_of_kind(NodeKind.ROLE))
    skills = tuple(sorted((n for kind in SKILL_KINDS for n in store.nodes_of_kind(kind)), key=lambda n: n.id))
    row = {node.id: n for n, node in enumerate(roles)}
    column = {node.id: n for n, node in enumerate(skills)}
    levels: list[tuple[int, int, float]] = []
    stated: list[tuple[int, int, float]] = []
    asked: list[tuple[int, int, float]] = []
    own: list[tuple[int, int, float]] = []
    told: list[tuple[int, int, float]] = []
    for edge in store.edges_of_kind(EdgeKind.NEEDS):
        at = (row[edge.source], column[edge.target])
        asked.append((*at, 1.0))
        own += [(*at, 1.0)] if edge.own else []
        told += [(*at, float(edge.level))] if edge.level is not None else []
        if edge.necessity == Necessity.REQUIRED:
            levels.append((*at, float(counted(edge.level))))
            stated += [(*at, 1.0)] if edge.level is not None else []
    shape = (len(roles), len(skills))
    return RoleMatrix(
        role_ids=tuple(row),
        skill_ids=tuple(column),
        roles=roles,
        skills=skills,
        levels=sparse(levels, shape),
        stated=sparse(stated, shape),
        asked=sparse(asked, shape),
        own=sparse(own, shape),
        told=sparse(told, shape),
        weights=np.array([skill.as_skill.weight for skill in skills], dtype=np.float64),
    )


MATRICES = tuple(name for name, kind in RoleMatrix.__annotations__.items() if kind is Sparse)


def _packed(matrix: RoleMatrix) -> dict[str, NDArray[Any]]:
    return {
        **packed_names("role-ids", matrix.role_ids),
        **packed_names("skill-ids", matrix.skill_ids),
        **packed("roles", (json.dumps(node_json(role)) for role in matrix.roles)),
        **packed("skills", (json.dumps(node_json(skill)) for skill in matrix.skills)),
        **{
            key: array
            for name in MATRICES
            for key, array in packed_matrix(name, getattr(matrix, name)).items()
        },
        "weights": matrix.weights,
    }


def _unpacked(arrays: Arrays) -> RoleMatrix:
    skills = names_of(arrays, "skill-ids")
    return RoleMatrix(
        role_ids=names_of(arrays, "role-ids"),
        skill_ids=skills,
        roles=Unpacked(arrays, "roles", _node),
        skills=Unpacked(arrays, "skills", _node),
        **{name: matrix_of(arrays, name, len(skills)) for name in MATRICES},
        weights=np.asarray(arrays["weights"]),
    )


def _node(text: str) -> Node:
    return node_of(json.loads(text))
