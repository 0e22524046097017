"""Nodes and edges as rows of a database and back; facts and evidence are JSON text."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from graph.exchange.codec import evidence_json, evidence_of
from graph.kinds import EdgeKind
from graph.model import Edge, Evidence, Node, lasting
from graph.names import keys_of

# The number of each kind of edge: a row holds a small number in place of a word. New kinds come last.
KINDS = tuple(EdgeKind)
NUMBER = {kind: n for n, kind in enumerate(KINDS)}
Made = TypeVar("Made")


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


def nodes_of(rows: Sequence[Sequence[Any]]) -> Iterator[Node]:
    """The nodes of rows of id, label, further labels and facts, in the order given."""
    names = _made([row[2] for row in rows], _names)
    facts = _made([row[3] for row in rows], lasting)
    return (Node(row[0], row[1], called, told) for row, called, told in zip(rows, names, facts, strict=True))


def _names(labels: Sequence[str]) -> tuple[str, ...]:
    return tuple(labels)


def edges_of(rows: Sequence[Sequence[Any]]) -> Iterator[Edge]:
    """The edges of rows of source, number of the kind, target, facts and evidence, in the order given."""
    facts = _made([row[3] for row in rows], lasting)
    evidence = _made([row[4] for row in rows], lambda items: tuple(map(evidence_of, items)))
    return (
        Edge(row[0], KINDS[row[1]], row[2], rests_on, told)
        for row, told, rests_on in zip(rows, facts, evidence, strict=True)
    )


def _made(texts: Sequence[str], make: Callable[[Any], Made]) -> list[Made]:
    """What is made of the value of each JSON text: all are read at once, and equal ones share it."""
    distinct = list(dict.fromkeys(texts))
    values = json.loads(f"[{','.join(distinct)}]")
    by_text = {text: make(value) for text, value in zip(distinct, values, strict=True)}
    return [by_text[text] for text in texts]
