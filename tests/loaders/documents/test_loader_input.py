"""Whatever is given to the loader ends in a report or in one clear line."""

import shutil
from functools import partial
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph.errors import BadDocument, BadVocabulary
from graph.folding import folded
from graph.kinds import EdgeKind
from graph.needs import with_needs
from loaders.documents.build import graph_of
from loaders.documents.load import load
from loaders.documents.machine import read
from loaders.documents.records import LoadReport
from loaders.readers.lines import blocks_of
from loaders.readers.pieces import Source
from loaders.vocabulary.vocabulary import vocabulary_of
from seeds.shipped import VOCABULARY
from tests.kit.atlas import Atlas
from tests.kit.texts import load_text
from tests.kit.tries import examples

TWO_RUNGS = """Clerk

• High school diploma
• 1-2 years of experience in filing

• Basic knowledge of Excel

Senior Clerk

• 3+ years of experience in filing

Mastery of all Clerk application software

• Advanced knowledge of Excel
"""


loaded = partial(load_text, name="ladder.txt")


def codes(report: LoadReport) -> set[str]:
    return {finding.code for finding in report.findings}


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("empty.txt", b"", "the file is empty"),
        ("blank.txt", b" \n\t\n", "the file is empty"),
        ("binary.txt", bytes(range(256)) * 40, "is not text"),
        ("picture.png", b"\x89PNG\r\n", "is not read: .png files are not"),
        ("table.toml", b"name: x", "is not read: .toml files are not"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(
    atlas: Atlas, tmp_path: Path, name: str, data: bytes, why: str
) -> None:
    (tmp_path / name).write_bytes(data)
    ran = atlas("load", str(tmp_path / name), "--json")
    assert (ran.code, ran.out) == (2, "")
    assert why in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_missing_path_and_a_folder_without_documents_are_told_apart(atlas: Atlas, tmp_path: Path) -> None:
    assert "there is no such file or folder" in atlas("load", str(tmp_path / "none")).err
    ran = atlas("load", str(tmp_path))
    assert ran.code == 2
    assert "the folder holds no document" in ran.err


def test_a_broken_vocabulary_tells_every_fault_at_once(atlas: Atlas, tmp_path: Path) -> None:
    folder = tmp_path / "vocabulary"
    shutil.copytree(VOCABULARY, folder)
    wording = (folder / "wording.yaml").read_text(encoding="utf-8")
    wording = wording.replace("levels:", "levels:\n  9: [superb]", 1)
    (folder / "wording.yaml").write_text(wording.replace("sme:", "smee:"), encoding="utf-8")
    with pytest.raises(BadVocabulary) as told:
        vocabulary_of(folder)
    lines = str(told.value).splitlines()
    assert len(lines) >= 3
    assert all("wording.yaml" in line for line in lines)
    assert any("inheritance.sme" in line for line in lines)
    ran = atlas("load", str(VOCABULARY.parent / "documents"), "--vocabulary", str(folder))
    assert (ran.code, len(ran.err.splitlines())) == (2, 1)
    assert "levels[9]" in ran.err
    assert "inheritance.smee" in ran.err


@pytest.mark.parametrize(
    "data",
    [
        TWO_RUNGS.encode("utf-8-sig"),
        TWO_RUNGS.encode("cp1252", errors="replace").replace(b"?", b"\x95"),
        TWO_RUNGS.encode("utf-16"),
        TWO_RUNGS.replace("\n", "\r\n").encode(),
        TWO_RUNGS.replace("•", "-").encode(),
        TWO_RUNGS.replace("• ", "\t* ").encode(),
        TWO_RUNGS.replace("• ", "  1. ").encode(),
    ],
    ids=["BOM", "CP1252", "UTF-16", "CRLF", "dashes", "tabs and stars", "numbers"],
)
def test_a_ladder_reads_the_same_in_every_coding_and_with_every_bullet(tmp_path: Path, data: bytes) -> None:
    report = loaded(tmp_path, data)
    junior, senior = report.roles
    assert (junior.title, senior.title) == ("Clerk", "Senior Clerk")
    assert [(y.min, y.max) for y in (junior.years, senior.years) if y] == [(1, 2), (3, None)]
    assert [i.target for i in senior.inherits] == ["role:clerk"]
    (need,) = (
        e
        for e in with_needs(graph_of(report)).edges_of(EdgeKind.NEEDS)
        if (e.source, e.target) == ("role:senior-clerk", "system:excel")
    )
    assert need.level == 4


def test_two_roles_of_one_title_are_kept_apart_and_reported(tmp_path: Path) -> None:
    report = loaded(
        tmp_path, "BILLING\n\nAnalyst\n\n• Knowledge of Excel\n\nSALES\n\nAnalyst\n\n• Knowledge of Xero\n"
    )
    assert [role.id for role in report.roles] == ["role:analyst", "role:analyst-in-sales"]
    assert "same-title" in codes(report)
    skills = [m.skill.name for role in report.roles for q in role.requirements for m in q.mentions]
    assert skills == ["Excel", "Xero"]


def test_a_cycle_is_reported_with_its_path_kept_and_left_out_of_the_sums(tmp_path: Path) -> None:
    text = TWO_RUNGS.replace(
        "• Basic knowledge", "Mastery of all Senior Clerk application software\n\n• Basic knowledge"
    )
    report = loaded(tmp_path, text)
    (found,) = (finding for finding in report.findings if finding.code == "inheritance-cycle")
    assert "role:clerk > role:senior-clerk > role:clerk" in found.message
    graph = with_needs(graph_of(report))
    assert len(graph.edges_of(EdgeKind.INHERITS)) == 2
    assert all(not edge.via for edge in graph.edges_of(EdgeKind.NEEDS))


def test_an_inheritance_target_that_does_not_exist_is_listed_and_inherits_nothing(tmp_path: Path) -> None:
    report = loaded(tmp_path, TWO_RUNGS.replace("Mastery of all Clerk", "Mastery of all Archivist Manager"))
    (found,) = (finding for finding in report.findings if finding.code == "unlinked-inheritance")
    assert "Archivist Manager is no role" in found.message
    assert report.roles[1].inherits[0].target is None
    assert graph_of(report).edges_of(EdgeKind.INHERITS) == ()


def test_a_document_without_a_role_says_so(tmp_path: Path) -> None:
    report = loaded(tmp_path, "the weather was fine\nand nothing else was said\n")
    assert report.roles == ()
    assert "no-role" in codes(report)


@pytest.mark.parametrize(
    ("sentence", "systems"),
    [
        ("Excellent organizational skills", []),
        ("Proficient writer with an outlook on life", []),
        ("Map out the process with the team", []),
        ("Able to concur with auditors", []),
        ("Excel at serving customers", []),
        ("Train the sales force during the workday", []),
        ("Experience with Oracle, Sage and Workday", [("Oracle", 2), ("Sage", 2), ("Workday", 2)]),
        ("Gives access to the portal and the treasury", []),
        ("Posts on Google and Facebook", []),
        ("Strong knowledge of MAP and SFDC", [("MAP", 4), ("Salesforce", 4)]),
        (
            "Knowledge of the systems (Portal, Treasury, QuickBooks)",
            [("Portal", 2), ("QuickBooks", 2), ("Treasury", 2)],
        ),
        ("Able to run spend reports from Google and Bing", [("Bing Ads", 3), ("Google Ads", 3)]),
        ("Advanced knowledge of Excel", [("Excel", 4)]),
        ("Enters payments in QuickBooks", [("QuickBooks", None)]),
    ],
)
def test_a_system_is_named_only_where_one_is_meant(
    tmp_path: Path, sentence: str, systems: list[tuple[str, int | None]]
) -> None:
    (role,) = loaded(tmp_path, f"Clerk\n\n• 1 year of experience in filing\n\n• {sentence}\n").roles
    named = [m for q in role.requirements for m in q.mentions if m.skill.kind == "system"]
    assert sorted((m.skill.name, m.level) for m in named) == systems


LINE = st.one_of(
    st.sampled_from(
        [
            "",
            "Clerk",
            "Senior Clerk",
            "SALES",
            "Communication",
            "• ",
            "• Knowledge of Excel",
            "  - nested",
            "## Levels",
            "Mastery of all Clerk level",
            "Responsibilities:",
            "1-3 years of experience",
            "Three to Four",
            "---",
            "---",
        ]
    ),
    st.text(
        alphabet=st.characters(blacklist_characters="\n\r\x00", blacklist_categories=("Cs", "Cc")),
        max_size=60,
    ),
)


@settings(max_examples=examples(300), deadline=None)
@given(st.lists(LINE, min_size=1, max_size=25))
@example(lines=["\\", "• "])
def test_every_line_that_is_not_blank_has_exactly_one_class(lines: list[str]) -> None:
    reading = read(Source("any.txt", blocks_of(lines)), vocabulary_of())
    assert [line.line for line, _ in reading.lines] == [
        n for n, text in enumerate(lines, 1) if folded(text).strip()
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(LINE, min_size=1, max_size=20).filter(lambda lines: "".join(lines).strip()))
def test_any_text_becomes_a_graph(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    path = tmp_path_factory.mktemp("any") / "any.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    try:
        report = load([path])
    except BadDocument:
        return
    graph = with_needs(graph_of(report))
    assert len(report.roles) == sum(node.kind == "role" for node in graph.nodes)
