"""ESCO as a graph, read plainly from its two archives: occupations, skills and who needs which.

The archives lie in ../shared beside the project. A relation that names an occupation or a skill
that is not in the lists is left out; essential is required, optional is preferred.
"""

import csv
import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import log
from pathlib import Path
from typing import Any

from graph.kinds import EdgeKind, Necessity
from graph.model import Edge, Evidence, Node

ESCO = Path(__file__).resolve().parents[2] / "shared" / "data" / "esco-1.1.1"
RELATIONS = "occupationSkillRelations.csv"
NECESSITY = {"essential": Necessity.REQUIRED, "optional": Necessity.PREFERRED}


@dataclass(frozen=True)
class Relation:
    """One row of the table of relations, with the ids of its ends."""

    line: int
    role: str
    skill: str
    essential: str


class Esco:
    """The nodes and edges of ESCO, read anew from the archives each time they are asked for."""

    def __init__(self, folder: Path = ESCO) -> None:
        self.folder = folder
        self.labels = {
            f"{kind}:{_name(row['conceptUri'])}": row["preferredLabel"]
            for kind, table in (("role", "occupations_en.csv"), ("competency", "skills_en.csv"))
            for row in self._rows("classification_en.zip", table)
        }
        self.holders = Counter(relation.skill for relation in self.relations())

    @property
    def rows(self) -> int:
        """How many nodes and edges there are."""
        return len(self.labels) + self.holders.total()

    def nodes(self) -> Iterator[Node]:
        """Every occupation as a role and every skill as a competency, with its weight."""
        roles = sum(key.startswith("role:") for key in self.labels)
        for node_id, label in self.labels.items():
            if node_id.startswith("role:"):
                yield Node(node_id, label, facts={"document": RELATIONS, "track": None, "level_index": None})
            else:
                holders = self.holders[node_id]
                yield Node(
                    node_id, label, facts={"holders": holders, "weight": log((1 + roles) / (1 + holders)) + 1}
                )

    def edges(self) -> Iterator[Edge]:
        """Every relation as a need, with its line in the table as evidence."""
        for relation in self.relations():
            evidence = Evidence(RELATIONS, relation.line, 0, len(relation.essential), relation.essential)
            facts: dict[str, Any] = {
                "level": None,
                "necessity": str(NECESSITY[relation.essential]),
                "own": True,
                "via": [],
            }
            yield Edge(relation.role, EdgeKind.NEEDS, relation.skill, (evidence,), facts)

    def relations(self) -> Iterator[Relation]:
        """The rows whose both ends are known."""
        for line, row in enumerate(self._rows("relations.zip", RELATIONS), start=2):
            role, skill = f"role:{_name(row['occupationUri'])}", f"competency:{_name(row['skillUri'])}"
            if role in self.labels and skill in self.labels:
                yield Relation(line, role, skill, row["relationType"])

    def _rows(self, archive: str, table: str) -> Iterator[dict[str, str]]:
        with zipfile.ZipFile(self.folder / archive) as files, files.open(table) as raw:
            yield from csv.DictReader(io.TextIOWrapper(raw, encoding="utf-8", newline=""))


def _name(uri: str) -> str:
    return uri.rpartition("/")[2].casefold()
