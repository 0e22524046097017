"""What is written in an open format and read back is the same graph, but for the losses that are told."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph as Triples

from exports.taxonomies.losses import Facet, Sayings, sayings
from exports.taxonomies.writing import WRITERS, write
from graph.kinds import Scope, Section
from graph.model import Graph
from graph.needs import with_needs
from loaders.connect import read_graph
from loaders.taxonomies.build import graph_of
from loaders.taxonomies.recognised import format_of, opened
from loaders.taxonomies.taxonomy import TaxonomyFormat
from tests.kit.drawn import drawn
from tests.kit.places import SEEDS, SHARED
from tests.kit.tries import examples

# What each format cannot say; the table in docs/formats.md says the same.
NOT_SAID = {
    TaxonomyFormat.ESCO: set(Facet)
    - {
        Facet.TITLES, Facet.ALIASES, Facet.TRACKS, Facet.SKILLS, Facet.SKILL_ALIASES, Facet.NEEDS,
        Facet.WISHES,
    },
    TaxonomyFormat.SKOS: set(Facet)
    - {
        Facet.TITLES, Facet.ALIASES, Facet.TRACKS, Facet.SKILLS, Facet.SKILL_ALIASES, Facet.NEEDS,
        Facet.WISHES,
    },
}  # fmt: skip
# What formats with room for it keep in words of our own: all but where a statement stood.
WITH_ROOM = {TaxonomyFormat.SKOS}
# A format that has no words for statements makes one of each need.
MADE_ANEW = {Facet.STATEMENTS, Facet.SECTIONS, Facet.PLACES}
FORMS = sorted(WRITERS)
ORIGINALS = [path for path in (SEEDS, SHARED / "seeds") if path.exists()]


def read_back(path: Path, form: TaxonomyFormat, plain: bool) -> Sayings:
    """What the file says, as others read it or as we do."""
    assert format_of(path) == form
    return sayings(with_needs(graph_of(opened(path, form)(plain))))


def check(graph: Graph, form: TaxonomyFormat, folder: Path) -> None:
    """Write a graph and hold the losses that are told against what is read back."""
    path = folder / ("out" if form in {TaxonomyFormat.ESCO, TaxonomyFormat.ONET} else f"out.{ENDINGS[form]}")
    told = write(graph, form, path)
    stated, plain, own = sayings(graph), read_back(path, form, True), read_back(path, form, False)
    assert {loss.facet: loss.times for loss in told} == lost(stated, plain)
    assert {loss.facet: loss.times - loss.kept for loss in told if loss.times > loss.kept} == lost(
        stated, own
    )
    assert {loss.facet for loss in told} <= NOT_SAID[form]
    if form in WITH_ROOM:
        assert set(lost(stated, own)) <= {Facet.PLACES}
    # Nothing is said that the graph does not say.
    for back in (plain, own):
        assert set(lost(back, stated)) <= MADE_ANEW


def lost(stated: Sayings, back: Sayings) -> Mapping[Facet, int]:
    """How much of each kind is missing."""
    return {facet: len(gone) for facet in Facet if (gone := stated[facet] - back[facet])}


ENDINGS = {TaxonomyFormat.SKOS: "ttl", TaxonomyFormat.CASE: "json", TaxonomyFormat.SCHEMA_ORG: "jsonld"}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("source", ORIGINALS, ids=["seeds", "originals"][: len(ORIGINALS)])
def test_a_ladder_comes_back_but_for_what_is_told(form: TaxonomyFormat, source: Path, tmp_path: Path) -> None:
    check(read_graph([source]), form, tmp_path)


@pytest.mark.parametrize("form", FORMS)
def test_a_ladder_loses_exactly_what_the_format_cannot_say(form: TaxonomyFormat, tmp_path: Path) -> None:
    told = write(read_graph([SEEDS]), form, tmp_path / "out")
    stated = {facet for facet, said in sayings(read_graph([SEEDS])).items() if said}
    assert {loss.facet for loss in told} == NOT_SAID[form] & stated


ROLES, SKILLS = ("a", "b", "c", "d"), ("x", "y", "z")
NAMED = st.dictionaries(st.sampled_from(SKILLS), st.one_of(st.none(), st.integers(1, 5)), max_size=3)
SECTIONS = st.dictionaries(st.sampled_from([str(section) for section in Section]), NAMED, max_size=3)
STATED = st.fixed_dictionaries(dict.fromkeys(ROLES, SECTIONS))
LINKS = st.lists(
    st.tuples(st.sampled_from(ROLES), st.sampled_from(ROLES), st.sampled_from([str(s) for s in Scope])),
    max_size=5,
    unique=True,
)
WISHES = st.lists(st.tuples(st.sampled_from(ROLES), st.sampled_from(SKILLS)), max_size=4)


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=examples(200), deadline=None)
@given(stated=STATED, links=LINKS, wishes=WISHES, tracked=st.booleans())
def test_a_drawn_graph_comes_back_but_for_what_is_told(
    form: TaxonomyFormat,
    tmp_path_factory: pytest.TempPathFactory,
    stated: dict[str, dict[str, dict[str, int | None]]],
    links: list[tuple[str, str, str]],
    wishes: list[tuple[str, str]],
    tracked: bool,
) -> None:
    graph = drawn(stated, links, {"t": ("a", "b")} if tracked else None, wishes)
    check(graph, form, tmp_path_factory.mktemp("drawn"))


def test_skos_is_turtle_that_any_reader_of_rdf_takes(tmp_path: Path) -> None:
    write(read_graph([SEEDS]), TaxonomyFormat.SKOS, tmp_path / "out.ttl")
    triples = Triples().parse(tmp_path / "out.ttl")
    asked = "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> SELECT ?l WHERE {?c skos:prefLabel ?l}"
    assert "Controller" in {str(label) for (label,) in triples.query(asked)}  # type: ignore[misc]


@pytest.mark.skipif(not (SHARED / "data").exists(), reason="the shared inputs are not here")
def test_the_columns_of_esco_are_those_of_the_published_files(tmp_path: Path) -> None:
    write(read_graph([SEEDS]), TaxonomyFormat.ESCO, tmp_path)
    published = {}
    for archive in sorted((SHARED / "data" / "esco-1.1.1").glob("*.zip")):
        with ZipFile(archive) as files:
            for name in files.namelist():
                with files.open(name) as raw:
                    published[name] = next(
                        csv.reader(io.TextIOWrapper(raw, encoding="utf-8-sig", newline=""))
                    )
    for path in tmp_path.iterdir():
        with path.open(encoding="utf-8", newline="") as file:
            assert next(csv.reader(file)) == published[path.name], path.name
