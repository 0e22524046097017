"""How like two statements are, by the words they use."""

import re
import threading
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from scipy.sparse import csr_array
from snowballstemmer import stemmer

from graph.arrays import Floats, Sparse
from graph.questions.matrix import unit_rows

_WORD = re.compile(r"[a-z0-9][a-z0-9&+#]*(?:['’][a-z]+)?")
_STEMMER = stemmer("english")
# A stemmer works on one word at a time: two threads at once would mix theirs, and the cache keep it.
_ONE_WORD = threading.Lock()


class StatementIndex:
    """Statements as unit vectors of stemmed words, weighted by TF-IDF (sublinear, smoothed).

    Term weight: (1 + ln tf) x (ln((1 + n) / (1 + df)) + 1), Salton and Buckley 1988 with the
    smoothing of the skill weights.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        words = [stems(text) for text in texts]
        column = {word: n for n, word in enumerate(sorted({w for stems in words for w in stems}))}
        self.vectors = unit_rows(_weighted(words, column))

    def likeness(self, rows: Sequence[int], columns: Sequence[int]) -> Floats:
        """The likeness, 0 to 1, of each statement of `rows` with each of `columns`."""
        return np.clip((self.vectors[list(rows)] @ self.vectors[list(columns)].T).toarray(), 0, 1)

    def pooled(self, groups: Sequence[Sequence[int]]) -> Sparse:
        """One unit vector a group of statements: the sum of theirs (shape: groups x words)."""
        rows = [n for n, group in enumerate(groups) for _ in group]
        columns = [statement for group in groups for statement in group]
        shape = (len(groups), self.vectors.shape[0])
        chosen = csr_array((np.ones(len(rows)), (rows, columns)), shape=shape)
        return unit_rows(csr_array(chosen @ self.vectors))


def _weighted(words: Sequence[Sequence[str]], column: dict[str, int]) -> Sparse:
    rows = [n for n, stems in enumerate(words) for _ in stems]
    columns = [column[word] for stems in words for word in stems]
    counts = csr_array((np.ones(len(rows)), (rows, columns)), shape=(len(words), len(column)))
    counts.sum_duplicates()
    held = np.bincount(counts.indices, minlength=len(column))
    rarity = np.log((1 + len(words)) / (1 + held)) + 1
    counts.data = (1 + np.log(counts.data)) * rarity[counts.indices]
    return counts


def stems(text: str) -> tuple[str, ...]:
    """The stemmed words of a text, in its order."""
    return tuple(_stem(word) for word in _WORD.findall(text.lower()))


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    with _ONE_WORD:
        return str(_STEMMER.stemWord(word))
