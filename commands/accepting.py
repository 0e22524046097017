"""Names that are accepted on the command line must stand in a statement."""

from contract.roles import proposed
from graph.documents import SourceDocument
from graph.errors import BadQuestion
from graph.model import Graph
from graph.questions.spelling import closest


def check_named(graph: Graph, accepted: list[str]) -> None:
    """Raises BadQuestion for a name that was accepted and that no statement names."""
    labels = {label.casefold() for node in graph.nodes for label in (node.label, *node.alt_labels)}
    for name in accepted:
        if name.casefold() not in labels:
            documents = [SourceDocument.of_node(n) for n in graph.nodes if n.id.startswith("document:")]
            names = {one.name: one.name for one, _ in proposed(documents)}
            near = f"; proposed are {', '.join(offered)}" if (offered := closest(name, names)) else ""
            near = near or ("; nothing proposed is like it" if names else "; nothing is proposed")
            raise BadQuestion(f"--accept: no statement names {name!r}{near}")
