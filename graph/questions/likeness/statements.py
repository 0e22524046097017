"""How like two statements are: by their words, by what these mean, and as an encoder reads them."""

from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np

from graph.arrays import Bools, Floats
from graph.packed import Arrays, matrix_of, packed_matrix
from graph.questions.likeness.encoder import encoder
from graph.questions.likeness.meaning import word_vectors
from graph.questions.likeness.words import RareWords, stems, telling_words
from graph.stores.derived import Drawer


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
        return self._mean(words, list(rows), list(columns))

    def with_all(self, rows: Sequence[int]) -> tuple[Floats, Floats]:
        """The likeness of each statement of `rows` with all, by words alone and in the mean."""
        words = self.words.with_all(rows)
        return words, self._mean(words, list(rows), slice(None))

    def _mean(self, words: Floats, rows: list[int], columns: list[int] | slice) -> Floats:
        likeness = words.copy()
        for vectors, known in self._at_hand:
            both = known[rows][:, None] & known[columns][None, :]
            cosines = np.clip(vectors[rows] @ vectors[columns].T, 0, 1)
            likeness += np.where(both, cosines, words**2)
        return np.asarray(likeness / (1 + len(self._at_hand)))

    @cached_property
    def _at_hand(self) -> list[tuple[Floats, Bools]]:
        """The vectors there are, and of which statements they know anything."""
        vectors = (self._meaning, self.sentences)
        return [(rows, np.asarray(rows.any(axis=1))) for rows in vectors if rows is not None]

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
