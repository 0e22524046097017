"""How like the roles of a graph are: one likeness for every question, joined of what each part can tell.

Own statements only: what is inherited says how rungs stack, not what a role is about.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csc_array, csr_array

from graph.arrays import Floats, Ints, Sparse
from graph.kinds import NodeKind
from graph.model import Evidence
from graph.packed import Groups
from graph.questions.likeness.compared import SkillRows
from graph.questions.likeness.encoder import encoder
from graph.questions.likeness.kept_parts import packed_parts, unpacked_parts
from graph.questions.likeness.meaning import word_vectors
from graph.questions.likeness.parts import Joined, Part, joined, of_skills, of_vectors, of_words
from graph.questions.likeness.sentences import SENTENCES, TITLES, read_by_encoder
from graph.questions.likeness.statements import StatementIndex
from graph.questions.likeness.words import RareWords, stems, telling_words
from graph.questions.matrix import RoleMatrix
from graph.stores.derived import Drawer

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


# Statements that are kept with their likeness to all: those of a few paths.
MOST_LINES = 200


@dataclass(frozen=True, kw_only=True)
class Similarity:
    """What the roles of a matrix state: the skills, their titles, and the sentences in `statements`.

    `of_role` and `said_by` hold the numbers of a role's statements: its own, and those too of the roles
    that it takes over from; `soft` those of all statements on how the work is done. What is worked out of
    all this is kept in `kept_in`.
    """

    matrix: RoleMatrix
    stated: Sparse
    statements: Sequence[Evidence]
    texts: Sequence[str]
    of_role: Groups
    said_by: Groups
    soft: frozenset[int]
    kept_in: Drawer

    @cached_property
    def role_of(self) -> Ints:
        """The row of the role that makes each statement (shape: statements)."""
        rows: Ints = np.empty(len(self.of_role.numbers), dtype=np.int64)
        rows[self.of_role.numbers] = np.repeat(np.arange(len(self.of_role)), np.diff(self.of_role.ends))
        return rows

    @cached_property
    def index(self) -> StatementIndex:
        """The statements as vectors."""
        return StatementIndex(self.texts, self.kept_in)

    def with_distinct(self, statements: Sequence[int]) -> Mapping[int, tuple[Floats, Floats]]:
        """The likeness of each of these with every distinct statement, by words alone and in the mean."""
        fresh = sorted({n for n in statements if n not in self._lines})
        if len(self._lines) + len(fresh) > MOST_LINES:
            self._lines.clear()
            fresh = sorted(set(statements))
        if fresh:
            words, likeness = self.index.with_distinct(fresh)
            self._lines.update((n, (words[at], likeness[at])) for at, n in enumerate(fresh))
        return self._lines

    @cached_property
    def _lines(self) -> dict[int, tuple[Floats, Floats]]:
        return {}

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
        if self.kept_in.folder is None:
            return joined(self.parts)
        model = encoder()
        name = f"likeness-{model.key[:32]}" if model else "likeness"
        arrays = self.kept_in.arrays(name, lambda: packed_parts(joined(self.parts)))
        return unpacked_parts(arrays, {part: rows for part, (rows, _) in self.skills.items()})

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The parts, each with what compares every two roles."""
        return tuple(self._parts())

    @property
    def word_vectors(self) -> str | None:
        """What the vectors of words were made of, None where there are none."""
        return vectors.source if (vectors := word_vectors()) else None

    @property
    def scores(self) -> Floats:
        """The similarity of every two roles (roles x roles); see `row` for very many roles."""
        return self.joined.scores

    def row(self, row: int) -> Floats:
        """The similarity of one role to each, 0 to 1 (shape: roles)."""
        return np.asarray(self.joined.rows([row])[0])

    def learned(self, row: int, column: int, level: int) -> Floats:
        """The similarity of one role to each, had it stated one skill at this level (shape: roles).

        What the parts count, and what the usual role holds, stay as they are.
        """
        if row not in self._mean:
            # Asked for one skill of a role after the other.
            self._mean.clear()
            self._mean[row] = self.joined.mean(row)
        scores = self._mean[row].copy()
        for name, (skills, columns) in self.skills.items():
            if column in columns:
                own = skills.held[[row]].toarray()
                more, at = own.copy(), columns.index(column)
                more[0, at] = max(more[0, at], level * self.matrix.weights[column])
                usual = self.joined.usual[name]
                before = np.where(skills.told & skills.told[row], skills.likeness(own)[0], usual)
                after = np.where(skills.told, skills.likeness(more)[0], usual)
                scores += self.joined.shares[name] * (after - before)
        scores[row] = 1
        return np.asarray(np.clip(scores, 0, 1))

    @cached_property
    def _mean(self) -> dict[int, Floats]:
        return {}

    def between(self, role: str, other: str) -> float:
        """The similarity of two roles by id."""
        return self.along((role, other))[0]

    def along(self, roles: Sequence[str]) -> Sequence[float]:
        """The similarity of each of these roles by id to the next."""
        rows = np.array([self.matrix.row[role] for role in roles])
        return [float(score) for score in self.joined.pairs(rows[:-1], rows[1:])]

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
        said = ["\n".join(self.texts[n] for n in own) for own in told]
        yield from _by_text("titles", "words of titles", names, [1 + len(role.alt_labels) for role in roles])
        yield from _by_text("meaning of statements", "words of statements", said, [len(own) for own in told])
        for part, rows, pieces in read_by_encoder(roles, self.index.sentences, told):
            yield of_vectors(part, rows, worth(part, pieces))
        for part, (skills, _) in self.skills.items():
            yield of_skills(part, skills, worth(part, np.diff(skills.held.indptr).tolist()))
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
        yield of_words(words, RareWords.of([stems(text) for text in texts]).vectors, worth(words, pieces))
