"""Train the word vectors of `seeds/vectors/` from what O*NET and ESCO say of occupations: `make vectors`.

Words are counted together within eight words of each other, as positive pointwise mutual information with the
share of the neighbour to the power 3/4 (Levy, Goldberg and Dagan 2015), and brought to 200 numbers a word by
singular values, each row times their roots. Seeded, and the signs set by rule: the same in every run.
"""

import csv
import io
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.linalg import svds

from graph.arrays import Floats, Sparse
from graph.questions.likeness.meaning import unit
from graph.questions.likeness.words import counted_words, telling_words
from seeds.shipped import VECTORS

DATA = Path(__file__).parents[2] / "shared" / "data"
ONET, ESCO = DATA / "onet-29.3" / "db_29_3_text.zip", DATA / "esco-1.1.1" / "classification_en.zip"
WINDOW, NUMBERS, FEWEST, SMOOTHED = 8, 200, 3, 0.75
HEAD = """\
# source: O*NET 29.3 and ESCO 1.1.1
# version: 1
# A word in the singular and how rare it is: ln((1 + texts) / (1 + texts that say it)). Row by row the vectors
# of `vectors.npy` (float16, each of length one), whose last row is the mean of all occupations of O*NET.
# Made by `make vectors` from the words of the O*NET 29.3 Database by the U.S. Department of Labor, Employment
# and Training Administration (USDOL/ETA), used under the CC BY 4.0 licence
# (https://creativecommons.org/licenses/by/4.0/). Role Atlas has modified this information; USDOL/ETA has not
# approved, endorsed or tested these modifications. And from those of ESCO v1.1.1 by the European Commission
# (https://esco.ec.europa.eu), reused under Commission Decision 2011/833/EU.
"""
Text = tuple[str, ...]


@dataclass(frozen=True)
class Trained:
    """Words in their order, how rare each is, a unit row for each, and the usual text."""

    words: tuple[str, ...]
    rarity: Floats
    vectors: Floats
    usual: Floats


def occupations(archive: Path) -> Iterator[list[str]]:
    """What O*NET says of each occupation: its titles as one text, its description, each of its tasks."""
    titles, tasks = (_by_code(archive, *at) for at in (TITLES, TASKS))
    for row in _onet(archive, "Occupation Data.txt"):
        code, title = row["O*NET-SOC Code"], row["Title"]
        names = " ".join([title, *titles.get(code, ())])
        yield [names, f"{title}. {row['Description']}", *tasks.get(code, ())]


TITLES = ("Alternate Titles.txt", "Alternate Title")
TASKS = ("Task Statements.txt", "Task")


def others(onet: Path, esco: Path) -> Iterator[str]:
    """The further texts: activities and elements of O*NET, occupations and skills of ESCO."""
    for name, column in (("DWA Reference.txt", "DWA Title"), ("Content Model Reference.txt", "Description")):
        yield from (row[column] for row in _onet(onet, name))
    for name in ("occupations_en.csv", "skills_en.csv"):
        for row in _table(esco, name):
            yield from (row["preferredLabel"], row["description"], *row["altLabels"].split("\n"))


def _onet(archive: Path, name: str) -> Iterator[dict[str, str]]:
    return _table(archive, name, delimiter="\t", quoting=csv.QUOTE_NONE)


def _table(archive: Path, name: str, **form: object) -> Iterator[dict[str, str]]:
    with zipfile.ZipFile(archive) as packed, packed.open(name) as raw:
        yield from csv.DictReader(io.TextIOWrapper(raw, encoding="utf-8"), **form)  # type: ignore[call-overload]


def _by_code(archive: Path, name: str, column: str) -> dict[str, list[str]]:
    said: dict[str, list[str]] = {}
    for row in _onet(archive, name):
        said.setdefault(row["O*NET-SOC Code"], []).append(row[column])
    return said


def trained(documents: Sequence[Sequence[str]], more: Sequence[str]) -> Trained:
    """The vectors of the words of these documents, each a list of texts, and of the further texts."""
    texts = [telling_words(text) for document in documents for text in document]
    texts += [telling_words(text) for text in more]
    counts = Counter(word for text in texts for word in text)
    words = tuple(sorted(word for word, times in counts.items() if times >= FEWEST))
    column = {word: n for n, word in enumerate(words)}
    vectors = unit(_brought_down(_telling(_together(texts, column))))
    said = Counter(word for text in texts for word in set(text))
    rare = np.log((1 + len(texts)) / (1 + np.array([said[word] for word in words])))
    whole = counted_words([telling_words(" ".join(document)) for document in documents], column)
    whole.data = whole.data * rare[whole.indices]
    return Trained(words, rare, vectors, unit(np.asarray(whole @ vectors)).mean(axis=0))


def _together(texts: Sequence[Text], column: dict[str, int]) -> Sparse:
    """How often two words stand within the window of each other in one text (shape: words x words)."""
    apart = [-1] * WINDOW
    line = np.array(
        [n for text in texts for n in (*(column.get(w, -1) for w in text), *apart)], dtype=np.int64
    )
    shape = (len(column), len(column))
    counts: Sparse = csr_array(shape)
    for far in range(1, WINDOW + 1):
        left, right = line[:-far], line[far:]
        both = (left >= 0) & (right >= 0)
        counts = counts + csr_array((np.ones(int(both.sum())), (left[both], right[both])), shape=shape)
    return csr_array(counts + counts.T)


def _telling(counts: Sparse) -> Sparse:
    """The positive pointwise mutual information of each two words."""
    cells = counts.tocoo()
    own: Floats = np.asarray(counts.sum(axis=1))
    beside = own**SMOOTHED / (own**SMOOTHED).sum()
    told = np.log(cells.data / (own[cells.row] * beside[cells.col]))
    above = told > 0
    return csr_array((told[above], (cells.row[above], cells.col[above])), shape=counts.shape)


def _brought_down(told: Sparse) -> Floats:
    start = np.random.default_rng(0).standard_normal(told.shape[0])
    left, values, _ = svds(told, k=min(NUMBERS, min(told.shape) - 1), v0=start)
    order = np.argsort(-values)
    left, values = left[:, order], values[order]
    largest = np.abs(left).argmax(axis=0)
    signs = np.sign(left[largest, np.arange(left.shape[1])])
    return np.asarray(left * signs * np.sqrt(values))


def write(made: Trained, folder: Path) -> None:
    """Write the two files of the vectors."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = (f"{word}\t{rare:.3f}" for word, rare in zip(made.words, made.rarity, strict=True))
    (folder / "words.tsv").write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    np.save(folder / "vectors.npy", np.vstack([made.vectors, made.usual]).astype(np.float16))


def main(arguments: list[str]) -> None:
    """Train and write."""
    onet, esco = (Path(a) for a in arguments) if arguments else (ONET, ESCO)
    made = trained(list(occupations(onet)), list(others(onet, esco)))
    write(made, VECTORS)
    size = (VECTORS / "vectors.npy").stat().st_size / 1e6
    print(f"{len(made.words)} words, {size:.1f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
