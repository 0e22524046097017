"""The file store keeps what it was given, whatever happens to the process that writes."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from graph.stores.kept_file import version_before

from graph.errors import BadAddress, BadDocument, NothingToUndo
from graph.kinds import NodeKind
from graph.stores.sqlite.store import FileStore
from tests.kit.drawn import drawn
from tests.kit.places import ROOT
from tests.kit.tries import tries

KILLS = tries(12, 4)
SAVES = """
import sys
from pathlib import Path
sys.path.insert(0, {root!r})
# What the first save would load, so that a kill meets the saving.
import filelock
from graph.stores.sqlite.store import FileStore
from graph.stores.kept_file import version_before
from tests.kit.drawn import drawn
graphs = [
    drawn({{f"{{name}}-{{n}}": {{"technical": {{"sql": 2, f"tool-{{n}}": None}}}} for n in range(60)}})
    for name in ("old", "new")
]
store = FileStore(Path(sys.argv[1]))
print("ready", flush=True)
while True:
    graph = next(graph for graph in graphs if not store.nodes([graph.nodes[1].id]))
    store.replace(graph)
    for _ in range(int(sys.argv[2]) if version_before(store.path).exists() else 0):
        store.undo()
"""


def test_another_process_sees_a_graph_that_was_replaced(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "atlas.json"
    reader, writer = FileStore(path), FileStore(path)
    writer.replace(drawn({"clerk": {"technical": {"excel": 2}}}))
    assert [node.label for node in reader.nodes_of_kind(NodeKind.ROLE)] == ["clerk"]


def test_a_folder_in_place_of_a_file_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(BadAddress, match="is a folder; give file:"):
        FileStore(tmp_path)


@pytest.mark.parametrize("text", ["{", "[]", '{"format": "role-atlas/1"}', "\x00\x01"])
def test_a_broken_file_is_told_in_one_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "atlas.json"
    path.write_text(text)
    with pytest.raises(BadDocument, match="atlas file"):
        FileStore(path)


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


def aside(path: Path) -> Path:
    """Where a version is between its two names."""
    return path.with_name(f".{path.name}.leaving")


def whole(store: FileStore) -> str:
    """The name of the one graph of the two that the store holds whole."""
    names = {node.label.partition("-")[0] for node in store.nodes_of_kind(NodeKind.ROLE)}
    assert len(store.nodes_of_kind(NodeKind.ROLE)) == 60
    (name,) = names
    return name


def test_a_killed_save_leaves_the_old_graph_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "atlas.json"
    for _ in killed_writers(path, 0, path.exists):
        if path.exists():
            whole(FileStore(path))
    assert path.exists(), "no save ended before its kill: the test shows nothing"
    FileStore(path).replace(drawn({"clerk": {"technical": {"excel": 2}}}))
    assert json.loads(path.read_text(encoding="utf-8"))["nodes"]


@pytest.mark.parametrize("undone", [0, 1, 3])
def test_a_killed_writer_leaves_the_version_before_whole_and_unlike_the_kept_one(
    tmp_path: Path, undone: int
) -> None:
    path = tmp_path / "atlas.json"
    undos: list[str] = []
    for _ in killed_writers(path, undone, lambda: undos):
        # A writer that was killed while it undid a load has the version before aside.
        if not version_before(path).exists() and not aside(path).exists():
            continue
        store = FileStore(path)
        seen = [whole(store)]
        for _ in range(2):
            store.undo()
            seen.append(whole(store))
        undos.extend(seen[1:])
        assert seen in (["old", "new", "old"], ["new", "old", "new"])
    assert undos, "no load was replaced before its kill: the test shows nothing"
    assert {file.name for file in tmp_path.iterdir()} <= {
        *("atlas.json", "atlas.previous.json", ".atlas.json.lock", ".atlas.json.new", ".atlas.json.copy")
    }


def test_a_writer_killed_between_its_two_renames_is_ended_by_the_next(tmp_path: Path) -> None:
    path = tmp_path / "atlas.json"
    store = FileStore(path)
    for name in ("first", "second", "third"):
        store.replace(drawn({name: {"technical": {"excel": 2}}}))
    # The new graph stands, and the one that it replaced is still aside.
    version_before(path).rename(aside(path))
    store.undo()
    assert [node.label for node in store.nodes_of_kind(NodeKind.ROLE)] == ["second"]


def test_a_writer_killed_before_its_renames_leaves_the_version_before_alone(tmp_path: Path) -> None:
    path = tmp_path / "atlas.json"
    store = FileStore(path)
    for name in ("first", "second"):
        store.replace(drawn({name: {"technical": {"excel": 2}}}))
    aside(path).write_bytes(path.read_bytes())
    store.undo()
    assert [node.label for node in store.nodes_of_kind(NodeKind.ROLE)] == ["first"]
    store.undo()
    assert [node.label for node in store.nodes_of_kind(NodeKind.ROLE)] == ["second"]


def test_a_kept_file_that_was_deleted_is_undone_to_the_version_before(tmp_path: Path) -> None:
    path = tmp_path / "atlas.json"
    store = FileStore(path)
    for name in ("first", "second"):
        store.replace(drawn({name: {"technical": {"excel": 2}}}))
    path.unlink()
    assert not store.exists()
    store.undo()
    assert [node.label for node in store.nodes_of_kind(NodeKind.ROLE)] == ["first"]
    with pytest.raises(NothingToUndo):
        store.undo()


def test_another_process_sees_a_load_that_was_undone(tmp_path: Path) -> None:
    path = tmp_path / "atlas.json"
    reader, writer = FileStore(path), FileStore(path)
    for name in ("first", "second"):
        writer.replace(drawn({name: {"technical": {"excel": 2}}}))
    assert [node.label for node in reader.nodes_of_kind(NodeKind.ROLE)] == ["second"]
    writer.undo()
    assert [node.label for node in reader.nodes_of_kind(NodeKind.ROLE)] == ["first"]


def test_the_names_beside_a_file_are_those_of_kept_graphs(tmp_path: Path) -> None:
    for name in ("b.json", "a.json", "a.previous.json", ".a.json.new", "notes.txt"):
        (tmp_path / name).write_text("{}")
    (tmp_path / "folder.json").mkdir()
    assert FileStore(tmp_path / "c.json").names() == ("a.json", "b.json")
    assert FileStore(tmp_path / "absent" / "c.json").names() == ()
