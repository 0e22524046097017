"""A graph as one JSON value and back: the form of the file store and of the export."""

from collections.abc import Mapping
from typing import Any

from graph.errors import BadDocument, GraphError
from graph.model import Edge, Evidence, Graph, Node
from graph.vocabulary import EdgeKind, Level

FORMAT = "role-atlas/1"


def to_json(graph: Graph) -> dict[str, Any]:
    """The graph as {format, nodes, edges}, losing nothing."""
    return {
        "format": FORMAT,
        "nodes": [_node_json(node) for node in graph.nodes],
        "edges": [_edge_json(edge) for edge in graph.edges],
    }


def from_json(value: Any, name: str) -> Graph:
    """The graph that a JSON value holds; `name` is told in the error, BadDocument, when it holds none."""
    if not isinstance(value, Mapping) or value.get("format") != FORMAT:
        raise BadDocument(f"{name} is not an atlas file: it lacks the mark {FORMAT!r}")
    try:
        return Graph(tuple(map(_node, value["nodes"])), tuple(map(edge_of, value["edges"])))
    except (KeyError, TypeError, ValueError, GraphError) as error:
        raise BadDocument(f"{name} is a broken atlas file: {error}; load the documents again") from error


def evidence_json(evidence: Evidence) -> dict[str, Any]:
    """Evidence as a JSON value, with a level that is not stated as null."""
    return {
        "document": evidence.document,
        "line": evidence.line,
        "start": evidence.start,
        "end": evidence.end,
        "text": evidence.text,
        "level": None if evidence.level is None else int(evidence.level),
        "quote": evidence.quote,
    }


def _node_json(node: Node) -> dict[str, Any]:
    return {
        "id": node.id,
        "label": node.label,
        "alt_labels": list(node.alt_labels),
        "facts": dict(node.facts),
    }


def _edge_json(edge: Edge) -> dict[str, Any]:
    return {
        "source": edge.source,
        "kind": str(edge.kind),
        "target": edge.target,
        "evidence": [evidence_json(evidence) for evidence in edge.evidence],
        "facts": dict(edge.facts),
    }


def _node(value: Mapping[str, Any]) -> Node:
    return Node(value["id"], value["label"], tuple(value["alt_labels"]), value["facts"])


def edge_of(value: Mapping[str, Any]) -> Edge:
    """The edge that a JSON value {source, kind, target, evidence, facts} holds."""
    evidence = tuple(_evidence(item) for item in value["evidence"])
    return Edge(value["source"], EdgeKind(value["kind"]), value["target"], evidence, value["facts"])


def _evidence(value: Mapping[str, Any]) -> Evidence:
    level = value["level"]
    return Evidence(**{**value, "level": None if level is None else Level(level)})
