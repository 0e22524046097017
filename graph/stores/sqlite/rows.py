"""Nodes and edges as rows of a database and back; facts and evidence are JSON text."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from graph.exchange.codec import evidence_json, evidence_of
from graph.kinds import EdgeKind
from graph.model import Edge, Evidence, Node
from graph.names import keys_of

# The number of each kind of edge: a row holds a small number in place of a word. New kinds come last.
KINDS = tuple(EdgeKind)
NUMBER = {kind: n for n, kind in enumerate(KINDS)}


def _written() -> Callable[[Any], str]:
    """What writes a value as JSON without blanks."""
    encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
    make = getattr(json.encoder, "c_make_encoder", None)
    if make is None:
        return encoder.encode
    # `encode` makes its inner encoder anew for every value, which takes longer than most values do.
    quoted = json.encoder.encode_basestring
    parts = make(None, encoder.default, quoted, None, ":", ",", False, False, True)
    return lambda value: "".join(parts(value, 0))


_text = _written()


def node_rows(nodes: Iterable[Node]) -> Iterator[tuple[int, str, str, str, str]]:
    """Place, id, label, further labels and facts of each node, in the order given."""
    for place, node in enumerate(nodes):
        yield place, node.id, node.label, _text(node.alt_labels), _text(dict(node.facts))


def name_rows(nodes: Iterable[Node]) -> Iterator[tuple[str, int]]:
    """Every name that a node is found by, with the place of the node."""
    for place, node in enumerate(nodes):
        yield from ((name, place) for name in keys_of(node))


class EdgeRows:
    """The rows of edges in the order given; evidence that several rest on is one row."""

    def __init__(self, places: Mapping[str, int]) -> None:
        self._places = places
        self._known: dict[tuple[Evidence, ...], int] = {}
        self.evidence: list[tuple[int, str]] = []

    def of(self, edges: Iterable[Edge]) -> Iterator[tuple[int, int, int, int, str, int]]:
        """Place, places of both ends around the kind, facts and place of the evidence of each edge."""
        places = self._places
        for place, edge in enumerate(edges):
            said = self._known.get(edge.evidence)
            if said is None:
                said = self._known[edge.evidence] = len(self._known)
                self.evidence.append((said, _text([evidence_json(item) for item in edge.evidence])))
            facts = _text(dict(edge.facts)) if edge.facts else "{}"
            yield place, places[edge.source], NUMBER[edge.kind], places[edge.target], facts, said

    def taken(self) -> list[tuple[int, str]]:
        """Place and text of the evidence that came since this was last asked."""
        fresh, self.evidence = self.evidence, []
        return fresh


def node_of(row: Sequence[Any]) -> Node:
    """The node of id, label, further labels and facts."""
    return Node(row[0], row[1], tuple(json.loads(row[2])), json.loads(row[3]))


def edge_of(row: Sequence[Any]) -> Edge:
    """The edge of source, number of the kind, target, facts and evidence."""
    evidence = tuple(map(evidence_of, json.loads(row[4])))
    return Edge(row[0], KINDS[row[1]], row[2], evidence, json.loads(row[3]))
