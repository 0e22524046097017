"""The documents behind the graph."""

from graph.documents import SourceDocument
from graph.errors import UnknownName
from graph.kinds import EdgeKind, NodeKind
from graph.questions.answers import LoadedSources, NamedSkill
from graph.stores.store import View


def sources(store: View) -> LoadedSources:
    """The documents by name, and all their findings in document and line order."""
    nodes = sorted(store.nodes_of_kind(NodeKind.DOCUMENT), key=lambda node: (node.as_document.name, node.id))
    findings = (finding for node in nodes for finding in SourceDocument.of_node(node).findings)
    return LoadedSources(tuple(nodes), tuple(findings))


def denials(store: View, name: str) -> dict[int, tuple[NamedSkill, ...]]:
    """The skills that the document of this name says are not needed, by the line that says so."""
    found = [
        (evidence, edge)
        for edge in store.edges_of_kind(EdgeKind.NAMES)
        if edge.usage.denies
        for evidence in edge.evidence
        if evidence.document == name
    ]
    nodes = {node.id: node for node in store.nodes(sorted({edge.target for _, edge in found}))}
    lines: dict[int, tuple[NamedSkill, ...]] = {}
    for evidence, edge in sorted(found, key=lambda pair: (pair[0].line, pair[0].start, pair[1].key)):
        named = NamedSkill(nodes[edge.target], None, edge.usage, evidence)
        lines[evidence.line] = (*lines.get(evidence.line, ()), named)
    return lines


def document(store: View, name: str) -> SourceDocument:
    """The document of this name with its lines; raises UnknownName when there is none."""
    known = {node.as_document.name: node for node in sources(store).documents}
    if name not in known:
        raise UnknownName(name, "document", list(known)[:3])
    return SourceDocument.of_node(known[name])
