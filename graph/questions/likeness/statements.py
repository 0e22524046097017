"""How like two statements are: by their words, and by what these mean."""

from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np

from graph.arrays import Floats
from graph.questions.likeness.meaning import word_vectors
from graph.questions.likeness.words import RareWords, stems, telling_words


class StatementIndex:
    """Statements as vectors of their words and of what these mean."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = tuple(texts)

    @cached_property
    def words(self) -> RareWords:
        """The statements by their stemmed words."""
        return RareWords([stems(text) for text in self._texts])

    @cached_property
    def _meaning(self) -> Floats | None:
        vectors = word_vectors()
        return None if vectors is None else vectors.texts([telling_words(text) for text in self._texts])

    def likeness(self, rows: Sequence[int], columns: Sequence[int]) -> Floats:
        """The likeness, 0 to 1, of each statement of `rows` with each of `columns`, by words and meaning.

        The mean of the two; the words alone where no vectors are at hand. Their square where one of both has
        no word with a vector: so the same words are wholly alike, and one common word says little.
        """
        words = self.words.likeness(rows, columns)
        if self._meaning is None:
            return words
        own, other = self._meaning[list(rows)], self._meaning[list(columns)]
        known = np.outer(own.any(axis=1), other.any(axis=1))
        return np.asarray(np.where(known, (words + np.clip(own @ other.T, 0, 1)) / 2, words**2))

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
