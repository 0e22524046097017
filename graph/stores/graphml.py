"""A graph as GraphML, for other graph software."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import networkx as nx

from graph.exchange.codec import evidence_json
from graph.model import Graph


def write_graphml(graph: Graph, path: Path) -> None:
    """Write the graph to this file; lists and mappings stand as JSON text, absent values are left out."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in graph.nodes:
        names = {"label": node.label, "kind": str(node.kind), "alt_labels": list(node.alt_labels)}
        network.add_node(node.id, **_flat({**node.facts, **names}))
    for edge in graph.edges:
        evidence = [evidence_json(item) for item in edge.evidence]
        facts = _flat({**edge.facts, "kind": str(edge.kind), "evidence": evidence})
        network.add_edge(edge.source, edge.target, edge.key, **facts)
    nx.write_graphml(network, path, infer_numeric_types=True)


def _flat(facts: Mapping[str, Any]) -> dict[str, str | int | float | bool]:
    return {name: _scalar(value) for name, value in facts.items() if value is not None}


def _scalar(value: Any) -> str | int | float | bool:
    return value if isinstance(value, str | int | float | bool) else json.dumps(value, ensure_ascii=False)
