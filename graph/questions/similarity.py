"""How like two roles are, and the bar that the organisation's own ladder sets for a move.

similarity = mean of two cosines: over the skills the roles state (weight x level, so that what
everybody asks says little) and over the words of their statements. Own statements only: what is
inherited says how rungs stack, not what a role is about.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csr_array

from graph.arrays import Floats, Sparse, sparse
from graph.errors import BadQuestion
from graph.kinds import EdgeKind, NodeKind, Section, Verdict, counted
from graph.model import Edge, Evidence
from graph.questions.likeness import StatementIndex
from graph.questions.matrix import RoleMatrix, cosine, role_matrix
from graph.questions.move_answers import Calibration, Similar, SimilarRole, StatementPair
from graph.stores.cache import kept
from graph.stores.store import View

# Two statements less alike than this share hardly more than their common words.
PAIR_FLOOR = 0.35


@dataclass(frozen=True)
class Similarity:
    """What the roles of a matrix state: the skills, and the sentences in `statements`."""

    matrix: RoleMatrix
    stated: Sparse
    statements: tuple[Evidence, ...]
    of_role: tuple[tuple[int, ...], ...]

    @cached_property
    def index(self) -> StatementIndex:
        """The statements as vectors."""
        return StatementIndex([statement.text for statement in self.statements])

    @cached_property
    def weighted(self) -> Sparse:
        """Weight x level of what the roles state (shape: roles x skills)."""
        return csr_array(self.stated * self.matrix.weights)

    @cached_property
    def scores(self) -> Floats:
        """The similarity of every two roles, 0 to 1 (shape: roles x roles)."""
        return (cosine(self.weighted) + cosine(self.index.pooled(self.of_role))) / 2

    def learned(self, row: int, column: int, level: int) -> Floats:
        """The similarity of one role to each, had it stated one skill at this level (shape: roles)."""
        own = self.weighted[[row]].toarray()[0]
        before = self._skill_cosines(own)
        own[column] = max(own[column], level * self.matrix.weights[column])
        scores = self.scores[row] + (self._skill_cosines(own) - before) / 2
        return np.asarray(np.clip(scores, 0, 1))

    def _skill_cosines(self, own: Floats) -> Floats:
        lengths = np.sqrt(np.asarray(self.weighted.multiply(self.weighted).sum(axis=1)))
        length = float(np.sqrt(own @ own))
        product = np.asarray(self.weighted @ own)
        scale = lengths * length
        return np.asarray(np.divide(product, scale, out=np.zeros_like(product), where=scale > 0))

    def between(self, role: str, other: str) -> float:
        """The similarity of two roles by id."""
        return float(self.scores[self.matrix.row[role], self.matrix.row[other]])

    def pairs(self, role: str, other: str, most: int = 5) -> tuple[StatementPair, ...]:
        """The statements of the two roles that match best, each once, likest first."""
        own, others = (self.of_role[self.matrix.row[r]] for r in (role, other))
        likeness = self.index.likeness(own, others)
        order = sorted(np.argwhere(likeness >= PAIR_FLOOR), key=lambda at: (-likeness[tuple(at)], *at))
        pairs: list[StatementPair] = []
        taken: set[tuple[str, int]] = set()
        for i, j in order:
            ends = {("own", int(i)), ("other", int(j))}
            if not ends & taken and len(pairs) < most:
                taken |= ends
                pair = (self.statements[own[i]], self.statements[others[j]])
                pairs.append(StatementPair(*pair, float(likeness[i, j])))
        return tuple(pairs)


def similarity(store: View) -> Similarity:
    """How like the roles of this store are, worked out once for each version of its graph."""
    return kept(store, "similarity", _build)


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


def _build(store: View) -> Similarity:
    matrix = role_matrix(store)
    states = list(store.edges_of_kind(EdgeKind.STATES))
    work = _work(store)
    of_role: dict[str, list[int]] = defaultdict(list)
    spoken = [edge for edge in states if edge.target in work]
    for n, edge in enumerate(spoken):
        of_role[edge.source].append(n)
    stated = _stated(store, matrix, {edge.target: edge for edge in states})
    groups = tuple(tuple(of_role[role.id]) for role in matrix.roles)
    return Similarity(matrix, stated, tuple(edge.evidence[0] for edge in spoken), groups)


def _work(store: View) -> frozenset[str]:
    """The requirements that speak of the work: degree and years read the same in every role."""
    statements = store.nodes_of_kind(NodeKind.REQUIREMENT)
    return frozenset(node.id for node in statements if node.as_requirement.section != Section.QUALIFICATION)


def _stated(store: View, matrix: RoleMatrix, states: Mapping[str, Edge]) -> Sparse:
    levels: dict[tuple[int, int], int] = defaultdict(int)
    for edge in store.edges_of_kind(EdgeKind.NAMES):
        if edge.usage.asks:
            at = (matrix.row[states[edge.source].source], matrix.column[edge.target])
            levels[at] = max(levels[at], counted(edge.level))
    return sparse([(*at, float(level)) for at, level in levels.items()], matrix.levels.shape)


def similar(store: View, role_id: str, top: int = 5) -> Similar:
    """The `top` roles most like this one, with verdict and the statements that match."""
    if top < 1:
        raise BadQuestion(f"--top is {top}; ask for 1 or more")
    role = store.node(role_id)
    alike, bar = similarity(store), calibration(store)
    scored = [
        (alike.between(role_id, other.id), other) for other in alike.matrix.roles if other.id != role_id
    ]
    scored.sort(key=lambda pair: (-pair[0], pair[1].label, pair[1].id))
    return Similar(
        role,
        tuple(
            SimilarRole(other, score, verdict(score, bar), alike.pairs(role_id, other.id))
            for score, other in scored[:top]
        ),
    )
