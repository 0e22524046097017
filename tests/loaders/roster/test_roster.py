"""Rosters from tables: columns guessed, good rows kept, every bad one told with its place."""

from datetime import date, datetime
from pathlib import Path

import pytest

from graph.errors import BadDocument
from graph.stores.store import View
from loaders.roster.read import read_roster, roster_of
from loaders.roster.template import template
from tests.kit.atlas import Atlas
from tests.kit.roster_tables import TODAY, held, office_atlas, office_store, read, told, workbook


@pytest.fixture(scope="module")
def office() -> View:
    """clerk and lead, who need sql, map and adp."""
    return office_store()


def test_a_long_table_has_a_row_for_each_person_and_skill(office: View) -> None:
    text = "Employee,Job title,System,Proficiency,As of,Target role,Capacity\n"
    text += "Ann Lee,Clerk,SQL,4,2025-01-31,lead,2\nann  lee,,adp,basic,,,\nBo,,,,,,\n"
    ann, bo = read(office, text).people
    assert (ann.id, ann.name, ann.role, ann.target, ann.capacity) == (
        "person:ann-lee",
        "Ann Lee",
        "role:clerk",
        "role:lead",
        2,
    )
    assert held(ann) == {"sql": 4, "adp": 1}
    assert [(h.on, h.place) for h in ann.held] == [
        (None, "roster.csv row 3"),
        (date(2025, 1, 31), "roster.csv row 2"),
    ]
    assert (bo.role, bo.held) == (None, ())


def test_a_wide_table_has_a_column_for_each_skill(office: View) -> None:
    found = read(office, "Name;Role;SQL;map;Salary\nAnn;lead;5;x;9\nBo;clerk;0;;\n")
    ann, bo = found.people
    assert (held(ann), held(bo)) == ({"sql": 5, "map": None}, {})
    assert told(found) == [("row 1, column 5", "the column 'Salary' is neither a field nor a known skill")]


def test_given_and_family_names_are_one_name(office: View) -> None:
    (ann,) = read(office, "First name\tLast name\tSkill\nAnn\tLee\tsql\n").people
    assert ann.name == "Ann Lee"


@pytest.mark.parametrize("mark", [";", "\t"])
def test_a_title_does_not_hide_what_parts_the_cells(office: View, mark: str) -> None:
    rows = ("person,role,skill,level", "Lee, Ann,Clerk,sql,4", "Bo,Clerk,sql,3")
    text = "People, as of May\n\n" + "\n".join(
        row.replace(",", mark).replace(f"Lee{mark} ", "Lee, ") for row in rows
    )
    assert [(p.name, held(p)) for p in read(office, text).people] == [
        ("Bo", {"sql": 3}),
        ("Lee, Ann", {"sql": 4}),
    ]


def test_headings_may_stand_below_a_title(office: View) -> None:
    found = read(office, "Our people\n\nPerson,Skill\nAnn,sql\nBo,cobol\n")
    assert held(found.people[0]) == {"sql": None}
    assert told(found)[0][0] == "row 5"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (",clerk,sql,3,", "names no person"),
        ("Ann,chief,sql,3,", "no role is called 'chief' in the loaded documents"),
        ("Ann,clerk,cobol,3,", "no skill is called 'cobol' in the loaded documents"),
        ("Ann,clerk,sql,6,", "sql: level '6' is out of scale; give 1 to 5"),
        ("Ann,clerk,sql,0,", "sql: level '0' is out of scale"),
        ("Ann,clerk,sql,2.5,", "sql: level '2.5' is out of scale"),
        ("Ann,clerk,sql,guru,", "sql: level 'guru' is out of scale"),
        ("Ann,clerk,,3,", "states a level and names no skill"),
        ("Ann,clerk,sql,3,soon", "'soon' is no date; write it as 2025-12-31"),
        ("Ann,clerk,sql,3,03/04/2025", "may be read in two ways"),
        ("Ann,clerk,sql,3,2025-02-30", "is no date"),
        ("!!!,clerk,sql,3,", "has no letter or digit"),
        ("Bo.,clerk,sql,3,", "'Bo.' is hardly told from 'Bo' in roster.csv row 2"),
    ],
)
def test_a_bad_row_is_told_with_its_place_and_the_good_ones_are_kept(
    office: View, row: str, why: str
) -> None:
    found = read(office, f"person,role,skill,level,date\nBo,lead,adp,3,\n{row}\nCy,clerk,map,2,\n")
    assert {"Bo", "Cy"} <= {person.name for person in found.people}
    ((place, reason),) = told(found)
    assert place == "row 3"
    assert why in reason


