"""Documents behind memory:PATH are read once, and read again whenever anything about them may differ."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.documents import SourceDocument
from graph.errors import BadDocument, GraphError
from graph.exchange.atlas_file import read_atlas_file
from graph.exchange.codec import graph_json, text_of
from graph.kinds import NodeKind
from graph.model import Graph
from graph.stores.sqlite.store import FileStore
from loaders import remembered
from loaders.connect import connect, read_graph
from loaders.remembered import REMEMBERED, read_documents
from seeds.shipped import VOCABULARY
from tests.kit.drawn import drawn
from tests.kit.places import ROOT

CLERK = "Billing Clerk\n\nRequirements\n- Excel\n- SAP\n"
LADDER = (
    "Sales\n\nSeller\n\nRequirements\n- Excel\n\n"
    "Senior Seller\n\nRequirements\n- Has mastered all Seller skills\n"
)


class Counted:
    """How often documents were read, behind the reader itself."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.times = 0
        self._read = remembered._read
        monkeypatch.setattr(remembered, "_read", self)

    def __call__(self, *arguments: Any) -> Any:
        """Read, and count it."""
        self.times += 1
        return self._read(*arguments)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder."""
    monkeypatch.setenv("ATLAS_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Counted:
    """How often documents were read."""
    return Counted(monkeypatch)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two documents in a folder."""
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "clerk.txt").write_text(CLERK)
    (tmp_path / "documents" / "ladder.txt").write_text(LADDER)
    return tmp_path / "documents"


def graph_at(folder: Path) -> Graph:
    """What a store in memory holds of the documents there."""
    return connect(f"memory:{folder}").graph()


def test_the_same_documents_are_read_once_and_give_the_same_graph(folder: Path, reads: Counted) -> None:
    first = graph_at(folder)
    assert graph_at(folder) == first
    assert reads.times == 1
    plain = read_graph([folder])
    assert sorted(map(str, graph_json(first)["nodes"])) == sorted(map(str, graph_json(plain)["nodes"]))


def test_the_seeds_are_read_once(reads: Counted) -> None:
    assert connect("memory:").graph() == connect("memory:").graph()
    assert reads.times == 1


def test_documents_are_the_same_wherever_they_lie(folder: Path, reads: Counted, tmp_path: Path) -> None:
    first = graph_at(folder)
    shutil.copytree(folder, tmp_path / "elsewhere")
    assert graph_at(tmp_path / "elsewhere") == first
    assert reads.times == 1


def changed(folder: Path) -> Iterator[str]:
    """One change after another to the documents, each told."""
    clerk = folder / "clerk.txt"
    clerk.write_text(CLERK.replace("SAP", "SAQ"))
    yield "a byte"
    clerk.rename(folder / "bookkeeper.txt")
    yield "a name"
    (folder / "cook.txt").write_text("Cook\n\nRequirements\n- Knives\n")
    yield "one more"
    (folder / "cook.txt").unlink()
    (folder / "ladder.txt").unlink()
    yield "fewer"
    (folder / "old.doc").write_text("left out, which is told")
    yield "one that is not read"


def test_documents_that_differ_in_anything_are_read_again(folder: Path, reads: Counted) -> None:
    graph_at(folder)
    for number, change in enumerate(changed(folder), start=2):
        assert graph_at(folder).nodes, change
        assert reads.times == number, change
        plain = read_documents([folder])
        assert {n.id for n in graph_at(folder).nodes} == {n.id for n in plain.nodes}, change
        reads.times = number


def test_another_vocabulary_is_another_reading(folder: Path, reads: Counted, tmp_path: Path) -> None:
    own = tmp_path / "words"
    shutil.copytree(VOCABULARY, own)
    for words in (None, own, own):
        read_documents([folder], vocabulary=words, keep=True)
    assert reads.times == 2
    systems = own / "systems.yaml"
    systems.write_text(systems.read_text(encoding="utf-8") + "\n# a remark\n", encoding="utf-8")
    read_documents([folder], vocabulary=own, keep=True)
    assert reads.times == 3


