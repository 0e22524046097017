"""A graph as a taxonomy: what its roles state, and what each needs in effect."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from graph.facts import InheritsFacts, NamesFacts
from graph.kinds import SKILL_KINDS, EdgeKind, Necessity, NodeKind
from graph.model import Edge, Graph, Node
from loaders.taxonomies.taxonomy import (
    NamedEntry,
    RoleEntry,
    RoleStatement,
    SkillEntry,
    TakenRole,
    Taxonomy,
    words_at,
)


@dataclass(frozen=True)
class Framed:
    """A taxonomy with what each role needs in effect: skill and necessity, by the id of the role.

    Formats that know no inheritance get these, so that nothing a role needs is missing there.
    """

    taxonomy: Taxonomy
    needs: Mapping[str, tuple[tuple[str, Necessity], ...]]

    @property
    def tracks(self) -> tuple[str, ...]:
        """The names of the tracks, in the order of their roles."""
        return tuple(dict.fromkeys(role.facts.track for role in self.taxonomy.roles if role.facts.track))


def framed(graph: Graph) -> Framed:
    """The taxonomy that a graph holds; roles as they stand in their documents, skills by name."""
    outgoing: dict[str, dict[EdgeKind, list[Edge]]] = defaultdict(lambda: defaultdict(list))
    for edge in graph.edges:
        outgoing[edge.source][edge.kind].append(edge)
    roles = [node for node in graph.nodes if node.kind == NodeKind.ROLE]
    entries = tuple(_role(node, graph, outgoing) for node in sorted(roles, key=_place))
    skills = sorted((node for node in graph.nodes if node.kind in SKILL_KINDS), key=lambda n: (n.label, n.id))
    documents = tuple(node.as_document.name for node in graph.nodes if node.kind == NodeKind.DOCUMENT)
    needs = {
        role.id: tuple((edge.target, edge.necessity) for edge in outgoing[role.id][EdgeKind.NEEDS])
        for role in roles
    }
    listed = tuple(SkillEntry(node.id, node.label, node.alt_labels) for node in skills)
    return Framed(Taxonomy(documents, listed, entries), needs)


def _place(role: Node) -> tuple[str, int, str]:
    return (*role.as_role.place, role.id)


def _role(node: Node, graph: Graph, outgoing: Mapping[str, Mapping[EdgeKind, list[Edge]]]) -> RoleEntry:
    edges, facts = outgoing[node.id], node.as_role
    return RoleEntry(
        id=node.id,
        title=node.label,
        said=words_at(facts.document or "unknown", facts.line or 1, node.label),
        aliases=node.alt_labels,
        facts=facts,
        statements=tuple(
            _statement(graph.by_id[edge.target], edge, outgoing[edge.target][EdgeKind.NAMES])
            for edge in edges[EdgeKind.STATES]
        ),
        inherits=tuple(_taken(edge) for edge in edges[EdgeKind.INHERITS]),
        promotes_to=tuple(edge.target for edge in edges[EdgeKind.PROMOTES_TO]),
    )


def _statement(node: Node, states: Edge, names: list[Edge]) -> RoleStatement:
    stated = node.as_requirement
    entries = tuple(
        NamedEntry(edge.target, NamesFacts(edge.level, edge.necessity, edge.usage), edge.evidence[0])
        for edge in names
    )
    return RoleStatement(stated.section, stated.heading, states.evidence[0], entries)


def _taken(edge: Edge) -> TakenRole:
    return TakenRole(edge.target, InheritsFacts.of(edge.facts), edge.evidence[0])