def test_an_unknown_skill_costs_the_holding_and_not_the_person(office: View) -> None:
    (ann,) = read(office, "person,role,skill\nAnn,clerk,cobol\n").people
    assert (ann.role, ann.held) == ("role:clerk", ())


def test_the_later_of_two_levels_counts_and_a_quarrel_of_one_day_is_told(office: View) -> None:
    text = "person,role,skill,level,date\nAnn,clerk,sql,2,2024-01-01\nAnn,,sql,4,2025-01-01\n"
    text += "Ann,,sql,1,2023-01-01\nAnn,,sql,5,2025-01-01\nAnn,,sql,4,2025-01-01\nAnn,lead,,,\n"
    found = read(office, text)
    assert held(found.people[0]) == {"sql": 4}
    assert found.people[0].role == "role:clerk"
    quarrel = "a level of sql twice: 'Expert' here and 'Advanced' in roster.csv row 3; the first is kept"
    assert told(found) == [
        ("row 5", f"Ann has {quarrel}"),
        ("row 6", "Ann holds sql in roster.csv row 3 already; this row says the same"),
    ]


def test_two_roles_without_a_date_are_told_and_the_first_is_kept(office: View) -> None:
    found = read(office, "person,role,capacity\nAnn,clerk,1\nAnn,lead,2\nAnn,clerk,1\n")
    assert (found.people[0].role, found.people[0].capacity) == ("role:clerk", 1)
    assert [reason for _, reason in told(found)] == [
        "Ann has the role twice: 'lead' here and 'clerk' in roster.csv row 2; the first is kept",
        "Ann has the capacity twice: '2' here and '1' in roster.csv row 2; the first is kept",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_and_delimiters_read_the_same(office: View, encoding: str, delimiter: str) -> None:
    text = "person,skill,level\nZoë Müller,sql,3\n".replace(",", delimiter)
    (zoe,) = roster_of(office, "roster.csv", text.encode(encoding), TODAY).people
    assert (zoe.name, held(zoe)) == ("Zoë Müller", {"sql": 3})


def test_a_workbook_reads_as_the_same_csv_does(office: View) -> None:
    rows = [
        ("Person", "Skill", "Level", "Date"),
        ("Ann", "sql", 4, datetime(2025, 1, 31)),
        ("Bo", "map", 3.0, date(2024, 5, 1)),
        ("Cy", "adp", "level 2", None),
    ]
    found = roster_of(office, "roster.xlsx", workbook(rows), TODAY)
    assert [(p.name, held(p), p.held[0].on) for p in found.people] == [
        ("Ann", {"sql": 4}, date(2025, 1, 31)),
        ("Bo", {"map": 3}, date(2024, 5, 1)),
        ("Cy", {"adp": 2}, None),
    ]


def test_a_formula_in_a_workbook_is_never_run_and_never_a_name(office: View) -> None:
    found = roster_of(
        office,
        "roster.xlsx",
        workbook([("Person", "Skill"), ("Ann", "sql"), ('="B"&"o"', "sql")]),
        TODAY,
    )
    assert [person.name for person in found.people] == ["Ann"]
    assert ["holds a formula without a stored value" in r.reason for r in found.rejected] == [True]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is empty"),
        (b"\n\n", "is empty"),
        (b"PK\x03\x04 no zip", "is no readable workbook"),
        (b"\xd0\xcf\x11\xe0old", "old form"),
        (b"\x7fELF\x00\x00", "neither text nor a workbook"),
        (b"Once upon a time\nthere was no table\n", "no column of people"),
        (b"person,skill\n", "no row names a person"),
    ],
)
def test_a_file_that_is_no_roster_is_refused_in_one_line(office: View, data: bytes, why: str) -> None:
    with pytest.raises(BadDocument, match=why) as refused:
        roster_of(office, "roster.csv", data, TODAY)
    assert len(str(refused.value).splitlines()) == 1


