"""How well roles are ranked by likeness, against the related occupations of O*NET: make ranking.

923 occupations with tasks and software stand as roles. For each origin experts chose the ten most related
occupations, and a good ranking has them on top. P@5: the share of the first five that are among its five
closest. R@10, NDCG@10, MRR: of the ten, within the first ten. Within, across: the R@10 of those of the same
major group and of another one. Roles are ranked by the code that ranks an organisation's, and by its peers on
the same graph; with ATLAS_ENCODER, with and without the encoder that it names.
"""

import argparse
import csv
import resource
import shutil
import sys
import tempfile
import time
import zipfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from scipy.sparse import csr_array

from graph.arrays import Floats, Sparse
from graph.questions.likeness.parts import joined, of_words
from graph.questions.likeness.roles import similarity
from graph.questions.likeness.sentences import ENCODED
from graph.questions.likeness.similarity import Similarity
from graph.questions.likeness.words import RareWords, stems
from graph.questions.matrix import cosine
from graph.stores.memory import NetworkxStore
from loaders.connect import read_graph

SHARED = Path(__file__).resolve().parents[2] / "shared"
ARCHIVE = "data/onet-29.3/db_29_3_text.zip"
RELATED = "data/onet-29.3/related_occupations_dev.tsv"
CODE = "O*NET-SOC Code"
# What an organisation's documents say: a title, tasks, systems.
DOCUMENTS = ("Occupation Data.txt", "Task Statements.txt", "Technology Skills.txt")
EVERYTHING = (*DOCUMENTS, "Alternate Titles.txt", "Skills.txt", "Knowledge.txt")
ACTIVITIES = "Tasks to DWAs.txt"
TEXT = ("meaning of statements", "words of statements", "sentences")
HEAD = "| likeness | P@5 | R@10 | NDCG@10 | MRR | within | across |\n|---|---|---|---|---|---|---|"
SKILLS = ("competencies", "systems", "names of skills")


@dataclass(frozen=True)
class Truth:
    """For each origin its related roles, the most related first, as numbers in the order of the codes."""

    codes: tuple[str, ...]
    related: Mapping[int, tuple[int, ...]]

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The major group of each role."""
        return tuple(code[:2] for code in self.codes)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--group", default="13", help="a major group told apart; 13 is finance")
    given = parser.parse_args()
    if not (given.shared / RELATED).is_file():
        sys.exit(f"{given.shared}: the related occupations are not there")
    apart: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        truth = unpacked(given.shared, Path(name))
        print(HEAD)
        for title, scores in rankings(Path(name), truth):
            print(f"| {title} | {' | '.join(measured(scores, truth))} |", flush=True)
            apart.append(f"| {title} | {' | '.join(measured(scores, truth, given.group))} |")
    print(f"\nThe origins of major group {given.group} apart:\n\n{HEAD}", *apart, sep="\n")
    print(f"\nAt most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB.")


def unpacked(shared: Path, folder: Path) -> Truth:
    """Write O*NET's files with its occupations of tasks and software only, and return the truth of them."""
    with zipfile.ZipFile(shared / ARCHIVE) as archive:
        archive.extractall(folder, (*EVERYTHING, ACTIVITIES))
    codes = set.intersection(*({row[0] for row in rows(folder / name)} for name in DOCUMENTS))
    for name in EVERYTHING:
        head, *lines = (folder / name).read_text(encoding="utf-8").splitlines()
        kept = (line for line in lines if line.partition("\t")[0] in codes)
        (folder / name).write_text("\n".join([head, *kept]) + "\n", encoding="utf-8")
    ordered = tuple(sorted(codes))
    number = {code: n for n, code in enumerate(ordered)}
    related: dict[int, list[tuple[int, int]]] = {}
    for origin, other, tier, index in rows(shared / RELATED):
        if origin in number and other in number and tier.startswith("Primary"):
            related.setdefault(number[origin], []).append((int(index), number[other]))
    return Truth(ordered, {n: tuple(other for _, other in sorted(found)) for n, found in related.items()})


