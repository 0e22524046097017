"""The stemmed words of texts, and texts as vectors of them: the rarer a word, the more it tells."""

import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from scipy.sparse import csr_array
from snowballstemmer import stemmer

from graph.arrays import Floats, Sparse
from graph.questions.matrix import unit_rows
from graph.singular import singular
from graph.word_lists import word_lists

_WORD = re.compile(r"[a-z0-9][a-z0-9&+#]*(?:['’][a-z]+)?")
_STEMMER = stemmer("english")
# A stemmer works on one word at a time: two threads at once would mix theirs, and the cache keep it.
_ONE_WORD = threading.Lock()


def stems(text: str) -> tuple[str, ...]:
    """The stemmed words of a text, in its order."""
    return tuple(_stem(word) for word in _WORD.findall(text.lower()))


def telling_words(text: str) -> tuple[str, ...]:
    """The words of a text in the singular, without those that every text is full of: "of", "including".

    Endings stay: an accountant, an account and accounting are three things. Numbers are no words.
    """
    without = _common()
    words = _WORD.findall(text.lower())
    return tuple(_singular(word) for word in words if word not in without and not word.isdigit())


@cache
def _common() -> frozenset[str]:
    return word_lists("likeness")["common"]


@lru_cache(maxsize=65536)
def _singular(word: str) -> str:
    return singular(word)


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    with _ONE_WORD:
        return str(_STEMMER.stemWord(word))


@dataclass(frozen=True, eq=False)
class RareWords:
    """Texts as unit vectors of words, weighted by TF-IDF (sublinear, smoothed): texts x words.

    Term weight: (1 + ln tf) x (ln((1 + n) / (1 + df)) + 1), Salton and Buckley 1988 with the
    smoothing of the skill weights. `rarity` has an entry a word.
    """

    vectors: Sparse
    rarity: Floats

    @classmethod
    def of(cls, texts: Sequence[Sequence[str]]) -> "RareWords":
        """The vectors of texts of these words."""
        column = {word: n for n, word in enumerate(sorted({word for text in texts for word in text}))}
        counts = counted_words(texts, column)
        rare = rarity(counts)
        counts.data = (1 + np.log(counts.data)) * rare[counts.indices]
        return cls(unit_rows(counts), rare)

    def likeness(self, rows: Sequence[int], columns: Sequence[int]) -> Floats:
        """The likeness, 0 to 1, of each text of `rows` with each of `columns`."""
        return np.clip((self.vectors[list(rows)] @ self.vectors[list(columns)].T).toarray(), 0, 1)

    def telling(self) -> Floats:
        """How rare the words of each text are on average, 1 for those that all texts say (shape: texts)."""
        said = self.vectors.copy()
        said.data = np.ones_like(said.data)
        words = np.maximum(np.diff(said.indptr), 1)
        return np.asarray(said @ self.rarity) / words


def counted_words(texts: Sequence[Sequence[str]], column: dict[str, int]) -> Sparse:
    """How often each word that has a column stands in each text (shape: texts x columns)."""
    told = [(n, column[word]) for n, text in enumerate(texts) for word in text if word in column]
    rows, columns = np.array(told, dtype=np.int64).reshape(-1, 2).T
    shape = (len(texts), len(column))
    counts: Sparse = csr_array((np.ones(len(rows)), (rows, columns)), shape=shape)
    counts.sum_duplicates()
    return counts


def rarity(counts: Sparse) -> Floats:
    """How rare each word is among these texts: ln((1 + n) / (1 + df)) + 1 (shape: columns)."""
    held = np.bincount(counts.indices, minlength=counts.shape[1])
    return np.log((1 + counts.shape[0]) / (1 + held)) + 1
