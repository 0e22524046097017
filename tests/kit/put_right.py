"""Documents with what a person puts right in them, read together."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from graph.documents import Finding, SourceDocument
from graph.kinds import EdgeKind, NodeKind
from graph.model import Edge, Graph, Node
from loaders.connect import read_graph
from loaders.corrections.correction import Correction
from loaders.corrections.corrections import Corrections
from loaders.corrections.kinds import KINDS

LADDER = """# Bakery roles

## Baker

### Skills

- Basic Excel
- Kneads dough

### Duties

- Keep accounts in QuickBooks
- Order flour

## Senior Baker

Everything the Bakers do, and:

- Advanced Excel
- Order flour
- Order flour

## Night Shift

- Works at night

## Head Baker

- Leads the bakery
"""


def made(**said: Any) -> Correction:
    """A correction, its kind among what it says."""
    return KINDS[said["kind"]].model_validate(said)


def corrected(document: str, *given: Mapping[str, Any]) -> Corrections:
    """Corrections of one document."""
    return Corrections({document: tuple(made(**one) for one in given)} if given else {})


class Read:
    """A graph of documents that lie in a folder, as tests ask it."""

    def __init__(self, folder: Path, corrections: Corrections | None = None) -> None:
        self._hold(read_graph([folder], corrections=corrections))

    def _hold(self, graph: Graph) -> None:
        self.graph = graph
        self.nodes: dict[str, Node] = {node.id: node for node in graph.nodes}

    @classmethod
    def of(cls, graph: Graph) -> "Read":
        """A graph that was read before."""
        made = cls.__new__(cls)
        made._hold(graph)
        return made

    @property
    def roles(self) -> list[str]:
        """The titles of the roles, as their documents have them."""
        roles = [node for node in self.graph.nodes if node.kind == NodeKind.ROLE]
        return [role.label for role in sorted(roles, key=lambda role: role.as_role.place)]

    @property
    def tracks(self) -> list[tuple[str, str | None, int | None]]:
        """Each role with its track and its rung, by these."""
        roles = [node for node in self.graph.nodes if node.kind == NodeKind.ROLE]
        placed = [(role.label, role.as_role.track, role.as_role.rung) for role in roles]
        return sorted(placed, key=lambda one: (one[1] or "", one[2] or 0, one[0]))

    @property
    def findings(self) -> list[Finding]:
        """What was found in all documents."""
        documents = (node for node in self.graph.nodes if node.kind == NodeKind.DOCUMENT)
        return [one for node in documents for one in SourceDocument.of_node(node).findings]

    @property
    def stale(self) -> list[Finding]:
        """The corrections that do not fit."""
        return [finding for finding in self.findings if finding.code == "stale-correction"]

    def classes(self) -> dict[str, list[str]]:
        """The class of each line by its words; of lines alike in their order."""
        told: dict[str, list[str]] = {}
        for node in self.graph.nodes:
            for line in SourceDocument.of_node(node).lines if node.kind == NodeKind.DOCUMENT else ():
                told.setdefault(line.text.strip(" -#*•"), []).append(str(line.line_class))
        return told

    def edges(self, kind: EdgeKind) -> list[Edge]:
        """The edges of a kind."""
        return [edge for edge in self.graph.edges if edge.kind == kind]

    def statements(self, title: str) -> list[tuple[str, str]]:
        """The statements of a role with their sections, in order."""
        stated = (e for e in self.edges(EdgeKind.STATES) if self.nodes[e.source].label == title)
        said = sorted((self.nodes[edge.target] for edge in stated), key=lambda n: n.as_requirement.line or 0)
        return [(node.label, str(node.as_requirement.section)) for node in said]

    def names(self, title: str, text: str) -> dict[str, tuple[int | None, str, str | None]]:
        """What a statement asks: level, necessity and correction by skill."""
        own = {e.target for e in self.edges(EdgeKind.STATES) if self.nodes[e.source].label == title}
        return {
            self.nodes[edge.target].label: (
                None if edge.level is None else int(edge.level),
                str(edge.necessity),
                edge.facts.get("corrected"),
            )
            for edge in self.edges(EdgeKind.NAMES)
            if edge.source in own and self.nodes[edge.source].label == text
        }

    def taken_over(self) -> set[tuple[str, str, str, bool]]:
        """What roles take over: role, source, scope, and whether a person said so."""
        return {
            (
                self.nodes[edge.source].label,
                self.nodes[edge.target].label,
                str(edge.facts["scope"]),
                "corrected" in edge.facts,
            )
            for edge in self.edges(EdgeKind.INHERITS)
        }
