"""Names in the index of a database (FTS5): written with a load, searched by what was typed."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence

from graph.kinds import NodeKind
from graph.model import Node
from graph.stores.searching import Way, places_of, searched_names, within

KINDS = tuple(NodeKind)
FITTING = "SELECT rowid FROM search_{load} WHERE search_{load} MATCH ? ORDER BY rowid"
CALLED = "SELECT node, kind, name FROM called_{load} WHERE place = ?"


def write_names(
    database: sqlite3.Connection, load: int, nodes: Sequence[Node], places: Mapping[str, int]
) -> None:
    """Write the names of these nodes, by which they are searched."""
    number = {str(kind): n for n, kind in enumerate(KINDS)}
    names = searched_names(nodes)
    called = (
        (place, places[name.node], number[name.node.partition(":")[0]], name.name)
        for place, name in enumerate(names)
    )
    database.executemany(f"INSERT INTO called_{load} VALUES (?, ?, ?, ?)", called)
    index = f"INSERT INTO search_{load} (rowid, words) VALUES (?, ?)"
    database.executemany(index, ((place, name.form) for place, name in enumerate(names)))
    words = sorted({word for name in names for word in name.form.split()})
    database.executemany(f"INSERT INTO word_{load} VALUES (?)", ((word,) for word in words))


def searched(
    database: sqlite3.Connection, load: int, text: str, kinds: Sequence[NodeKind], limit: int
) -> dict[int, str]:
    """The places of the first nodes of these kinds that fit what was typed, best first, with the name."""
    wanted = {KINDS.index(kind) for kind in kinds}
    called = CALLED.format(load=load)
    hits: dict[int, str] = {}

    def fitting(way: Way, words: Sequence[str]) -> Iterator[int]:
        if query := _query(database, load, way, words):
            yield from (place for (place,) in database.execute(FITTING.format(load=load), (query,)))

    for place in places_of(text, fitting) if limit > 0 else ():
        node, kind, name = database.execute(called, (place,)).fetchone()
        if kind in wanted:
            hits.setdefault(node, name)
            if len(hits) == limit:
                break
    return hits


def _query(database: sqlite3.Connection, load: int, way: Way, words: Sequence[str]) -> str:
    """What the index is asked; nothing where no name can fit."""
    if way == Way.BEGINS:
        return f'^ "{" ".join(words)}" *'
    if way == Way.WORDS:
        return " AND ".join(f'"{word}" *' for word in words)
    parts = []
    for word in words:
        held = f"SELECT word FROM word_{load} WHERE instr(word, ?)"
        known = within(word, (row[0] for row in database.execute(held, (word,))))
        parts.append(" OR ".join(f'"{one}"' for one in known))
    return " AND ".join(f"({part})" for part in parts) if all(parts) else ""
