"""What loads that did not end, and loads that were replaced, have left on the server."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, LiteralString

from neo4j import ManagedTransaction

from graph.stores.neo4j import cypher_write as cypher
from graph.stores.neo4j import records
from graph.stores.neo4j.link import Link, Record
from graph.stores.neo4j.own_names import worded

# Seconds without a batch after which a load of another machine is taken for dead.
SILENT = 300
# The copies of a dataset's graph that stay: the one that readers see, and the one before it for `undo`.
KEPT = ("active", "previous")
_RUNNING: set[str] = set()


@contextmanager
def running(load: str) -> Iterator[str]:
    """Marks a load as alive in this process and gives the owner to write down."""
    _RUNNING.add(load)
    try:
        yield f"{socket.gethostname()}|{os.getpid()}"
    finally:
        _RUNNING.discard(load)


def clear(link: Link, dataset: str) -> None:
    """Delete every copy of a dataset's graph that is not kept and that no load is writing."""
    for row in link.ask(cypher.LOADS, dataset=dataset):
        if row["state"] not in KEPT and is_dead(row) and gone(link, cypher.CONDEMN, load=str(row["id"])):
            delete_rows(link, str(row["id"]))
            records.drop(link, dataset, str(row["id"]))
            gone(link, cypher.DELETE_LOAD, load=str(row["id"]))


def is_dead(row: Record) -> bool:
    """Whether no process writes this load any more."""
    if row["state"] != "loading" or row["idle"] > SILENT:
        return True
    host, _, process = str(row["owner"]).rpartition("|")
    if host != socket.gethostname():
        return False
    return row["id"] not in _RUNNING if int(process) == os.getpid() else not _is_alive(int(process))


def is_loading(link: Link, dataset: str) -> bool:
    """Whether a load into a dataset is under way."""
    return any(
        row["state"] == "loading" and not is_dead(row) for row in link.ask(cypher.LOADS, dataset=dataset)
    )


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def delete_rows(link: Link, load: str, version: str = "") -> None:
    """Delete the nodes, edges and names of a load, which bear the names of this version."""
    while gone(link, worded(cypher.DELETE_NODES, version), prefix=f"{load}|"):
        pass
    while gone(link, worded(cypher.DELETE_NAMES, version), load=load):
        pass


def gone(link: Link, query: LiteralString, **values: Any) -> int:
    """How many one deleting query deleted."""

    def work(tx: ManagedTransaction) -> int:
        return int(tx.run(query, values).single(strict=True)["gone"])

    return link.change(work)
