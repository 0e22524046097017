"""Many small groups of texts compared at once: each text with those of its own group only.

The likeness is that of `statements.py`, worked out for those pairs alone that can reach a floor by their
words: beyond these the other parts add one each at most.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from graph.arrays import Floats, Ints, Sparse
from graph.errors import InvalidRecord
from graph.questions.likeness.encoder import encoder
from graph.questions.likeness.meaning import MARKET_ROLES, MARKET_TEXTS, WordVectors, unit, word_vectors
from graph.questions.likeness.words import counted_words, stems, telling_words
from graph.questions.matrix import unit_rows

# Texts, and pairs of texts, that are worked on at once.
BLOCK, PAIRS = 4_096, 65_536


@dataclass(frozen=True, eq=False)
class Alike:
    """Pairs of texts, the earlier one in `others`, with their likeness; sorted by the numbers of texts."""

    rows: Ints
    others: Ints
    scores: Floats

    def __iter__(self) -> Iterator[tuple[int, int, float]]:
        return zip(self.rows.tolist(), self.others.tolist(), self.scores.tolist(), strict=True)


class GroupedTexts:
    """Texts by their words, each distinct one read once however often it is compared."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = list(dict.fromkeys(texts))
        self._number = {text: n for n, text in enumerate(self._texts)}
        said = [stems(text) for text in self._texts]
        column = {word: n for n, word in enumerate(sorted({word for words in said for word in words}))}
        self._words = counted_words(said, column)
        self._vectors = word_vectors()
        self._model = encoder()
        if self._vectors:
            told = [telling_words(text) for text in self._texts]
            self._telling = counted_words(told, self._vectors.column)

    def alike(self, texts: Sequence[str], weighed: Ints, compared: Ints, floor: float) -> Alike:
        """The pairs that are this like or more, 0 to 1, each of two texts with one number in `compared`.

        How rare a word is, and what all texts say, is counted among those with one number in `weighed`.
        Both count from 0; the texts of a compared group stand together.
        """
        at = np.array([self._number[text] for text in texts], dtype=np.int64)
        parts = (self._vectors is not None) + (self._model is not None)
        least = floor * (1 + parts) - parts
        if least <= 0:
            raise InvalidRecord(f"texts that share no word may be {floor:g} alike; compare them all")
        rows, others, words = _sharing(self._weighed_words(at, weighed), compared, least)
        seen, place = np.unique(np.concatenate([rows, others]), return_inverse=True)
        first, second = place[: len(rows)], place[len(rows) :]
        scores = words.copy()
        for vectors in self._at_hand(at, weighed, seen):
            scores += _mixed(vectors, first, second, words)
        scores /= 1 + parts
        enough = scores >= floor
        return Alike(rows[enough], others[enough], scores[enough])

    def _weighed_words(self, at: Ints, weighed: Ints) -> Sparse:
        counts: Sparse = self._words[at]
        counts.data = (1 + np.log(counts.data)) * _rarity(counts, weighed)
        return unit_rows(counts)

    def _at_hand(self, at: Ints, weighed: Ints, seen: Ints) -> Iterator[Floats]:
        """Of the texts that are seen the unit rows: by what words mean, and by an encoder."""
        if self._vectors is not None:
            yield _meaning(self._vectors, self._telling[at], weighed, seen)
        if self._model is not None:
            distinct, place = np.unique(at[seen], return_inverse=True)
            yield self._model.texts([self._texts[n] for n in distinct.tolist()])[place]


def _rarity(counts: Sparse, group: Ints) -> Floats:
    """How rare each word that is counted is among the texts of its group (shape: counts)."""
    own = np.repeat(group, np.diff(counts.indptr))
    keys = own * counts.shape[1] + counts.indices
    _, place, held = np.unique(keys, return_inverse=True, return_counts=True)
    return np.asarray(np.log((1 + np.bincount(group)[own]) / (1 + held[place])) + 1)


def _sharing(vectors: Sparse, group: Ints, least: float) -> tuple[Ints, Ints, Floats]:
    """The pairs of each group whose words are this like or more: later, earlier, their likeness."""
    pairs: list[tuple[Ints, Ints, Floats]] = [(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))]
    for start, stop in _blocks(group):
        own = vectors[start:stop]
        keys = np.repeat(group[start:stop], np.diff(own.indptr)) * own.shape[1] + own.indices
        _, columns = np.unique(keys, return_inverse=True)
        shape = (stop - start, int(columns.max(initial=0)) + 1)
        apart: Sparse = csr_array((own.data, columns, own.indptr), shape=shape)
        product = (apart @ apart.T).tocsr()
        product.sort_indices()
        cells = product.tocoo()
        words = np.clip(cells.data, 0, 1)
        kept = (cells.row > cells.col) & (words >= least)
        later, earlier = (side[kept].astype(np.int64) + start for side in (cells.row, cells.col))
        pairs.append((later, earlier, words[kept]))
    rows, others, words = (np.concatenate(some) for some in zip(*pairs, strict=True))
    return rows, others, words


def _blocks(group: Ints) -> Iterator[tuple[int, int]]:
    """Stretches of whole groups, of BLOCK texts or of one group that is larger."""
    ends = [*(np.flatnonzero(np.diff(group)) + 1).tolist(), len(group)]
    start = 0
    for end, after in zip(ends, [*ends[1:], None], strict=True):
        if end > start and (after is None or after - start > BLOCK):
            yield start, end
            start = end


def _meaning(vectors: WordVectors, counts: Sparse, group: Ints, seen: Ints) -> Floats:
    """The texts that are seen as unit rows, what all of their group say taken off (seen x dimensions)."""
    size = np.repeat(np.bincount(group)[group], np.diff(counts.indptr))
    market = MARKET_TEXTS * vectors.rarity[counts.indices]
    counts.data = counts.data * (market + size * _rarity(counts, group)) / (MARKET_TEXTS + size)
    many = int(group.max(initial=-1)) + 1
    sums = np.zeros((many, vectors.vectors.shape[1]))
    for start in range(0, len(group), BLOCK):
        some = slice(start, start + BLOCK)
        members = csr_array(
            (np.ones(len(group[some])), (group[some], np.arange(len(group[some])))),
            shape=(many, len(group[some])),
        )
        sums += np.asarray(members @ unit(np.asarray(counts[some] @ vectors.vectors)))
    told = np.diff(counts.indptr) > 0
    known = np.bincount(group[told], minlength=many)
    centres = (MARKET_ROLES * vectors.usual + sums) / (MARKET_ROLES + known)[:, None]
    rows = unit(np.asarray(counts[seen] @ vectors.vectors))
    rows[told[seen]] -= centres[group[seen]][told[seen]]
    return unit(rows)


def _mixed(vectors: Floats, rows: Ints, others: Ints, words: Floats) -> Floats:
    """The cosine of each pair; of what is not known the square of its likeness by words stands in."""
    known = np.asarray(vectors.any(axis=1))
    scores = words**2
    for start in range(0, len(rows), PAIRS):
        some = slice(start, start + PAIRS)
        both = known[rows[some]] & known[others[some]]
        cosines = np.einsum("ij,ij->i", vectors[rows[some]], vectors[others[some]])
        scores[some] = np.where(both, np.clip(cosines, 0, 1), scores[some])
    return scores
