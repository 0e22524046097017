"""ESCO into a Neo4j server: the whole load beside bare loops of the driver, then point questions.

    python -m benchmarks.neo4j_loading neo4j://127.0.0.1:7687

Peers, in the same run and on the same server: a loop of UNWIND batches of 5,000 rows without any
check, switch or naming of datasets, and a loop with one MERGE a row (2,000 rows of it, which is
enough to tell its speed). Ours starts at the tables of the archives, the bare loops at finished rows.
"""

import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from random import Random
from statistics import median, quantiles
from typing import Any, LiteralString

from neo4j import ManagedTransaction

from benchmarks.esco import Esco
from graph.model import Graph
from graph.questions.catalogue import role_sheet
from graph.questions.needs import gap, who_needs
from graph.questions.neighbourhood import neighbourhood
from graph.stores.memory import NetworkxStore
from graph.stores.neo4j.link import Link
from graph.stores.neo4j.rows import edge_row, node_row
from graph.stores.neo4j.store import Neo4jStore
from graph.stores.store import View
from loaders.connect import connect

BATCH = 5_000
MERGED = 2_000
ROUNDS = 3
ASKED = 200

KEY = "CREATE CONSTRAINT bare_key IF NOT EXISTS FOR (n:Bare) REQUIRE n.key IS UNIQUE"
CREATE_NODES = "UNWIND $rows AS row CREATE (n:Bare) SET n = row"
CREATE_EDGES = (
    "UNWIND $rows AS row MATCH (a:Bare {key: row.source}) MATCH (b:Bare {key: row.target}) "
    "CREATE (a)-[r:NEEDS]->(b) SET r = row.facts"
)
MERGE_EDGE = (
    "MATCH (a:Bare {key: $source}) MATCH (b:Bare {key: $target}) MERGE (a)-[r:NEEDS]->(b) SET r = $facts"
)
CLEAR = "MATCH (n:Bare) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS"


def main(address: str) -> None:
    """Print what was measured."""
    esco = Esco()
    store = connect(f"{address}?dataset=esco-bench")
    if not isinstance(store, Neo4jStore):
        sys.exit("give the address of a Neo4j server")
    link = store.link
    print(f"{esco.rows:,} rows; median of {ROUNDS} rounds, each of both in turn")
    whole, bare = [], []
    for number in range(ROUNDS):
        fresh = Neo4jStore(link, f"esco-bench-{number}")
        whole.append(timed(partial(fresh.load, esco.nodes(), esco.edges(), esco.rows)))
        if number == 0:
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        bare.append(bare_loop(link, esco))
        fresh.wipe()
    compared(esco.rows, whole, bare, merge_loop(link, esco))
    print(f"peak memory of the client after the first load {peak:.0f} MB")
    store.load(esco.nodes(), esco.edges(), esco.rows)
    again = timed(lambda: store.load(esco.nodes(), esco.edges(), esco.rows))
    print(f"load over a loaded dataset, its clearing included {again:.2f} s")
    memory = NetworkxStore()
    memory.replace(Graph(tuple(esco.nodes()), tuple(esco.edges())))
    for name, held in (("Neo4j", store), ("memory", memory)):
        ask(name, held.snapshot(), esco)


def compared(rows: int, whole: list[float], bare: list[float], merged: float) -> None:
    """Print the speeds and their ratios."""
    ours, theirs = median(whole), median(bare)
    for name, seconds, spent in (("whole load", ours, whole), ("bare UNWIND loop", theirs, bare)):
        each = " ".join(f"{second:.2f}" for second in spent)
        print(f"{name:17} {seconds:6.2f} s {rows / seconds:8,.0f} rows/s  ({each})")
    print(f"one MERGE a row {merged:18,.0f} rows/s")
    print(f"ratio to the bare loop {ours / theirs:.2f}, to one MERGE a row {rows / ours / merged:.0f} times")


def timed(work: Callable[[], object]) -> float:
    """Seconds that the work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def bare_loop(link: Link, esco: Esco) -> float:
    """Seconds for the same rows by UNWIND batches, without anything around them."""
    nodes = [node_row("bare", node) for node in esco.nodes()]
    edges = [edge_row("bare", edge) for edge in esco.edges()]
    with link.driver.session(database=link.database) as session:
        session.run(CLEAR).consume()
        session.run(KEY).consume()
        seconds = timed(partial(write, link, CREATE_NODES, nodes))
        seconds += timed(partial(write, link, CREATE_EDGES, edges))
        session.run(CLEAR).consume()
    return seconds


def write(link: Link, query: LiteralString, rows: Sequence[Any]) -> None:
    """Write the rows batch by batch."""
    for start in range(0, len(rows), BATCH):
        with link.driver.session(database=link.database) as session:
            session.execute_write(_send, query, rows[start : start + BATCH])


def _send(tx: ManagedTransaction, query: LiteralString, rows: Sequence[Any]) -> None:
    tx.run(query, rows=rows).consume()


def merge_loop(link: Link, esco: Esco) -> float:
    """Rows a second with one MERGE in a transaction of its own for each row."""
    write(link, CREATE_NODES, [node_row("bare", node) for node in esco.nodes()])
    rows = [edge_row("bare", edge) for edge in islice(esco.edges(), MERGED)]
    with link.driver.session(database=link.database) as session:
        start = time.perf_counter()
        for row in rows:
            session.run(MERGE_EDGE, row).consume()
        seconds = time.perf_counter() - start
        session.run(CLEAR).consume()
    return MERGED / seconds


def ask(name: str, store: View, esco: Esco) -> None:
    """Print the 50th and 99th percentile of each point question on random roles and skills."""
    for question, work in questions(store, esco):
        spent = [timed(work) * 1000 for _ in range(ASKED)]
        print(
            f"{name:7} {question:14} p50 {median(spent):7.2f} ms  p99 {quantiles(spent, n=100)[98]:7.2f} ms"
        )


def questions(store: View, esco: Esco) -> Iterator[tuple[str, Callable[[], object]]]:
    """The point questions, each about something else every time it is asked."""
    chance = Random(7)
    roles = [i for i in esco.labels if i.startswith("role:")]
    skills = list(esco.holders)
    yield "who needs", lambda: who_needs(store, chance.choice(skills))
    yield "role", lambda: role_sheet(store, chance.choice(roles))
    yield "gap", lambda: gap(store, *chance.sample(roles, 2))
    yield "neighbourhood", lambda: neighbourhood(store, [chance.choice(roles)])
    yield "by label", lambda: store.labelled(esco.labels[chance.choice(roles)], ())


if __name__ == "__main__":
    main(sys.argv[1])
