"""How like the roles of a graph are: one likeness for every question, joined of what each part can tell.

Own statements only: what is inherited says how rungs stack, not what a role is about.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csc_array, csr_array

from graph.arrays import Floats, Ints, Sparse, sparse
from graph.kinds import EdgeKind, NodeKind, Section, counted
from graph.model import Edge, Evidence, Node
from graph.names import keys_of, label_key
from graph.questions.likeness.meaning import word_vectors
from graph.questions.likeness.parts import Joined, Part, SkillRows, joined, of_vectors, of_words
from graph.questions.likeness.sentences import SENTENCES, TITLES, read_by_encoder
from graph.questions.likeness.statements import StatementIndex
from graph.questions.likeness.words import RareWords, stems, telling_words
from graph.questions.matrix import RoleMatrix, role_matrix
from graph.stores.cache import kept
from graph.stores.store import View

# What each part is worth where roles have many pieces of it, and with how many it is worth half of that, in
# round numbers: learned on folds of O*NET's related occupations (docs/evaluation.md).
WORTH: Mapping[str, tuple[float, float]] = {
    "titles": (1.0, 1.0),
    "words of titles": (0.3, 10.0),
    "meaning of statements": (1.2, 1.0),
    "words of statements": (0.4, 1.0),
    SENTENCES: (1.0, 1.0),
    TITLES: (1.0, 2.0),
    "competencies": (1.0, 4.0),
    "systems": (0.1, 4.0),
    "names of skills": (0.15, 4.0),
}


@dataclass(frozen=True)
class Similarity:
    """What the roles of a matrix state: the skills, their titles, and the sentences in `statements`.

    `of_role` and `said_by` hold the numbers of a role's statements: its own, and those too of the roles
    that it takes over from; `soft` those of all statements on how the work is done.
    """

    matrix: RoleMatrix
    stated: Sparse
    statements: tuple[Evidence, ...]
    of_role: tuple[tuple[int, ...], ...]
    said_by: tuple[tuple[int, ...], ...]
    soft: frozenset[int]

    @cached_property
    def role_of(self) -> Ints:
        """The row of the role that makes each statement (shape: statements)."""
        rows = [(n, row) for row, own in enumerate(self.of_role) for n in own]
        return np.array([row for _, row in sorted(rows)], dtype=np.int64)

    @cached_property
    def index(self) -> StatementIndex:
        """The statements as vectors."""
        return StatementIndex([statement.text for statement in self.statements])

    @cached_property
    def skills(self) -> Mapping[str, tuple[SkillRows, list[int]]]:
        """By part the weight x level of what the roles state, with the columns of its skills."""
        weighted = csc_array(self.stated.tocsc() * self.matrix.weights)
        kinds = {"competencies": NodeKind.COMPETENCY, "systems": NodeKind.SYSTEM}
        columns = {
            part: [n for n, skill in enumerate(self.matrix.skills) if skill.kind == kind]
            for part, kind in kinds.items()
        }
        return {part: (SkillRows(csr_array(weighted[:, at])), at) for part, at in columns.items()}

    @cached_property
    def joined(self) -> Joined:
        """The parts, brought together."""
        return joined(self.parts)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The parts, each with its cosines of every two roles."""
        return tuple(self._parts())

    @property
    def word_vectors(self) -> str | None:
        """What the vectors of words were made of, None where there are none."""
        vectors = word_vectors()
        return vectors.source if vectors else None

    @property
    def scores(self) -> Floats:
        """The similarity of every two roles, 0 to 1 (shape: roles x roles)."""
        return self.joined.scores

    def learned(self, row: int, column: int, level: int) -> Floats:
        """The similarity of one role to each, had it stated one skill at this level (shape: roles).

        What the parts count, and what the usual role holds, stay as they are.
        """
        scores = self.joined.means[row].copy()
        for part in self.parts:
            skills, columns = self.skills.get(part.name, (None, []))
            if skills is not None and column in columns:
                more = skills.held[[row]].toarray()
                at = columns.index(column)
                more[0, at] = max(more[0, at], level * self.matrix.weights[column])
                after = np.where(skills.told, skills.cosines(more)[0], part.usual)
                scores += self.joined.shares[part.name] * (after - part.filled[row])
        scores[row] = 1
        return np.asarray(np.clip(scores, 0, 1))

    def between(self, role: str, other: str) -> float:
        """The similarity of two roles by id."""
        return float(self.scores[self.matrix.row[role], self.matrix.row[other]])

    def covered(self, origin: str, target: str) -> float | None:
        """How much of what the target states the origin states too, 0 to 1; None where it states nothing.

        Each statement of the target by the likest of the origin, its own or taken over, and by how rare its
        words are: unlike the similarity it differs with the direction.
        """
        asked, said = self.of_role[self.matrix.row[target]], self.said_by[self.matrix.row[origin]]
        if not asked:
            return None
        if not said:
            return 0.0
        weights = self._telling[list(asked)]
        best = self.index.likeness(asked, said).max(axis=1)
        return float(np.clip((best * weights).sum() / max(weights.sum(), 1e-9), 0, 1))

    @cached_property
    def _telling(self) -> Floats:
        return self.index.words.telling()

    def _parts(self) -> Iterable[Part]:
        roles = self.matrix.roles
        names = ["\n".join((role.label, *role.alt_labels)) for role in roles]
        # How the work is done parts juniors from seniors of any track, and says nothing of the work.
        told = [tuple(n for n in own if n not in self.soft) or own for own in self.of_role]
        said = ["\n".join(self.statements[n].text for n in own) for own in told]
        yield from _by_text("titles", "words of titles", names, [1 + len(role.alt_labels) for role in roles])
        yield from _by_text("meaning of statements", "words of statements", said, [len(own) for own in told])
        for part, rows, pieces in read_by_encoder(roles, self.index.sentences, told):
            yield of_vectors(part, rows, worth(part, pieces))
        for part, (skills, _) in self.skills.items():
            yield skills.part(part, worth(part, np.diff(skills.held.indptr).tolist()))
        held = [row.indices.tolist() for row in map(self._row, range(len(roles)))]
        called = ["\n".join(self.matrix.skills[n].label for n in row) for row in held]
        yield from _by_text("names of skills", None, called, [len(row) for row in held])

    def _row(self, row: int) -> Sparse:
        return self.stated[[row]]


