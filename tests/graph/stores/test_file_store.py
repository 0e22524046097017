"""The file store keeps what it was given, whatever happens to the process that writes."""

import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from graph.errors import BadAddress, BadDocument, NothingToUndo
from graph.exchange.codec import graph_json, text_of
from graph.kinds import EdgeKind, NodeKind
from graph.model import Edge, Graph, Node
from graph.stores.sqlite import schema
from graph.stores.sqlite.database import writing
from graph.stores.sqlite.store import FileStore
from tests.kit.drawn import drawn, evidence
from tests.kit.places import ROOT
from tests.kit.tries import tries

KILLS = tries(12, 4)
SAVES = """
import sys
from pathlib import Path
sys.path.insert(0, {root!r})
from graph.stores.sqlite.store import FileStore
from tests.kit.drawn import drawn
graphs = [
    drawn({{f"{{name}}-{{n}}": {{"technical": {{"sql": 2, f"tool-{{n}}": None}}}} for n in range(60)}})
    for name in ("old", "new")
]
store = FileStore(Path(sys.argv[1]))
print("ready", flush=True)
loads = 0
while True:
    graph = next(graph for graph in graphs if not store.nodes([graph.nodes[1].id]))
    store.replace(graph)
    loads += 1
    for _ in range(int(sys.argv[2]) if loads > 1 else 0):
        store.undo()
"""


def titles(store: FileStore) -> list[str]:
    return [node.label for node in store.nodes_of_kind(NodeKind.ROLE)]


def loaded(path: Path, *names: str) -> FileStore:
    """A store into which a graph of each name was loaded in turn."""
    store = FileStore(path)
    for name in names:
        store.replace(drawn({name: {"technical": {"excel": 2}}}))
    return store


