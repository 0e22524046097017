"""A folder of ESCO files becomes a graph, and each broken one is one clear line."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from graph.documents import SourceDocument
from graph.errors import BadDocument
from graph.kinds import EdgeKind, Necessity, NodeKind
from graph.model import Graph
from loaders.connect import read_graph
from tests.kit.places import SHARED
from tests.kit.taxonomies import ESCO_FILES, esco_folder


@pytest.fixture
def graph(tmp_path: Path) -> Graph:
    """The graph of the small folder."""
    return read_graph([esco_folder(tmp_path / "esco")])


def needs(graph: Graph) -> set[tuple[str, str, Necessity]]:
    label = {node.id: node.label for node in graph.nodes}
    return {(label[e.source], label[e.target], e.necessity) for e in graph.edges_of(EdgeKind.NEEDS)}


def test_occupations_are_roles_and_their_skills_are_needs(graph: Graph) -> None:
    director = graph.by_id["role:o1"]
    assert director.label == "technical director"
    assert director.alt_labels == ("head of technical", "technical manager")
    assert graph.by_id["competency:s1"].alt_labels == ("metal drawing",)
    assert needs(graph) == {
        ("technical director", "theatre techniques", Necessity.REQUIRED),
        ("technical director", "draw metal", Necessity.PREFERRED),
        ("metal drawer", "draw metal", Necessity.REQUIRED),
    }


def test_a_need_states_no_level_and_points_at_its_row(graph: Graph) -> None:
    need = next(e for e in graph.edges_of(EdgeKind.NEEDS) if e.source == "role:o2")
    (said,) = need.evidence
    assert (need.level, said.document, said.line) == (None, "occupationSkillRelations.csv", 3)
    # The row before it has three lines.
    assert graph.by_id["role:o2"].as_role.line == 4


def test_an_isco_group_is_a_track_without_rungs_and_hands_nothing_on(graph: Graph) -> None:
    assert graph.by_id["role:o1"].as_role.track == "Film and stage directors"
    # Where the table of groups lacks a group, its code stands for it.
    assert graph.by_id["role:o2"].as_role.track == "8121"
    assert graph.by_id["role:o1"].as_role.rung is None
    assert not graph.edges_of(EdgeKind.INHERITS)
    assert not graph.edges_of(EdgeKind.PROMOTES_TO)


def test_what_names_nothing_that_is_listed_is_left_out_and_told_once(tmp_path: Path) -> None:
    rows = ESCO_FILES["occupationSkillRelations.csv"]
    rows += "http://e/occupation/o9,essential,,http://e/skill/s1\n" * 2
    rows += "http://e/occupation/o1,essential,,http://e/skill/s9\n"
    graph = read_graph([esco_folder(tmp_path / "esco", occupationSkillRelations=rows)])
    assert len(needs(graph)) == 3
    findings = [
        finding
        for node in graph.nodes
        if node.kind == NodeKind.DOCUMENT
        for finding in SourceDocument.of_node(node).findings
    ]
    assert [(f.code, f.line, f.message) for f in findings] == [
        ("left-out", 7, "1 row is left out: they name a skill that is not listed"),
        ("left-out", 5, "2 rows are left out: they name an occupation that is not listed"),
    ]


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"skills": None}, "the file skills_en.csv is missing"),
        ({"occupations": "conceptType,conceptUri\n"}, "the column 'preferredLabel' is missing"),
        ({"occupations": ""}, "the file is empty"),
        ({"occupations": ESCO_FILES["occupations_en.csv"].splitlines()[0]}, "no role stands in it"),
        (
            {"occupationSkillRelations": "occupationUri,relationType,skillUri\na,vital,b\n"},
            "line 2: the relation 'vital' is unknown",
        ),
        ({"occupationSkillRelations": "occupationUri,relationType,skillUri\na\n"}, "has 1 cell where 3"),
        ({"skills": "conceptUri,preferredLabel,altLabels\na,b\0,c\n"}, "signs that are no text"),
    ],
)
def test_a_broken_folder_is_one_clear_line(tmp_path: Path, changed: dict[str, str | None], why: str) -> None:
    folder = esco_folder(tmp_path / "esco", **changed)
    with pytest.raises(BadDocument, match=why) as raised:
        read_graph([folder])
    assert len(str(raised.value).splitlines()) == 1


def test_two_languages_are_told_apart_by_nobody(tmp_path: Path) -> None:
    folder = esco_folder(tmp_path / "esco")
    (folder / "occupations_de.csv").write_bytes((folder / "occupations_en.csv").read_bytes())
    with pytest.raises(BadDocument, match="leave the language that is wanted"):
        read_graph([folder])


def test_a_taxonomy_is_loaded_by_itself(tmp_path: Path) -> None:
    with pytest.raises(BadDocument, match="loaded by itself"):
        read_graph([esco_folder(tmp_path / "esco"), tmp_path])


def test_text_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    folder = esco_folder(tmp_path / "esco")
    (folder / "skills_en.csv").write_bytes("conceptUri,preferredLabel,altLabels\na,für,\n".encode("cp1252"))
    with pytest.raises(BadDocument, match="no text in UTF-8"):
        read_graph([folder])


@pytest.mark.long
@pytest.mark.skipif(not (SHARED / "data").exists(), reason="the shared inputs are not here")
def test_the_whole_of_esco_is_loaded(tmp_path: Path) -> None:
    for archive in ("classification_en.zip", "relations.zip"):
        with ZipFile(SHARED / "data" / "esco-1.1.1" / archive) as files:
            files.extractall(tmp_path)
    graph = read_graph([tmp_path])
    kinds = [node.kind for node in graph.nodes]
    assert kinds.count(NodeKind.ROLE) == 3007
    assert kinds.count(NodeKind.COMPETENCY) == 13896
    assert len(graph.edges_of(EdgeKind.NEEDS)) == 123855 - 67
