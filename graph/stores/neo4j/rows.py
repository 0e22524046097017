"""Nodes and edges as rows of properties and back.

`facts` and `evidence` are whole, as JSON text. Facts that are plain values stand beside them as
properties of their own, for people who ask the server themselves.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.exchange.codec import edge_of, evidence_json
from graph.model import Edge, Node
from graph.names import keys_of, label_key
from graph.stores.neo4j.own_names import kind_of

Row = dict[str, Any]
OWN = frozenset(
    ("key", "id", "label", "kind", "load", "label_key", "alt_labels", "facts", "evidence", "source", "target")
)
LONGEST = 2**63
# One encoder for all: json.dumps would make one for every row.
_text = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def key_of(load: str, node_id: str) -> str:
    """The key of an entity: no key begins with another one, and keys sort as edge keys do."""
    return f"{load}|{node_id}|"


def node_row(load: str, node: Node) -> Row:
    """The properties of a node."""
    return {
        **_plain(node.facts),
        "key": key_of(load, node.id),
        "load": load,
        "id": node.id,
        "kind": str(node.kind),
        "label": node.label,
        "label_key": scoped(load, label_key(node.label)),
        "alt_labels": list(node.alt_labels),
        "facts": _text(dict(node.facts)),
    }


def name_rows(load: str, node: Node) -> Iterator[Row]:
    """A row for every further name that a node goes by."""
    for name in sorted(keys_of(node) - {label_key(node.label)}):
        yield {"key": key_of(load, node.id), "load": load, "label_key": scoped(load, name)}


def scoped(load: str, name: str) -> str:
    """A name within one load."""
    return f"{load}|{name}"


def edge_row(load: str, edge: Edge) -> Row:
    """The ends of an edge and its properties."""
    facts = {
        **_plain(edge.facts),
        "facts": _text(dict(edge.facts)),
        "evidence": _text([evidence_json(item) for item in edge.evidence]),
    }
    return {"source": key_of(load, edge.source), "target": key_of(load, edge.target), "facts": facts}


def nodes_of(rows: Iterable[Mapping[str, Any]]) -> dict[str, Node]:
    """The nodes that rows hold, by id."""
    return {row["id"]: _node(row) for row in rows}


def edges_of(rows: Iterable[Mapping[str, Any]]) -> tuple[Edge, ...]:
    """The edges that rows hold, sorted by key."""
    edges = (
        edge_of(
            {
                **row,
                "kind": kind_of(row["kind"]),
                "facts": json.loads(row["facts"]),
                "evidence": json.loads(row["evidence"]),
            }
        )
        for row in rows
    )
    return tuple(sorted(edges, key=lambda edge: edge.key))


def _node(row: Mapping[str, Any]) -> Node:
    return Node(row["id"], row["label"], tuple(row["alt_labels"] or ()), json.loads(row["facts"]))


def _plain(facts: Mapping[str, Any]) -> Row:
    return {name: value for name, value in facts.items() if name not in OWN and _is_plain(value)}


def _is_plain(value: Any) -> bool:
    if isinstance(value, list | tuple):
        return all(isinstance(item, str) for item in value)
    if isinstance(value, int):
        return -LONGEST <= value < LONGEST
    return isinstance(value, str | float)
