"""The roles, and all there is to say of one."""

from graph.answers import InheritedFrom, NamedSkill, NextRung, RequirementLine, RoleSheet
from graph.model import Edge, Node
from graph.queries.gap import gap
from graph.queries.needs import resolved
from graph.store import GraphStore
from graph.vocabulary import EdgeKind, NodeKind, Section


def roles(store: GraphStore) -> tuple[Node, ...]:
    """Every role in the order of its document."""
    return tuple(sorted(store.nodes_of_kind(NodeKind.ROLE), key=_place))


def role_sheet(store: GraphStore, role_id: str) -> RoleSheet:
    """The role with its requirements, the skills it names, what it inherits and what it needs."""
    role = store.node(role_id)
    states = store.edges_from([role_id], EdgeKind.STATES)
    names = store.edges_from([edge.target for edge in states], EdgeKind.NAMES)
    inherits = store.edges_from([role_id], EdgeKind.INHERITS)
    ends = {edge.target for edge in (*states, *names, *inherits)}
    nodes = {node.id: node for node in store.nodes(ends)}
    needs = resolved(store, store.edges_from([role_id], EdgeKind.NEEDS))
    return RoleSheet(
        role,
        requirements=_requirements(states, names, nodes),
        named=_named(names, nodes),
        inherits=_inherits(inherits, nodes),
        effective=tuple(sorted(needs, key=lambda n: (n.skill.label.casefold(), n.skill.id))),
    )


def next_rung(store: GraphStore, role_id: str) -> tuple[NextRung, ...]:
    """The roles that this one is promoted to, each with what it asks more."""
    targets = [edge.target for edge in store.edges_from([role_id], EdgeKind.PROMOTES_TO)]
    return tuple(NextRung(role, gap(store, role_id, role.id)) for role in store.nodes(targets))


def _place(role: Node) -> tuple[str, int, str]:
    return (str(role.facts.get("document", "")), int(role.facts.get("line", 0)), role.id)


def _requirements(
    states: tuple[Edge, ...], names: tuple[Edge, ...], nodes: dict[str, Node]
) -> tuple[RequirementLine, ...]:
    skills: dict[str, list[Node]] = {}
    for edge in names:
        skills.setdefault(edge.source, []).append(nodes[edge.target])
    found = [
        RequirementLine(
            edge.target,
            Section(nodes[edge.target].facts["section"]),
            nodes[edge.target].facts["heading"],
            edge.evidence[0],
            tuple(skills.get(edge.target, ())),
        )
        for edge in states
    ]
    return tuple(sorted(found, key=lambda r: (r.evidence.line, r.evidence.start, r.id)))


def _named(names: tuple[Edge, ...], nodes: dict[str, Node]) -> tuple[NamedSkill, ...]:
    """Each skill once a place, however many requirements rest on that place."""
    found = {
        (edge.target, evidence.line, evidence.start): NamedSkill(
            nodes[edge.target], evidence.level, edge.usage, evidence
        )
        for edge in names
        for evidence in edge.evidence
    }
    return tuple(found[key] for key in sorted(found, key=lambda k: (k[1], k[2], k[0])))


def _inherits(edges: tuple[Edge, ...], nodes: dict[str, Node]) -> tuple[InheritedFrom, ...]:
    found = [
        InheritedFrom(nodes[e.target], e.scope, bool(e.facts.get("sme")), evidence)
        for e in edges
        for evidence in e.evidence
    ]
    return tuple(sorted(found, key=lambda i: (i.evidence.line, i.scope)))