def rows(path: Path) -> Iterator[list[str]]:
    """The rows of a table below its head."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]


@contextmanager
def only(folder: Path, names: Sequence[str]) -> Iterator[Path]:
    """A folder with these files alone."""
    with tempfile.TemporaryDirectory() as name:
        for file in names:
            shutil.copy(folder / file, name)
        yield Path(name)


def alike(folder: Path, names: Sequence[str]) -> Similarity:
    """The likeness of the roles that these files state."""
    with only(folder, names) as here:
        store = NetworkxStore()
        store.replace(read_graph([here]))
    return similarity(store)


def rankings(folder: Path, truth: Truth) -> Iterator[tuple[str, Floats]]:
    """Each likeness by its name: an entry for every two roles, in the order of the codes."""
    start = time.perf_counter()
    whole, documents = alike(folder, EVERYTHING), alike(folder, DOCUMENTS)
    print(f"Read in {time.perf_counter() - start:.0f} s.", file=sys.stderr)
    start = time.perf_counter()
    yield "**everything**", whole.scores
    print(f"Ranked in {time.perf_counter() - start:.1f} s.", file=sys.stderr)
    yield "**as documents: own title, tasks, systems**", documents.scores
    yield "tasks without titles", chosen(documents, TEXT)
    yield "skills and systems alone", chosen(whole, SKILLS)
    for part in whole.joined.shares:
        others = [other for other in whole.joined.shares if other != part]
        yield f"everything without {part}", chosen(whole, others)
    if ENCODED & whole.joined.shares.keys():
        yield "the encoder alone", chosen(whole, ENCODED)
        for title, one in (("everything", whole), ("as documents", documents)):
            yield f"{title} without the encoder", chosen(one, one.joined.shares.keys() - ENCODED)
    yield "everything, hubs corrected", without_hubs(whole.scores)
    activities = of_words("activities", activity_codes(folder / ACTIVITIES, truth.codes), 1.0)
    yield "everything and standard activities", joined([*whole.parts, activities]).scores
    yield "standard activities alone", activities.rows.cosines(None)
    yield from peers(whole, documents, truth)


def chosen(whole: Similarity, names: Collection[str]) -> Floats:
    """The likeness by some of its parts."""
    return joined([part for part in whole.parts if part.name in names]).scores


def peers(whole: Similarity, documents: Similarity, truth: Truth) -> Iterator[tuple[str, Floats]]:
    """The measures of the field, on the same graphs."""
    size = len(truth.codes)
    yield "random", np.random.default_rng(0).random((size, size))
    yield "code prefix", prefixes(truth.codes)
    asked: Sparse = csr_array((whole.matrix.asked.toarray() > 0).astype(np.float64))
    both: Floats = np.asarray((asked @ asked.T).toarray())
    held: Floats = np.asarray(asked.sum(axis=1))
    yield "Jaccard of skills", both / np.maximum(held[:, None] + held[None, :] - both, 1)
    yield "containment of skills", both / np.maximum(held[None, :], 1)
    yield "overlap coefficient of skills", both / np.maximum(np.minimum(held[:, None], held[None, :]), 1)
    yield "inverse-frequency cosine of skills", cosine(csr_array(asked * whole.matrix.weights))
    shared = np.maximum(np.asarray(asked.sum(axis=0)), 1)
    yield "resource allocation of skills", np.asarray((csr_array(asked / shared) @ asked.T).toarray())
    yield "TF-IDF, one document a role", tf_idf(documents)


def without_hubs(scores: Floats, near: int = 10) -> Floats:
    """Twice the likeness less how like each of the two is to its ten nearest (Conneau et al. 2018, CSLS)."""
    others = scores.copy()
    np.fill_diagonal(others, -np.inf)
    hub: Floats = np.sort(others, axis=1)[:, -near:].mean(axis=1)
    return np.asarray(2 * scores - hub[:, None] - hub[None, :])


def activity_codes(path: Path, codes: Sequence[str]) -> Sparse:
    """The standard activities of each role's tasks, as unit rows by how rare they are."""
    said: dict[str, list[str]] = {}
    for row in rows(path):
        said.setdefault(row[0], []).append(row[2])
    return RareWords.of([said.get(code, []) for code in codes]).vectors


def prefixes(codes: Sequence[str]) -> Floats:
    """How many signs two codes have in common from the first on."""
    signs = np.array([[ord(sign) for sign in code] for code in codes])
    same = signs[:, None, :] == signs[None, :, :]
    return np.asarray(same.cumprod(axis=2).sum(axis=2), dtype=np.float64)


def tf_idf(documents: Similarity) -> Floats:
    """The cosine of all that two roles state, as one text each."""
    texts = [stems(" ".join(documents.statements[n].text for n in own)) for own in documents.of_role]
    vectors: Sparse = RareWords.of(texts).vectors
    return np.asarray((vectors @ vectors.T).toarray())


def measured(scores: Floats, truth: Truth, group: str | None = None) -> list[str]:
    """P@5, R@10, NDCG@10, MRR, R@10 within the major group and across, each with its interval of 95 %."""
    origins = [n for n in truth.related if group is None or truth.groups[n] == group]
    values = np.array([judged(scores, truth, origin) for origin in origins])
    draws = np.random.default_rng(0).integers(0, len(origins), (1000, len(origins)))
    cells = []
    for column in values.T:
        means = np.nanmean(column[draws], axis=1)
        low, high = np.nanpercentile(means, (2.5, 97.5))
        cells.append(f"{np.nanmean(column):.3f} ± {(high - low) / 2:.3f}")
    return cells


def judged(scores: Floats, truth: Truth, origin: int) -> tuple[float, ...]:
    """The measures of one origin; not a number where none of its related roles is of such a group."""
    row = scores[origin].copy()
    row[origin] = -np.inf
    first = np.argsort(-row, kind="stable")[:10].tolist()
    right = truth.related[origin]
    hits = np.array([other in right for other in first], dtype=np.float64)
    discount = 1 / np.log2(np.arange(2, 12))
    places = np.flatnonzero(hits)
    same = {other for other in right if truth.groups[other] == truth.groups[origin]}
    return (
        len(set(first[:5]) & set(right[:5])) / 5,
        float(hits.sum()) / len(right),
        float(hits @ discount) / float(discount[: len(right)].sum()),
        1 / (1 + int(places[0])) if len(places) else 0.0,
        len(same & set(first)) / len(same) if same else np.nan,
        len((set(right) - same) & set(first)) / (len(right) - len(same))
        if len(right) > len(same)
        else np.nan,
    )


if __name__ == "__main__":
    main()
