"""How right competencies are in statements of unfamiliar trades: python -m benchmarks.tagging [--draw].

Documents are made of O*NET occupations, a title and its tasks, and loaded as any other; of each field lines
are drawn by a fixed seed. The tags of those lines were judged by hand (`tagging.tsv`: right, wrong); a tag
that nobody judged is told. `--draw` prints the lines with their tags, to be judged.
"""

import csv
import random
import sys
import tempfile
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.products import ONET, table
from graph.kinds import NodeKind
from loaders.documents.load import load

JUDGED = Path(__file__).with_suffix(".tsv")
UNFAMILIAR = {
    "museum": ("25-40",),
    "ward": ("29-1", "29-2", "31-1"),
    "kitchen and hotel": ("35", "11-9081", "43-4081"),
    "building site": ("47", "17-2051", "17-3022"),
    "logistics": ("53-3", "53-7", "43-5", "13-1081", "11-3071"),
}
OTHERS = {
    "computing": ("15-1",),
    "stage and media": ("27-2", "27-3", "27-4"),
    "counselling": ("21",),
    "repair shop": ("49",),
    "personal services": ("39",),
}
# By set and field the first signs of the codes of its occupations. `tuned` was tuned by; `first` was scored
# once, and three general rules were mended by what it showed; `held` was drawn and scored after that, and has
# been open since. `fresh` are five other fields, drawn and scored once when `general.yaml` stood;
# words were mended by it, and `again` was drawn from what was left of those fields and scored after that, and
# once more `last`, of which nothing has been mended.
FIELDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "tuned": {
        "school": ("25-2", "25-1"),
        "farm": ("45",),
        "police": ("33",),
        "workshop": ("51",),
        "court": ("23",),
    },
    "first": UNFAMILIAR,
    "held": UNFAMILIAR,
    "fresh": OTHERS,
    "again": OTHERS,
    "last": OTHERS,
}
LINES = {"tuned": 15, "first": 30, "held": 30, "fresh": 30, "again": 30, "last": 30}
SEEDS = {"tuned": 7, "first": 41, "held": 42, "fresh": 43, "again": 44, "last": 45}
# Sets that leave out the lines of others.
BESIDE: Mapping[str, tuple[str, ...]] = {"again": ("fresh",), "last": ("fresh", "again")}

# A line: its field, the title of its occupation, its words.
Line = tuple[str, str, str]


def occupations() -> tuple[dict[str, str], dict[str, list[str]]]:
    """Titles and tasks by the code of the occupation."""
    with zipfile.ZipFile(ONET) as archive:
        titles = {row["O*NET-SOC Code"]: row["Title"] for row in table(archive, "Occupation Data")}
        tasks: dict[str, list[str]] = defaultdict(list)
        for row in table(archive, "Task Statements"):
            tasks[row["O*NET-SOC Code"]].append(row["Task"])
    return titles, tasks


def drawn(name: str) -> dict[str, list[tuple[str, str]]]:
    """By code of the occupation the lines of a set, each with its field."""
    _, tasks = occupations()
    left_out = {line for other in BESIDE.get(name, ()) for of in drawn(other).values() for line in of}
    lines: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for field, starts in FIELDS[name].items():
        every = sorted((task, code) for code in tasks for task in tasks[code] if code.startswith(starts))
        every = [(task, code) for task, code in every if (field, task) not in left_out]
        once = sorted(dict(every).items())
        for task, code in random.Random(f"{SEEDS[name]} {field}").sample(once, LINES[name]):
            lines[code].append((field, task))
    return lines


def tagged(name: str) -> Iterator[tuple[Line, tuple[str, ...]]]:
    """The lines of a set with the competencies that they are read to name."""
    titles, tasks = occupations()
    for code, lines in sorted(drawn(name).items()):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "role.md"
            body = "\n".join(f"- {task}" for task in tasks[code])
            path.write_text(f"# {titles[code]}\n\n## Responsibilities\n\n{body}\n", encoding="utf-8")
            read = {r.place.text: r.mentions for role in load([path]).roles for r in role.requirements}
        for field, task in lines:
            skills = {m.skill for m in read.get(task, ()) if m.skill.kind == NodeKind.COMPETENCY}
            yield (field, titles[code], task), tuple(sorted(skill.name for skill in skills))


def judgements() -> dict[tuple[str, str], str]:
    """What was judged of a line and a tag."""
    if not JUDGED.exists():
        return {}
    rows = (line for line in JUDGED.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {(row["line"], row["tag"]): row["verdict"] for row in csv.DictReader(rows, delimiter="\t")}


def figures(name: str) -> dict[str, tuple[int, int, int, int]]:
    """By field lines, lines with a competency, tags judged right, tags judged at all; tells the unjudged."""
    known = judgements()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for (field, _, task), tags in tagged(name):
        counts[field] += Counter(lines=1, named=bool(tags))
        for tag in tags:
            verdict = known.get((task, tag))
            if verdict is None:
                print(f"not judged: {task}: {tag}", file=sys.stderr)
            else:
                counts[field] += Counter(judged=1, right=verdict == "right")
    return {f: (c["lines"], c["named"], c["right"], c["judged"]) for f, c in counts.items()}


def main(arguments: list[str]) -> None:
    """Print lines to judge, or the figures."""
    for name in FIELDS:
        if "--draw" in arguments:
            for (field, title, task), tags in tagged(name):
                print(name, field, title, task, " | ".join(tags), sep="\t")
            continue
        total: Counter[str] = Counter()
        for field, (lines, named, right, read) in figures(name).items():
            print(f"{name}, {field}: {named} of {lines} lines, {right} of {read} tags right")
            total += Counter(lines=lines, named=named, right=right, read=read)
        share, precision = total["named"] / total["lines"], total["right"] / max(total["read"], 1)
        print(f"{name}: coverage {share:.2f}, precision {precision:.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
