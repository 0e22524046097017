"""The file store keeps what it was given, whatever happens to the process that writes."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from drawn import drawn
from graph.errors import BadAddress, BadDocument
from graph.file_store import FileStore
from graph.vocabulary import NodeKind

SAVES = """
import sys
from pathlib import Path
sys.path[:0] = [{root!r}, {tests!r}]
from drawn import drawn
from graph.file_store import FileStore
graphs = [
    drawn({{f"{{name}}-{{n}}": {{"technical": {{"sql": 2, f"tool-{{n}}": None}}}} for n in range(60)}})
    for name in ("old", "new")
]
store = FileStore(Path(sys.argv[1]))
print("ready", flush=True)
while True:
    for graph in graphs:
        store.replace(graph)
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


def test_a_killed_save_leaves_the_old_graph_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "atlas.json"
    tests = Path(__file__).parent
    script = SAVES.format(root=str(tests.parent), tests=str(tests))
    moments = random.Random(20261123)
    for _ in range(12):
        with subprocess.Popen([sys.executable, "-c", script, str(path)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == b"ready\n"
            time.sleep(moments.uniform(0, 0.12))
            os.kill(writer.pid, signal.SIGKILL)
        if path.exists():
            names = {node.label.partition("-")[0] for node in FileStore(path).nodes_of_kind(NodeKind.ROLE)}
            assert len(names) == 1
            assert len(FileStore(path).nodes_of_kind(NodeKind.ROLE)) == 60
    assert path.exists(), "no save ended before its kill: the test shows nothing"
    FileStore(path).replace(drawn({"clerk": {"technical": {"excel": 2}}}))
    assert json.loads(path.read_text(encoding="utf-8"))["nodes"]
