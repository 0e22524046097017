"""A graph as tables of Parquet, for DuckDB, pandas and whatever else reads them; all of it or nothing."""

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import uuid4

import pyarrow as pa
import pyarrow.compute as pc

from exports.tables import EVIDENCE, LINKS, NAMES, NEEDS, NODES, write_table
from graph.errors import BadAddress
from graph.exchange.codec import evidence_json
from graph.kinds import SKILL_KINDS, EdgeKind, Necessity, NodeKind
from graph.model import Edge, Node
from graph.names import keys_of
from graph.questions.all_pairs.likest import Shares
from graph.stores.parquet.form import ABOUT, Exported, TableFile, exported, is_left_over
from graph.stores.store import View

# Rows that are held as values of Python.
STEP = 10_000
Rows = Iterable[Mapping[str, Any]]


def write_parquet(view: View, path: Path) -> Exported:
    """Write the graph into a folder in place of the export that stood there, and return what is written.

    Raises BadAddress for a folder that holds anything else.
    """
    before = exported(path)
    path.mkdir(parents=True, exist_ok=True)
    version = uuid4().hex[:12]
    aside = path / f".{version}.new"
    try:
        aside.mkdir()
        said = _Writer(view, aside).written(version)
        aside.rename(path / version)
        fresh = path / f".{version}.json"
        fresh.write_text(said.text(), encoding="utf-8")
        fresh.replace(path / ABOUT)
    except OSError as error:
        raise BadAddress(f"cannot write {path}: {error.strerror or error}") from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    _tidy(path, {version, before.folder if before else version})
    return said


def _tidy(path: Path, keep: set[str]) -> None:
    """Delete tables that no reader is sent to any more, and what a killed export left; the last ones stay.

    Who opened those before this export may read them to the end.
    """
    for file in path.iterdir():
        if file.is_dir() and file.name not in keep and (file / TableFile.EVIDENCE.file).exists():
            shutil.rmtree(file, ignore_errors=True)
        elif is_left_over(file):
            shutil.rmtree(file, ignore_errors=True) if file.is_dir() else file.unlink(missing_ok=True)


class _Writer:
    """Writes the tables of one graph into a folder."""

    def __init__(self, view: View, folder: Path) -> None:
        self._view = view
        self._folder = folder
        kinds = sorted(NodeKind)
        self._nodes = [node for kind in kinds for node in view.nodes_of_kind(kind)]
        self._place = {node.id: place for place, node in enumerate(self._nodes)}
        self._shares = Shares(view)
        self._said: list[pa.Table] = []

    def written(self, version: str) -> Exported:
        """Write all tables and return what is in them."""
        kinds = [node.kind for node in self._nodes]
        write_table(self._folder, TableFile.NODES, _table(map(self._node, self._nodes), NODES))
        names = sorted((key, self._place[node.id]) for node in self._nodes for key in keys_of(node))
        write_table(self._folder, TableFile.NAMES, _table(({"name": n, "place": p} for n, p in names), NAMES))
        needs = self._needs()
        links = self._links(needs)
        return Exported(
            folder=version,
            version=version,
            roles=kinds.count(NodeKind.ROLE),
            skills=sum(kind in SKILL_KINDS for kind in kinds),
            needs=needs,
            nodes=len(self._nodes),
            edges=needs + links,
        )

    def _node(self, node: Node) -> dict[str, Any]:
        return {
            "place": self._place[node.id],
            "id": node.id,
            "kind": str(node.kind),
            "label": node.label,
            "alt_labels": node.alt_labels,
            "facts": _text(node.facts),
        }

    def _needs(self) -> int:
        """Write the needs by skill, and by role as their keys stand; evidence stands as the first of them."""
        edges = self._view.edges_of_kind(EdgeKind.NEEDS)
        taken, said = _gathered(((self._need(edge), _said(edge)) for edge in edges), NEEDS)
        order = pc.sort_indices(taken, [("skill", "ascending"), ("role", "ascending")])
        # The place of a place in an order is the order of the order.
        by_role = taken.set_column(NEEDS.get_field_index("edge"), "edge", _longs(pc.sort_indices(order)))
        write_table(self._folder, TableFile.NEEDS_BY_ROLE, by_role)
        write_table(self._folder, TableFile.NEEDS_BY_SKILL, by_role.take(order))
        self._said = [said.take(order)]
        return int(taken.num_rows)

    def _need(self, edge: Edge) -> dict[str, Any]:
        role, skill = self._place[edge.source], self._place[edge.target]
        return {
            "skill": skill,
            "role": role,
            "level": None if edge.level is None else int(edge.level),
            "required": edge.necessity == Necessity.REQUIRED,
            "own": edge.own,
            "share": self._shares.of(edge.source, edge.target),
        }

    def _links(self, number: int) -> int:
        """Write the edges of all other kinds by both ends, numbered from here, and the evidence of all."""
        kinds = sorted(kind for kind in EdgeKind if kind != EdgeKind.NEEDS)
        edges = (edge for kind in kinds for edge in self._view.edges_of_kind(kind))
        taken, said = _gathered(((self._link(edge), _said(edge)) for edge in edges), LINKS)
        numbers = pa.array(range(number, number + taken.num_rows), pa.int64())
        by_source = taken.set_column(LINKS.get_field_index("edge"), "edge", numbers)
        write_table(self._folder, TableFile.LINKS_BY_SOURCE, by_source)
        by_target = by_source.sort_by([("kind", "ascending"), ("target", "ascending")])
        write_table(self._folder, TableFile.LINKS_BY_TARGET, by_target)
        whole = pa.concat_tables([*self._said, said])
        at = EVIDENCE.get_field_index("edge")
        every = pa.array(range(whole.num_rows), pa.int64())
        write_table(self._folder, TableFile.EVIDENCE, whole.set_column(at, "edge", every))
        return int(taken.num_rows)

    def _link(self, edge: Edge) -> dict[str, Any]:
        ends = {"source": self._place[edge.source], "target": self._place[edge.target]}
        return {"kind": str(edge.kind), **ends}


def _said(edge: Edge) -> dict[str, Any]:
    return {"facts": _text(edge.facts), "evidence": [evidence_json(item) for item in edge.evidence]}


def _gathered(pairs: Iterator[tuple[Any, Any]], schema: pa.Schema) -> tuple[pa.Table, pa.Table]:
    """The rows of two tables that come side by side; few at a time stand as values of Python."""
    taken, said = [_table((), schema)], [_table((), EVIDENCE)]
    while some := list(islice(pairs, STEP)):
        taken.append(_table((one for one, _ in some), schema))
        said.append(_table((other for _, other in some), EVIDENCE))
    return pa.concat_tables(taken).combine_chunks(), pa.concat_tables(said)


def _table(rows: Rows, schema: pa.Schema) -> pa.Table:
    return pa.Table.from_pylist(list(rows), schema=schema)


def _longs(places: Any) -> Any:
    return pc.cast(places, pa.int64())


def _text(facts: Mapping[str, Any]) -> str:
    return json.dumps(dict(facts), ensure_ascii=False, separators=(",", ":"))
