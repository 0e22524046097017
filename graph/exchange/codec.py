"""A graph as one JSON value and back: the form of the file store and of the export."""

import gc
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from typing import Any, TypeVar

from graph.errors import BadDocument, GraphError
from graph.exchange.json_text import BadJson, parsed
from graph.kinds import EdgeKind, Level
from graph.model import Edge, Evidence, Graph, Node

# Faults that are told of one file; a damaged one has them by the thousand.
MOST_FAULTS = 5
FORMAT = "role-atlas/1"
Made = TypeVar("Made")


def graph_json(graph: Graph) -> dict[str, Any]:
    """The graph as {format, nodes, edges}, losing nothing."""
    return {
        "format": FORMAT,
        "nodes": [node_json(node) for node in graph.nodes],
        "edges": [_edge_json(edge) for edge in graph.edges],
    }


def text_of(graph: Graph) -> str:
    """The graph as the text of an atlas file."""
    return "".join(lines_of(graph))


def lines_of(graph: Graph) -> Iterator[str]:
    """The text of an atlas file line by line, a node or an edge each: a large graph is never held as text."""
    write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    yield f'{{"format":{write(FORMAT)},"nodes":['
    yield from _listed(write(node_json(node)) for node in graph.nodes)
    yield '\n],"edges":['
    yield from _listed(write(_edge_json(edge)) for edge in graph.edges)
    yield "\n]}\n"


def _listed(values: Iterator[str]) -> Iterator[str]:
    yield from (f"{',' if n else ''}\n{value}" for n, value in enumerate(values))


def taken_as_valid(data: bytes | None) -> Graph | None:
    """The graph of bytes that were found to be an atlas file before; None for any that are none after all.

    Much faster than `from_text`, which looks at every value.
    """
    if data is None:
        return None
    try:
        value = json.loads(data)
        with _uncollected():
            return Graph(_made(node_of, value["nodes"], "nodes"), _made(edge_of, value["edges"], "edges"))
    except (GraphError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


@contextmanager
def _uncollected() -> Iterator[None]:
    """Spares a third of a large read, all of which is kept: the collector looks through it in vain."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def from_text(data: bytes, name: str) -> Graph:
    """The graph that the bytes of an atlas file hold; raises BadDocument, which tells the `name`."""
    try:
        value = parsed(data)
    except BadJson as error:
        raise BadDocument(f"{name} is not an atlas file: {error}") from error
    return from_json(value, name)


def from_json(value: Any, name: str) -> Graph:
    """The graph that a JSON value holds; `name` is told in the error, BadDocument, when it holds none.

    A value without a format is read as one of the first version.
    """
    # The model of the form takes longer to load than most graphs.
    from graph.exchange import form, links  # noqa: PLC0415

    if not isinstance(value, dict) or not ("format" in value or value.keys() & {"nodes", "edges"}):
        raise BadDocument(f"{name} is not an atlas file: it lacks the mark {FORMAT!r}")
    _check_version(value.get("format", FORMAT), name)
    _refuse(form.faults(value), name)
    nodes, edges = value["nodes"], value["edges"]
    _refuse(links.faults(nodes, edges), name)
    try:
        with _uncollected():
            return Graph(_made(node_of, nodes, "nodes"), _made(edge_of, edges, "edges"))
    except GraphError as error:
        raise BadDocument(_broken(name, str(error))) from error


def _check_version(given: Any, name: str) -> None:
    if given == FORMAT:
        return
    mark, _, version = str(given).partition("/")
    if mark == FORMAT.partition("/")[0] and version.isdecimal() and version > "1":
        raise BadDocument(
            f"{name} is an atlas file of a newer version ({given}; this Role Atlas reads {FORMAT}): "
            "update Role Atlas, or export the graph anew with the version that is used here"
        )
    raise BadDocument(f"{name} is not an atlas file: its format should be {FORMAT!r}")


def _refuse(faults: Iterator[str], name: str) -> None:
    told = list(islice(faults, MOST_FAULTS + 1))
    if told:
        more = ["more of the kind"] if len(told) > MOST_FAULTS else []
        raise BadDocument(_broken(name, "; ".join([*told[:MOST_FAULTS], *more])))


def _broken(name: str, why: str) -> str:
    return f"{name} is a broken atlas file: {why}; export it again, or load the documents again"


def _made(make: Callable[[Mapping[str, Any]], Made], values: list[Any], key: str) -> tuple[Made, ...]:
    """What is made of each value; an error says which one it is."""
    made: list[Made] = []
    try:
        for value in values:
            made.append(make(value))  # noqa: PERF401
    except GraphError as error:
        raise BadDocument(f"{key}[{len(made)}]: {' '.join(str(error).split())}") from error
    return tuple(made)


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


def node_json(node: Node) -> dict[str, Any]:
    """A node as a JSON value {id, label, alt_labels, facts}."""
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


def node_of(value: Mapping[str, Any]) -> Node:
    """The node that a JSON value {id, label, alt_labels, facts} holds."""
    return Node(value["id"], value["label"], tuple(value["alt_labels"]), value["facts"])


def edge_of(value: Mapping[str, Any]) -> Edge:
    """The edge that a JSON value {source, kind, target, evidence, facts} holds."""
    evidence = tuple(evidence_of(item) for item in value["evidence"])
    return Edge(value["source"], EdgeKind(value["kind"]), value["target"], evidence, value["facts"])


def evidence_of(value: Mapping[str, Any]) -> Evidence:
    """The evidence that a JSON value holds."""
    level = value["level"]
    return Evidence(
        value["document"],
        value["line"],
        value["start"],
        value["end"],
        value["text"],
        None if level is None else Level(level),
        value.get("quote"),
    )