def worth(part: str, pieces: Sequence[int]) -> float:
    """What a part is worth where roles that have any have so many pieces of it on average."""
    most, half = WORTH[part]
    told = [count for count in pieces if count]
    mean = sum(told) / len(told) if told else 0.0
    return most * mean / (mean + half)


def _by_text(meaning: str, words: str | None, texts: Sequence[str], pieces: Sequence[int]) -> Iterable[Part]:
    vectors = word_vectors()
    if vectors is not None:
        means = vectors.texts([telling_words(text) for text in texts])
        yield of_vectors(meaning, means, worth(meaning, pieces))
    if words is not None:
        yield of_words(words, RareWords([stems(text) for text in texts]).vectors, worth(words, pieces))


def similarity(store: View) -> Similarity:
    """How like the roles of this store are, worked out once for each version of its graph."""
    return kept(store, "similarity", _build)


def _build(store: View) -> Similarity:
    matrix = role_matrix(store)
    states = list(store.edges_of_kind(EdgeKind.STATES))
    names = list(store.edges_of_kind(EdgeKind.NAMES))
    asked = {node.id: node for node in store.nodes_of_kind(NodeKind.REQUIREMENT)}
    spoken = _sentences(asked, matrix, states, names)
    own: dict[str, list[int]] = defaultdict(list)
    for n, edge in enumerate(spoken):
        own[edge.source].append(n)
    stated = _stated(matrix, names, {edge.target: edge for edge in states})
    groups = tuple(tuple(own[role.id]) for role in matrix.roles)
    soft = (n for n, edge in enumerate(spoken) if asked[edge.target].as_requirement.section == Section.SOFT)
    said = tuple(edge.evidence[0] for edge in spoken)
    return Similarity(matrix, stated, said, groups, _with_taken(store, matrix, own), frozenset(soft))


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


def _stated(matrix: RoleMatrix, names: Iterable[Edge], states: Mapping[str, Edge]) -> Sparse:
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
) -> tuple[tuple[int, ...], ...]:
    """The statements of each role and of all that it takes over from, directly and further down."""
    below: dict[str, list[str]] = defaultdict(list)
    for edge in store.edges_of_kind(EdgeKind.INHERITS):
        below[edge.source].append(edge.target)
    return tuple(
        tuple(n for role_id in _all_below(role, below) for n in own[role_id]) for role in matrix.roles
    )


def _all_below(role: Node, below: Mapping[str, Sequence[str]]) -> list[str]:
    reached = [role.id]
    for role_id in reached:
        reached += [further for further in below.get(role_id, ()) if further not in reached]
    return reached
