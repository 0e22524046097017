"""Records in a database: who wrote what when, and each content once, whichever loads it belongs to."""

import sqlite3

from graph.stores.records import (
    NO_ACT,
    READ_WITH,
    Act,
    Key,
    Record,
    RecordChange,
    RecordHead,
    RecordKind,
    carried,
    digest_of,
)

# What no load was read with, and what is kept before the first load, belongs to this one.
NO_LOAD = 0
HELD = (
    "SELECT kind, name, act, by, at, note, size, digest FROM record JOIN acts ON number = act"
    " WHERE load = ?{} ORDER BY name"
)


def kept_in(database: sqlite3.Connection) -> bool:
    """Whether the file keeps records at all, which one of an earlier version does not."""
    return bool(database.execute("SELECT 1 FROM sqlite_master WHERE name = 'record'").fetchone())


def now_of(database: sqlite3.Connection) -> int:
    """The load that stands, NO_LOAD before the first."""
    row = database.execute("SELECT now FROM standing").fetchone()
    return int(row[0]) if row else NO_LOAD


def heads(database: sqlite3.Connection, kind: RecordKind) -> tuple[RecordHead, ...]:
    """What is kept of one kind beside the graph that stands, sorted by name."""
    rows = database.execute(HELD.format(" AND kind = ?"), (_load_of(database, kind), kind))
    return tuple(_head(row) for row in rows)


def taken(database: sqlite3.Connection, kind: RecordKind, name: str) -> Record | None:
    """What is kept of this kind under this name beside the graph that stands."""
    load = _load_of(database, kind)
    row = database.execute(
        HELD.format(" AND kind = ? AND name = ?"),
        (load, kind, name),
    ).fetchone()
    if row is None:
        return None
    (data,) = database.execute(
        "SELECT data FROM record JOIN content USING (digest) WHERE load = ? AND kind = ? AND name = ?",
        (load, kind, name),
    ).fetchone()
    return Record(_head(row), bytes(data))


def carry(database: sqlite3.Connection, now: int | None, load: int, act: Act | None) -> None:
    """Let a new load be read with what the one before was read with, as far as it stays, and do the act."""
    before = NO_LOAD if now is None else now
    done = act or NO_ACT
    done.check(_held(database, before))
    for head in carried(_of(database, before), act):
        database.execute(
            "INSERT INTO record SELECT ?, kind, name, act, digest, size FROM record"
            " WHERE load = ? AND kind = ? AND name = ?",
            (load, before, *head.key),
        )
    if now is None:
        for kind in READ_WITH:
            database.execute("DELETE FROM record WHERE load = ? AND kind = ?", (NO_LOAD, kind))
    _do(database, load, done)


def change(database: sqlite3.Connection, now: int, act: Act) -> None:
    """Do an act on what is kept beside the load that stands; raises ChangedMeanwhile."""
    act.check(_held(database, now))
    _do(database, now, act)


def drop(database: sqlite3.Connection, load: int) -> None:
    """Let go of what a load was read with, and of what nothing holds any more."""
    database.execute("DELETE FROM record WHERE load = ?", (load,))
    _let_go(database)


def _do(database: sqlite3.Connection, load: int, act: Act) -> None:
    if not act.changes:
        return
    told = "INSERT INTO acts (by, at, note) VALUES (?, strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), ?)"
    number = database.execute(told, (act.by, act.note)).lastrowid
    for one in act.changes:
        own = _belongs(one, load)
        database.execute("DELETE FROM record WHERE load = ? AND kind = ? AND name = ?", (own, *one.key))
        if one.data is not None:
            digest = digest_of(one.data)
            database.execute("INSERT OR IGNORE INTO content VALUES (?, ?)", (digest, one.data))
            row = (own, *one.key, number, digest, len(one.data))
            database.execute("INSERT INTO record VALUES (?, ?, ?, ?, ?, ?)", row)
    _let_go(database)


def _belongs(one: RecordChange, load: int) -> int:
    return load if one.kind.is_read_with else NO_LOAD


def _let_go(database: sqlite3.Connection) -> None:
    database.execute("DELETE FROM content WHERE digest NOT IN (SELECT digest FROM record)")


def _load_of(database: sqlite3.Connection, kind: RecordKind) -> int:
    return now_of(database) if kind.is_read_with else NO_LOAD


def _of(database: sqlite3.Connection, load: int) -> tuple[RecordHead, ...]:
    return tuple(_head(row) for row in database.execute(HELD.format(""), (load,)))


def _held(database: sqlite3.Connection, load: int) -> dict[Key, RecordHead]:
    """What is kept beside a load, by kind and name."""
    return {head.key: head for head in (*_of(database, NO_LOAD), *_of(database, load))}


def _head(row: tuple[str, str, int, str, str, str, int, str]) -> RecordHead:
    return RecordHead(RecordKind(row[0]), *row[1:])
