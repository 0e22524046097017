"""How like two statements are: by their words, by what these mean, and as an encoder reads them."""

from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np

from graph.arrays import Floats
from graph.questions.likeness.encoder import encoder
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

    @cached_property
    def sentences(self) -> Floats | None:
        """The statements as unit rows by the encoder that a setting names; None without one."""
        model = encoder()
        return None if model is None else model.texts(self._texts)

    def likeness(self, rows: Sequence[int], columns: Sequence[int]) -> Floats:
        """The likeness, 0 to 1, of each statement of `rows` with each of `columns`.

        The mean of that by words, by their meaning and by an encoder, as far as these are at hand. Where one
        of these knows nothing of a statement, the square of that by words stands in: the same is alike.
        """
        at_hand = [vectors for vectors in (self._meaning, self.sentences) if vectors is not None]
        words = self.words.likeness(rows, columns)
        likeness = words.copy()
        for vectors in at_hand:
            own, other = vectors[list(rows)], vectors[list(columns)]
            known = np.outer(own.any(axis=1), other.any(axis=1))
            likeness += np.where(known, np.clip(own @ other.T, 0, 1), words**2)
        return np.asarray(likeness / (1 + len(at_hand)))

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
