"""Sheets for print: the facts with their places, text that stays text, files that open."""

from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from exports.as_html import as_html
from exports.as_xlsx import as_xlsx
from exports.model import Paper, SheetTable
from exports.path import path_paper
from exports.role import role_paper
from graph.questions.catalogue import next_rung, role_sheet
from graph.questions.effort import in_promotions
from graph.questions.paths.limits import PathLimits
from graph.questions.paths.paths import career_paths
from graph.questions.titles import Titles
from graph.stores.memory import NetworkxStore
from graph.stores.sqlite.store import FileStore
from tests.kit.atlas import Atlas
from tests.kit.page_graph import restaurant

DAY = date(2026, 11, 23)
HOSTILE = ('=HYPERLINK("http://x")', "<img src=x onerror=alert(1)>", "+1", " @cmd", "\x0bbell\u202e")


def hostile() -> Paper:
    tables = tuple(
        SheetTable(text, ("Text", "Number"), ((text, 1.5), (None, None))) for text in (*HOSTILE, HOSTILE[0])
    )
    return Paper(HOSTILE[0], HOSTILE[1], ((HOSTILE[2], HOSTILE[3]),), tables, HOSTILE)


def test_the_sheet_of_a_role_holds_every_skill_with_its_sentence_and_place(kitchen: NetworkxStore) -> None:
    sheet = role_sheet(kitchen, "role:head-cook")
    paper = role_paper(sheet, next_rung(kitchen, "role:head-cook"), Titles(kitchen))
    skills = paper.tables[0]
    assert {row[0] for row in skills.rows} == {need.skill.label for need in sheet.effective}
    rows = {row[0]: row for row in skills.rows}
    assert rows["LarderSoft"][2:] == (
        "Expert",
        "required",
        "stated",
        "Expert knowledge of LarderSoft",
        f"Restaurant, line {(sheet.role.as_role.line or 0) + 1}",
    )
    assert "inherited via Line Cook" in rows["Knife work"]
    assert ("Track", "Kitchen, rung 3") in paper.facts


def test_the_sheet_of_a_path_says_what_each_step_asks(kitchen: NetworkxStore) -> None:
    best = career_paths(kitchen, "role:kitchen-porter", "role:head-cook", PathLimits(1)).paths[0]
    paper = path_paper(best, 10.0)
    assert [row[1] for row in paper.tables[0].rows] == [role.label for role in best.roles[1:]]
    first = paper.tables[1]
    assert ("to learn", "Knife work") in {row[:2] for row in first.rows}
    asked = {s.skill.label: in_promotions(s.effort, 10.0) for s in best.steps[0].gap.missing}
    assert {row[1]: row[4] for row in first.rows if row[0] == "to learn"} == asked


def test_html_shows_hostile_text_and_runs_none_of_it() -> None:
    text = as_html(hostile(), DAY)
    assert "<img" not in text
    assert "&lt;img" in text
    assert "http" not in text.replace("http://x", "")
    assert "2026-11-23" in text
    assert "\u202e" not in text
    assert "<table>" in text


def test_a_workbook_holds_no_formula_and_no_name_that_excel_refuses() -> None:
    made = as_xlsx(hostile())
    book = load_workbook(BytesIO(made))
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
    assert HOSTILE[0] in {cell.value for cell in cells}
    assert any(cell.quotePrefix for cell in cells if cell.value == HOSTILE[0])
    assert len(set(book.sheetnames)) == len(hostile().tables) + 1
    assert all(len(name) <= 31 for name in book.sheetnames)
    with ZipFile(BytesIO(made)) as parts:
        assert not any(b"<f>" in parts.read(name) for name in parts.namelist())


def test_numbers_stay_numbers_in_a_workbook() -> None:
    book = load_workbook(BytesIO(as_xlsx(hostile())))
    assert book.worksheets[1]["B2"].value == 1.5


def test_a_row_that_does_not_fit_its_headings_is_refused() -> None:
    with pytest.raises(ValueError, match="as many cells"):
        SheetTable("t", ("a", "b"), ((1,),))


@pytest.fixture
def atlas(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Atlas:
    """The command line on the restaurant's ladder."""
    FileStore(tmp_path / "atlas.json").replace(restaurant())
    return Atlas(capsys, monkeypatch, f"file:{tmp_path / 'atlas.json'}")


@pytest.mark.parametrize("ending", ["html", "xlsx"])
def test_a_role_and_a_path_are_printed_to_files(ending: str, atlas: Atlas, tmp_path: Path) -> None:
    file = tmp_path / f"sheet.{ending}"
    assert atlas.json("print", "role", "head cook", str(file))["title"] == "Head Cook"
    assert file.stat().st_size > 1_000
    made = atlas.json("print", "path", "kitchen porter", "head cook", str(file))
    assert made["title"] == "Kitchen Porter to Head Cook"


def test_what_cannot_be_printed_is_one_line(atlas: Atlas, tmp_path: Path) -> None:
    assert "end the file's name" in atlas("print", "role", "waiter", str(tmp_path / "x.pdf")).err
    assert "cannot write" in atlas("print", "role", "waiter", str(tmp_path / "no" / "x.html")).err
    assert atlas("print", "path", "waiter", "bookkeeper", str(tmp_path / "x.html")).code == 1
    ran = atlas("print", "path", "waiter", "head waiter", str(tmp_path / "x.html"), "--number", "9")
    assert (ran.code, "there is no path 9" in ran.err) == (2, True)
