"""A CASE package whose items are roles and skills becomes a graph; each broken one is one clear line."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from graph.documents import SourceDocument
from graph.errors import BadDocument
from graph.kinds import EdgeKind, NodeKind
from graph.model import Graph
from loaders.connect import read_graph
from tests.kit.taxonomies import CASE_FILE, json_file


@pytest.fixture
def graph(tmp_path: Path) -> Graph:
    """The graph of the small package."""
    return read_graph([json_file(tmp_path, CASE_FILE)])


def findings(graph: Graph) -> list[str]:
    return [
        finding.message
        for node in graph.nodes
        if node.kind == NodeKind.DOCUMENT
        for finding in SourceDocument.of_node(node).findings
    ]


def changed(**values: Any) -> dict[str, Any]:
    """The package with other values at the top."""
    return {**CASE_FILE, **values}


def with_association(number: int, **values: Any) -> dict[str, Any]:
    """The package with one association changed."""
    package = deepcopy(CASE_FILE)
    package["CFAssociations"][number] |= values
    return package


def test_items_are_roles_statements_and_skills_by_their_types(graph: Graph) -> None:
    needs = {(e.source, e.target) for e in graph.edges_of(EdgeKind.NEEDS)}
    assert needs == {("role:r1", "system:s2"), ("role:r1", "competency:s1"), ("role:r2", "competency:s1")}
    assert graph.by_id["role:r1"].as_role.track == "Finance"
    assert "Files the papers in a spreadsheet" in {node.label for node in graph.nodes}
    assert [(e.source, e.target) for e in graph.edges_of(EdgeKind.PROMOTES_TO)] == [("role:r1", "role:r2")]


def test_evidence_points_at_the_line_of_the_item(graph: Graph, tmp_path: Path) -> None:
    lines = (tmp_path / "roles.json").read_text(encoding="utf-8").splitlines()
    line = graph.by_id["role:r1"].as_role.line
    assert line
    assert '"r1"' in lines[line - 1]


def test_a_skill_level_of_another_scale_is_told_and_not_taken(graph: Graph) -> None:
    assert {edge.level for edge in graph.edges_of(EdgeKind.NEEDS)} == {None}
    assert findings(graph) == [
        "1 row is left out: a skill level is of a scale that is not ours, and stays unstated"
    ]


def test_items_in_a_circle_are_each_taken_once(tmp_path: Path) -> None:
    package = deepcopy(CASE_FILE)
    item = {"identifier": "y", "fullStatement": "Sorts the papers", "CFItemType": "Task"}
    link = package["CFAssociations"][4]
    ends = (("y", "x"), ("x", "y"))
    package["CFItems"].append(item)
    package["CFAssociations"] += [
        link | {"originNodeURI": {"identifier": low}, "destinationNodeURI": {"identifier": high}}
        for low, high in ends
    ]
    graph = read_graph([json_file(tmp_path, package)])
    stated = [e.evidence[0].text for e in graph.edges_of(EdgeKind.STATES) if e.source == "role:r1"]
    assert sorted(stated) == ["Files the papers in a spreadsheet", "Filing", "Sorts the papers"]


def test_an_association_to_an_item_that_is_not_there_is_told(tmp_path: Path) -> None:
    package = with_association(8, destinationNodeURI={"identifier": "elsewhere"})
    graph = read_graph([json_file(tmp_path, package)])
    assert "1 row is left out: an association leads to an item that is not in the package" in findings(graph)


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ('{"CFItems": [', "is no JSON"),
        ({"CFItems": []}, "none of its 0 items is a role"),
        (changed(CFItems=CASE_FILE["CFItems"][3:]), "their types are Competencies, Level, Software, Task"),
        (changed(CFItems={"a": 1}), "CFItems is no list"),
        (changed(CFItems=[{"fullStatement": "Clerk"}]), r"CFItems\[0\] has no identifier"),
        (with_association(4, associationType="belongsTo"), "the associationType 'belongsTo' is unknown"),
        (with_association(4, originNodeURI="x"), r"CFAssociations\[4\].originNodeURI has no identifier"),
        (["CFItems"], "is no CASE package"),
    ],
)
def test_a_broken_package_is_one_clear_line(tmp_path: Path, value: Any, why: str) -> None:
    with pytest.raises(BadDocument, match=why) as raised:
        read_graph([json_file(tmp_path, value)])
    assert len(str(raised.value).splitlines()) == 1


@pytest.mark.parametrize(
    "own",
    [
        5,
        {"states": 5},
        {"states": [{"words": "a", "section": "nowhere"}]},
        {"inherits": [{"from": "urn:role-atlas:competency:x"}]},
        {"states": [{"words": "a", "section": "soft", "names": [{"skill": "urn:x"}]}]},
        {"rung": "high"},
        {"years": {"min": 1, "max": 2, "unknown": 3}},
        {"promotesTo": ["urn:role-atlas:role:absent"]},
    ],
    ids=str,
)
def test_words_of_our_own_that_are_broken_are_one_clear_line(tmp_path: Path, own: Any) -> None:
    package = deepcopy(CASE_FILE)
    package["CFItems"][1]["extensions"] = {"roleAtlas": own}
    with pytest.raises(BadDocument) as raised:
        read_graph([json_file(tmp_path, package)])
    assert len(str(raised.value).splitlines()) == 1
