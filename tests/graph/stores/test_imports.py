"""The stores where a machine lacks what another has, and what they leave unloaded until it is needed."""

import subprocess
import sys
from pathlib import Path

from tests.kit.places import ROOT

KEEPS = """
import sys
sys.modules["fcntl"] = None
from pathlib import Path
from graph.stores.sqlite.store import FileStore
from tests.kit.drawn import drawn
store = FileStore(Path(sys.argv[1]))
store.replace(drawn({"clerk": {"technical": {"excel": 2}}}))
store.replace(drawn({"cook": {"technical": {"excel": 2}}}))
store.undo()
print([node.id for node in store.graph().nodes if node.kind == "role"])
"""


def run(script: str, *arguments: str) -> str:
    """What a fresh Python prints that runs this."""
    command = [sys.executable, "-c", script, *arguments]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def test_a_graph_is_kept_where_there_is_no_fcntl(tmp_path: Path) -> None:
    assert run(KEEPS, str(tmp_path / "atlas.json")) == "['role:clerk']\n"
