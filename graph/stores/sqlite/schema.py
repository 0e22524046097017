"""The tables of a kept graph: what marks the file, the history of its loads, and one set of tables a load."""

import sqlite3

# "ATLS": says in the header of the file whose it is.
APPLICATION = 0x41544C53
# 1: every edge with its evidence; 2: evidence that edges share stands once; 3: names are
# searched by FTS5. Loads of all three are read.
VERSION = 3
# The first bytes of every SQLite database.
MAGIC = b"SQLite format 3\x00"

HISTORY = (
    """CREATE TABLE IF NOT EXISTS loads (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        version TEXT NOT NULL,
        at TEXT NOT NULL,
        roles INTEGER NOT NULL,
        nodes INTEGER NOT NULL,
        edges INTEGER NOT NULL
    )""",
    """CREATE TABLE IF NOT EXISTS standing (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        now INTEGER NOT NULL,
        before INTEGER
    )""",
    """CREATE TABLE IF NOT EXISTS acts (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        by TEXT NOT NULL,
        at TEXT NOT NULL,
        note TEXT NOT NULL
    )""",
    "CREATE TABLE IF NOT EXISTS content (digest TEXT PRIMARY KEY, data BLOB NOT NULL)",
    """CREATE TABLE IF NOT EXISTS record (
        load INTEGER NOT NULL,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        act INTEGER NOT NULL,
        digest TEXT NOT NULL,
        size INTEGER NOT NULL,
        PRIMARY KEY (load, kind, name)
    )""",
)
# Places count nodes in the order of their ids and edges in that of their keys: the order of every answer.
OF_A_LOAD = (
    "CREATE TABLE node_{load} (place INTEGER PRIMARY KEY, id TEXT NOT NULL, label TEXT NOT NULL,"
    " alt_labels TEXT NOT NULL, facts TEXT NOT NULL)",
    "CREATE TABLE edge_{load} (place INTEGER PRIMARY KEY, source INTEGER NOT NULL, kind INTEGER NOT NULL,"
    " target INTEGER NOT NULL, facts TEXT NOT NULL, evidence INTEGER NOT NULL)",
    "CREATE TABLE evidence_{load} (place INTEGER PRIMARY KEY, said TEXT NOT NULL)",
    "CREATE TABLE name_{load} (name TEXT NOT NULL, node INTEGER NOT NULL, PRIMARY KEY (name, node))"
    " WITHOUT ROWID",
    # Names to be searched in the order of answers, which is that of `place` and of the row in the index.
    "CREATE TABLE called_{load} (place INTEGER PRIMARY KEY, node INTEGER NOT NULL, kind INTEGER NOT NULL,"
    " name TEXT NOT NULL)",
    "CREATE TABLE word_{load} (word TEXT PRIMARY KEY) WITHOUT ROWID",
    # Words are taken as they are given: beside letters and digits, only these signs stand within one.
    "CREATE VIRTUAL TABLE search_{load} USING fts5(words, content = '', columnsize = 0, prefix = '1 2 3',"
    " tokenize = \"ascii tokenchars '+#.&'''\")",
)
INDEXES = (
    "CREATE UNIQUE INDEX node_id_{load} ON node_{load} (id)",
    "CREATE INDEX edge_from_{load} ON edge_{load} (source, kind)",
    "CREATE INDEX edge_to_{load} ON edge_{load} (target, kind)",
    "CREATE INDEX edge_kind_{load} ON edge_{load} (kind)",
)
TABLES = (
    "node_{load}",
    "edge_{load}",
    "evidence_{load}",
    "name_{load}",
    "called_{load}",
    "word_{load}",
    "search_{load}",
)


def create(database: sqlite3.Connection) -> None:
    """Mark the file and make the tables that tell of its loads, where there are none."""
    for statement in HISTORY:
        database.execute(statement)
    database.execute(f"PRAGMA application_id = {APPLICATION}")
    database.execute(f"PRAGMA user_version = {VERSION}")


def drop(database: sqlite3.Connection, load: int) -> None:
    """Let go of the tables of a load; its line in the history stays."""
    for table in TABLES:
        database.execute(f"DROP TABLE IF EXISTS {table.format(load=load)}")
