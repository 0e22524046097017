"""What the store holds: its roles, all there is to say of one, its skills and its documents."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from graph.documents import SourceDocument
from graph.errors import UnknownName
from graph.kinds import SKILL_KINDS, EdgeKind, NodeKind
from graph.model import Edge, Evidence, Graph, Node
from graph.questions.answers import (
    InheritedFrom,
    LoadedSources,
    NamedSkill,
    NextRung,
    RequirementLine,
    RoleSheet,
)
from graph.questions.needs import gap, resolved
from graph.stores.at_hand import GraphAtHand
from graph.stores.cache import kept
from graph.stores.patterns import Pattern, Piece, walk
from graph.stores.store import View


def roles(store: View) -> tuple[Node, ...]:
    """Every role in the order of its document."""
    return kept(store, "roles", lambda here: tuple(sorted(here.nodes_of_kind(NodeKind.ROLE), key=_place)))


def role_sheet(store: View, role_id: str) -> RoleSheet:
    """The role with its requirements, the skills it names, what it inherits and what it needs."""
    return _sheet(store.piece([role_id], Pattern.ROLE), role_id)


def role_sheets(graph: Graph) -> Iterator[RoleSheet]:
    """The sheet of every role of a whole graph, in the order of its document."""
    at_hand = GraphAtHand(graph)
    for role in sorted((node for node in graph.nodes if node.kind == NodeKind.ROLE), key=_place):
        yield _sheet(walk(at_hand, [role.id], Pattern.ROLE), role.id)


def _sheet(piece: Piece, role_id: str) -> RoleSheet:
    names = piece.edges_of(EdgeKind.NAMES)
    return RoleSheet(
        role=piece.node(role_id),
        requirements=_requirements(piece.edges_of(EdgeKind.STATES), names, piece.nodes),
        named=_named(tuple(edge for edge in names if not edge.usage.denies), piece.nodes),
        inherits=_inherits(piece.edges_of(EdgeKind.INHERITS), piece.nodes),
        effective=tuple(sorted(resolved(piece), key=lambda n: (n.skill.label.casefold(), n.skill.id))),
    )


def next_rung(store: View, role_id: str) -> tuple[NextRung, ...]:
    """The roles that this one is promoted to, each with what it asks more."""
    targets = [edge.target for edge in store.edges_from([role_id], EdgeKind.PROMOTES_TO)]
    return tuple(NextRung(role, gap(store, role_id, role.id)) for role in store.nodes(targets))


def _place(role: Node) -> tuple[str, int, str]:
    return (*role.as_role.place, role.id)


def _requirements(
    states: tuple[Edge, ...], names: tuple[Edge, ...], nodes: Mapping[str, Node]
) -> tuple[RequirementLine, ...]:
    skills: dict[str, list[Node]] = defaultdict(list)
    denied: dict[str, list[NamedSkill]] = defaultdict(list)
    for edge in names:
        if edge.usage.denies:
            denied[edge.source] += _named((edge,), nodes)
        else:
            skills[edge.source].append(nodes[edge.target])
    lines = [
        RequirementLine(
            id=edge.target,
            section=nodes[edge.target].as_requirement.section,
            heading=nodes[edge.target].as_requirement.heading,
            evidence=edge.evidence[0],
            skills=tuple(skills.get(edge.target, ())),
            denied=tuple(denied.get(edge.target, ())),
        )
        for edge in states
    ]
    return tuple(sorted(lines, key=lambda r: (r.evidence.line, r.evidence.start, r.id)))


def _named(names: tuple[Edge, ...], nodes: Mapping[str, Node]) -> tuple[NamedSkill, ...]:
    """Each skill once a place, however many requirements rest on that place."""
    placed = {
        (edge.target, evidence.line, evidence.start): NamedSkill(
            nodes[edge.target], evidence.level, edge.usage, evidence, edge.alternatives
        )
        for edge in names
        for evidence in edge.evidence
    }
    return tuple(placed[key] for key in sorted(placed, key=lambda k: (k[1], k[2], k[0])))


def _inherits(edges: tuple[Edge, ...], nodes: Mapping[str, Node]) -> tuple[InheritedFrom, ...]:
    links = [
        InheritedFrom(nodes[e.target], e.scope, e.sme, evidence) for e in edges for evidence in e.evidence
    ]
    return tuple(sorted(links, key=lambda i: (i.evidence.line, i.scope)))


def skills(store: View) -> tuple[Node, ...]:
    """Every competency and system, by name."""
    return kept(store, "skills", _by_name)


def _by_name(store: View) -> tuple[Node, ...]:
    nodes = (node for kind in SKILL_KINDS for node in store.nodes_of_kind(kind))
    return tuple(sorted(nodes, key=lambda node: (node.label.casefold(), node.id)))


def sources(store: View) -> LoadedSources:
    """The documents by name, and all their findings in document and line order."""
    return kept(store, "sources", _sources)


def _sources(store: View) -> LoadedSources:
    nodes = sorted(store.nodes_of_kind(NodeKind.DOCUMENT), key=lambda node: (node.as_document.name, node.id))
    findings = (finding for node in nodes for finding in SourceDocument.of_node(node).findings)
    return LoadedSources(tuple(nodes), tuple(findings))


def denials(store: View, name: str) -> dict[int, tuple[NamedSkill, ...]]:
    """The skills that the document of this name says are not needed, by the line that says so."""
    said = kept(store, "denials", _denials).get(name, [])
    nodes = {node.id: node for node in store.nodes(sorted({edge.target for _, edge in said}))}
    lines: dict[int, tuple[NamedSkill, ...]] = {}
    for evidence, edge in sorted(said, key=lambda pair: (pair[0].line, pair[0].start, pair[1].key)):
        named = NamedSkill(nodes[edge.target], None, edge.usage, evidence)
        lines[evidence.line] = (*lines.get(evidence.line, ()), named)
    return lines


def _denials(store: View) -> dict[str, list[tuple[Evidence, Edge]]]:
    """By document what denies a need of a skill."""
    said: dict[str, list[tuple[Evidence, Edge]]] = defaultdict(list)
    for edge in store.edges_of_kind(EdgeKind.NAMES):
        if edge.usage.denies:
            for evidence in edge.evidence:
                said[evidence.document].append((evidence, edge))
    return dict(said)


def document(store: View, name: str) -> SourceDocument:
    """The document of this name with its lines; raises UnknownName when there is none."""
    known = {node.as_document.name: node for node in sources(store).documents}
    if name not in known:
        raise UnknownName(name, "document", list(known)[:3])
    return SourceDocument.of_node(known[name])
