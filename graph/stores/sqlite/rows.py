"""Nodes and edges as rows of a database and back; facts and evidence are JSON text."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from graph.exchange.codec import evidence_json, evidence_of
from graph.kinds import EdgeKind
from graph.model import Edge, Node
from graph.names import keys_of

# The number of each kind of edge: a row holds a small number in place of a word. New kinds come last.
KINDS = tuple(EdgeKind)
NUMBER = {kind: n for n, kind in enumerate(KINDS)}
# One encoder for all: json.dumps would make one for every row.
_text = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

NodeRow = tuple[str, str, str, str]
EdgeRow = tuple[str, int, str, str, str]


def node_rows(nodes: Iterable[Node]) -> Iterator[tuple[int, str, str, str, str]]:
    """Place, id, label, further labels and facts of each node, in the order given."""
    for place, node in enumerate(nodes):
        yield place, node.id, node.label, _text(node.alt_labels), _text(dict(node.facts))


def name_rows(nodes: Iterable[Node]) -> Iterator[tuple[str, int]]:
    """Every name that a node is found by, with the place of the node."""
    for place, node in enumerate(nodes):
        yield from ((name, place) for name in keys_of(node))


def edge_rows(
    edges: Iterable[Edge], places: Mapping[str, int]
) -> Iterator[tuple[int, int, int, int, str, str]]:
    """Place, places of both ends around the kind, facts and evidence of each edge, in the order given."""
    for place, edge in enumerate(edges):
        evidence = _text([evidence_json(item) for item in edge.evidence])
        ends = (places[edge.source], NUMBER[edge.kind], places[edge.target])
        yield place, *ends, _text(dict(edge.facts)), evidence


def node_of(row: Sequence[Any]) -> Node:
    """The node of id, label, further labels and facts."""
    return Node(row[0], row[1], tuple(json.loads(row[2])), json.loads(row[3]))


def edge_of(row: Sequence[Any]) -> Edge:
    """The edge of source, number of the kind, target, facts and evidence."""
    evidence = tuple(map(evidence_of, json.loads(row[4])))
    return Edge(row[0], KINDS[row[1]], row[2], evidence, json.loads(row[3]))
