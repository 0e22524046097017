"""What is told of documents: python -m benchmarks.doubts --folder FOLDER ... [--misses] [--draw N].

Counts findings for each statement that was read, and of the names of systems that a reader sees how many
are known and how many are proposed. The names stand beside a document, typed by hand before it was read:
in `NAME.systems.txt`, a system a line with its spellings between strokes, "?" before what may be told or
not (a standard, a maker), "#" before a remark; else in the `systems` of `NAME.expected.json`. `--draw`
prints that many findings of all folders, drawn by a fixed seed, to be judged by a person.
"""

import argparse
import random
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.evaluate import line  # noqa: E402 - of this clone
from graph.documents import Finding  # noqa: E402
from graph.errors import GraphError  # noqa: E402
from loaders.documents.load import load  # noqa: E402
from tests.kit.names import NameScore, documents_with_names, name_score  # noqa: E402

SEED = 13
HEADINGS = ("document", "findings", "a line", "names", "known", "proposed", "either", "proposals right")


def main() -> None:
    """Print a table for each folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, action="append", required=True, help="documents of your own")
    parser.add_argument("--misses", action="store_true", help="list the names that are missed or wrong")
    parser.add_argument("--draw", type=int, default=0, metavar="N", help="print findings to be judged")
    given = parser.parse_args()
    told: list[Finding] = []
    for folder in given.folder:
        print(f"\n### {folder}\n", line(HEADINGS), line("---" for _ in HEADINGS), sep="\n")
        total, misses, codes = NameScore(), list[str](), Counter[str]()
        for path, truth in documents_with_names(folder):
            try:
                report = load([path])
            except GraphError as error:
                sys.exit(f"{path}: {error}")
            score = name_score(report, truth)
            score.counts["findings"] = len(report.findings)
            score.counts["statements"] = sum(len(role.requirements) for role in report.roles)
            print(line(row(path.name, score.counts)))
            total.add(score)
            told += report.findings
            codes.update(finding.code for finding in report.findings)
            misses += [f"- {path.name}: {miss}" for miss in score.misses]
        print(line(row("**all**", total.counts)), "", "findings: " + str(dict(codes.most_common())), sep="\n")
        if given.misses:
            print(*misses, sep="\n")
    for finding in random.Random(SEED).sample(told, min(given.draw, len(told))):
        print(f"\n{finding.code}: {finding.document}, line {finding.line}: {finding.text[:160]}")
        print(f"    {finding.message}; {finding.suggestion}")


def row(name: str, counts: Counter[str]) -> list[str]:
    """The cells of one document or of all."""
    statements, names = counts["statements"], counts["names"]
    told = counts["known"] + counts["proposed"]
    a_line = f"{counts['findings'] / statements:.3f}" if statements else "-"
    either = f"{told} ({told / names:.2f})" if names else "-"
    judged = counts["right"] + counts["wrong right"]
    right = f"{counts['right']} of {judged}" if judged else "-"
    shown = (f"{counts['findings']} of {statements}", a_line, names, counts["known"], counts["proposed"])
    return [name, *map(str, shown), either, right]


if __name__ == "__main__":
    main()
