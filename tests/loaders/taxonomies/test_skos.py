"""A SKOS file whose concepts are occupations and skills becomes a graph; each broken one is one line."""

from pathlib import Path

import pytest
from rdflib import Graph as Triples

from graph.errors import BadDocument
from graph.kinds import EdgeKind, Necessity
from graph.model import Graph
from loaders.connect import read_graph
from tests.kit.taxonomies import SKOS_FILE, skos_file


def needs(graph: Graph) -> set[tuple[str, str, Necessity]]:
    return {(e.source, e.target, e.necessity) for e in graph.edges_of(EdgeKind.NEEDS)}


@pytest.mark.parametrize(
    ("name", "form"), [("a.ttl", "turtle"), ("a.rdf", "xml"), ("a.jsonld", "json-ld"), ("a.nt", "nt")]
)
def test_occupations_are_roles_whichever_way_it_is_written(tmp_path: Path, name: str, form: str) -> None:
    text = Triples().parse(data=SKOS_FILE, format="turtle").serialize(format=form)
    graph = read_graph([skos_file(tmp_path, text, name)])
    clerk = graph.by_id["role:clerk"]
    assert (clerk.label, clerk.alt_labels, clerk.as_role.track) == ("Clerk", ("Bookkeeper",), "Finance")
    assert needs(graph) == {
        ("role:clerk", "competency:excel", Necessity.REQUIRED),
        ("role:clerk", "competency:sap", Necessity.PREFERRED),
        ("role:senior", "competency:sap", Necessity.REQUIRED),
    }


def test_a_broader_occupation_hands_nothing_on(tmp_path: Path) -> None:
    graph = read_graph([skos_file(tmp_path)])
    assert not graph.edges_of(EdgeKind.INHERITS)
    # Its group is that of the broader one.
    assert graph.by_id["role:senior"].as_role.track == "Finance"


def test_evidence_points_at_the_line_of_the_concept(tmp_path: Path) -> None:
    text = SKOS_FILE.replace("ex:clerk a", "<http://example.org/clerk> a")
    graph = read_graph([skos_file(tmp_path, text)])
    line = graph.by_id["role:clerk"].as_role.line
    assert line
    assert "example.org/clerk" in text.splitlines()[line - 1]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (SKOS_FILE.replace("esco:Occupation", "skos:Thing").replace("esco:related", "skos:r").replace(
            "esco:isEssentialSkillFor", "skos:note"), "none of its 5 concepts is an occupation"),
        (SKOS_FILE.replace("ex:excel a", "ex:excel a a a"), "is no TURTLE"),
        (SKOS_FILE[:400], "is no TURTLE"),
        (SKOS_FILE.replace("@prefix ex:", "@prefix other:"), "is no TURTLE"),
        ("<?xml version='1.0'?><rdf:RDF xmlns:s='http://www.w3.org/2004/02/skos/core#'>", "is no XML"),
        ("# http://www.w3.org/2004/02/skos/core#\n", "none of its 0 concepts"),
    ],
)  # fmt: skip
def test_a_broken_file_is_one_clear_line(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(BadDocument, match=why) as raised:
        read_graph([skos_file(tmp_path, text)])
    assert len(str(raised.value).splitlines()) == 1


def test_a_skill_without_a_label_costs_its_need_only(tmp_path: Path) -> None:
    graph = read_graph([skos_file(tmp_path, SKOS_FILE.replace(' skos:prefLabel "Spreadsheets"@en', ""))])
    assert ("role:clerk", "competency:sap", Necessity.PREFERRED) in needs(graph)
    assert len(needs(graph)) == 2


def test_groups_in_a_circle_are_no_track(tmp_path: Path) -> None:
    circle = SKOS_FILE.replace("skos:broader ex:finance", "skos:broader ex:senior")
    graph = read_graph([skos_file(tmp_path, circle)])
    assert graph.by_id["role:clerk"].as_role.track is None


def test_nothing_is_fetched_for_a_context_that_is_elsewhere(tmp_path: Path) -> None:
    text = '{"@context": "http://www.w3.org/2004/02/skos/core#", "@graph": []}'
    with pytest.raises(BadDocument, match="nothing is fetched"):
        read_graph([skos_file(tmp_path, text, "a.jsonld")])


def test_an_entity_that_leads_elsewhere_is_refused(tmp_path: Path) -> None:
    text = (
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        '<rdf:RDF xmlns:skos="http://www.w3.org/2004/02/skos/core#">&x;</rdf:RDF>'
    )
    with pytest.raises(BadDocument, match="entities"):
        read_graph([skos_file(tmp_path, text, "a.rdf")])
