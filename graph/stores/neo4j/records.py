"""Records on a server: nodes of the dataset, changed in one transaction that holds its lock."""

from dataclasses import asdict
from typing import Any
from uuid import uuid4

from neo4j import ManagedTransaction

from graph.errors import BadQuestion
from graph.stores.neo4j import cypher_records as cypher
from graph.stores.neo4j.link import Link
from graph.stores.neo4j.link import Record as Row
from graph.stores.neo4j.schema import prepare
from graph.stores.records import NO_ACT, Act, Key, Record, RecordHead, RecordKind, carried, taken_name

# What no load was read with, and what is kept before the first load, belongs to this one.
NO_LOAD = ""


def heads(link: Link, dataset: str, load: str, kind: RecordKind) -> tuple[RecordHead, ...]:
    """What is kept of one kind beside this load, sorted by name."""
    rows = link.ask(cypher.OF_KIND, dataset=dataset, load=_belongs(kind, load), kind=str(kind))
    return tuple(sorted(map(_head, rows), key=lambda head: head.name))


def taken(link: Link, dataset: str, load: str, kind: RecordKind, name: str) -> Record | None:
    """What is kept of this kind under this name beside this load."""
    rows = link.ask(cypher.ONE, key=_key(dataset, _belongs(kind, load), (kind, name)))
    return Record(_head(rows[0]["head"]), bytes(rows[0]["data"])) if rows else None


def change(link: Link, dataset: str, act: Act) -> None:
    """Do an act beside the load that readers see; raises ChangedMeanwhile.

    A transaction that is tried again after its commit was not heard of finds its own mark.
    """
    prepare(link)
    mark = uuid4().hex

    def work(tx: ManagedTransaction) -> None:
        row = tx.run(cypher.LOCK, dataset=dataset).single(strict=True)
        if row["mark"] != mark:
            load = row["active"] or NO_LOAD
            _do(tx, dataset, load, act, _held(tx, dataset, load))
            tx.run(cypher.MARK, dataset=dataset, mark=mark).consume()

    link.change(work)


def carry(tx: ManagedTransaction, dataset: str, load: str, before: str | None, act: Act | None) -> None:
    """Within the transaction that switches to a load: let it be read with what stays, and do the act."""
    was = before or NO_LOAD
    held = _held(tx, dataset, was)
    for head in carried((one for one in held.values() if one.kind.is_read_with), act):
        old, key = _key(dataset, was, head.key), _key(dataset, load, head.key)
        query = cypher.COPY if before else cypher.MOVE
        tx.run(query, old=old, key=key, load=load).consume()
    _do(tx, dataset, load, act or NO_ACT, held)


def drop(link: Link, dataset: str, load: str) -> None:
    """Let go of what a load was read with, and of what nothing holds any more."""

    def work(tx: ManagedTransaction) -> None:
        tx.run(cypher.DROP, dataset=dataset, load=load).consume()
        tx.run(cypher.LET_GO, dataset=dataset).consume()

    link.change(work)


def wipe(link: Link, dataset: str) -> None:
    """Let go of everything that a dataset keeps."""
    link.change(lambda tx: tx.run(cypher.WIPE, dataset=dataset).consume())


def rename(link: Link, dataset: str, name: str, act: Act) -> None:
    """Give a dataset another name, with all that is kept in it, and do the act; raises BadQuestion.

    A transaction that is tried again after its commit was not heard of finds its own mark.
    """
    mark = uuid4().hex
    both: dict[str, Any] = {"dataset": dataset, "name": name}

    def work(tx: ManagedTransaction) -> None:
        if tx.run(cypher.RENAMED, name=name, mark=mark).single(strict=True)["done"]:
            return
        tx.run(cypher.FREE, name=name).consume()
        if tx.run(cypher.TAKEN, name=name).single(strict=True)["taken"]:
            raise taken_name(name)
        row = tx.run(cypher.RENAME, both, mark=mark).single()
        if row is None:
            raise BadQuestion(f"{dataset} is not there any more: it was removed or renamed meanwhile")
        tx.run(cypher.RENAME_LOADS, both).consume()
        tx.run(cypher.RENAME_RECORDS, both).consume()
        load = row["active"] or NO_LOAD
        _do(tx, name, load, act, _held(tx, name, load))

    link.change(work)


def _do(tx: ManagedTransaction, dataset: str, load: str, act: Act, held: dict[Key, RecordHead]) -> None:
    act.check(held)
    if not act.changes:
        return
    number = tx.run(cypher.NUMBER, dataset=dataset).single(strict=True)["number"]
    written = {head.key: head for head in act.heads(int(number))}
    for one in act.changes:
        key = _key(dataset, _belongs(one.kind, load), one.key)
        tx.run(cypher.REMOVE, key=key).consume()
        if one.data is not None:
            head = written[one.key]
            place = {"key": key, "dataset": dataset, "load": _belongs(one.kind, load)}
            facts = {**asdict(head), "kind": str(head.kind), **place}
            content = f"{dataset}|{head.digest}"
            tx.run(cypher.WRITE, facts=facts, content=content, dataset=dataset, data=one.data).consume()
    tx.run(cypher.LET_GO, dataset=dataset).consume()


def _held(tx: ManagedTransaction, dataset: str, load: str) -> dict[Key, RecordHead]:
    rows = tx.run(cypher.BESIDE, dataset=dataset, loads=[NO_LOAD, load])
    return {head.key: head for head in map(_head, (row.data() for row in rows))}


def _belongs(kind: RecordKind, load: str) -> str:
    return load if kind.is_read_with else NO_LOAD


def _key(dataset: str, load: str, key: Key) -> str:
    return f"{dataset}|{load}|{key[0]}|{key[1]}"


def _head(row: Row) -> RecordHead:
    return RecordHead(**{**row, "kind": RecordKind(row["kind"])})
