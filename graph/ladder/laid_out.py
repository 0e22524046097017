"""A graph laid out for checks: each role with its statements and needs, and who stands above whom."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.documents import SourceDocument
from graph.kinds import EdgeKind, Necessity, NodeKind, Section
from graph.model import Edge, Evidence, Graph, Node


@dataclass(frozen=True)
class Statement:
    """One requirement of a role, with the edges by which it names skills; vendors are left out."""

    role: Node
    node: Node
    evidence: Evidence
    names: tuple[Edge, ...]

    @property
    def section(self) -> Section:
        """The section it stands in."""
        return self.node.as_requirement.section


@dataclass(frozen=True)
class Rung:
    """Two roles of which one is promoted to the other."""

    low: Node
    high: Node


@dataclass(frozen=True)
class Ladder:
    """A graph with its roles in document order and what they state, need and take over, by role id."""

    graph: Graph

    @cached_property
    def roles(self) -> tuple[Node, ...]:
        """Every role in the order of its document."""
        return tuple(sorted((n for n in self.graph.nodes if n.kind == NodeKind.ROLE), key=_place))

    @cached_property
    def statements(self) -> Mapping[str, tuple[Statement, ...]]:
        """The statements of each role by its id, in the order of their lines."""
        names = defaultdict(list)
        for edge in self.graph.edges_of(EdgeKind.NAMES):
            if edge.usage.asks:
                names[edge.source].append(edge)
        stated: dict[str, list[Statement]] = {role.id: [] for role in self.roles}
        for edge in self.graph.edges_of(EdgeKind.STATES):
            known = tuple(sorted(names[edge.target], key=lambda name: name.key))
            role, node = self.graph.by_id[edge.source], self.graph.by_id[edge.target]
            stated[edge.source].append(Statement(role, node, edge.evidence[0], known))
        return {role: tuple(sorted(said, key=_line)) for role, said in stated.items()}

    @cached_property
    def needs(self) -> Mapping[str, Mapping[str, Edge]]:
        """The NEEDS edges of each role by skill id."""
        needs: dict[str, dict[str, Edge]] = {role.id: {} for role in self.roles}
        for edge in sorted(self.graph.edges_of(EdgeKind.NEEDS), key=lambda e: e.key):
            needs[edge.source][edge.target] = edge
        return needs

    def required(self, role_id: str) -> Mapping[str, Edge]:
        """What a role requires in effect, by skill id; what it would like is left out."""
        return {i: e for i, e in self.needs[role_id].items() if e.necessity == Necessity.REQUIRED}

    @cached_property
    def parents(self) -> Mapping[str, tuple[Edge, ...]]:
        """The INHERITS edges of each role."""
        parents: dict[str, list[Edge]] = {role.id: [] for role in self.roles}
        for edge in sorted(self.graph.edges_of(EdgeKind.INHERITS), key=lambda e: e.key):
            parents[edge.source].append(edge)
        return {role: tuple(edges) for role, edges in parents.items()}

    @cached_property
    def track_of(self) -> Mapping[str, str]:
        """The id of the track that each role stands in; roles without one are left out."""
        return {edge.source: edge.target for edge in self.graph.edges_of(EdgeKind.IN_TRACK)}

    def of_kinds(self, *kinds: NodeKind) -> tuple[Node, ...]:
        """The nodes of these kinds, by id."""
        return tuple(sorted((n for n in self.graph.nodes if n.kind in kinds), key=lambda n: n.id))

    @cached_property
    def rungs(self) -> tuple[Rung, ...]:
        """Each role with the one above it; two that build on the same third stand side by side."""
        place = {role.id: n for n, role in enumerate(self.roles)}
        pairs = {(edge.source, edge.target) for edge in self.graph.edges_of(EdgeKind.PROMOTES_TO)}
        ordered = sorted(pairs, key=lambda pair: (place[pair[1]], place[pair[0]]))
        by_id = self.graph.by_id
        return tuple(Rung(by_id[a], by_id[b]) for a, b in ordered if not self._side_by_side(a, b))

    def _side_by_side(self, low: str, high: str) -> bool:
        over = [{edge.target for edge in self.parents[role]} for role in (low, high)]
        return bool(over[0] & over[1]) and low not in over[1]

    @cached_property
    def documents(self) -> tuple[SourceDocument, ...]:
        """The documents by name."""
        nodes = (node for node in self.graph.nodes if node.kind == NodeKind.DOCUMENT)
        return tuple(sorted(map(SourceDocument.of_node, nodes), key=lambda d: d.name))

    @cached_property
    def unlinked(self) -> frozenset[str]:
        """The roles with an inheritance line that leads to no role."""
        lines = {
            (document.name, finding.line)
            for document in self.documents
            for finding in document.findings
            if finding.code == "unlinked-inheritance"
        }
        said = ((d.name, x.line, x.role) for d in self.documents for x in d.lines if x.role)
        return frozenset(role for name, line, role in said if (name, line) in lines)

    def everything(self) -> Iterator[Statement]:
        """The statements of all roles."""
        for role in self.roles:
            yield from self.statements[role.id]

    def title(self, role: Node) -> Evidence:
        """The title of a role, where it stands."""
        return Evidence(role.as_role.document or "unknown", role.as_role.line or 1, 0, 0, role.label)


def _place(role: Node) -> tuple[str, int, str]:
    return (*role.as_role.place, role.id)


def _line(statement: Statement) -> tuple[int, int, str]:
    return (statement.evidence.line, statement.evidence.start, statement.node.id)
