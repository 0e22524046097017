"""Role documents in workbooks: what their sheets say is what the same tables say in other formats."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from loaders.documents.records import LoadReport
from tests.kit.sheets import Rows, ods, xlsx
from tests.kit.texts import load_text


def as_csv(rows: Rows) -> bytes:
    cells = (["" if value is None else str(value).replace('"', '""') for value in row] for row in rows)
    return "\n".join(",".join(f'"{cell}"' for cell in row) for row in cells).encode()


MAKERS = {"csv": as_csv, "xlsx": xlsx, "ods": ods}


def said(report: LoadReport) -> Sequence[object]:
    """All that is told of the roles, in order; places apart."""
    return [
        (
            role.title,
            role.track,
            role.years and (role.years.min, role.years.max),
            role.education and role.education.level,
            [
                (q.heading, q.section, q.place.text, [(m.skill.id, m.level, m.usage) for m in q.mentions])
                for q in role.requirements
            ],
            [(link.target, link.scope) for link in role.inherits],
        )
        for role in report.roles
    ]


SAME: dict[str, Rows] = {
    "a need in each row": [
        ["Role", "Skill", "Level", "Must have"],
        ["Baker", "Excel", 2, "yes"],
        [None, "Dough", 4, "yes"],
        ["Head Baker", "Excel", 5, "no"],
    ],
    "levels as words below a title": [
        ["Needs of the bakery", None, None],
        [None, None, None],
        ["Skill", "Baker", "Head Baker"],
        ["Excel", "2 - working", "5 - expert"],
        ["Dough", "4 - advanced", None],
    ],
    "groups and blank rows": [
        ["Area", "Skill", "Baker", "Head Baker"],
        ["Tools", "Excel", 2, 5],
        [None, None, None, None],
        ["Craft", "Dough", 4, None],
    ],
    "sentences by level": [
        ["Area", "Baker", "Head Baker"],
        ["Dough", "Kneads the daily dough\nKeeps the oven clean", "All duties of the Baker"],
        ["Team", None, "Trains two young bakers in SAP"],
    ],
    "a role in each row": [
        ["Job title", "Experience", "Requirements"],
        ["Baker", "1-3 years", "Knows SAP well, and Excel"],
        ["Head Baker", "5+ years", "Bachelor's degree in baking"],
    ],
    "quotation marks and signs": [
        ["Role", "Skill", "Level"],
        ["Baker", 'The "old" dough, & more', 3],
        ["Cook", "Soup <hot>", 2],
    ],
}


@pytest.mark.parametrize("kind", SAME)
def test_a_table_says_the_same_in_each_format(kind: str, tmp_path: Path) -> None:
    told = {ending: load_text(tmp_path, make(SAME[kind]), f"a.{ending}") for ending, make in MAKERS.items()}
    assert said(told["xlsx"]) == said(told["ods"]) == said(told["csv"])
    assert len(told["xlsx"].roles) == 2
    assert all(role.requirements or role.inherits for role in told["xlsx"].roles)


def test_lines_above_the_tables_of_roles_are_no_findings(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {
        "Read me": [["How to use this book"], ["Fill in all of it."]],
        "Bakery": SAME["a need in each row"],
    }
    report = load_text(tmp_path, xlsx(sheets), "a.xlsx")
    assert [finding.code for finding in report.findings] == ["guessed-table"]
    assert [role.title for role in report.roles] == ["Baker", "Head Baker"]


def test_what_was_left_out_of_a_workbook_is_a_finding(tmp_path: Path) -> None:
    people: Rows = [["Employee", "Excel"], ["Ann Smith", 3]]
    report = load_text(tmp_path, xlsx({"Bakery": SAME["a need in each row"], "Staff": people}), "a.xlsx")
    (told,) = (finding for finding in report.findings if finding.code == "sheet-left-out")
    assert told.document == "a.xlsx"
    assert "Ann" not in str(report.documents)


def of_titles(first: str, second: str) -> Rows:
    return [["Skill", first, second], ["Excel", 2, 4], ["SAP", 1, 3]]


def tracks(report: LoadReport) -> dict[str, str | None]:
    return {role.title: role.track for role in report.roles}


def test_sheets_with_roles_of_their_own_are_tracks(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {
        "Kitchen": of_titles("Baker", "Head Cook"),
        "Front of house": [["Restaurant"], [], *of_titles("Waiter", "Cashier")],
        "Levels": [["Level", "Meaning"], [1, "aware of it"], [5, "expert in it"]],
    }
    report = load_text(tmp_path, xlsx(sheets), "a.xlsx")
    assert tracks(report) == {
        "Baker": "Kitchen",
        "Head Cook": "Kitchen",
        "Waiter": "Front of house",
        "Cashier": "Front of house",
    }
    assert "inferred-track" not in [finding.code for finding in report.findings]


@pytest.mark.parametrize(
    "sheets",
    [
        {"Sheet1": of_titles("Baker", "Head Cook"), "Sheet2": of_titles("Waiter", "Cashier")},
        {"Skills": of_titles("Baker", "Cook"), "More skills": of_titles("Baker", "Cook")},
        {"Kitchen": of_titles("Baker", "Cook"), "Read me": [["How to read"], ["this book."]]},
        {
            "Baker": [["Role", "Skill", "Level"], ["Baker", "Excel", 3]],
            "Kitchen": of_titles("Cook", "Waiter"),
        },
    ],
)
def test_other_sheets_name_no_track(sheets: dict[str, Rows], tmp_path: Path) -> None:
    assert not set(tracks(load_text(tmp_path, xlsx(sheets), "a.xlsx")).values()) & set(sheets)


def test_a_job_description_may_stand_in_one_column(tmp_path: Path) -> None:
    lines = (
        "Baker",
        "",
        "About the role",
        "You bake bread for a town by the sea, and help others.",
        "",
        "Responsibilities",
        "Enter orders in SAP",
        "Clean ovens",
        "",
        "Requirements",
        "2 years of experience in baking",
        "Good knowledge of Excel",
    )
    for make, name in ((xlsx, "a.xlsx"), (ods, "a.ods")):
        report = load_text(tmp_path, make([[line] if line else [] for line in lines]), name)
        (role,) = report.roles
        assert (role.title, role.years and role.years.min, len(role.requirements)) == ("Baker", 2, 4)
        assert report.findings == ()


@pytest.mark.parametrize("marks", [(1, 2), ("1.", "2."), ("(1)", "(2)"), ("•", "•"), ("-", "-")])
def test_numbers_and_marks_in_a_column_of_their_own_make_a_list(
    marks: tuple[object, ...], tmp_path: Path
) -> None:
    def sheet(first: str, second: str) -> Rows:
        skills = [["Skills and competencies"], ["Skill", "Level"], ["Excel", "Advanced"]]
        return [["Duties"], [marks[0], first], [marks[1], second], [], *skills]

    sheets = {"Baker": sheet("Bake bread", "Clean ovens"), "Cook": sheet("Cook soup", "Wash pots")}
    roles = load_text(tmp_path, xlsx(sheets), "a.xlsx").roles
    assert {r.title: [q.place.text for q in r.requirements] for r in roles} == {
        "Baker": ["Bake bread", "Clean ovens", "Excel"],
        "Cook": ["Cook soup", "Wash pots", "Excel"],
    }
    assert {r.track for r in roles} == {None}


def test_a_group_called_people_is_no_heading_of_people(tmp_path: Path) -> None:
    rows: Rows = [
        ["Area", "Topic", "Baker", "Head Baker"],
        ["People", "Team", "Helps the others each day", "Trains two young bakers"],
        ["Craft", "Dough", "Kneads the daily dough", "Writes the recipes anew"],
    ]
    for ending, make in MAKERS.items():
        assert len(load_text(tmp_path, make(rows), f"a.{ending}").roles) == 2


@pytest.mark.parametrize("sums", ["Total", "Grand total", "Average:", "Subtotal"])
def test_rows_of_sums_are_no_skills(sums: str, tmp_path: Path) -> None:
    rows: Rows = [["Skill", "Baker", "Cook", "Total"], ["Excel", 2, 3, 5], ["SAP", 1, 4, 5], [sums, 3, 7, 10]]
    for ending, make in MAKERS.items():
        roles = load_text(tmp_path, make(rows), f"a.{ending}").roles
        assert [(r.title, len(r.requirements)) for r in roles] == [("Baker", 2), ("Cook", 2)]
