"""From which likeness on a name is offered for one that nothing bears: python -m benchmarks.suggestions.

Every name of roles and skills is misspelt by rule: a letter left out, doubled, swapped, mistyped or written
as it sounds, two at once, a word left out, words in another order. Recall: how many find their own among the
three that are offered; first: as the first of them. False: for how many names that have nothing to do with
these (products that no document names, occupations of O*NET that share no word) something is offered. The
sets are the two original documents, and ESCO's skills with their other names (every 4,000th misspelt).
"""

import csv
import io
import random
import time
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from graph.kinds import SKILL_KINDS, NodeKind
from graph.names import label_key
from graph.questions.loose_names import readings
from graph.questions.spelling import Labels, by_key, nearest_of, written_like
from loaders.connect import read_graph

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
BARS = (60, 68, 72, 76, 78, 80, 82, 84, 88)
BESIDE = dict(zip("qwertyuiopasdfghjklzxcvbnm", "wertyuiopqsdfghjklaxcvbnmz", strict=True))
SOUNDS = (
    ("ce", "se"),
    ("ph", "f"),
    ("ie", "ei"),
    ("ance", "ence"),
    ("tion", "sion"),
    ("ll", "l"),
    ("y", "i"),
)
Pairs = list[tuple[str, str]]


def misspelt(name: str, chance: random.Random) -> Iterator[str]:
    """The name with one error of each kind that it has room for."""
    letters = [i for i, sign in enumerate(name) if sign.isalpha() and 0 < i < len(name) - 1]
    if len(letters) < 4:
        return
    i, j = sorted(chance.sample(letters, 2))
    beside = BESIDE.get(name[j].lower(), "x")
    yield name[:i] + name[i + 1 :]
    yield name[:i] + name[i] + name[i:]
    yield name[:i] + name[i + 1] + name[i] + name[i + 2 :]
    yield name[:j] + beside + name[j + 1 :]
    yield name[:i] + name[i + 1 : j] + beside + name[j + 1 :]
    yield from (name.replace(said, written, 1) for said, written in SOUNDS if said in name)
    words = name.split()
    if len(words) > 1:
        gone = chance.randrange(len(words))
        yield " ".join(words[:gone] + words[gone + 1 :])
        yield " ".join(reversed(words))


def scored(name: str, labels: Labels) -> list[tuple[str, float]]:
    """What is offered from the lowest bar on, with the likeness of each."""
    keys: dict[str, list[str]] = {}
    for key, held in labels.items():
        for label in held:
            keys.setdefault(label, []).append(key)
    offered = nearest_of(name, labels, 3, bar=min(BARS))
    return [
        (label, max(written_like(asked, key) for asked in readings(name) for key in keys[label]))
        for label in offered
    ]


def tell(title: str, right: Pairs, unrelated: Sequence[str], labels: Labels) -> None:
    """Print recall and false offers by bar."""
    began = time.perf_counter()
    answers = [(label, scored(name, labels)) for name, label in right]
    others = [scored(name, labels) for name in unrelated]
    took = (time.perf_counter() - began) / (len(answers) + len(others))
    print(f"\n{title}: {len(labels)} names, {len(right)} misspelt, {len(unrelated)} not, {took:.4f} s each")
    for bar in BARS:
        held = [(label, [one for one, like in offered if like >= bar]) for label, offered in answers]
        recall = sum(label in offered for label, offered in held) / len(held)
        first = sum(offered[:1] == [label] for label, offered in held) / len(held)
        false = sum(any(like >= bar for _, like in offered) for offered in others) / len(others)
        print(f"  bar {bar}: recall {recall:.3f}, first {first:.3f}, false {false:.3f}")


def products() -> list[str]:
    """The names of the products that ship with the vocabulary."""
    lines = (
        line
        for name in ("products.tsv", "further_products.tsv")
        for line in (ROOT / "seeds" / "vocabulary" / name).read_text(encoding="utf-8").splitlines()
    )
    return [line.split("\t")[0] for line in lines if line and not line.startswith("#")]


def in_zip(path: Path, name: str) -> io.TextIOWrapper:
    """A text file of an archive, by the end of its name."""
    archive = zipfile.ZipFile(path)
    inside = next(one for one in archive.namelist() if one.endswith(name))
    return io.TextIOWrapper(archive.open(inside), encoding="utf-8")


def esco() -> Pairs:
    """Every name of a skill of ESCO with its label."""
    rows = csv.DictReader(in_zip(SHARED / "data/esco-1.1.1/classification_en.zip", "skills_en.csv"))
    return [
        (name, row["preferredLabel"])
        for row in rows
        for name in (row["preferredLabel"], *row["altLabels"].splitlines())
    ]


def occupations() -> list[str]:
    """The titles of O*NET."""
    rows = in_zip(SHARED / "data/onet-29.3/db_29_3_text.zip", "Occupation Data.txt")
    return [line.split("\t")[1] for line in list(rows)[1:]]


def main() -> None:
    """Measure on the originals' skills, their roles, and ESCO's skills."""
    graph = read_graph([SHARED / "seeds"])
    for title, kinds, unrelated in (
        ("skills of the originals", SKILL_KINDS, products()),
        ("roles of the originals", (NodeKind.ROLE,), occupations()),
        ("skills of ESCO", (), products()),
    ):
        chance = random.Random(15)
        nodes = [node for node in graph.nodes if node.kind in kinds]
        named = [(n, node.label) for node in nodes for n in (node.label, *node.alt_labels)] or esco()
        labels = by_key(named)
        few = named if kinds else named[::4000]
        right = [(typed, label) for name, label in few for typed in misspelt(name, chance)]
        known = {word.rstrip("s") for key in labels for word in key.split()} if kinds else set()
        strange = [n for n in unrelated if not {w.rstrip("s") for w in label_key(n).split()} & known]
        tell(
            title,
            [(typed, label) for typed, label in right if label_key(typed) not in labels],
            strange[:: 2 if kinds else 400],
            labels,
        )


if __name__ == "__main__":
    main()
