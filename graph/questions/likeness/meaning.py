"""What words mean in a labour market: the vectors that ship with the program, and texts by them.

The vectors are those of words that stand near each other in what O*NET and ESCO say of occupations (`make
vectors`; docs/method.md tells how). So ten roles of a company are compared by what their words mean to many,
and not by ten documents alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from graph.arrays import Floats
from graph.errors import BadVocabulary
from graph.questions.likeness.words import counted_words, rarity
from seeds.shipped import VECTORS

# So many texts of the labour market stand behind its rarity of a word, and its usual text, when an
# organisation's own are counted beside them.
MARKET_TEXTS = 100
MARKET_ROLES = 10
# That of the two files, which are read as they are written.
VERSION = "1"


@dataclass(frozen=True, eq=False)
class WordVectors:
    """Words as vectors: `vectors` has a unit row a word, `rarity` its ln((1 + n) / (1 + df)).

    `usual` is the mean of all texts that they were made of, and `source` names these.
    """

    column: dict[str, int]
    rarity: Floats
    vectors: Floats
    usual: Floats
    source: str

    def texts(self, texts: Sequence[Sequence[str]]) -> Floats:
        """Each text as a unit vector, what all say taken off; zeros for one without a known word.

        A text is the mean of its words, each by how often it stands there and how rare it is, here and
        in the labour market (Arora, Liang and Ma 2017 on such means).
        """
        counts = counted_words(texts, self.column)
        weights = (MARKET_TEXTS * self.rarity + len(texts) * rarity(counts)) / (MARKET_TEXTS + len(texts))
        counts.data = counts.data * weights[counts.indices]
        means = unit(np.asarray(counts @ self.vectors))
        told = np.diff(counts.indptr) > 0
        centre = (MARKET_ROLES * self.usual + means[told].sum(axis=0)) / (MARKET_ROLES + int(told.sum()))
        means[told] -= centre
        return unit(means)


def unit(rows: Floats) -> Floats:
    """The rows scaled to length one, a row of zeros left as it is."""
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(length > 0, length, 1))


@cache
def word_vectors(folder: Path = VECTORS) -> WordVectors | None:
    """The vectors of a folder, mapped into memory; None where it holds none.

    Raises BadVocabulary, in one line, for files of another version and for two that do not belong together.
    """
    words, file = folder / "words.tsv", folder / "vectors.npy"
    if not (words.is_file() and file.is_file()):
        return None
    lines = words.read_text(encoding="utf-8").splitlines()
    head = dict(line[2:].split(": ", 1) for line in lines if line.startswith("# ") and ": " in line)
    if head.get("version") != VERSION or "source" not in head:
        raise BadVocabulary(f"{words}: is of no version that is read here ({VERSION}); run `make vectors`")
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    try:
        stored = np.load(file, mmap_mode="r")
        rare = np.array([float(rarity) for _, rarity in rows])
    except ValueError as error:
        raise BadVocabulary(f"{file}: cannot be read; run `make vectors`") from error
    if stored.ndim != 2 or len(stored) != len(rows) + 1:
        raise BadVocabulary(f"{file}: does not belong to {words.name}; run `make vectors`")
    column = {word: n for n, (word, _) in enumerate(rows)}
    return WordVectors(column, rare, stored[:-1], np.asarray(stored[-1], dtype=np.float64), head["source"])
