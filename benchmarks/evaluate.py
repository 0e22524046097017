"""How well documents are read: python -m benchmarks.evaluate [--misses] [--folder FOLDER].

Holds what the loader reads against the right readings in ../shared, or against those in a folder of your
own, a document beside its `NAME.expected.json`, document by document and in sum, and prints a table in
Markdown: precision and recall of each kind of fact; how docs/evaluation.md counts.
"""

import argparse
import resource
import sys
import time
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.kit.judged import KINDS, Score, judged  # noqa: E402 - of this clone
from tests.kit.right_readings import beside, sets  # noqa: E402

HEADINGS = (
    "document",
    "refused",
    *KINDS,
    "listed",
    "flagged",
    "levels",
    "lines",
    "near",
    "findings a line",
    "lines with a skill",
    "of English",
)


def main() -> None:
    """Print a table for each set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="list every miss too")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--folder", type=Path, help="documents of your own, each beside its right reading")
    given = parser.parse_args()
    folder = given.folder or given.shared
    if not folder.is_dir():
        sys.exit(f"{folder}: the documents with their right readings are not there")
    judge = {str(folder): beside(folder)} if given.folder else sets(folder)
    if not any(judge.values()):
        sys.exit(f"{folder}: holds no document beside its NAME.expected.json")
    for name, documents in judge.items():
        started, total, rows = time.perf_counter(), Score(), []
        for path, truth in documents:
            score = judged(path, truth())
            rows.append(row(path.name, score))
            total.add(score)
        took = time.perf_counter() - started
        print(f"\n### {name}\n", line(HEADINGS), line("---" for _ in HEADINGS), sep="\n")
        print(*map(line, [*rows, row(f"**all {len(rows)}**", total)]), sep="\n")
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"\n{took:.1f} s, at most {memory} MB.")
        if given.misses:
            print("", *(f"- {miss}" for miss in total.misses), sep="\n")


def row(name: str, score: Score) -> list[str]:
    """The cells of one document or of all."""
    statements = score.read["statements"]
    facts = [_quality(score, kind) for kind in KINDS]
    listed, flagged, levels, near = (
        f"{score.right[kind]} of {score.true[kind]}" for kind in ("listed", "flagged", "levels", "near")
    )
    lines = f"{score.read['lines']} for {score.true['lines']}"
    findings = f"{score.read['findings'] / statements:.2f}" if statements else f"{score.read['findings']} / 0"
    named = _share(score.right["named"], statements)
    english = _share(score.right["english"], score.read["english"])
    refused = str(score.right["refused"] or "")
    return [name, refused, *facts, listed, flagged, levels, lines, near, findings, named, english]


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "-"


def _quality(score: Score, kind: str) -> str:
    """Precision and recall, a dash where there is nothing to be right or wrong."""
    right, read, true = score.right[kind], score.read[kind], score.true[kind]
    precision = f"{right / read:.2f}" if read else "-"
    recall = f"{right / true:.2f}" if true else "-"
    return f"{precision} / {recall}"


def line(cells: Iterable[str]) -> str:
    """A row of a table in Markdown."""
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
