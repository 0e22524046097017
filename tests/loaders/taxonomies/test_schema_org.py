"""Occupations of schema.org become a graph, however they stand in a file; each broken one is one line."""

from pathlib import Path
from typing import Any

import pytest

from graph.errors import BadDocument
from graph.facts import Years
from graph.kinds import EdgeKind, NodeKind
from graph.model import Graph
from loaders.connect import read_graph
from loaders.taxonomies.recognised import format_of
from tests.kit.taxonomies import SCHEMA_FILE, json_file

OCCUPATION: dict[str, Any] = SCHEMA_FILE["hasOccupation"]
CONTEXT = {"@context": "https://schema.org/"}


def needs(graph: Graph) -> set[tuple[str, str, NodeKind]]:
    nodes = graph.by_id
    return {
        (nodes[e.source].label, nodes[e.target].label, nodes[e.target].kind)
        for e in graph.edges_of(EdgeKind.NEEDS)
    }


@pytest.mark.parametrize(
    "value",
    [
        SCHEMA_FILE,
        CONTEXT | OCCUPATION,
        [CONTEXT | OCCUPATION],
        CONTEXT | {"@graph": [OCCUPATION]},
        {"@context": {"schema": "http://schema.org/"}}
        | {f"schema:{k}" if k[0] != "@" else k: v for k, v in OCCUPATION.items()}
        | {"@type": "schema:Occupation"},
    ],
    ids=["within another thing", "alone", "list", "graph", "prefixed"],
)
def test_an_occupation_is_a_role_wherever_it_stands(tmp_path: Path, value: Any) -> None:
    graph = read_graph([json_file(tmp_path, value)])
    (role,) = (node for node in graph.nodes if node.kind == NodeKind.ROLE)
    assert (role.id, role.label, role.alt_labels) == ("role:clerk", "Clerk", ("Filing clerk",))
    assert role.as_role.track == "Finance"
    assert role.as_role.years == Years(min=2, max=None)
    assert role.as_role.education
    assert role.as_role.education.surface == "high school"
    assert {(skill, kind) for _, skill, kind in needs(graph)} == {
        ("Filing", NodeKind.COMPETENCY),
        ("Excel", NodeKind.COMPETENCY),
        ("SAP", NodeKind.COMPETENCY),
    }
    words = {node.label for node in graph.nodes if node.kind == NodeKind.REQUIREMENT}
    assert {"Files the papers", "Keeps the keys", "A driving licence"} < words
    assert "Keeps the papers of three departments in good order" in words


def test_a_term_with_an_id_tells_whether_it_is_software(tmp_path: Path) -> None:
    term = {
        "@type": "DefinedTerm",
        "@id": "https://e.org/sap",
        "name": "SAP",
        "additionalType": "SoftwareApplication",
    }
    one, other = (
        {"@type": "Occupation", "name": name, "skills": {"@id": "https://e.org/sap"}} for name in "ab"
    )
    graph = read_graph([json_file(tmp_path, CONTEXT | {"@graph": [term, one, other]})])
    assert needs(graph) == {("a", "SAP", NodeKind.SYSTEM), ("b", "SAP", NodeKind.SYSTEM)}


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ('{"@context": "https://schema.org", "@type": "Occupation", "name": ', "is no JSON"),
        (CONTEXT | {"@type": "Occupation", "description": "x"}, "none of its things is an Occupation"),
        (CONTEXT | {"@type": "Person", "name": "Occupation"}, "none of its things is an Occupation"),
        (CONTEXT | {"@type": "Occupation", "name": 5}, "none of its things is an Occupation"),
        (["https://schema.org", "Occupation"], "none of its things is an Occupation"),
        (CONTEXT | OCCUPATION | {"roleAtlas": {"states": 5}}, "in the words of Role Atlas is broken"),
    ],
)
def test_a_broken_file_is_one_clear_line(tmp_path: Path, value: Any, why: str) -> None:
    with pytest.raises(BadDocument, match=why) as raised:
        read_graph([json_file(tmp_path, value)])
    assert len(str(raised.value).splitlines()) == 1


def test_what_has_no_name_costs_itself_only(tmp_path: Path) -> None:
    skills = [{"@type": "DefinedTerm", "@id": "https://e.org/x"}, "Filing"]
    graph = read_graph([json_file(tmp_path, CONTEXT | OCCUPATION | {"skills": skills})])
    assert {skill for _, skill, _ in needs(graph)} == {"Filing"}


@pytest.mark.parametrize(
    "value",
    [
        {"name": "Clerk"},
        CONTEXT | {"@type": "JobPosting", "title": "Clerk", "relevantOccupation": OCCUPATION},
    ],
    ids=["other json", "job posting"],
)
def test_a_document_in_json_is_no_taxonomy(tmp_path: Path, value: Any) -> None:
    assert format_of(json_file(tmp_path, value)) is None
