"""Tables of labels and facts of one role, and tables whose headings stand in the first column."""

from pathlib import Path

import pytest

from loaders.documents.records import Role
from tests.kit.sheets import Rows, ods, xlsx
from tests.kit.texts import load_text


def as_csv(rows: Rows) -> str:
    return "\n".join(",".join(f'"{"" if cell is None else cell}"' for cell in row) for row in rows)


def as_markdown(rows: Rows) -> str:
    width = max(map(len, rows))
    drawn = ["" if cell is None else str(cell).replace("\n", "<br>") for row in rows for cell in row]
    assert all(len(row) == width for row in rows)
    lines = [" | ".join(drawn[n : n + width]) for n in range(0, len(drawn), width)]
    empty = " | ".join([""] * width)
    return "".join(f"| {line} |\n" for line in (empty, " | ".join(["---"] * width), *lines))


def as_html(rows: Rows) -> str:
    cells = ("".join(f"<td>{'' if cell is None else cell}</td>" for cell in row) for row in rows)
    return f"<html><body><table>{''.join(f'<tr>{line}</tr>' for line in cells)}</table></body></html>"


def systems(role: Role) -> set[str]:
    return {m.skill.name for q in role.requirements for m in q.mentions if m.skill.id.startswith("system:")}


FACTS: dict[str, Rows] = {
    "plain": [
        ["Job title", "Payroll Clerk"],
        ["Reports to", "Payroll Manager"],
        ["Experience", "3 years"],
        ["Education", "Bachelor's degree"],
        ["Skills", "Excel; SAP"],
    ],
    "headed, with labels that nobody knows": [
        ["Field", "Value"],
        ["Position", "Payroll Clerk"],
        ["Cost centre", "4711"],
        ["Years of experience", "3+"],
        ["Education", "Bachelor's degree in finance"],
        ["Software", "Excel, SAP"],
    ],
    "pairs beside each other": [
        ["Title:", "Payroll Clerk", "Department:", "Finance"],
        ["Reports to:", "Payroll Manager", "Location:", "York"],
        ["Experience:", "3 years", "Education:", "Bachelor's degree"],
        ["Systems:", "Excel and SAP", "Grade:", "7"],
    ],
    "a note beside one": [
        ["Job title", "Payroll Clerk", "as of 2025"],
        ["Education", "Bachelor's degree", None],
        ["Experience", "3 years", None],
        ["Skills", "Excel, SAP", None],
    ],
    "a label for several rows": [
        ["Role", "Payroll Clerk"],
        ["Qualifications", "Bachelor's degree"],
        [None, "3 years of experience in payroll"],
        ["Systems", "Excel"],
        [None, "SAP"],
    ],
    "labels alone above what they ask": [
        ["Job title", "Payroll Clerk"],
        ["Department", "Finance"],
        ["Qualifications", None],
        ["Bachelor's degree in any field", None],
        ["At least 3 years of experience", None],
        ["Tools", None],
        ["Works daily in Excel and SAP", None],
    ],
}


def written(rows: Rows) -> dict[str, bytes | str]:
    return {
        "a.xlsx": xlsx(rows),
        "a.ods": ods(rows),
        "a.csv": as_csv(rows),
        "a.md": as_markdown(rows),
        "a.html": as_html(rows),
    }


@pytest.mark.parametrize("kind", FACTS)
@pytest.mark.parametrize("name", ["a.xlsx", "a.ods", "a.csv", "a.md", "a.html"])
def test_labels_and_facts_describe_one_role(kind: str, name: str, tmp_path: Path) -> None:
    report = load_text(tmp_path, written(FACTS[kind])[name], name)
    (role,) = report.roles
    assert role.title == "Payroll Clerk"
    assert role.years is not None
    assert role.years.min == 3
    assert role.education is not None
    assert role.education.level == "bachelor"
    assert systems(role) == {"Excel", "SAP"}
    assert "Payroll Manager" not in str(role.requirements)


def test_each_line_of_a_fact_asks_by_itself(tmp_path: Path) -> None:
    rows = [
        ["Job title", "Baker"],
        ["Responsibilities", "- Kneads the dough\n- Cleans the ovens"],
        ["Skills", "SAP"],
    ]
    (role,) = load_text(tmp_path, xlsx(rows), "a.xlsx").roles
    assert [(q.heading, q.place.text) for q in role.requirements] == [
        ("Responsibilities", "Kneads the dough"),
        ("Responsibilities", "Cleans the ovens"),
        ("Skills", "SAP"),
    ]


