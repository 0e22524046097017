"""The reports on tables of people: each case as it was filed, on the shipped seeds."""

from pathlib import Path
from typing import Any

import pytest

from tests.kit.atlas import Atlas, Ran


@pytest.fixture
def on_seeds(
    shared_dir: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> "Reports":
    """The command line on the shipped seeds."""
    return Reports(shared_dir / "cases" / "reports", Atlas(capsys, monkeypatch))


class Reports:
    def __init__(self, folder: Path, atlas: Atlas) -> None:
        self.folder = folder
        self.atlas = atlas

    def run(self, case: str, *command: str) -> Ran:
        return self.atlas(*(command or ("coverage",)), "--roster", str(self.folder / case), "--json")

    def coverage(self, case: str) -> Any:
        ran = self.run(case)
        assert ran.code == 0, ran.err
        return ran.value


def stated(answer: Any, skill: str) -> int:
    """How many hold a skill by the word of the table."""
    (found,) = [s for s in answer["skills"] if s["name"] == skill]
    return int(found["stated_by_roster"])


def holders(answer: Any, skill: str) -> list[str]:
    (found,) = [s for s in answer["skills"] if s["name"] == skill]
    return list(found["holders"])


def test_01_the_visible_sheet_is_read_and_the_hidden_one_is_named(on_seeds: Reports) -> None:
    answer = on_seeds.coverage("01-hidden-sheet-first.xlsx")
    assert holders(answer, "Salesforce") == ["person:alpha-one"]
    (line,) = answer["remarks"]
    assert line["reason"] == "'Last year' is hidden and was not read; 'People' was read"
    path = on_seeds.folder / "01-hidden-sheet-first.xlsx"
    said = " ".join(on_seeds.atlas("coverage", "--roster", str(path)).out.split())
    assert "'Last year' is hidden and was not read; 'People' was read" in said


def test_02_a_formula_without_a_value_is_turned_away_by_its_cell(on_seeds: Reports) -> None:
    rejected = on_seeds.coverage("02-formula-without-value.xlsx")["rejected"]
    assert [r["place"].partition(".xlsx ")[2] for r in rejected] == ["row 2, column 3", "row 3, column 4"]
    assert all("formula without a stored value; open and save" in r["reason"] for r in rejected)


def test_03_dates_of_spreadsheets_are_dates(on_seeds: Reports) -> None:
    answer = on_seeds.coverage("03-dates-of-spreadsheets.csv")
    assert answer["rejected"] == []
    assert (stated(answer, "Salesforce"), stated(answer, "Excel")) == (1, 2)


def test_04_two_numbers_are_two_people(on_seeds: Reports) -> None:
    answer = on_seeds.coverage("04-same-name-two-ids.csv")
    assert holders(answer, "Salesforce") == ["person:1002"]
    assert (stated(answer, "Excel"), stated(answer, "Salesforce")) == (1, 1)
    assert answer["rejected"] == []
    path = str(on_seeds.folder / "04-same-name-two-ids.csv")
    both = on_seeds.atlas("what-if", "leave", "Alpha One", "--roster", path)
    assert (both.code, "may be any of person:1001, person:1002" in both.err) == (2, True)
    leaving = on_seeds.run("04-same-name-two-ids.csv", "what-if", "leave", "person:1001").value
    assert {a["title"] for a in leaving["affected"]} == {"Alpha One (1001)"}


def test_05_sums_are_no_people_and_teach_nobody(on_seeds: Reports) -> None:
    answer = on_seeds.coverage("05-summary-rows.csv")
    assert (holders(answer, "Salesforce"), len(holders(answer, "Excel"))) == ([], 2)
    assert [(r["place"][-5:], r["reason"]) for r in answer["rejected"]] == [
        ("row 4", "a row of sums: no person"),
        ("row 5", "a row of sums: no person"),
    ]
    plan = on_seeds.run("05-summary-rows.csv", "plan", "Salesforce", "--target", "3")
    assert "average" not in plan.out.casefold().replace("rejected", "")


def test_06_an_open_quotation_mark_is_one_line_with_its_row(on_seeds: Reports) -> None:
    ran = on_seeds.run("06-open-quote.csv")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "row 2: a quotation mark is opened there and not closed" in ran.err


def test_16_two_forms_of_one_letter_are_one_person(on_seeds: Reports) -> None:
    answer = on_seeds.coverage("16-composed-and-decomposed.csv")
    assert answer["rejected"] == []
    assert (stated(answer, "Excel"), stated(answer, "Salesforce")) == (1, 1)
    assert holders(answer, "Excel") == holders(answer, "Salesforce")
