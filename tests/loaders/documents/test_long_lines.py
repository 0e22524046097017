"""However long a line is, it is read to its end or cut with one finding, and told in a line of its own."""

from pathlib import Path

import pytest

from graph.errors import UnknownName
from graph.questions.find import find_skill
from graph.stores.memory import NetworkxStore
from loaders.connect import read_graph
from loaders.documents.load import load
from loaders.readers.pieces import LONGEST_SHOWN
from loaders.vocabulary.phrases import LONGEST
from seeds.shipped import DOCUMENTS
from tests.kit.atlas import Atlas

# The two files of report 17, at its length.
NAMES = "Billing Clerk\n\n  • " + "Excel " * 60_000
RUN_ON = "Manages Reviews Prepares " * 40_000


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "roles.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_statement_beyond_any_sentence_is_cut_and_told_once(tmp_path: Path) -> None:
    report = load([written(tmp_path, NAMES)])
    (role,) = report.roles
    assert {m.skill.name for r in role.requirements for m in r.mentions} == {"Excel"}
    (found,) = (f for f in report.findings if f.code == "long-statement")
    assert found.line == 3
    assert len(found.text) <= LONGEST_SHOWN + 2
    assert role.requirements[0].place.text == NAMES[NAMES.index("Excel") :].strip()


def test_what_stands_before_the_cut_is_found_and_what_stands_behind_is_not(tmp_path: Path) -> None:
    filler = "lorem " * (LONGEST // 6)
    (role,) = load([written(tmp_path, f"Billing Clerk\nSkills:\n- Expert in SAP {filler} NetSuite\n")]).roles
    assert {m.skill.name for r in role.requirements for m in r.mentions} == {"SAP"}


def test_words_without_statements_are_one_line_that_is_told_once(tmp_path: Path) -> None:
    report = load([written(tmp_path, RUN_ON)])
    assert [f.code for f in report.findings] == ["no-role"]
    (role,) = load([written(tmp_path, f"Billing Clerk\nResponsibilities:\n{RUN_ON}")]).roles
    assert [r.place.text for r in role.requirements] == [RUN_ON.strip()]


def test_run_on_text_of_any_length_becomes_statements(tmp_path: Path) -> None:
    said = "Manages the invoices of all clients Reviews the bills of each vendor "
    (role,) = load([written(tmp_path, f"Billing Clerk\nResponsibilities:\n{said * 300}")]).roles
    assert len(role.requirements) == 600
    assert {r.place.text for r in role.requirements} == {
        "Manages the invoices of all clients",
        "Reviews the bills of each vendor",
    }


@pytest.mark.parametrize("again", ["Excel, ", "(", "[a](", " ", "no ", "5 years of experience ", "• ", "# "])
def test_a_line_of_one_thing_again_and_again_ends_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, again: str
) -> None:
    path = written(tmp_path, f"Billing Clerk\nSkills:\n- Excel\n{again * 20_000}\n")
    ran = Atlas(capsys, monkeypatch)("load", str(path), "--json")
    assert (ran.code, ran.err) == (0, "")
    assert [role["title"] for role in ran.value["roles"]] == ["Billing Clerk"]


def test_a_long_question_gets_a_short_answer() -> None:
    store = NetworkxStore("memory:")
    store.replace(read_graph([DOCUMENTS]))
    with pytest.raises(UnknownName, match="Salesforce") as told:
        find_skill(store, "Salesfource " * 50_000)
    assert len(str(told.value)) < 500
