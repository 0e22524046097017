"""What loads that did not end, and loads that were replaced, have left on the server."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, LiteralString

from neo4j import ManagedTransaction

from graph.neo4j_store import cypher_write as cypher
from graph.neo4j_store.link import Link, Record

# Seconds without a batch after which a load of another machine is taken for dead.
SILENT = 300
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
    """Delete every copy of a dataset's graph that no reader sees and no load is writing."""
    for row in link.ask(cypher.LOADS, dataset=dataset):
        if row["state"] != "active" and _is_dead(row):
            _delete(link, str(row["id"]))


def _is_dead(row: Record) -> bool:
    if row["state"] != "loading" or row["idle"] > SILENT:
        return True
    host, _, process = str(row["owner"]).rpartition("|")
    if host != socket.gethostname():
        return False
    return row["id"] not in _RUNNING if int(process) == os.getpid() else not _is_alive(int(process))


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _delete(link: Link, load: str) -> None:
    while _gone(link, cypher.DELETE_NODES, prefix=f"{load}|"):
        pass
    while _gone(link, cypher.DELETE_NAMES, load=load):
        pass
    _gone(link, cypher.DELETE_LOAD, load=load)


def _gone(link: Link, query: LiteralString, **values: Any) -> int:
    def work(tx: ManagedTransaction) -> int:
        return int(tx.run(query, values).single(strict=True)["gone"])

    return link.change(work)
