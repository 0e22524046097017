"""How like two statements are: by their words, by what these mean, and as an encoder reads them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graph.arrays import Bools, Floats, Ints, Sparse
from graph.packed import Arrays, matrix_of, packed_matrix
from graph.questions.likeness.encoder import encoder
from graph.questions.likeness.meaning import word_vectors
from graph.questions.likeness.words import RareWords, stems, telling_words
from graph.stores.derived import Drawer


@dataclass(frozen=True)
class Known:
    """Vectors of some statements, and of which of them these know anything."""

    vectors: Floats
    known: Bools

    @classmethod
    def of(cls, vectors: Floats) -> "Known":
        """These vectors, a row of zeros for what is not known."""
        return cls(vectors, np.asarray(vectors.any(axis=1)))


class StatementIndex:
    """Statements as vectors of their words and of what these mean, kept where there is a place for them."""

    def __init__(self, texts: Sequence[str], kept_in: Drawer | None = None) -> None:
        self._texts = texts
        self._kept_in = kept_in or Drawer(None)

    @cached_property
    def words(self) -> RareWords:
        """The statements by their stemmed words."""
        arrays = self._kept_in.arrays("statements-words", self._words)
        return RareWords(matrix_of(arrays, "vectors", len(arrays["rarity"])), np.asarray(arrays["rarity"]))

    def _words(self) -> Arrays:
        words = RareWords.of([stems(text) for text in self._texts])
        return {**packed_matrix("vectors", words.vectors), "rarity": words.rarity}

    @cached_property
    def _meaning(self) -> Floats | None:
        vectors = word_vectors()
        if vectors is None:
            return None

        def made() -> Arrays:
            return {"rows": vectors.texts([telling_words(text) for text in self._texts])}

        return np.asarray(self._kept_in.arrays("statements-meaning", made)["rows"])

    @cached_property
    def sentences(self) -> Floats | None:
        """The statements as unit rows by the encoder that a setting names; None without one."""
        model = encoder()
        if model is None:
            return None

        def made() -> Arrays:
            return {"rows": model.texts(self._texts)}

        return np.asarray(self._kept_in.arrays(f"statements-{model.key[:32]}", made)["rows"])

    def likeness(self, rows: Sequence[int], columns: Sequence[int]) -> Floats:
        """The likeness, 0 to 1, of each statement of `rows` with each of `columns`.

        The mean of that by words, by their meaning and by an encoder, as far as these are at hand. Where one
        of these knows nothing of a statement, the square of that by words stands in: the same is alike.
        """
        words = self.words.likeness(rows, columns)
        ends = ([Known.of(v[list(some)]) for v in self._at_hand] for some in (rows, columns))
        return _mean(words, *ends)

    def with_distinct(self, rows: Sequence[int]) -> tuple[Floats, Floats]:
        """The likeness of each statement of `rows` with each distinct one, by words alone and in the mean."""
        words = np.clip((self._distinct_words @ self.words.vectors[list(rows)].T).toarray().T, 0, 1)
        own = [Known.of(vectors[list(rows)]) for vectors in self._at_hand]
        return words, _mean(words, own, self._distinct_at_hand)

    @cached_property
    def distinct(self) -> tuple[Ints, Ints]:
        """The first statement of every text, and for each statement which of these has the same text."""
        arrays = self._kept_in.arrays("statements-distinct", self._same)
        return np.asarray(arrays["first"]), np.asarray(arrays["which"])

    def _same(self) -> Arrays:
        numbers: dict[str, int] = {}
        which = [numbers.setdefault(text, len(numbers)) for text in self._texts]
        at = np.array(which, dtype=np.int64)
        return {"first": np.unique(at, return_index=True)[1], "which": at}

    @cached_property
    def _distinct_words(self) -> Sparse:
        return self.words.vectors[self.distinct[0]]

    @cached_property
    def _distinct_at_hand(self) -> list[Known]:
        return [Known.of(vectors[self.distinct[0]]) for vectors in self._at_hand]

    @cached_property
    def _at_hand(self) -> list[Floats]:
        """The vectors there are."""
        return [vectors for vectors in (self._meaning, self.sentences) if vectors is not None]

    def matches(
        self, rows: Sequence[int], columns: Sequence[int], floor: float
    ) -> Iterator[tuple[int, int, float]]:
        """The statements that match best, each in one pair, likest first, none less alike than the floor."""
        likeness = self.likeness(rows, columns)
        order = sorted(np.argwhere(likeness >= floor).tolist(), key=lambda at: (-likeness[tuple(at)], *at))
        taken: set[tuple[str, int]] = set()
        for row, column in order:
            ends = {("row", row), ("column", column)}
            if not ends & taken:
                taken |= ends
                yield rows[row], columns[column], float(likeness[row, column])


def _mean(words: Floats, own: Sequence[Known], other: Sequence[Known]) -> Floats:
    """The mean of the likeness by words and by each kind of vector."""
    likeness = words.copy()
    for one, two in zip(own, other, strict=True):
        both = one.known[:, None] & two.known[None, :]
        likeness += np.where(both, np.clip(one.vectors @ two.vectors.T, 0, 1), words**2)
    return np.asarray(likeness / (1 + len(own)))
