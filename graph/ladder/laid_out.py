"""A graph laid out for checks: each role with its statements and needs, and who stands above whom."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from graph.documents import SourceDocument
from graph.kinds import SKILL_KINDS, EdgeKind, Level, Necessity, NodeKind, Section
from graph.ladder.finding import text_key
from graph.model import Edge, Evidence, Node
from graph.questions.need_numbers import need_numbers
from graph.stores.store import View

PLACED = (NodeKind.ROLE, NodeKind.TRACK, *SKILL_KINDS)


class Asked(NamedTuple):
    """That a role needs a skill: at which level, None where none is stated, and whether it must be met."""

    level: Level | None
    required: bool


class StatedSkill(NamedTuple):
    """That a statement asks for a skill (its id), at which level and how surely."""

    skill: str
    level: Level | None
    required: bool


@dataclass(frozen=True)
class Statement:
    """One requirement of a role by its id, with the skills it names; vendors are left out."""

    role: Node
    id: str
    section: Section
    evidence: Evidence
    names: tuple[StatedSkill, ...]

    @cached_property
    def key(self) -> str:
        """Its words, told from others but for case, blanks and the stop at the end."""
        return text_key(self.evidence.text)


@dataclass(frozen=True)
class Rung:
    """Two roles of which one is promoted to the other."""

    low: Node
    high: Node


@dataclass(frozen=True)
class Ladder:
    """A graph with its roles in document order and what they state, need and take over, by role id.

    Each part is read from the store when it is first asked for, and no more than that.
    """

    store: View

    @cached_property
    def roles(self) -> tuple[Node, ...]:
        """Every role in the order of its document."""
        return tuple(sorted(self.store.nodes_of_kind(NodeKind.ROLE), key=_place))

    @cached_property
    def by_id(self) -> Mapping[str, Node]:
        """Every role, track and skill by its id."""
        return {node.id: node for node in self.of_kinds(*PLACED)}

    @cached_property
    def statements(self) -> Mapping[str, tuple[Statement, ...]]:
        """The statements of each role by its id, in the order of their lines."""
        names = self._names()
        sections = {
            node.id: node.as_requirement.section for node in self.store.nodes_of_kind(NodeKind.REQUIREMENT)
        }
        stated: dict[str, list[Statement]] = {role.id: [] for role in self.roles}
        for edge in self.store.edges_of_kind(EdgeKind.STATES):
            role, said = self.by_id[edge.source], edge.target
            known = tuple(sorted(names.get(said, ()), key=lambda name: name.skill))
            stated[role.id].append(Statement(role, said, sections[said], edge.evidence[0], known))
        return {role: tuple(sorted(said, key=_line)) for role, said in stated.items()}

    def _names(self) -> dict[str, list[StatedSkill]]:
        """What each statement asks for, by its id."""
        names: dict[str, list[StatedSkill]] = defaultdict(list)
        for edge in self.store.edges_of_kind(EdgeKind.NAMES):
            if edge.usage.asks:
                required = edge.necessity == Necessity.REQUIRED
                names[edge.source].append(StatedSkill(edge.target, edge.level, required))
        return names

    @cached_property
    def needs(self) -> Mapping[str, Mapping[str, Asked]]:
        """What each role needs in effect, by skill id."""
        numbers = need_numbers(self.store)
        needs: dict[str, dict[str, Asked]] = {role.id: {} for role in self.roles}
        ids = [role.id for role in numbers.roles], [skill.id for skill in numbers.skills]
        asked = {
            (level, required): Asked(Level(level) if level else None, bool(required))
            for level in range(len(Level) + 1)
            for required in (0, 1)
        }
        cells = zip(numbers.rows, numbers.columns, numbers.levels, numbers.required, strict=True)
        for row, column, level, required in cells:
            needs[ids[0][row]][ids[1][column]] = asked[level, required]
        return needs

    def required(self, role_id: str) -> Mapping[str, Asked]:
        """What a role requires in effect, by skill id; what it would like is left out."""
        return {skill: asked for skill, asked in self.needs[role_id].items() if asked.required}

    def needs_of(self, role_ids: Iterable[str]) -> Mapping[tuple[str, str], Edge]:
        """The NEEDS edges of some roles by role id and skill id, fetched now: the sentences of `needs`."""
        edges = self.store.edges_from(sorted(set(role_ids)), EdgeKind.NEEDS)
        return {(edge.source, edge.target): edge for edge in edges}

    @cached_property
    def parents(self) -> Mapping[str, tuple[Edge, ...]]:
        """The INHERITS edges of each role."""
        parents: dict[str, list[Edge]] = {role.id: [] for role in self.roles}
        for edge in self.store.edges_of_kind(EdgeKind.INHERITS):
            parents[edge.source].append(edge)
        return {role: tuple(edges) for role, edges in parents.items()}

    @cached_property
    def track_of(self) -> Mapping[str, str]:
        """The id of the track that each role stands in; roles without one are left out."""
        return {edge.source: edge.target for edge in self.store.edges_of_kind(EdgeKind.IN_TRACK)}

    def of_kinds(self, *kinds: NodeKind) -> tuple[Node, ...]:
        """The nodes of these kinds, by id."""
        nodes = (node for kind in kinds for node in self.store.nodes_of_kind(kind))
        return tuple(sorted(nodes, key=lambda node: node.id))

    @cached_property
    def rungs(self) -> tuple[Rung, ...]:
        """Each role with the one above it; two that build on the same third stand side by side."""
        place = {role.id: n for n, role in enumerate(self.roles)}
        pairs = {(edge.source, edge.target) for edge in self.store.edges_of_kind(EdgeKind.PROMOTES_TO)}
        ordered = sorted(pairs, key=lambda pair: (place[pair[1]], place[pair[0]]))
        by_id = self.by_id
        return tuple(Rung(by_id[a], by_id[b]) for a, b in ordered if not self._side_by_side(a, b))

    def _side_by_side(self, low: str, high: str) -> bool:
        over = [{edge.target for edge in self.parents[role]} for role in (low, high)]
        return bool(over[0] & over[1]) and low not in over[1]

    @cached_property
    def documents(self) -> tuple[SourceDocument, ...]:
        """The documents by name."""
        nodes = self.store.nodes_of_kind(NodeKind.DOCUMENT)
        return tuple(sorted(map(SourceDocument.of_node, nodes), key=lambda d: d.name))

    @cached_property
    def lines(self) -> Mapping[tuple[str, int], str]:
        """What stands on each line by the document's name and its number; of two such lines the first."""
        return {
            (d.name, line.line): line.text for d in reversed(self.documents) for line in reversed(d.lines)
        }

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
    return (statement.evidence.line, statement.evidence.start, statement.id)
