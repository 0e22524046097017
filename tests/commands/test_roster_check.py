"""The command on a table of people before it is taken, and the choices that the other commands share."""

from pathlib import Path
from typing import Any

import pytest

from graph.stores.store import View
from tests.kit.atlas import Atlas
from tests.kit.roster_tables import office_atlas, office_store, sheets


@pytest.fixture(scope="module")
def office() -> View:
    """clerk and lead, who need sql, map and adp."""
    return office_store()


@pytest.fixture
def atlas(
    office: View, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Atlas:
    """The command line on the office."""
    return office_atlas(office, tmp_path, capsys, monkeypatch)


def table(folder: Path, text: str) -> str:
    path = folder / "people.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_clear_table_ends_well_and_says_how_it_is_read(atlas: Atlas, tmp_path: Path) -> None:
    path = table(tmp_path, "Staff No,Name,Role,Skill,Level (1-7),As of\n7,Ann,clerk,sql,7,31/12/2025\n")
    report = atlas.json("roster", "check", path)
    assert (report["file"], report["clear"], [p["id"] for p in report["people"]]) == (
        "people.csv",
        True,
        ["person:7"],
    )
    (read,) = report["tables"]
    assert (read["heading_row"], [c["field"] for c in read["columns"]]) == (
        1,
        ["id", "person", "role", "skill", "level", "date"],
    )
    assert (read["columns"][4]["scale"], report["levels"]) == ("1 to 7", {"Expert": 1})
    assert report["dates"] == {"first": "2025-12-31", "last": "2025-12-31", "without": 0}
    ran = atlas("roster", "check", path)
    assert (ran.code, "what tells people apart" in ran.out) == (0, True)
    assert "Nothing asks to be looked at" in ran.out


@pytest.mark.parametrize(
    ("rows", "key"),
    [
        ('Alpha One,clerk,sql,3,\n"One, Alpha",clerk,sql,3,\n', "doubles"),
        ("Ann,clerk,sql,3,\nTotal,,,3,\n", "no_people"),
        ("Ann,clerk,sql,3,\nBo,clerk,sql,9,\n", "rejected"),
        ("Ann,clerk,sql,3,x\n", "not_understood"),
        ("Ann,clerk,sql,3,\nBo,,,,\n", "remarks"),
    ],
)
def test_what_asks_to_be_looked_at_ends_with_1_in_its_place(
    atlas: Atlas, tmp_path: Path, rows: str, key: str
) -> None:
    head = (
        "person,role,skill,level,Shoe size" if key == "not_understood" else "person,role,skill,level,target"
    )
    path = table(tmp_path, f"{head}\n{rows}")
    ran = atlas("roster", "check", path, "--json")
    lists = ("doubles", "no_people", "left", "not_understood", "rejected", "remarks")
    assert (ran.code, [k for k in lists if ran.value[k]]) == (1, [key])
    assert "Look at the above" in atlas("roster", "check", path).out


def test_who_has_left_is_listed(atlas: Atlas, tmp_path: Path) -> None:
    path = table(tmp_path, "person,role,status\nAnn,clerk,active\nBo,clerk,left\n")
    assert [r["place"] for r in atlas("roster", "check", path, "--json").value["left"]] == [
        "people.csv row 3"
    ]


def test_a_file_that_is_no_table_ends_with_2(atlas: Atlas, tmp_path: Path) -> None:
    ran = atlas("roster", "check", table(tmp_path, "hello\n"))
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)


def test_a_sheet_that_was_not_read_asks_to_be_looked_at(atlas: Atlas, tmp_path: Path) -> None:
    rows = [("person", "skill"), ("Ann", "sql")]
    path = tmp_path / "people.xlsx"
    path.write_bytes(sheets({"A": rows, "B": [rows[0], ("Bo", "sql")], "Old": rows}, {"Old": "hidden"}))
    ran = atlas("roster", "check", str(path), "--json")
    assert (ran.code, [(s["name"], s["has_people"], s["read"]) for s in ran.value["sheets"]]) == (
        1,
        [("A", True, True), ("B", True, False), ("Old", None, False)],
    )
    assert atlas("roster", "check", str(path), "--sheet", "A", "--sheet", "B").code == 0


CHOICES = ("--columns", "Wer=person,Was=skill,Wie=level", "--scale", "0-4", "--sheet", "Zwei")


@pytest.mark.parametrize(
    ("command", "key"),
    [(("coverage",), "skills"), (("plan", "sql"), "skills"), (("what-if", "leave", "Ann"), "counts")],
)
def test_the_choices_hold_on_every_command_that_takes_people(
    atlas: Atlas, tmp_path: Path, command: tuple[str, ...], key: str
) -> None:
    path = tmp_path / "people.xlsx"
    rows = [("Wer", "Was", "Wie"), ("Ann", "sql", 4), ("Bo", "sql", 1)]
    path.write_bytes(sheets({"Eins": [("person", "skill"), ("Cy", "sql")], "Zwei": rows}))
    answer: Any = atlas.json(*command, "--roster", str(path), *CHOICES)
    assert answer[key]
    assert "0 to 4" in str(answer["remarks"])
    assert "'Zwei' was read" in str(answer["remarks"])
    ran = atlas(*command, "--roster", str(path), *CHOICES)
    assert "'Zwei' was read" in " ".join(ran.out.split())


def test_a_skill_that_has_ended_is_shown_by_coverage(atlas: Atlas, tmp_path: Path) -> None:
    path = table(tmp_path, "person,role,skill,level,valid until\nAnn,clerk,sql,4,2001-01-01\nBo,clerk,,,\n")
    answer = atlas.json("coverage", "--roster", path)
    (sql,) = [skill for skill in answer["skills"] if skill["name"] == "sql"]
    assert (sql["holders"], sql["expired"]) == (["person:bo"], [{"who": "person:ann", "until": "2001-01-01"}])
    assert "sql ended on 2001-01-01 and is held no longer" in " ".join(
        atlas("coverage", "--roster", path).out.split()
    )