def test_several_roles_may_stand_below_each_other(tmp_path: Path) -> None:
    rows: Rows = [
        ["Job title", "Baker"],
        ["Experience", "1 year"],
        ["Skills", "Excel"],
        [],
        ["Job title", "Head Baker"],
        ["Experience", "5 years"],
        ["Skills", "SAP"],
    ]
    roles = load_text(tmp_path, xlsx(rows), "a.xlsx").roles
    assert [(r.title, r.years and r.years.min, systems(r)) for r in roles] == [
        ("Baker", 1, {"Excel"}),
        ("Head Baker", 5, {"SAP"}),
    ]


def test_blank_rows_part_the_facts_of_one_role(tmp_path: Path) -> None:
    rows: Rows = [
        ["Job description"],
        ["Job title", "Baker"],
        ["Reports to", "Head Baker"],
        [],
        ["Purpose", "Bakes all bread that the shop sells on one day."],
        [],
        ["Responsibilities", "Kneads the dough that was set the day before"],
        [None, "Cleans the ovens"],
        [],
        ["Requirements", "2 years of experience in baking"],
        [None, "Good knowledge of Excel"],
    ]
    for name, data in {"a.xlsx": xlsx(rows), "a.ods": ods(rows)}.items():
        (role,) = load_text(tmp_path, data, name).roles
        assert role.title == "Baker"
        assert len(role.requirements) == 4
        assert role.years is not None
        assert role.years.min == 2
        assert systems(role) == {"Excel"}


def test_a_sheet_may_be_a_role(tmp_path: Path) -> None:
    def sheet(years: str, system: str) -> Rows:
        return [["Reports to", "Owner"], ["Experience", years], ["Systems", system]]

    sheets: dict[str, Rows] = {
        "Read me": [["One sheet a role."]],
        "Baker": sheet("1 year", "Excel"),
        "Head Baker": sheet("5 years", "SAP"),
    }
    roles = load_text(tmp_path, xlsx(sheets), "a.xlsx").roles
    assert [(r.title, r.years and r.years.min, systems(r)) for r in roles] == [
        ("Baker", 1, {"Excel"}),
        ("Head Baker", 5, {"SAP"}),
    ]
    assert [role.place.text for role in roles] == ["Baker", "Head Baker"]


