"""Make `seeds/vocabulary/fields.tsv` from ESCO's occupations: `make fields [ESCO=folder]`.

For each word how much larger its share is of what is said of the occupations of a field than of all: the
natural logarithm of the ratio in tenths, smoothed, one field a column. Fields are groups of ISCO-08
(`fields.yaml`).
"""

import csv
import io
import math
import sys
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import yaml

from loaders.vocabulary.fields import FILE
from loaders.vocabulary.stems import stems_of
from seeds.shipped import VOCABULARY

ESCO = Path(__file__).parents[2] / "shared" / "data" / "esco-1.1.1"
# A word that fewer occupations are told by tells little; so many words are kept, the most telling first.
FEWEST = 8
MOST = 3500
# So many words of all that is said are added to each field.
SMOOTH = 4000
SOURCE = """\
# How much more often a word is said of the occupations of a field than of all: ln of the ratio, in tenths.
# Made by `make fields` from the occupations and skills of ESCO v1.1.1 by the European Commission
# (https://esco.ec.europa.eu), reused under Commission Decision 2011/833/EU; their words were counted.
"""


def table(archive: zipfile.ZipFile, name: str) -> Iterator[dict[str, str]]:
    """The rows of a table of the classification."""
    member = next(n for n in archive.namelist() if n.endswith(name))
    with archive.open(member) as raw:
        yield from csv.DictReader(io.TextIOWrapper(raw, encoding="utf-8"))


def field_of(group: str, fields: dict[str, list[str]]) -> str | None:
    """The field that an occupation's group of ISCO-08 belongs to."""
    starts = [
        (len(start), name) for name, starts in fields.items() for start in starts if group.startswith(start)
    ]
    return max(starts)[1] if starts else None


def texts(folder: Path) -> Iterator[tuple[str, set[str]]]:
    """The group of each occupation, and the stems of what is said of it."""
    with zipfile.ZipFile(folder / "classification_en.zip") as archive:
        labels = {row["conceptUri"]: row["preferredLabel"] for row in table(archive, "skills_en.csv")}
        occupations = list(table(archive, "occupations_en.csv"))
    needs: dict[str, list[str]] = defaultdict(list)
    with zipfile.ZipFile(folder / "relations.zip") as archive:
        for row in table(archive, "occupationSkillRelations.csv"):
            if row["relationType"] == "essential":
                needs[row["occupationUri"]].append(labels.get(row["skillUri"], ""))
    for row in occupations:
        said = (row["preferredLabel"], row["altLabels"], row["description"], *needs[row["conceptUri"]])
        yield row["iscoGroup"], set(stems_of("\n".join(said)))


def weights(folder: Path, fields: dict[str, list[str]]) -> dict[str, list[int]]:
    """By stem the weight of each field, the most telling stems only."""
    said: dict[str, Counter[str]] = defaultdict(Counter)
    sizes: Counter[str] = Counter()
    for group, stems in texts(folder):
        if name := field_of(group, fields):
            sizes[name] += len(stems)
            for stem in stems:
                said[stem][name] += 1
    by_stem: dict[str, list[int]] = {}
    telling: dict[str, float] = {}
    for stem, counts in said.items():
        if counts.total() < FEWEST or len(stem) < 3:
            continue
        share = counts.total() / sizes.total()
        shares = {name: (counts[name] + SMOOTH * share) / (sizes[name] + SMOOTH) for name in fields}
        logs = {name: math.log(shares[name] / share) for name in fields}
        by_stem[stem] = [round(10 * logs[name]) for name in fields]
        telling[stem] = sum(counts[name] * abs(logs[name]) for name in fields)
    kept = sorted(telling, key=lambda stem: -telling[stem])[:MOST]
    return {stem: by_stem[stem] for stem in sorted(kept)}


def main(arguments: list[str]) -> None:
    """Write the table."""
    folder = next((Path(a) for a in arguments), ESCO)
    fields = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))["fields"]
    rows = weights(folder, fields)
    lines = ["\t".join(("word", *fields)), *("\t".join((s, *map(str, w))) for s, w in rows.items())]
    (VOCABULARY / FILE).write_text(SOURCE + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(rows)} words of {len(fields)} fields")


if __name__ == "__main__":
    main(sys.argv[1:])
