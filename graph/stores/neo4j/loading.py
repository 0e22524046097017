"""A load into Neo4j: all or nothing, repeatable, and safe to kill at any moment.

A load writes its own copy of the graph in batches, has it counted, and then switches the dataset
over to it in one transaction. Readers see the old copy until then and the new one after. The copy
before it stays, for `undo`; older ones, and what a load that did not end has left behind, are cleared.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from typing import LiteralString, TypeVar
from uuid import uuid4

from neo4j import ManagedTransaction

from graph.errors import GraphError, InvalidRecord, RuleBroken, StoreTrouble
from graph.kinds import EdgeKind, NodeKind
from graph.model import Edge, Node
from graph.stores.neo4j import cypher_write as cypher
from graph.stores.neo4j import records
from graph.stores.neo4j.leftovers import clear, running
from graph.stores.neo4j.link import Link
from graph.stores.neo4j.rows import Row, edge_row, name_rows, node_row
from graph.stores.neo4j.schema import broken_rule, prepare
from graph.stores.records import Act

BATCH = 5_000
Told = Callable[[int], object]
Item = TypeVar("Item", Node, Edge)
Made = TypeVar("Made")
Kind = TypeVar("Kind", NodeKind, EdgeKind)


def write_graph(
    link: Link,
    dataset: str,
    nodes: Iterable[Node],
    edges: Iterable[Edge],
    done: Told,
    act: Act | None = None,
) -> None:
    """Put these nodes and edges in place of what the dataset held; `done` is told the rows written.

    Raises InvalidRecord when an edge lacks an end, StoreTrouble when the server does not do it,
    ChangedMeanwhile when a record of the act is not as it was last seen.
    """
    prepare(link)
    clear(link, dataset)
    load = uuid4().hex[:12]
    with running(load) as owner:
        link.change(lambda tx: tx.run(cypher.BEGIN, dataset=dataset, load=load, owner=owner).consume())
        writing = _Writing(link, load, done)
        try:
            writing.check(
                writing.write(_node_batches(load, nodes)), writing.write(_edge_batches(load, edges))
            )
            _switch(link, dataset, load, act)
        except RuleBroken as error:
            _forsake(link, load)
            raise StoreTrouble(broken_rule(link, str(error))) from error
        except GraphError:
            _forsake(link, load)
            raise
    clear(link, dataset)


@dataclass(frozen=True)
class _Batch:
    """Rows that one query writes: so many nodes or edges, or names of nodes."""

    query: LiteralString
    rows: list[Row]
    size: int
    names: bool = False


class _Writing:
    """The batches of one load, each in a transaction of its own and numbered."""

    def __init__(self, link: Link, load: str, done: Told) -> None:
        self.link = link
        self.load = load
        self.done = done
        self.batch = 0
        self.written = 0

    def write(self, batches: Iterable[_Batch]) -> int:
        """Write the batches, made ahead, and return how many nodes or edges they hold."""
        before = self.written
        for batch in _made_ahead(batches):
            self._write(batch)
            self.written += 0 if batch.names else batch.size
            self.done(self.written)
        return self.written - before

    def check(self, nodes: int, edges: int) -> None:
        """Count on the server what was written."""
        wanted = {"nodes": nodes, "edges": edges}
        (held,) = self.link.ask(cypher.COUNTED, prefix=f"{self.load}|")
        if held != wanted:
            raise StoreTrouble(
                f"{self.link.address} holds {held} of {wanted} rows: the load is undone, try again"
            )

    def _write(self, batch: _Batch) -> None:
        number = self.batch

        def work(tx: ManagedTransaction) -> None:
            ticket = tx.run(cypher.TICKET, load=self.load, batch=number).single()
            if ticket is None:
                return
            written = tx.run(batch.query, rows=batch.rows).single(strict=True)["written"]
            if written != batch.size:
                raise InvalidRecord(f"{batch.size - written} of {batch.size} edges lack an end in this load")

        self.link.change(work)
        self.batch += 1


def _node_batches(load: str, nodes: Iterable[Node]) -> Iterator[_Batch]:
    for kind, some in _by_kind(nodes, lambda node: node.kind):
        yield _Batch(cypher.CREATE_NODES[kind], [node_row(load, node) for node in some], len(some))
        names = [row for node in some for row in name_rows(load, node)]
        if names:
            yield _Batch(cypher.CREATE_NAMES, names, len(names), names=True)


def _edge_batches(load: str, edges: Iterable[Edge]) -> Iterator[_Batch]:
    for kind, some in _by_kind(edges, lambda edge: edge.kind):
        by_source: dict[str, list[Row]] = {}
        for edge in some:
            row = edge_row(load, edge)
            by_source.setdefault(row.pop("source"), []).append(row)
        rows: list[Row] = [{"source": source, "edges": edges} for source, edges in by_source.items()]
        yield _Batch(cypher.CREATE_EDGES[kind], rows, len(some))


def _by_kind(items: Iterable[Item], kind_of: Callable[[Item], Kind]) -> Iterator[tuple[Kind, list[Item]]]:
    """The items in batches of one kind, each batch full but the last ones."""
    held: dict[Kind, list[Item]] = {}
    for item in items:
        some = held.setdefault(kind_of(item), [])
        some.append(item)
        if len(some) == BATCH:
            yield kind_of(item), held.pop(kind_of(item))
    yield from held.items()


def _switch(link: Link, dataset: str, load: str, act: Act | None) -> None:
    """Make the load the one that readers see; an unknown outcome is looked up, never assumed."""

    def work(tx: ManagedTransaction) -> None:
        if tx.run(cypher.SWITCH, dataset=dataset, load=load).single() is None:
            state = tx.run(cypher.STATE_OF_LOAD, load=load).single()
            if state is None or state["state"] != "active":
                raise StoreTrouble(f"{link.address} lost the load before its end: load again")
            return
        was = tx.run(cypher.POINTERS, dataset=dataset).single(strict=True)["previous"]
        records.carry(tx, dataset, load, was, act)

    try:
        link.change(work)
    except StoreTrouble:
        if not any(row["state"] == "active" for row in link.ask(cypher.STATE_OF_LOAD, load=load)):
            raise


def _forsake(link: Link, load: str) -> None:
    """Mark a load that failed, so that the next one clears it; a server that is gone is told later."""
    try:
        link.change(lambda tx: tx.run(cypher.FORSAKE, load=load).consume())
    except StoreTrouble:
        return


def _made_ahead(items: Iterable[Made]) -> Iterator[Made]:
    """The items in order, each made in another thread; what its making raises is raised here."""
    source = iter(items)

    def next_one() -> list[Made]:
        return list(islice(source, 1))

    with ThreadPoolExecutor(max_workers=1) as maker:
        ahead = maker.submit(next_one)
        while item := ahead.result():
            ahead = maker.submit(next_one)
            yield item[0]
