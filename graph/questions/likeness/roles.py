"""The likeness of the roles of a store, from what they state in words of their own and at which levels."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from graph.arrays import Sparse, sparse
from graph.exchange.codec import evidence_json, evidence_of
from graph.kinds import EdgeKind, NodeKind, Section, counted
from graph.model import Edge, Node
from graph.names import keys_of, label_key
from graph.packed import Arrays, Groups, Unpacked, matrix_of, packed, packed_matrix
from graph.questions.likeness.similarity import Similarity
from graph.questions.matrix import RoleMatrix, role_matrix
from graph.stores.cache import kept
from graph.stores.derived import Drawer, drawer
from graph.stores.store import View


def similarity(store: View) -> Similarity:
    """How like the roles of this store are, worked out once for each version of its graph."""
    return kept(store, "similarity", _build)


def _build(store: View) -> Similarity:
    kept_in, matrix = drawer(store), role_matrix(store)
    if kept_in.folder is None:
        return _stating(store, matrix)
    arrays = kept_in.arrays("statements", lambda: _packed(_stating(store, matrix)))
    return Similarity(
        matrix=matrix,
        stated=matrix_of(arrays, "stated", len(matrix.skill_ids)),
        statements=Unpacked(arrays, "statements", lambda text: evidence_of(json.loads(text))),
        texts=Unpacked(arrays, "texts", str),
        of_role=Groups.unpacked(arrays, "of-role"),
        said_by=Groups.unpacked(arrays, "said-by"),
        soft=frozenset(arrays["soft"].tolist()),
        kept_in=kept_in,
    )


def _packed(alike: Similarity) -> Arrays:
    return {
        **packed_matrix("stated", alike.stated),
        **packed("statements", (json.dumps(evidence_json(said)) for said in alike.statements)),
        **packed("texts", alike.texts),
        **alike.of_role.packed("of-role"),
        **alike.said_by.packed("said-by"),
        "soft": np.array(sorted(alike.soft), dtype=np.int64),
    }


def _stating(store: View, matrix: RoleMatrix) -> Similarity:
    states = list(store.edges_of_kind(EdgeKind.STATES))
    names = list(store.edges_of_kind(EdgeKind.NAMES))
    asked = {node.id: node for node in store.nodes_of_kind(NodeKind.REQUIREMENT)}
    spoken = _sentences(asked, matrix, states, names)
    own: dict[str, list[int]] = defaultdict(list)
    for n, edge in enumerate(spoken):
        own[edge.source].append(n)
    soft = (n for n, edge in enumerate(spoken) if asked[edge.target].as_requirement.section == Section.SOFT)
    said = tuple(edge.evidence[0] for edge in spoken)
    return Similarity(
        matrix=matrix,
        stated=_stated_levels(matrix, names, {edge.target: edge for edge in states}),
        statements=said,
        texts=[one.text for one in said],
        of_role=Groups.of(own[role] for role in matrix.role_ids),
        said_by=Groups.of(_with_taken(store, matrix, own)),
        soft=frozenset(soft),
        kept_in=Drawer(None),
    )


def _sentences(
    asked: Mapping[str, Node], matrix: RoleMatrix, states: Sequence[Edge], names: Sequence[Edge]
) -> list[Edge]:
    """The statements that speak of the work in words of their own.

    Degree and years read the same in every role, and a line that is the name of a skill says no more than
    that it is asked.
    """
    work = {
        node.id: node.label for node in asked.values() if node.as_requirement.section != Section.QUALIFICATION
    }
    keys = {skill.id: frozenset(keys_of(skill)) for skill in matrix.skills}
    only_names = {
        edge.source
        for edge in names
        if edge.source in work and label_key(work[edge.source]) in keys[edge.target]
    }
    return [edge for edge in states if edge.target in work and edge.target not in only_names]


def _stated_levels(matrix: RoleMatrix, names: Iterable[Edge], states: Mapping[str, Edge]) -> Sparse:
    """The highest level at which each role states each skill, or how important a survey rated it."""
    levels: dict[tuple[int, int], float] = defaultdict(float)
    for edge in names:
        if edge.usage.asks:
            at = (matrix.row[states[edge.source].source], matrix.column[edge.target])
            levels[at] = max(levels[at], float(counted(edge.level)))
    for n, role in enumerate(matrix.roles):
        for skill, importance in role.as_role.importance.items():
            levels[n, matrix.column[skill]] = importance
    return sparse([(*at, level) for at, level in levels.items()], matrix.levels.shape)


def _with_taken(
    store: View, matrix: RoleMatrix, own: Mapping[str, Sequence[int]]
) -> Iterator[tuple[int, ...]]:
    """The statements of each role and of all that it takes over from, directly and further down."""
    below: dict[str, list[str]] = defaultdict(list)
    for edge in store.edges_of_kind(EdgeKind.INHERITS):
        below[edge.source].append(edge.target)
    for role in matrix.role_ids:
        yield tuple(n for role_id in _all_below(role, below) for n in own[role_id])


def _all_below(role: str, below: Mapping[str, Sequence[str]]) -> list[str]:
    reached = {role: None}
    queue = [role]
    for role_id in queue:
        fresh = [further for further in below.get(role_id, ()) if further not in reached]
        reached |= dict.fromkeys(fresh)
        queue += dict.fromkeys(fresh)
    return queue
