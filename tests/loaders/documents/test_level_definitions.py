"""Frameworks of skills and levels without roles: what each level means, and no role that nobody named."""

from pathlib import Path

import pytest

from graph.documents import SourceDocument
from graph.errors import NoRoleFound
from graph.stores.keeping import keep
from graph.stores.memory import NetworkxStore
from loaders.connect import read_graph
from loaders.documents.load import load
from loaders.documents.records import LoadReport
from loaders.documents.tables.choices import choices_of
from tests.kit.texts import drawn, load_text

ONE, TWO = "Writes clear short mails", "Presents to whole teams"
THREE, FOUR = "Owns small tasks well", "Owns whole projects alone"


def by_columns(*levels: str, skill: str = "Skill") -> str:
    return drawn(
        f"{skill} | {levels[0]} | {levels[1]}", f"Speaking | {ONE} | {TWO}", f"Owning | {THREE} | {FOUR}"
    )


FRAMEWORKS: dict[str, tuple[str, str, str, str]] = {
    "numbered levels": ("f.md", by_columns("Level 1", "Level 2"), "Level 1", "Level 2"),
    "codes": ("f.md", by_columns("L1", "L2", skill="Area"), "L1", "L2"),
    "bare numbers": ("f.md", by_columns("1", "2", skill="Competency"), "1", "2"),
    "levels of skills": ("f.md", by_columns("Working", "Practitioner"), "Working", "Practitioner"),
    "levels of roles": ("f.md", by_columns("Junior", "Senior", skill="Dimension"), "Junior", "Senior"),
    "numbers and names": ("f.md", by_columns("1 Follow", "2 - Assist", skill=""), "1 Follow", "2 - Assist"),
    "a group before": (
        "f.md",
        drawn(
            "Group | Skill | Level 1 | Level 2",
            f"People | Speaking | {ONE} | {TWO}",
            f"People | Owning | {THREE} | {FOUR}",
        ),
        "Level 1",
        "Level 2",
    ),
    "a level in each row": (
        "f.md",
        drawn("Level | Speaking | Owning", f"L1 | {ONE} | {THREE}", f"L2 | {TWO} | {FOUR}"),
        "L1",
        "L2",
    ),
    "a skill and a level in each row": (
        "f.csv",
        f"Competency,Level,Description\nSpeaking,1,{ONE}\nSpeaking,2,{TWO}\nOwning,1,{THREE}\nOwning,2,{FOUR}\n",
        "1",
        "2",
    ),
    "a skill once for its rows": (
        "f.tsv",
        f"Skill\tProficiency\tIndicators\nSpeaking\tBasic\t{ONE}\n\tExpert\t{TWO}\n"
        f"Owning\tBasic\t{THREE}\n\tExpert\t{FOUR}\n",
        "Basic",
        "Expert",
    ),
    "a page": (
        "f.html",
        "<table><tr><th>Skill<th>Level 1<th>Level 2</tr>"
        f"<tr><td>Speaking<td>{ONE}<td>{TWO}</tr><tr><td>Owning<td>{THREE}<td>{FOUR}</tr></table>",
        "Level 1",
        "Level 2",
    ),
}


def loaded(folder: Path, name: str, text: str) -> LoadReport:
    return load_text(folder, f"# How we grow\n\n{text}" if name.endswith(".md") else text, name)


@pytest.mark.parametrize("kind", FRAMEWORKS)
def test_a_framework_says_what_each_level_of_each_skill_means(kind: str, tmp_path: Path) -> None:
    name, text, low, high = FRAMEWORKS[kind]
    report = loaded(tmp_path, name, text)
    (document,) = report.documents
    told = {(d.name, d.label, d.text) for d in document.definitions}
    assert {d.id for d in document.definitions} == {"competency:speaking", "competency:owning"}
    assert told == {
        ("Speaking", low, ONE),
        ("Speaking", high, TWO),
        ("Owning", low, THREE),
        ("Owning", high, FOUR),
    }
    assert report.roles == ()
    assert [f.code for f in report.findings] == ["level-definitions"]
    assert report.findings[0].message.startswith("a framework of 2 skills and 2 levels, no roles")
    lines = {line.line: line.text for line in document.lines}
    assert all(lines[d.line][d.start : d.end] == d.text for d in document.definitions)


@pytest.mark.parametrize("kind", FRAMEWORKS)
def test_what_was_guessed_of_a_framework_can_be_said(kind: str, tmp_path: Path) -> None:
    name, text, _, _ = FRAMEWORKS[kind]
    guessed = loaded(tmp_path, name, text).documents[0]
    said = load([tmp_path / name], columns=choices_of([guessed.tables[0].columns]))
    assert said.documents[0].definitions == guessed.definitions
    assert said.findings == ()


def test_each_item_of_a_cell_belongs_to_its_definition(tmp_path: Path) -> None:
    rows = (
        "Skill | Level 1 | Level 2",
        "Speaking | Writes mails<br>Calls people daily | Presents to whole teams",
    )
    (first, *_) = loaded(tmp_path, "f.md", drawn(*rows)).documents[0].definitions
    assert first.text == "Writes mails Calls people daily"


def test_beside_a_ladder_a_framework_asks_nothing(tmp_path: Path) -> None:
    ladder, framework = tmp_path / "ladder.md", tmp_path / "framework.md"
    ladder.write_text("# Baker\n\n## Duties\n\n- Bake bread\n", encoding="utf-8")
    alone = read_graph([ladder])
    framework.write_text(by_columns("Level 1", "Level 2"), encoding="utf-8")
    both = read_graph([ladder, framework])
    assert [edge.key for edge in both.edges] == [edge.key for edge in alone.edges]
    documents = [SourceDocument.of_node(node) for node in both.nodes if node.id.startswith("document:")]
    assert [len(document.definitions) for document in documents] == [0, 4]


def test_within_a_job_description_it_asks_nothing_and_what_follows_does(tmp_path: Path) -> None:
    table = by_columns("Level 1", "Level 2")
    report = loaded(
        tmp_path, "f.md", f"{table}\n# Baker\n\n## Duties\n\n- Bake bread\n\n{table}\n- Sell it\n"
    )
    (role,) = report.roles
    assert [q.place.text for q in role.requirements] == ["Bake bread", "Sell it"]
    assert len(report.documents[0].definitions) == 8


def test_a_framework_is_kept_where_no_role_stands_and_replaces_none(tmp_path: Path) -> None:
    framework, ladder = tmp_path / "framework.md", tmp_path / "ladder.md"
    framework.write_text(by_columns("Level 1", "Level 2"), encoding="utf-8")
    ladder.write_text("# Baker\n\n## Duties\n\n- Bake bread\n", encoding="utf-8")
    store = NetworkxStore()
    assert keep(store, read_graph([framework])).roles == 0
    assert keep(store, read_graph([ladder])).roles == 1
    with pytest.raises(NoRoleFound, match="levels of skills are defined there"):
        keep(store, read_graph([framework]))


def test_a_framework_of_two_tables_is_told_at_once(tmp_path: Path) -> None:
    table = by_columns("Level 1", "Level 2")
    other = table.replace("Speaking", "Reading").replace("Owning", "Sharing")
    report = loaded(tmp_path, "f.md", f"{table}\nAnd so:\n\n{other}")
    (told,) = report.findings
    assert "1 more table is laid out like it" in told.message
    assert len(report.documents[0].definitions) == 8