def test_another_process_sees_a_graph_that_was_replaced(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "atlas.db"
    reader = FileStore(path)
    loaded(path, "clerk")
    assert titles(reader) == ["clerk"]


def test_another_process_sees_a_load_that_was_undone(tmp_path: Path) -> None:
    reader = FileStore(tmp_path / "atlas.db")
    writer = loaded(tmp_path / "atlas.db", "first", "second")
    assert titles(reader) == ["second"]
    writer.undo()
    assert titles(reader) == ["first"]


def test_a_snapshot_stays_whatever_is_loaded_later(tmp_path: Path) -> None:
    store = loaded(tmp_path / "atlas.db", "first")
    here = store.snapshot()
    for name in ("second", "third", "fourth"):
        loaded(tmp_path / "atlas.db", name)
    assert [node.label for node in here.nodes_of_kind(NodeKind.ROLE)] == ["first"]
    assert titles(store) == ["fourth"]


def test_a_sentence_that_several_edges_rest_on_is_read_once(tmp_path: Path) -> None:
    r"""clerk --(2)--> excel and sql, by one sentence; lead --(4)--> sql by another"""
    both, alone = (evidence(3, text="SQL and Excel"),), (evidence(9, text="SQL"),)
    stated = (("clerk", "excel", 2, both), ("clerk", "sql", 2, both), ("lead", "sql", 4, alone))
    ids = ("role:clerk", "role:lead", "system:excel", "system:sql")
    edges = [
        Edge(f"role:{role}", EdgeKind.NEEDS, f"system:{skill}", why, {"level": level})
        for role, skill, level, why in stated
    ]
    store = FileStore(tmp_path / "atlas.db")
    store.replace(Graph(tuple(Node(one, one) for one in ids), tuple(edges)))
    assert list(store.snapshot().edges_to(["system:sql"], EdgeKind.NEEDS)) == edges[1:]
    one, other, third = store.snapshot().edges_of_kind(EdgeKind.NEEDS)
    assert (one, other, third) == tuple(edges)
    assert one.evidence is other.evidence
    assert third.level == 4
    assert third.evidence == alone


def test_the_file_alone_holds_what_was_loaded_last(tmp_path: Path) -> None:
    store = loaded(tmp_path / "atlas.db", "first")
    for step in (lambda: loaded(tmp_path / "atlas.db", "third"), store.undo):
        assert titles(store)
        step()
    assert titles(store) == ["first"]
    store.replace(drawn({"last": {"technical": {"excel": 2}}}))
    copy = tmp_path / "copy.db"
    copy.write_bytes((tmp_path / "atlas.db").read_bytes())
    assert titles(FileStore(copy)) == titles(store) == ["last"]


def test_two_loads_are_kept_and_the_history_tells_of_all(tmp_path: Path) -> None:
    store = loaded(tmp_path / "atlas.db", "first", "second", "third")
    for name in ("second", "third", "second"):
        store.undo()
        assert titles(store) == [name]
    with sqlite3.connect(tmp_path / "atlas.db") as database:
        told = database.execute("SELECT number, roles, edges > 0 FROM loads").fetchall()
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert told == [(1, 1, 1), (2, 1, 1), (3, 1, 1)]
    assert {name for name in tables if name.startswith("node_")} == {"node_2", "node_3"}


def test_a_folder_in_place_of_a_file_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(BadAddress, match="is a folder; give file:"):
        FileStore(tmp_path)


@pytest.mark.parametrize("text", ["{", "[]", '{"format": "role-atlas/1"}', "\x00\x01", "Clerk\n- Excel\n"])
def test_what_is_no_kept_graph_is_told_in_one_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "atlas.json"
    path.write_text(text)
    with pytest.raises(BadDocument, match="atlas file"):
        FileStore(path)
    with pytest.raises(BadDocument, match="atlas file"):
        FileStore(path, read=False).replace(drawn({"a": {}}))
    assert path.read_text() == text


def test_a_database_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "songs.db"
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE song (title TEXT)")
    before = path.read_bytes()
    with pytest.raises(BadDocument, match="is a database of another program"):
        FileStore(path)
    with pytest.raises(BadDocument, match="is a database of another program"):
        FileStore(path, read=False).replace(drawn({"a": {}}))
    assert path.read_bytes() == before


def test_a_file_of_a_newer_version_is_refused_in_one_line(tmp_path: Path) -> None:
    loaded(tmp_path / "atlas.db", "clerk").close()
    with sqlite3.connect(tmp_path / "atlas.db") as database:
        database.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    with pytest.raises(BadDocument, match="was kept by a newer Role Atlas"):
        FileStore(tmp_path / "atlas.db")


@pytest.mark.parametrize("place", [0.2, 0.5])
def test_a_damaged_database_is_told_in_one_line(tmp_path: Path, place: float) -> None:
    path = tmp_path / "atlas.db"
    store = FileStore(path)
    store.replace(drawn({f"r{n}": {"technical": {"sql": 2, f"t{n}": None}} for n in range(60)}))
    store.close()
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    data = bytearray(path.read_bytes())
    start = int(place * len(data))
    data[start:] = b"\x55" * (len(data) - start)
    path.write_bytes(data)
    with pytest.raises(BadDocument, match="is damaged"):
        graph_json(FileStore(path).graph())


def test_an_atlas_file_as_json_is_read_and_becomes_a_database_with_the_next_load(tmp_path: Path) -> None:
    path = tmp_path / "atlas.json"
    path.write_text(text_of(drawn({"old": {"technical": {"excel": 2}}})), encoding="utf-8")
    store = FileStore(path)
    assert titles(store) == ["old"]
    with pytest.raises(NothingToUndo):
        store.undo()
    store.replace(drawn({"new": {"technical": {"excel": 2}}}))
    assert path.read_bytes().startswith(schema.MAGIC)
    assert titles(store) == ["new"]
    store.undo()
    assert titles(store) == titles(FileStore(path)) == ["old"]


AS_KEPT_BEFORE = (
    "CREATE TABLE old AS SELECT e.place, e.source, e.kind, e.target, e.facts, v.said AS evidence"
    " FROM edge_1 e JOIN evidence_1 v ON v.place = e.evidence",
    "DROP TABLE edge_1",
    "DROP TABLE evidence_1",
    "ALTER TABLE old RENAME TO edge_1",
    "DROP TABLE search_1",
    "DROP TABLE called_1",
    "DROP TABLE word_1",
    "PRAGMA user_version = 1",
)


def test_a_graph_in_the_form_of_before_is_read_and_stays_to_be_undone(tmp_path: Path) -> None:
    path = tmp_path / "atlas.db"
    store = loaded(path, "clerk")
    before = graph_json(store.graph())
    store.close()
    with sqlite3.connect(path) as database:
        for statement in AS_KEPT_BEFORE:
            database.execute(statement)
    assert graph_json(store.graph()) == before
    assert [hit.name for hit in store.search("cle", (NodeKind.ROLE,), 5)] == ["clerk"]
    assert graph_json(loaded(path, "cook").graph()) != before
    store.undo()
    assert graph_json(store.graph()) == before


def test_a_store_that_was_deleted_holds_nothing(tmp_path: Path) -> None:
    store = loaded(tmp_path / "atlas.db", "first", "second")
    for file in tmp_path.iterdir():
        file.unlink()
    assert not store.exists()
    with pytest.raises(NothingToUndo):
        store.undo()
    loaded(tmp_path / "atlas.db", "third")
    assert titles(store) == ["third"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_may_not_be_written_is_read_and_told(tmp_path: Path) -> None:
    loaded(tmp_path / "atlas.db", "clerk").close()
    tmp_path.chmod(0o500)
    try:
        store = FileStore(tmp_path / "atlas.db")
        assert titles(store) == ["clerk"]
        with pytest.raises(BadAddress, match="cannot use"):
            store.replace(drawn({"a": {}}))
    finally:
        tmp_path.chmod(0o700)


def killed_writers(path: Path, undone: int, has_shown: Callable[[], object]) -> Iterator[None]:
    """Writers that save two graphs in turn, undoing each load so often, killed at any moment.

    There are KILLS of them, and on a slow machine more, until one has got far enough to show something.
    """
    script = SAVES.format(root=str(ROOT))
    moments = random.Random(20261123)
    for number in range(max(KILLS, 12)):
        if number >= KILLS and has_shown():
            return
        command = [sys.executable, "-c", script, str(path), str(undone)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == b"ready\n"
            time.sleep(moments.uniform(0, 0.12))
            os.kill(writer.pid, signal.SIGKILL)
        yield


def whole(store: FileStore) -> str:
    """The name of the one graph of the two that the store holds whole."""
    graph = store.graph()
    names = {node.label.partition("-")[0] for node in graph.nodes if node.kind == NodeKind.ROLE}
    assert len(store.nodes_of_kind(NodeKind.ROLE)) == 60
    (name,) = names
    return name


def test_a_killed_save_leaves_the_old_graph_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "atlas.db"
    for _ in killed_writers(path, 0, lambda: FileStore(path).exists()):
        store = FileStore(path)
        if store.exists():
            whole(store)
    assert FileStore(path).exists(), "no save ended before its kill: the test shows nothing"
    assert titles(loaded(path, "clerk")) == ["clerk"]


@pytest.mark.parametrize("undone", [0, 1, 3])
def test_a_killed_writer_leaves_the_version_before_whole_and_unlike_the_kept_one(
    tmp_path: Path, undone: int
) -> None:
    path = tmp_path / "atlas.db"
    undos: list[str] = []
    for _ in killed_writers(path, undone, lambda: undos):
        store = FileStore(path)
        if not store.exists():
            continue
        seen = [whole(store)]
        try:
            for _ in range(2):
                store.undo()
                seen.append(whole(store))
        except NothingToUndo:
            continue
        undos.extend(seen[1:])
        assert seen in (["old", "new", "old"], ["new", "old", "new"])
    assert undos, "no load was replaced before its kill: the test shows nothing"


def test_the_names_beside_a_file_are_those_of_kept_graphs(tmp_path: Path) -> None:
    loaded(tmp_path / "kept.db", "clerk").close()
    for name in ("b.json", "a.json", ".a.json.new", "notes.txt"):
        (tmp_path / name).write_text("".join(text_of(drawn({"clerk": {}}))))
    for name in ("package.json", "findings.json", "empty.db"):
        (tmp_path / name).write_text('{"name": "not ours"}' if name.endswith("json") else "")
    with closing(sqlite3.connect(tmp_path / "theirs.db")) as theirs:
        theirs.execute("CREATE TABLE standing (one)")
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "shut.json").symlink_to(tmp_path / "nowhere.json")
    assert FileStore(tmp_path / "c.db").names() == ("a.json", "b.json", "kept.db")
    assert FileStore(tmp_path / "absent" / "c.db").names() == ()


@contextmanager
def disk_of(most: int) -> Iterator[None]:
    """No file grows beyond so many bytes, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_keeps_the_old_graph_and_says_so(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "atlas.db")
    store.replace(drawn({"old": {"technical": {"sql": 2}}}))
    before = graph_json(store.graph())
    many = drawn({f"new-{n}": {"technical": {f"tool-{n}-{m}": 2 for m in range(40)}} for n in range(100)})
    with disk_of(500_000), pytest.raises(BadAddress, match=r"(disk|full).*check the disk"):
        store.replace(many)
    assert graph_json(store.graph()) == before
    store.replace(many)
    assert len(list(store.nodes_of_kind(NodeKind.ROLE))) == 100


def test_what_sqlite_took_back_by_itself_is_told_as_what_went_wrong(tmp_path: Path) -> None:
    """At the size of ESCO a full disk ends the transaction before anybody else can."""
    with pytest.raises(BadAddress, match="disk is full"):
        _fill(tmp_path / "atlas.db")


def _fill(path: Path) -> None:
    with writing(path) as database:
        database.execute("ROLLBACK")
        raise sqlite3.OperationalError("database or disk is full")


def test_a_journal_that_a_killed_writer_left_is_played_back_for_who_only_reads(tmp_path: Path) -> None:
    path, left = tmp_path / "atlas.db", tmp_path / "left"
    store = FileStore(path)
    store.replace(drawn({f"old-{n}": {"technical": {"sql": 2}} for n in range(60)}))
    before = graph_json(store.graph())
    store.close()
    left.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode = DELETE")
        writer.execute("PRAGMA cache_size = 1")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("CREATE TABLE half AS SELECT * FROM node_1")
        writer.execute("DELETE FROM node_1")
        for name in ("atlas.db", "atlas.db-journal"):
            shutil.copy(tmp_path / name, left / name)
    assert graph_json(FileStore(left / "atlas.db").graph()) == before
