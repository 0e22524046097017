"""Values of the database as plain text, and the pieces of graph among them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from neo4j import Record
from neo4j.graph import Node, Path, Relationship

MOST_LETTERS = 2_000
MOST_ITEMS = 200
# What the store keeps for itself; properties(n) still shows it to whoever asks.
KEPT_BACK = frozenset({"key", "label_key", "facts", "evidence"})
# What the store puts before the kind of an edge in the name of its relation.
OWN = "ATLAS_"
ShownValue = str | int | float | bool | None


@dataclass(frozen=True)
class ShownNode:
    """A node of the answer: its id in the atlas and the load that it belongs to."""

    id: str
    load: str | None


@dataclass(frozen=True)
class ShownEdge:
    """A relation of the answer between two nodes that are named by their ids."""

    source: str
    kind: str
    target: str


@dataclass(frozen=True)
class ConsoleAnswer:
    """The rows as plain values and the graph among them; `truncated` says that rows were left out."""

    columns: tuple[str, ...]
    rows: tuple[tuple[ShownValue, ...], ...]
    nodes: tuple[ShownNode, ...]
    edges: tuple[ShownEdge, ...]
    truncated: bool
    seconds: float


def answer_of(columns: Sequence[str], records: Sequence[Record], most: int, seconds: float) -> ConsoleAnswer:
    """The answer in these records, of which so many at most are shown."""
    shown = records[:most]
    parts = list(_parts(value for record in shown for value in record.values()))
    nodes = {_piece(part) for part in parts if isinstance(part, Node) and "id" in part}
    lines = {line for part in parts if isinstance(part, Relationship) and (line := _line(part))}
    return ConsoleAnswer(
        tuple(columns),
        tuple(tuple(cell(value) for value in record.values()) for record in shown),
        tuple(sorted(nodes, key=lambda node: (node.id, node.load or ""))),
        tuple(sorted(lines, key=lambda line: (line.source, line.kind, line.target))),
        len(records) > most,
        seconds,
    )


def cell(value: Any) -> ShownValue:
    """The value as a table shows it: a number or a truth as it is, anything else as text."""
    if value is None or isinstance(value, bool | int | float):
        return value
    written = text(value)
    return written if len(written) <= MOST_LETTERS else f"{written[:MOST_LETTERS]} … (cut)"


def text(value: Any) -> str:
    """The value as plain text, long lists cut."""
    if isinstance(value, Node):
        return _node(value)
    if isinstance(value, Relationship):
        return " ".join(filter(None, (value.type, _map(_shown(value)))))
    if isinstance(value, Path):
        return _path(value)
    if isinstance(value, dict):
        return _map(value) or "{}"
    if isinstance(value, list | tuple) and type(value) in {list, tuple}:
        return f"[{_listed([text(item) for item in value[:MOST_ITEMS]], len(value))}]"
    return "null" if value is None else str(value)


def _node(node: Node) -> str:
    labels = ":".join(sorted(node.labels))
    if "label" in node:
        return f"{node['label']} ({node.get('id', labels)})"
    return f"({' '.join(filter(None, (labels, _map(_shown(node)))))})"


def _shown(entity: Node | Relationship) -> dict[str, Any]:
    return {name: value for name, value in entity.items() if name not in KEPT_BACK}


def _path(path: Path) -> str:
    said = _node(path.nodes[0])
    for before, after, relation in zip(path.nodes, path.nodes[1:], path.relationships, strict=False):
        forward = relation.start_node == before
        said += f" -{relation.type}-> " if forward else f" <-{relation.type}- "
        said += _node(after)
    return said


def _map(values: dict[str, Any]) -> str:
    if not values:
        return ""
    pairs = [f"{key}: {text(item)}" for key, item in list(values.items())[:MOST_ITEMS]]
    return f"{{{_listed(pairs, len(values))}}}"


def _listed(shown: Iterable[str], count: int) -> str:
    more = [f"… {count - MOST_ITEMS:,} more"] if count > MOST_ITEMS else []
    return ", ".join([*shown, *more])


def _parts(values: Iterable[Any]) -> Iterator[Node | Relationship]:
    """Every node and relation among the values, however deep in lists, maps and paths."""
    for value in values:
        if isinstance(value, Node | Relationship):
            yield value
        elif isinstance(value, Path):
            yield from value.nodes
            yield from value.relationships
        elif isinstance(value, dict | list):
            yield from _parts(value.values() if isinstance(value, dict) else value)


def _piece(node: Node) -> ShownNode:
    load = node.get("load")
    return ShownNode(str(node["id"]), None if load is None else str(load))


def _line(relation: Relationship) -> ShownEdge | None:
    """The relation by the ids of its ends, None where an end came without its properties."""
    source, target = relation.start_node, relation.end_node
    if source is None or target is None or "id" not in source or "id" not in target:
        return None
    return ShownEdge(str(source["id"]), relation.type.removeprefix(OWN), str(target["id"]))
