"""A folder of O*NET's text files becomes a graph, and each broken one is one clear line."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from graph.documents import SourceDocument
from graph.errors import BadDocument
from graph.kinds import EdgeKind, NodeKind, Usage
from graph.model import Graph
from graph.stores.sqlite.store import FileStore
from loaders.connect import read_graph
from tests.kit.places import SHARED
from tests.kit.taxonomies import ONET_FILES, onet_folder


@pytest.fixture
def graph(tmp_path: Path) -> Graph:
    """The graph of the small folder."""
    return read_graph([onet_folder(tmp_path / "onet")])


def test_what_is_important_is_needed_and_its_level_is_not_stated(graph: Graph) -> None:
    needs = {(e.source, graph.by_id[e.target].label, e.level) for e in graph.edges_of(EdgeKind.NEEDS)}
    assert needs == {
        ("role:11-1.00", "Reading", None),
        ("role:43-1.00", "Reading", None),
        ("role:43-1.00", "Microsoft Excel", None),
        ("role:43-1.00", 'The "B" File', None),
    }


def test_how_important_a_skill_was_rated_is_kept_also_below_important(tmp_path: Path) -> None:
    rows = ONET_FILES["Skills.txt"]
    lower = rows.splitlines()[1].replace("11-1.00", "43-1.00").replace("4.12", "1.75")
    kept = [line for line in rows.splitlines() if not line.startswith("43-1.00")]
    folder = onet_folder(tmp_path / "onet", Skills="\n".join([*kept, lower]) + "\n")
    graph = read_graph([folder])
    reading = "competency:2.a"
    assert dict(graph.by_id["role:11-1.00"].as_role.importance) == {reading: 4.12}
    assert dict(graph.by_id["role:43-1.00"].as_role.importance) == {reading: 1.75}
    assert not [
        e for e in graph.edges_of(EdgeKind.NEEDS) if (e.source, e.target) == ("role:43-1.00", reading)
    ]
    store = FileStore(tmp_path / "kept.json")
    store.replace(graph)
    assert dict(store.node("role:43-1.00").as_role.importance) == {reading: 1.75}


def test_technology_is_a_system_in_use(graph: Graph) -> None:
    (excel,) = (edge for edge in graph.edges_of(EdgeKind.NAMES) if edge.target == "system:microsoft-excel")
    assert excel.usage == Usage.USAGE
    assert (excel.evidence[0].document, excel.evidence[0].line) == ("Technology Skills.txt", 2)


def test_titles_and_tasks_are_kept(graph: Graph) -> None:
    assert graph.by_id["role:11-1.00"].alt_labels == ("CEO",)
    assert "File the papers." in {node.label for node in graph.nodes if node.kind == NodeKind.REQUIREMENT}
    assert graph.by_id["role:43-1.00"].as_role.track is None


def test_ratings_that_o_net_advises_against_are_told(graph: Graph) -> None:
    told = [
        finding.message
        for node in graph.nodes
        if node.kind == NodeKind.DOCUMENT
        for finding in SourceDocument.of_node(node).findings
    ]
    assert told == ["1 row is left out: O*NET advises against using them, for too few were asked"]


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"Occupation": None}, "the file Occupation Data.txt is missing"),
        ({"Occupation": "O*NET-SOC Code\tName\n"}, "the column 'Title' is missing"),
        ({"Occupation": "O*NET-SOC Code\tTitle\tDescription\n"}, "no role stands in it"),
        ({"Skills": ""}, "the file is empty"),
        ({"Skills": ONET_FILES["Skills.txt"].replace("4.12", "high")}, "line 2: 'high' is no importance"),
        ({"Skills": ONET_FILES["Skills.txt"].replace("4.12", "412")}, "line 2: '412' is no importance"),
        ({"Technology": "O*NET-SOC Code\tExample\n43-1.00\n"}, "has 1 cell where 2 cells are"),
        ({"Skills": None, "Technology": None, "Task": None}, "no file says what an occupation needs"),
    ],
)
def test_a_broken_folder_is_one_clear_line(tmp_path: Path, changed: dict[str, str | None], why: str) -> None:
    folder = onet_folder(tmp_path / "onet", **changed)
    with pytest.raises(BadDocument, match=why) as raised:
        read_graph([folder])
    assert len(str(raised.value).splitlines()) == 1


@pytest.mark.long
@pytest.mark.skipif(not (SHARED / "data").exists(), reason="the shared inputs are not here")
def test_the_whole_of_o_net_is_loaded(tmp_path: Path) -> None:
    with ZipFile(SHARED / "data" / "onet-29.3" / "db_29_3_text.zip") as files:
        files.extractall(tmp_path)
    graph = read_graph([tmp_path])
    kinds = [node.kind for node in graph.nodes]
    assert kinds.count(NodeKind.ROLE) == 1016
    assert kinds.count(NodeKind.SYSTEM) > 8000
    assert len(graph.edges_of(EdgeKind.STATES)) > 70_000
