"""A graph as files that other programs read: GraphML, and the tables that a Neo4j server imports."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from graph.exchange.codec import evidence_json
from graph.kinds import EdgeKind, NodeKind
from graph.model import Graph
from graph.stores.neo4j.own_names import label_of, type_of
from graph.stores.neo4j.rows import edge_row, name_rows, node_row

if TYPE_CHECKING:
    import networkx as nx

    from graph.stores.store import View

# No text of a person holds this sign, so it may stand between the texts of a list.
BETWEEN = "\x1f"
TYPES = {bool: "boolean", int: "long", float: "double", list: "string[]", str: "string"}
OPTIONS = ("--array-delimiter=U+001F", "--multiline-fields=true", "--overwrite-destination=true")


def write_graphml(graph: Graph, path: Path) -> None:
    """Write the graph to this file; lists and mappings stand as JSON text, absent values are left out."""
    # Nothing else is done with it, and it takes long to load.
    import networkx as nx  # noqa: PLC0415

    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in graph.nodes:
        names = {"label": node.label, "kind": str(node.kind), "alt_labels": list(node.alt_labels)}
        network.add_node(node.id, **_flat({**node.facts, **names}))
    for edge in graph.edges:
        evidence = [evidence_json(item) for item in edge.evidence]
        facts = _flat({**edge.facts, "kind": str(edge.kind), "evidence": evidence})
        network.add_edge(edge.source, edge.target, edge.key, **facts)
    nx.write_graphml(network, path, infer_numeric_types=True)


def to_networkx(view: "View") -> "nx.MultiDiGraph[str]":
    """The graph of any store as a network of plain values, for a notebook or for what is small.

    A node bears kind, label, alt_labels and its facts, an edge kind, its facts and its evidence; its key
    in the network is that in the graph.
    """
    # Nothing else is done with it, and it takes long to load.
    import networkx as nx  # noqa: PLC0415

    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph = view.graph()
    for node in graph.nodes:
        names = {"label": node.label, "kind": str(node.kind), "alt_labels": list(node.alt_labels)}
        network.add_node(node.id, **{**node.facts, **names})
    for edge in graph.edges:
        evidence = [evidence_json(item) for item in edge.evidence]
        said = {**edge.facts, "kind": str(edge.kind), "evidence": evidence}
        network.add_edge(edge.source, edge.target, edge.key, **said)
    return network


def _flat(facts: Mapping[str, Any]) -> dict[str, str | int | float | bool]:
    return {name: _scalar(value) for name, value in facts.items() if value is not None}


def _scalar(value: Any) -> str | int | float | bool:
    return value if isinstance(value, str | int | float | bool) else json.dumps(value, ensure_ascii=False)


def write_import(graph: Graph, folder: Path, dataset: str) -> tuple[str, ...]:
    """Write the files into a folder and return the arguments of `neo4j-admin database import full`.

    The import holds the dataset as an active load, just as a load over the network leaves it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    load = uuid4().hex[:12]
    arguments = [_nodes(graph, kind, load, folder) for kind in NodeKind]
    names = [row for node in graph.nodes for row in name_rows(load, node)]
    arguments.append(_write_table(folder / "names.csv", "--nodes=AtlasName", names))
    state = {"id": load, "dataset": dataset, "state": "active", "owner": "import", "batches": 0}
    arguments.append(_write_table(folder / "load.csv", "--nodes=AtlasLoad", [state]))
    pointer = {"name": dataset, "active": load}
    arguments.append(_write_table(folder / "dataset.csv", "--nodes=AtlasDataset", [pointer]))
    arguments += [_edges(graph, kind, load, folder) for kind in EdgeKind]
    return (*(argument for argument in arguments if argument), *OPTIONS)


def _nodes(graph: Graph, kind: NodeKind, load: str, folder: Path) -> str:
    rows = [node_row(load, node) for node in graph.nodes if node.kind == kind]
    labels = f"AtlasEntity:{label_of(kind)}"
    return _write_table(folder / f"{kind}.csv", f"--nodes={labels}", rows, ids="key:ID(AtlasEntity)")


def _edges(graph: Graph, kind: EdgeKind, load: str, folder: Path) -> str:
    written = (edge_row(load, edge) for edge in graph.edges_of(kind))
    rows = [{"source": row["source"], "target": row["target"], **row["facts"]} for row in written]
    return _write_table(folder / f"{kind}.csv", f"--relationships={type_of(kind, load)}", rows)


def _write_table(path: Path, argument: str, rows: Sequence[Mapping[str, Any]], ids: str = "") -> str:
    """Write the rows as a table and return the argument that names it, nothing for no rows."""
    if not rows:
        return ""
    names = list(dict.fromkeys(name for row in rows for name in row))
    ends = {"source": ":START_ID(AtlasEntity)", "target": ":END_ID(AtlasEntity)"}
    if ids:
        ends["key"] = ids
    header = [ends.get(name) or f"{name}:{_type_of(row.get(name) for row in rows)}" for name in names]
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(_line(header))
        file.writelines(_line([row.get(name) for name in names]) for row in rows)
    return f"{argument}={path}"


def _type_of(values: Iterable[Any]) -> str:
    kinds = {TYPES[type(value)] for value in values if value is not None}
    if kinds == {"long", "double"}:
        return "double"
    return kinds.pop() if len(kinds) == 1 else "string"


def _line(values: Iterable[Any]) -> str:
    # An empty field is no value, a quoted one a text, so every value is quoted.
    return ",".join("" if value is None else f'"{_field(value)}"' for value in values) + "\n"


def _field(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    text = BETWEEN.join(value) if isinstance(value, list) else str(value)
    return text.replace('"', '""')