def test_a_sheet_of_a_role_may_list_its_skills(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {
        "Baker": [["Skill", "Level"], ["Excel", 2], ["Dough", 3]],
        "Head Baker": [["Baking at its best"], [], ["Skill", "Required level"], ["SAP", 4]],
    }
    roles = load_text(tmp_path, xlsx(sheets), "a.xlsx").roles
    named = {r.title: {(m.skill.name, m.level) for q in r.requirements for m in q.mentions} for r in roles}
    assert named == {"Baker": {("Excel", 2), ("Dough", 3)}, "Head Baker": {("SAP", 4)}}


def test_what_follows_the_facts_is_asked_of_the_same_role(tmp_path: Path) -> None:
    text = f"{as_markdown(FACTS['plain'])}\n## Responsibilities\n\n- Pays all bakers in Workday\n"
    for page in (text, f"# Payroll Clerk\n\n{text}", f"# Job description\n\n{text}"):
        (role,) = load_text(tmp_path, page, "a.md").roles
        assert role.title == "Payroll Clerk"
        assert systems(role) == {"Excel", "SAP", "Workday"}


NO_ROLE: dict[str, Rows] = {
    "a cover": [
        ["Title", "Finance skills matrix"],
        ["Version", "1.2"],
        ["Owner", "HR"],
        ["Date", "2025-01-01"],
    ],
    "a legend": [["Level", "Meaning"], [1, "aware"], [2, "working"], [3, "proficient"]],
    "a legend of titles": [["Level", "Title"], [1, "Apprentice"], [2, "Practitioner"], [3, "Expert"]],
    "facts of nobody": [["Experience", "3 years"], ["Education", "Bachelor's degree"], ["Skills", "Excel"]],
    "an address": [["Location", "York"], ["Phone", "1234"], ["Department", "Finance"]],
    "who does what": [["Task", "Owner"], ["Dough", "Baker"], ["Ovens", "Cook"]],
}


@pytest.mark.parametrize("kind", NO_ROLE)
def test_other_tables_of_two_columns_name_no_role(kind: str, tmp_path: Path) -> None:
    for name in ("a.xlsx", "a.csv"):
        assert load_text(tmp_path, written(NO_ROLE[kind])[name], name).roles == ()


TURNED: dict[str, Rows] = {
    "a need in each column": [
        ["Role", "Baker", "Baker", "Head Baker"],
        ["Skill", "Excel", "Dough", "SAP"],
        ["Level", 2, 3, 5],
    ],
    "levels in words, with a title once": [
        ["Job title", "Baker", None, "Head Baker"],
        ["Competency", "Excel", "Dough", "SAP"],
        ["Required level", "working", "proficient", "expert"],
    ],
}


@pytest.mark.parametrize("kind", TURNED)
def test_headings_may_stand_in_the_first_column(kind: str, tmp_path: Path) -> None:
    for name, data in written(TURNED[kind]).items():
        roles = load_text(tmp_path, data, name).roles
        named = {
            r.title: {(m.skill.name, m.level) for q in r.requirements for m in q.mentions} for r in roles
        }
        assert named == {"Baker": {("Excel", 2), ("Dough", 3)}, "Head Baker": {("SAP", 5)}}


def test_facts_of_several_roles_may_stand_beside_each_other(tmp_path: Path) -> None:
    rows: Rows = [
        ["Job title", "Baker", "Head Baker"],
        ["Experience", "1 year", "5 years"],
        ["Systems", "Excel", "SAP"],
    ]
    for name, data in written(rows).items():
        roles = load_text(tmp_path, data, name).roles
        assert [(r.title, r.years and r.years.min, systems(r)) for r in roles] == [
            ("Baker", 1, {"Excel"}),
            ("Head Baker", 5, {"SAP"}),
        ]


MARKED: dict[str, Rows] = {
    "numbers": [
        ["Role", "Skill", "1", "2", "3", "4", "5"],
        ["Baker", "Excel", None, "x", None, None, None],
        ["Baker", "Dough", None, None, "x", None, None],
        ["Head Baker", "SAP", None, None, None, None, "x"],
    ],
    "numbers as numbers, a title once": [
        ["Job title", "Competency", 1, 2, 3, 4, 5],
        ["Baker", "Excel", None, "✓", None, None, None],
        [None, "Dough", None, None, "✓", None, None],
        ["Head Baker", "SAP", None, None, None, None, "✓"],
    ],
    "words": [
        ["Role", "Skill", "Basic", "Working", "Proficient", "Advanced", "Expert"],
        ["Baker", "Excel", None, "X", None, None, None],
        ["Baker", "Dough", None, None, "X", None, None],
        ["Head Baker", "SAP", None, None, None, None, "X"],
    ],
}


@pytest.mark.parametrize("kind", MARKED)
def test_a_mark_below_a_level_states_it(kind: str, tmp_path: Path) -> None:
    for name, data in written(MARKED[kind]).items():
        roles = load_text(tmp_path, data, name).roles
        named = {
            r.title: {(m.skill.name, m.level) for q in r.requirements for m in q.mentions} for r in roles
        }
        assert named == {"Baker": {("Excel", 2), ("Dough", 3)}, "Head Baker": {("SAP", 5)}}, name


def test_marks_in_several_levels_of_a_row_state_none(tmp_path: Path) -> None:
    rows: Rows = [["Role", "Skill", "1", "2"], ["Baker", "Excel", "x", "x"], ["Cook", "Excel", None, "x"]]
    roles = load_text(tmp_path, xlsx(rows), "a.xlsx").roles
    assert {m.level for r in roles for q in r.requirements for m in q.mentions} == {None}


def test_a_label_may_say_more_of_a_title(tmp_path: Path) -> None:
    rows: Rows = [["Business job title", "Ferry Clerk"], ["Experience", "3 years"], ["Skills", "Excel"]]
    (role,) = load_text(tmp_path, as_markdown(rows), "form.md").roles
    assert role.title == "Ferry Clerk"