def test_a_file_that_is_not_there_is_refused(office: View, tmp_path: Path) -> None:
    with pytest.raises(BadDocument, match="cannot be read"):
        read_roster(office, tmp_path / "none.csv", TODAY)


@pytest.mark.parametrize("form", [".csv", ".xlsx"])
def test_the_template_loads_as_it_stands_and_holds_no_formula(office: View, form: str) -> None:
    data = template(office, form)
    found = roster_of(office, f"template{form}", data, TODAY)
    assert [(p.name, p.role) for p in found.people] == [
        ("Example One", "role:=cmd"),
        ("Example Two", "role:=cmd"),
    ]
    assert found.rejected == ()
    assert b",=cmd" not in data


@pytest.fixture
def atlas(
    office: View, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Atlas:
    """The command line on the office."""
    return office_atlas(office, tmp_path, capsys, monkeypatch)


def test_the_commands_take_a_roster_and_tell_what_they_turned_away(atlas: Atlas, tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    path.write_text("person,role,skill,level\nAnn,clerk,sql,2\nBo,clerk,,\nCy,chief,,\n", encoding="utf-8")
    answer = atlas.json("coverage", "--roster", str(path))
    (sql,) = [skill for skill in answer["skills"] if skill["name"] == "sql"]
    assert (sql["holders"], answer["rejected"][0]["place"]) == (["person:bo"], "roster.csv row 4")
    assert "turned away" in atlas("coverage", "--roster", str(path)).out
    leaving = atlas.json("what-if", "leave", "BO", "--roster", str(path))
    assert [(a["id"], a["skill"]) for a in leaving["affected"]] == [
        ("person:bo", "system:map"),
        ("person:bo", "system:sql"),
    ]


def test_the_template_is_written_by_a_command(atlas: Atlas, tmp_path: Path) -> None:
    path = tmp_path / "template.csv"
    assert atlas.json("roster-template", str(path))["file"] == str(path)
    assert atlas("coverage", "--roster", str(path)).code == 0
    assert "put your people" in " ".join(atlas("roster-template", str(path)).out.split())
    ran = atlas("roster-template", str(tmp_path / "template.pdf"))
    assert (ran.code, ran.err.count("\n")) == (2, 1)


def test_names_are_shown_as_the_audience_may_see_them(
    atlas: Atlas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "roster.csv"
    path.write_text("person,role,skill,level\nAnn Lee,clerk,sql,9\nBo Ray,lead,,\n", encoding="utf-8")
    shown = atlas("coverage", "--roster", str(path), "--names", "initials", "--json").out
    assert "A. L." in shown
    assert "Ann" not in shown
    monkeypatch.setenv("NAMES", "numbers")
    leaving = atlas.json("what-if", "leave", "Person 1", "--roster", str(path))
    assert {a["title"] for a in leaving["affected"]} == {"Person 1"}


def test_a_plan_is_made_for_the_people_of_a_roster(atlas: Atlas, tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    path.write_text("person,role,skill,level\nAnn,clerk,sql,4\nBo,lead,sql,2\n", encoding="utf-8")
    plan = atlas.json("plan", "sql", "--target", "2", "--roster", str(path))
    assert [(a["learner"], a["from"], a["to"]) for a in plan["assignments"]] == [("person:bo", 2, 3)]
