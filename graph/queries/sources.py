"""The documents behind the graph."""

from graph.answers import LoadedSources
from graph.documents import SourceDocument
from graph.errors import UnknownName
from graph.store import GraphStore
from graph.vocabulary import NodeKind


def sources(store: GraphStore) -> LoadedSources:
    """The documents by name, and all their findings in document and line order."""
    nodes = sorted(
        store.nodes_of_kind(NodeKind.DOCUMENT), key=lambda node: (str(node.facts["name"]), node.id)
    )
    findings = (finding for node in nodes for finding in SourceDocument.of_node(node).findings)
    return LoadedSources(tuple(nodes), tuple(findings))


def document(store: GraphStore, name: str) -> SourceDocument:
    """The document of this name with its lines; raises UnknownName when there is none."""
    known = {str(node.facts["name"]): node for node in sources(store).documents}
    if name not in known:
        raise UnknownName(name, "document", list(known)[:3])
    return SourceDocument.of_node(known[name])
