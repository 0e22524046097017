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
from tests.kit.places import ROOT, SEEDS, SHARED
from tests.kit.tries import examples

LABELS = {Facet.TITLES, Facet.ALIASES}
# What each format always says.
SAID = {
    TaxonomyFormat.ESCO: LABELS
    | {Facet.TRACKS, Facet.SKILLS, Facet.SKILL_ALIASES, Facet.NEEDS, Facet.WISHES},
    TaxonomyFormat.ONET: LABELS,
    TaxonomyFormat.SKOS: LABELS
    | {Facet.TRACKS, Facet.SKILLS, Facet.SKILL_ALIASES, Facet.NEEDS, Facet.WISHES},
    TaxonomyFormat.CASE: {Facet.TITLES, Facet.TRACKS, Facet.SKILLS, Facet.SYSTEMS, Facet.NEEDS}
    | {Facet.PROMOTIONS, Facet.STATEMENTS},
    TaxonomyFormat.SCHEMA_ORG: LABELS
    | {Facet.TRACKS, Facet.SKILLS, Facet.SKILL_ALIASES, Facet.SYSTEMS, Facet.NEEDS, Facet.STATEMENTS},
}
# What formats with room for it keep in words of our own: all but where a statement stood.
WITH_ROOM = {TaxonomyFormat.SKOS, TaxonomyFormat.CASE, TaxonomyFormat.SCHEMA_ORG}
FOLDERS = {TaxonomyFormat.ESCO, TaxonomyFormat.ONET}
ENDINGS = {TaxonomyFormat.SKOS: "ttl", TaxonomyFormat.CASE: "json", TaxonomyFormat.SCHEMA_ORG: "jsonld"}
# A format that has no words for statements makes one of each need; where these stand is always new. O*NET's
# technology is what is in use. CASE says what a role's own statement asks, also where it inherits more.
MADE_ANEW = {form: {Facet.STATEMENTS, Facet.SECTIONS, Facet.PLACES} for form in TaxonomyFormat}
MADE_ANEW[TaxonomyFormat.ONET] |= {Facet.USAGES}
MADE_ANEW[TaxonomyFormat.CASE] |= {Facet.LEVELS}
FORMS = sorted(WRITERS)
ORIGINALS = [path for path in (SEEDS, SHARED / "seeds") if path.exists()]


def place(folder: Path, form: TaxonomyFormat) -> Path:
    """Where a test writes a format to."""
    return folder / ("out" if form in FOLDERS else f"out.{ENDINGS[form]}")


def read_back(path: Path, form: TaxonomyFormat, plain: bool) -> Sayings:
    """What the file says, as others read it or as we do."""
    assert format_of(path) == form
    return sayings(with_needs(graph_of(opened(path, form)(plain))))


def check(graph: Graph, form: TaxonomyFormat, folder: Path) -> None:
    """Write a graph and hold the losses that are told against what is read back."""
    path = place(folder, form)
    told = write(graph, form, path)
    stated, plain, own = sayings(graph), read_back(path, form, True), read_back(path, form, False)
    assert {loss.facet: loss.times for loss in told} == lost(stated, plain)
    assert {loss.facet: loss.times - loss.kept for loss in told if loss.times > loss.kept} == lost(
        stated, own
    )
    assert not {loss.facet for loss in told} & SAID[form]
    if form in WITH_ROOM:
        assert set(lost(stated, own)) <= {Facet.PLACES}
    # Nothing is said that the graph does not say.
    for back in (plain, own):
        assert set(lost(back, stated)) <= MADE_ANEW[form]


def lost(stated: Sayings, back: Sayings) -> Mapping[Facet, int]:
    """How much of each kind is missing."""
    return {facet: len(gone) for facet in Facet if (gone := stated[facet] - back[facet])}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("source", ORIGINALS, ids=["seeds", "originals"][: len(ORIGINALS)])
def test_a_ladder_comes_back_but_for_what_is_told(form: TaxonomyFormat, source: Path, tmp_path: Path) -> None:
    check(read_graph([source]), form, tmp_path)


def table() -> dict[str, list[str]]:
    """What docs/formats.md says of each facet, a cell a format."""
    lines = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return {row[0]: row[1:] for row in cells if row[0] in set(map(str, Facet))}


@pytest.mark.parametrize("column", range(len(TaxonomyFormat)), ids=list(TaxonomyFormat))
def test_the_table_of_formats_says_what_is_lost_of_the_seeds(column: int, tmp_path: Path) -> None:
    form = list(TaxonomyFormat)[column]
    graph = read_graph([SEEDS])
    stated = sayings(graph)
    told = {loss.facet: loss for loss in write(graph, form, place(tmp_path, form))}
    for facet in Facet:
        loss = told.get(facet)
        some = "yes" if not loss else "no" if loss.times == len(stated[facet]) else "some"
        kept = loss and loss.kept == loss.times
        own = {"yes": "yes", "no": "\\*" if kept else "no", "some": "some, \\*" if kept else "some"}[some]
        assert table()[facet][column] == own, (form, facet)


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


def test_schema_org_is_json_ld_that_any_reader_of_rdf_takes(tmp_path: Path) -> None:
    write(read_graph([SEEDS]), TaxonomyFormat.SCHEMA_ORG, tmp_path / "out.jsonld")
    triples = Triples().parse(tmp_path / "out.jsonld", format="json-ld")
    asked = "PREFIX s: <https://schema.org/> SELECT ?n WHERE {?o a s:Occupation; s:name ?n; s:skills ?k}"
    assert "Controller" in {str(name) for (name,) in triples.query(asked)}  # type: ignore[misc]


def published(folder: Path, delimiter: str) -> dict[str, list[str]]:
    """The columns of every table in the archives of a folder."""
    columns: dict[str, list[str]] = {}
    for archive in sorted(folder.glob("*.zip")):
        with ZipFile(archive) as files:
            for name in files.namelist():
                with files.open(name) as raw:
                    text = io.TextIOWrapper(raw, encoding="utf-8-sig", newline="")
                    columns[name] = next(csv.reader(text, delimiter=delimiter))
    return columns


@pytest.mark.skipif(not (SHARED / "data").exists(), reason="the shared inputs are not here")
@pytest.mark.parametrize(
    ("form", "source", "delimiter"),
    [(TaxonomyFormat.ESCO, "esco-1.1.1", ","), (TaxonomyFormat.ONET, "onet-29.3", "\t")],
)
def test_the_columns_of_tables_are_those_of_the_published_files(
    form: TaxonomyFormat, source: str, delimiter: str, tmp_path: Path
) -> None:
    write(read_graph([SEEDS]), form, tmp_path)
    wanted = published(SHARED / "data" / source, delimiter)
    written = sorted(tmp_path.iterdir())
    assert len(written) == 5
    for path in written:
        with path.open(encoding="utf-8", newline="") as file:
            assert next(csv.reader(file, delimiter=delimiter)) == wanted[path.name], path.name