def test_changed_words_of_the_project_are_another_reading(
    folder: Path, reads: Counted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph_at(folder)
    shutil.copytree(VOCABULARY, tmp_path / "words")
    (tmp_path / "words" / "more.yaml").write_text("")
    monkeypatch.setattr(remembered, "VOCABULARY", tmp_path / "words")
    graph_at(folder)
    assert reads.times == 2


def test_another_program_reads_again(folder: Path, reads: Counted, monkeypatch: pytest.MonkeyPatch) -> None:
    graph_at(folder)
    for code in ("another", None, None):
        monkeypatch.setattr(remembered, "key_of_code", lambda *folders, code=code: code)
        graph_at(folder)
    # A program whose code cannot be looked at keeps nothing and takes nothing.
    assert reads.times == 4


def test_options_never_share_a_reading(folder: Path, reads: Counted) -> None:
    lifted, plain = (read_documents([folder], lift, keep=True) for lift in (True, False))
    assert reads.times == 2
    assert read_documents([folder], True, keep=True) == lifted
    assert read_documents([folder], False, keep=True) == plain
    assert reads.times == 2


def test_a_reading_without_keep_is_neither_kept_nor_taken(folder: Path, reads: Counted, cache: Path) -> None:
    read_documents([folder])
    assert not cache.exists()
    graph_at(folder)
    read_documents([folder])
    assert reads.times == 3


@pytest.mark.parametrize("damage", ["cut", "other", "no graph"])
def test_a_damaged_reading_is_thrown_away(folder: Path, reads: Counted, damage: str) -> None:
    first = graph_at(folder)
    (kept,) = REMEMBERED.folder.iterdir()
    if damage == "no graph":
        REMEMBERED.put(kept.name, b'{"nodes": [{}], "edges": 1}')
    else:
        whole = kept.read_bytes()
        kept.write_bytes(whole[:-9] if damage == "cut" else whole.replace(b"clerk", b"clark"))
    assert graph_at(folder) == first
    assert graph_at(folder) == first
    assert reads.times == 2


def test_without_a_cache_folder_documents_are_read_each_time(
    folder: Path, reads: Counted, cache: Path
) -> None:
    cache.write_text("a file stands where the folder would")
    assert graph_at(folder) == graph_at(folder)
    assert reads.times == 2


def _unread(graph: Graph) -> list[str]:
    documents = (SourceDocument.of_node(node) for node in graph.nodes if node.kind == NodeKind.DOCUMENT)
    return [f.message for document in documents for f in document.findings if f.code == "not-read"]


def test_what_cannot_be_read_is_told_each_time_with_the_same_words(folder: Path) -> None:
    graph_at(folder)
    (folder / "clerk.txt").write_bytes(b"\x00\x01\x02" * 50)
    told = [_unread(graph_at(folder)) for _ in range(2)]
    assert told == [_unread(read_graph([folder]))] * 2 == [["clerk.txt is not text"]] * 2
    with pytest.raises(BadDocument, match="is not text"):
        graph_at(folder / "clerk.txt")
    with pytest.raises(GraphError, match="there is no such file or folder"):
        graph_at(folder / "absent")


def test_so_many_readings_are_kept_and_no_more(folder: Path, reads: Counted) -> None:
    for n in range(REMEMBERED.most + 4):
        (folder / "clerk.txt").write_text(f"{CLERK}- Tool {n}\n")
        graph_at(folder)
    assert len(list(REMEMBERED.folder.iterdir())) == REMEMBERED.most
    graph_at(folder)
    assert reads.times == REMEMBERED.most + 4


def test_two_processes_at_once_read_the_same(folder: Path) -> None:
    script = (
        "import json, sys\nfrom graph.exchange.codec import graph_json\nfrom loaders.connect import connect\n"
        "print(json.dumps(graph_json(connect(sys.argv[1]).graph())))"
    )
    command = [sys.executable, "-c", script, f"memory:{folder}"]
    both = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) for _ in range(2)]
    printed = [process.communicate()[0] for process in both]
    assert printed[0] == printed[1] != b""
    assert len(list(REMEMBERED.folder.iterdir())) == 1


LOADS = """
import sys
{work}
print([name for name in {unwanted!r} if name in sys.modules])
"""
HEAVY = (
    "networkx",
    "pydantic",
    "scipy",
    "numpy",
    "openpyxl",
    "pandas",
    "streamlit",
    "neo4j",
    "filelock",
    "yaml",
)


@pytest.mark.parametrize("address", ["memory:", "file"])
def test_what_was_read_before_loads_no_library(address: str, tmp_path: Path, cache: Path) -> None:
    if address == "file":
        FileStore(tmp_path / "atlas.json").replace(drawn({"clerk": {"technical": {"excel": 2}}}))
        address = f"file:{tmp_path}/atlas.json"
    connect(address)
    work = f"from loaders.connect import connect\nassert connect({address!r}).graph().nodes"
    script = LOADS.format(work=work, unwanted=HEAVY)
    ended = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (ended.stdout, ended.stderr) == ("[]\n", "")


def test_a_file_is_looked_at_whole_until_these_very_bytes_were_found_right(tmp_path: Path) -> None:
    path = tmp_path / "atlas.json"
    path.write_text(text_of(drawn({"clerk": {"technical": {"excel": 2}}})), encoding="utf-8")
    whole = read_atlas_file(path)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"necessity":"required"', '"necessity":"at will"'), encoding="utf-8")
    for _ in range(2):
        with pytest.raises(BadDocument, match="necessity: should be one of"):
            read_atlas_file(path)
    path.write_text(text, encoding="utf-8")
    os.utime(path)
    assert read_atlas_file(path) == whole


def test_what_is_said_of_columns_is_read_anew(tmp_path: Path) -> None:
    table = tmp_path / "needs.csv"
    table.write_text("Who,What,How\nBaker,Excel,2\nCook,SAP,4\n", encoding="utf-8")
    said = ["Who=role,What=skill,How=level"]
    first, second, again = (
        read_documents([table], keep=True, columns=columns) for columns in ((), said, said)
    )
    assert [sum(node.kind == NodeKind.ROLE for node in graph.nodes) for graph in (first, second)] == [0, 2]
    assert graph_json(again) == graph_json(second)
    assert graph_json(read_documents([table], keep=True)) == graph_json(first)
