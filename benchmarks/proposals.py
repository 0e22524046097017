"""How right proposals for unknown words are: python -m benchmarks.proposals [--half HALF] [--misses].

Role documents of ten trades that the vocabulary was not made around, written for this, lie in `unknown/`:
half of them to mend by, half held out. Beside each half `decisions.tsv` says of every name and statement what
a person may decide of it. A group is right where its proposal is right of all that it holds, and mixed where
no decision is right of all. `sure` are the proposals that do not say "perhaps"; `the best` counts only the
decision that stands first; `plain` is what it would be to take each name as a system and each statement as a
competency.
"""

import argparse
import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from exports.own_words import likely_words
from graph.stores.memory import NetworkxStore
from loaders.connect import read_graph
from loaders.unknown.answers import Likely, Saying, UnknownGroup
from loaders.unknown.groups import unknowns
from loaders.vocabulary.vocabulary import vocabulary_of

FOLDER = Path(__file__).parent / "unknown"
HALVES = ("development", "held_out")
DECISIONS = "decisions.tsv"
TOP = 10
HEADINGS = (
    "documents",
    "right",
    "largest ten",
    "largest ten of each document",
    "sure",
    "the best",
    "plain",
    "mixed",
    "by kind",
)
Decisions = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Judged:
    """A group with what is right of all that it holds, None where something in it was never judged."""

    group: UnknownGroup
    right: frozenset[str] | None
    best: str

    @property
    def is_right(self) -> bool:
        """Whether the proposal is right of the whole group."""
        return self.right is not None and said(self.group.likely) in self.right

    @property
    def is_best(self) -> bool:
        """Whether the proposal is the best decision on the first that the group holds."""
        return said(self.group.likely) == self.best

    @property
    def is_plainly_right(self) -> bool:
        """Whether it would be right to take each name as a system and each statement as a competency."""
        plain = Saying.COMPETENCY if self.group.is_statement else Saying.SYSTEM
        return self.right is not None and plain in self.right

    @property
    def is_mixed(self) -> bool:
        """Whether no decision is right of the whole group."""
        return self.right is not None and not self.right

    @property
    def kind(self) -> str:
        """What kind of thing is proposed."""
        return said(self.group.likely).partition(" of ")[0]


def said(likely: Likely) -> str:
    """A proposal as decisions are written."""
    if likely.doing == Saying.ALIAS:
        return f"alias of {likely.name}"
    return f"ignore as {likely.what}" if likely.doing == Saying.IGNORE else str(likely.doing)


def decisions(folder: Path) -> Decisions:
    """What is right of each name and statement of a folder, the best first."""
    lines = (folder / DECISIONS).read_text(encoding="utf-8").splitlines()
    rows = csv.reader((one for one in lines if not one.startswith("#")), delimiter="\t")
    return {name: right.split(" or ") for name, right in rows}


def documents(folder: Path) -> list[Path]:
    """The documents of a folder."""
    return sorted(path for path in folder.iterdir() if path.name != DECISIONS)


def judged(paths: Sequence[Path], known: Decisions) -> list[Judged]:
    """The groups of documents that are read together, each held against the decisions."""
    store = NetworkxStore()
    store.replace(read_graph(paths))
    groups = unknowns(store, vocabulary_of()).groups
    return [Judged(group, _right(group, known), known.get(group.said[0], ("",))[0]) for group in groups]


def _right(group: UnknownGroup, known: Decisions) -> frozenset[str] | None:
    if any(name not in known for name in group.said):
        return None
    return frozenset.intersection(*(frozenset(known[name]) for name in group.said))


def share(told: Iterable[bool]) -> str:
    """How many of these are so."""
    every = list(told)
    return f"{sum(every)} of {len(every)} ({100 * sum(every) / max(len(every), 1):.0f} %)"


def row(name: str) -> list[str]:
    """The cells of one half."""
    known, paths = decisions(FOLDER / name), documents(FOLDER / name)
    every = judged(paths, known)
    each = [one for path in paths for one in judged([path], known)[:TOP]]
    kinds = sorted({one.kind for one in every})
    return [
        name,
        share(one.is_right for one in every),
        share(one.is_right for one in every[:TOP]),
        share(one.is_right for one in each),
        share(one.is_right for one in every if one.group.likely.is_sure),
        share(one.is_best for one in every),
        share(one.is_plainly_right for one in every),
        share(one.is_mixed for one in every),
        "; ".join(f"{kind}: {share(one.is_right for one in every if one.kind == kind)}" for kind in kinds),
    ]


def misses(name: str) -> list[str]:
    """Each group whose proposal is not right, the largest first."""
    known = decisions(FOLDER / name)
    return [
        f"{one.group.places} {' / '.join(one.group.said)}: {likely_words(one.group.likely)}, since "
        f"{one.group.likely.why}; right: {_told(one.right)}"
        for one in judged(documents(FOLDER / name), known)
        if not one.is_right
    ]


def _told(right: frozenset[str] | None) -> str:
    return "never judged" if right is None else " or ".join(sorted(right)) or "nothing, it is mixed"


def line(cells: Iterable[str]) -> str:
    """A row of a table in Markdown."""
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Print a row for each half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="list every miss too")
    parser.add_argument("--half", choices=HALVES, help="this half alone")
    given = parser.parse_args()
    halves = (given.half,) if given.half else HALVES
    print("\n### proposals for unknown words\n", line(HEADINGS), line("---" for _ in HEADINGS), sep="\n")
    print(*(line(row(half)) for half in halves), sep="\n")
    if given.misses:
        print("", *(f"- {miss}" for half in halves for miss in misses(half)), sep="\n")


if __name__ == "__main__":
    main()
