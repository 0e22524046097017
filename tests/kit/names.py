"""Names of systems that a reader sees in a document, and how many of them the loader knows or proposes."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from graph.kinds import NodeKind, Usage
from loaders.documents.records import LoadReport
from loaders.vocabulary.vocabulary import lookup_key as _lookup_key

TYPED, RIGHT_READING = ".systems.txt", ".expected.json"


@dataclass(frozen=True)
class Names:
    """The systems of a document, each by all its spellings as they are looked up; what may be told or not."""

    systems: tuple[frozenset[str], ...]
    either: frozenset[str] = frozenset()


@dataclass
class NameScore:
    """How many names are known, proposed or missed, how many proposals right; what is missed and wrong."""

    counts: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def add(self, other: "NameScore") -> None:
        """Count another document in."""
        self.counts.update(other.counts)


def lookup_key(name: str) -> str:
    """A name as it is compared: blanks and hyphens say nothing."""
    return _lookup_key(name).replace(" ", "").replace("-", "")


def documents_with_names(folder: Path) -> Iterator[tuple[Path, Names]]:
    """The documents of a folder, each with the names that stand beside it."""
    stems = {path.name.removesuffix(end) for end in (TYPED, RIGHT_READING) for path in folder.glob(f"*{end}")}
    for stem in sorted(stems):
        beside = [folder / f"{stem}{end}" for end in (TYPED, RIGHT_READING)]
        own = [path for path in sorted(folder.glob(f"{stem}.*")) if path not in beside]
        yield own[0], _typed(beside[0]) if beside[0].exists() else _of_right_reading(beside[1])


def _typed(file: Path) -> Names:
    lines = [
        line for line in file.read_text(encoding="utf-8").splitlines() if line.strip() and line[0] != "#"
    ]
    systems = [line for line in lines if line[0] != "?"]
    either = frozenset(lookup_key(line[1:]) for line in lines if line[0] == "?")
    return Names(tuple(frozenset(map(lookup_key, line.split(" | "))) for line in systems), either)


def _of_right_reading(file: Path) -> Names:
    named = json.loads(file.read_text(encoding="utf-8"))["systems"]
    return Names(tuple(frozenset({key}) for key in sorted({lookup_key(name) for _, name, _ in named})))


def name_score(report: LoadReport, truth: Names) -> NameScore:
    """The names that the reading of one document holds, against those a reader sees."""
    known, proposed = dict(_known(report)), dict(_proposed(report))
    score = NameScore(Counter(names=len(truth.systems)))
    for spellings in truth.systems:
        told = (
            "known" if spellings & known.keys() else "proposed" if spellings & proposed.keys() else "missed"
        )
        score.counts[told] += 1
        if told == "missed":
            score.misses.append(f"missed {' | '.join(sorted(spellings))}")
    every = frozenset[str]().union(*truth.systems)
    for kind, read in (("right", proposed), ("held", known)):
        for name in dict.fromkeys(read.values()):
            keys = {key for key, value in read.items() if value == name}
            fits = "" if keys & every else "either " if keys & truth.either else "wrong "
            score.counts[f"{fits}{kind}"] += 1
            if fits == "wrong ":
                score.misses.append(f"{'proposed' if kind == 'right' else 'known'} wrongly {name}")
    return score


def _known(report: LoadReport) -> Iterator[tuple[str, str]]:
    """The systems that statements name, by each spelling."""
    mentions = (m for role in report.roles for r in role.requirements for m in r.mentions)
    for one in mentions:
        if one.skill.kind == NodeKind.SYSTEM and not one.usage.denies and one.usage != Usage.VENDOR:
            yield from (
                (lookup_key(name), one.skill.name) for name in (one.skill.name, *one.skill.alt_labels)
            )


def _proposed(report: LoadReport) -> Iterator[tuple[str, str]]:
    for one in (one for document in report.documents for one in document.proposals):
        if one.kind == NodeKind.SYSTEM:
            yield lookup_key(one.name), one.name
