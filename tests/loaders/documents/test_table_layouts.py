"""Tables as people draw them: what each asks, and that nothing is made of those that ask nothing."""

from functools import partial
from pathlib import Path

import pytest

from loaders.documents.load import load
from loaders.documents.records import LoadReport
from loaders.documents.tables.choices import choices_of
from tests.kit.texts import drawn, load_text

loaded = partial(load_text, name="table.md")


def asked(report: LoadReport) -> dict[str, list[tuple[str | None, str]]]:
    """What each role is asked, as (heading, words)."""
    return {r.title: [(q.heading, q.place.text) for q in r.requirements] for r in report.roles}


def needed(report: LoadReport) -> dict[str, dict[str, tuple[int | None, str]]]:
    """What each role needs: by skill its level and how it is asked."""
    named = {r.title: [m for q in r.requirements for m in q.mentions] for r in report.roles}
    return {title: {m.skill.name: (m.level, str(m.usage)) for m in each} for title, each in named.items()}


LEVELS = ("Junior", "Mid", "Senior")
LEVEL_COLUMNS = {
    "codes": ("Software Engineer", ("E1", "E2", "E3"), "Software Engineer E1"),
    "words": ("Data Engineer", LEVELS, "Junior Data Engineer"),
    "words behind the name": ("Data Engineer career ladder", LEVELS, "Junior Data Engineer"),
    "several": ("Baker levels and expectations", LEVELS, ""),
    "the plural": ("Product Designers", LEVELS, "Junior Product Designer"),
    "numbers of levels": ("Welder", ("Level 1", "Level 2", "Level 3"), "Welder Level 1"),
    "a matrix of skills": ("Welder skills matrix", ("L1", "L2", "L3"), "Welder L1"),
}


@pytest.mark.parametrize("kind", LEVEL_COLUMNS)
def test_columns_of_levels_are_levels_of_the_role_in_the_heading(kind: str, tmp_path: Path) -> None:
    heading, levels, first = LEVEL_COLUMNS[kind]
    rows = ("Area | " + " | ".join(levels), "Work | Does small parts | N/A | Owns whole areas")
    report = loaded(tmp_path, f"# {heading}\n\n{drawn(*rows)}")
    assert list(asked(report))[:1] == ([first] if first else [])
    assert len(report.roles) == (3 if first else 0)
    assert sum(map(len, asked(report).values())) == (2 if first else 0)


def test_two_levels_in_one_heading_are_asked_the_same(tmp_path: Path) -> None:
    rows = ("Area | P1 / P2 | P3", "Work | Does small parts | Owns whole areas")
    told = asked(loaded(tmp_path, f"# Product Designer\n\n{drawn(*rows)}"))
    small, whole = [("Work", "Does small parts")], [("Work", "Owns whole areas")]
    assert told == {"Product Designer P1": small, "Product Designer P2": small, "Product Designer P3": whole}


LEVEL_ROWS = {
    "levels of the role in the heading": (
        "Data Engineer",
        (
            "Level | Scope | Skills",
            "Junior | Works on given tasks | Basic SQL",
            "Senior | Owns an area | SQL",
        ),
        ("Junior Data Engineer", "Senior Data Engineer"),
    ),
    "titles beside levels": (
        "Our levels",
        (
            "Level | Title | Scope | Skills",
            "L1 | Cook | Works on given tasks | Basic SQL",
            "L2 | Chef | Owns an area | SQL",
        ),
        ("Cook", "Chef"),
    ),
    "titles as levels": (
        "Our levels",
        (
            "Grade | Scope | Skills | Salary",
            "Cook | Works on given tasks | Basic SQL | 9",
            "Chef | Owns an area | SQL | 12",
        ),
        ("Cook", "Chef"),
    ),
}


@pytest.mark.parametrize("kind", LEVEL_ROWS)
def test_each_row_of_levels_is_a_role_and_each_column_a_heading(kind: str, tmp_path: Path) -> None:
    heading, rows, (low, high) = LEVEL_ROWS[kind]
    assert asked(loaded(tmp_path, f"# {heading}\n\n{drawn(*rows)}")) == {
        low: [("Scope", "Works on given tasks"), ("Skills", "Basic SQL")],
        high: [("Scope", "Owns an area"), ("Skills", "SQL")],
    }


def test_what_describes_a_level_is_asked_of_it(tmp_path: Path) -> None:
    rows = (
        "Level | Description | Tools",
        "Junior | Works on given tasks | SQL",
        "Senior | Owns a whole area | SAP",
    )
    assert asked(loaded(tmp_path, f"# Data Engineer\n\n{drawn(*rows)}")) == {
        "Junior Data Engineer": [("Description", "Works on given tasks"), ("Tools", "SQL")],
        "Senior Data Engineer": [("Description", "Owns a whole area"), ("Tools", "SAP")],
    }


def test_roles_by_levels_are_a_role_for_each_cell(tmp_path: Path) -> None:
    rows = (
        "Role | Junior | Senior",
        "Cook | Makes the soup | Writes the menu",
        "Baker | | Plans the whole week",
    )
    report = loaded(tmp_path, f"# Kitchen\n\n{drawn(*rows)}")
    assert asked(report) == {
        "Junior Cook": [(None, "Makes the soup")],
        "Senior Cook": [(None, "Writes the menu")],
        "Senior Baker": [(None, "Plans the whole week")],
    }
    said = load([tmp_path / "table.md"], columns=choices_of([report.documents[0].tables[0].columns]))
    assert said.roles == report.roles


def test_levels_below_a_heading_of_a_part_are_levels_of_the_role_above(tmp_path: Path) -> None:
    scope = drawn("Junior | Senior", "Works on given tasks | Owns a whole area")
    tools = drawn("Area | Junior | Senior", "Data | Reads some SQL code | Writes SQL code daily")
    report = loaded(tmp_path, f"# Data Engineer\n\n## Scope\n\n{scope}\n## Craft\n\n{tools}")
    assert asked(report) == {
        "Junior Data Engineer": [(None, "Works on given tasks"), ("Data", "Reads some SQL code")],
        "Senior Data Engineer": [(None, "Owns a whole area"), ("Data", "Writes SQL code daily")],
    }


WRITTEN = {
    "by a program": ("role_title,required_skill,min_level", "Cook,Excel,2", "Chef,SAP,4"),
    "in one word": ("RoleTitle,SkillName,SkillLevel", "Cook,Excel,2", "Chef,SAP,4"),
    "with a scale in brackets": ("Role,Skill,Proficiency level (1-5)", "Cook,Excel,2", "Chef,SAP,4"),
    "with more words": ("Job title,Competency,Level required,Essential?", "Cook,Excel,2,Y", "Chef,SAP,4,Y"),
}


@pytest.mark.parametrize("kind", WRITTEN)
def test_headings_are_known_however_they_are_written(kind: str, tmp_path: Path) -> None:
    assert needed(loaded(tmp_path, "\n".join(WRITTEN[kind]), name="needs.csv")) == {
        "Cook": {"Excel": (2, "requirement")},
        "Chef": {"SAP": (4, "requirement")},
    }


TURNED = {
    "numbers and known skills": ("Role | Excel | SAP", "Cook | 2 | 1", "Chef | 4 | "),
    "words": ("Job title | Excel | SAP", "Cook | Working | Basic", "Chef | Advanced | —"),
    "a team between": ("Position | Team | Excel | SAP", "Cook | Kitchen | 2 | 1", "Chef | Kitchen | 4 | n/a"),
    "levels of the role in the heading": ("Level | Excel | SAP", "Junior | 2 | 1", "Senior | 4 | 0"),
}


@pytest.mark.parametrize("kind", TURNED)
def test_each_row_is_a_role_and_each_column_a_skill(kind: str, tmp_path: Path) -> None:
    report = loaded(tmp_path, f"# Cook\n\n{drawn(*TURNED[kind])}")
    low, high = needed(report).values()
    assert low == {"Excel": (2, "requirement"), "SAP": (1, "requirement")}
    assert high == {"Excel": (4, "requirement")}


def test_what_takes_over_another_level_links_to_it(tmp_path: Path) -> None:
    rows = (
        "Area | Junior | Mid | Senior",
        "Scope | Works on given tasks | Same as Junior, plus parts | All of the previous level plus an area",
        "People | — | Helps newer people settle | Same as Mid",
    )
    report = loaded(tmp_path, f"# Data Engineer\n\n{drawn(*rows)}")
    links = {(r.title, i.target) for r in report.roles for i in r.inherits}
    assert links == {
        ("Mid Data Engineer", "role:junior-data-engineer"),
        ("Senior Data Engineer", "role:mid-data-engineer"),
    }


def test_groups_of_columns_above_the_titles_are_no_roles(tmp_path: Path) -> None:
    page = """<table><tr><th rowspan=2>Area</th><th colspan=2>Crew</th><th colspan=2>Leads</th></tr>
    <tr><th>Cook</th><th>Chef</th><th>Team Manager</th><th>Director</th></tr>
    <tr><td>Scope</td><td>Works on soups</td><td>Owns the menu</td><td>Leads one team</td><td>Leads all</td>
    </tr></table>"""
    report = loaded(tmp_path, page, name="table.html")
    assert list(asked(report)) == ["Cook", "Chef", "Team Manager", "Director"]
    assert asked(report)["Chef"] == [("Scope", "Owns the menu")]


def test_required_and_preferred_below_the_titles_say_how_each_role_is_asked(tmp_path: Path) -> None:
    page = """<table><tr><th rowspan=2>Area</th><th colspan=2>Cook</th><th colspan=2>Chef</th></tr>
    <tr><th>Required</th><th>Preferred</th><th>Required</th><th>Preferred</th></tr>
    <tr><td>Tools</td><td>Knows Excel well</td><td>Has seen SAP</td><td>Knows SAP well</td><td></td></tr>
    </table>"""
    assert needed(loaded(tmp_path, page, name="table.html")) == {
        "Cook": {"Excel": (None, "usage"), "SAP": (None, "preferred")},
        "Chef": {"SAP": (None, "usage")},
    }


SPECIFICATIONS = {
    "words": (
        "Criteria | Essential | Desirable | Assessed by",
        "Tools | Good knowledge of Excel | Experience of SAP | Interview",
    ),
    "ticks": (
        "Criteria | Essential | Desirable | How assessed",
        "Good knowledge of Excel | ✓ | | Test",
        "Experience of SAP | | ✓ | Interview and a test",
    ),
    "crosses and numbers": (
        "No. | Criterion | Required | Preferred",
        "1 | Good knowledge of Excel | X | ",
        "2 | Experience of SAP | | X",
    ),
    "letters": (
        "Criterion | E/D | Method",
        "Good knowledge of Excel | E | Application form and test",
        "Experience of SAP | D | Interview",
    ),
    "letters before": (
        "Essential or desirable | Criterion",
        "E | Good knowledge of Excel",
        "D | Experience of SAP",
    ),
    "words of need": (
        "Area | What we ask | Importance",
        "Tools | Good knowledge of Excel | Essential",
        "Tools | Experience of SAP | Desirable",
    ),
}


@pytest.mark.parametrize("kind", SPECIFICATIONS)
def test_a_person_specification_says_what_is_required_and_what_is_welcome(kind: str, tmp_path: Path) -> None:
    text = f"# Clerk\n\n## Duties\n\n- Sit up\n\n## Person specification\n\n{drawn(*SPECIFICATIONS[kind])}"
    report = loaded(tmp_path, text)
    assert needed(report)["Clerk"] == {"Excel": (3, "requirement"), "SAP": (2, "preferred")}
    assert len(asked(report)["Clerk"]) == 3


def test_skills_with_levels_in_a_job_description_are_asked_of_its_role(tmp_path: Path) -> None:
    rows = (
        "Skill | Required level | Must have",
        "Excel | Advanced | yes",
        "SAP | Basic | no",
        "Word | n/a | ",
    )
    text = f"# Clerk\n\n## Duties\n\n- Ring the bell\n\n## Skills\n\n{drawn(*rows)}"
    assert needed(loaded(tmp_path, text))["Clerk"] == {"Excel": (4, "requirement"), "SAP": (1, "preferred")}


ASK_NOTHING = {
    "who answers for what": ("Activity | Cook | Chef", "Make the soup | R | A", "Write the menu | C | R"),
    "who answers, in words": (
        "Activity | Cook | Chef",
        "Make soup | Responsible | Accountable",
        "Menu | Informed | Consulted",
    ),
    "bands of pay": ("Grade | Role | Min | Max", "1 | Cook | 21000 | 25000", "2 | Chef | 26000 | 30000"),
    "pay by place": ("Site | Cook | Chef", "York | £21,000 to £25,000 a year | £26,000 to £30,000 a year"),
    "who leads whom": ("Team | Lead | Deputy", "Sales | Senior Sales Manager | Assistant Sales Manager"),
    "minutes": (
        "Item | Owner | Action",
        "1 | Sales Manager | Send the report to all",
        "2 | Director | Sign it off",
    ),
    "courses": ("Course | Cook | Chef", "Fire safety | M | M", "Knife safety | M | "),
    "courses by role": ("Role | Fire safety | Knife safety", "Cook | x | x", "Chef | x | "),
    "how many": ("Role | 2023 | 2024", "Cook | 2 | 3", "Chef | 1 | 1"),
    "whom to call": ("Role | Name | Phone", "Cook | Ann Smith | 123", "Chef | Bob Jones | 456"),
    "a scale": ("Level | Meaning", "1 | Can do it with help", "2 | Can do it without help"),
    "what is sold": ("Feature | Basic | Advanced", "Support | Mail within two days | Phone within one hour"),
    "risks": ("Likelihood | Low | High", "1 | Watch the risk closely | Plan for it now"),
    "questions": ("Question | Answer", "What does a Cook do? | Makes the soup every day"),
    "people and skills": ("Skill | Ann | Bob", "Excel | 3 | 4", "SAP | 2 | 1"),
    "targets": (
        "KPI | Target",
        "Soup on time | Ninety percent of all days",
        "Menus | Within one working day",
    ),
    "versions": (
        "Version | Date | Change",
        "1 | 1 May 2024 | First version of the text",
        "2 | 3 May | Second one",
    ),
    "dates": ("Milestone | Start | End", "Open the kitchen | 1 May | 3 June"),
    "systems": (
        "System | Owner | Vendor",
        "SAP | Finance Manager | SAP SE",
        "Excel | IT Manager | Microsoft",
    ),
}


def test_what_is_now_and_what_is_wanted_name_no_role_alone(tmp_path: Path) -> None:
    table = drawn("Skill | Current level | Target level", "Excel | 2 | 4", "SAP | 1 | 2")
    assert loaded(tmp_path, f"# Notes of the house\n\n{table}").roles == ()


@pytest.mark.parametrize("kind", ASK_NOTHING)
def test_a_table_that_asks_nothing_names_no_role(kind: str, tmp_path: Path) -> None:
    report = loaded(tmp_path, f"# Notes of the house\n\n{drawn(*ASK_NOTHING[kind])}")
    assert report.roles == ()
    assert [finding.code for finding in report.findings] == ["no-role"]


@pytest.mark.parametrize("kind", ASK_NOTHING)
def test_in_a_job_description_it_asks_nothing_of_the_role(kind: str, tmp_path: Path) -> None:
    text = f"# Clerk\n\n{drawn(*ASK_NOTHING[kind])}\n## Duties\n\n- Sort the mail\n"
    assert asked(loaded(tmp_path, text)) == {"Clerk": [("Duties", "Sort the mail")]}


def test_pay_place_and_team_in_a_table_of_a_job_description_are_not_asked(tmp_path: Path) -> None:
    table = drawn(
        "Salary | Location | Team", "25,000 to 30,000 a year | Our office in York | The payroll team there"
    )
    text = f"# Clerk\n\n{table}\n## Duties\n\n- Sort the mail\n"
    assert asked(loaded(tmp_path, text)) == {"Clerk": [("Duties", "Sort the mail")]}


def test_rows_of_pay_and_place_in_a_table_of_roles_are_not_asked(tmp_path: Path) -> None:
    rows = (
        "Area | Cook | Chef",
        "Soup | Makes the soup | Writes the menu",
        "Salary | Up to 21,000 a year | Up to 30,000 a year",
        "Reports to | The chef of the house | The owner of the house",
    )
    assert asked(loaded(tmp_path, f"# Kitchen\n\n{drawn(*rows)}")) == {
        "Cook": [("Soup", "Makes the soup")],
        "Chef": [("Soup", "Writes the menu")],
    }


LISTED = {
    "numbers": ("1 | Runs the monthly payroll", "2 | Answers questions of staff"),
    "a heading of its own": ("No. | Duty", "1 | Runs the monthly payroll", "2 | Answers questions of staff"),
    "short names": (
        "Area | Detail",
        "Payroll | Runs the monthly payroll",
        "Help | Answers questions of staff",
    ),
    "parts of time": (
        "Runs the monthly payroll | 60 %",
        "Answers questions of staff | 40 %",
    ),
}


@pytest.mark.parametrize("kind", LISTED)
def test_statements_in_a_table_below_a_heading_are_asked_as_in_a_list(kind: str, tmp_path: Path) -> None:
    text = f"# Clerk\n\n## Main duties\n\n{drawn(*LISTED[kind])}\n- Sort the mail\n"
    words = ["Runs the monthly payroll", "Answers questions of staff", "Sort the mail"]
    assert [said for _, said in asked(loaded(tmp_path, text))["Clerk"]] == words


def test_below_what_an_employer_offers_a_table_asks_nothing(tmp_path: Path) -> None:
    offer = drawn("Leave | Twenty-five days of leave", "Pension | A pension of the state")
    text = f"# Clerk\n\n## Duties\n\n- Sort the mail\n\n## Benefits\n\n{offer}"
    assert asked(loaded(tmp_path, text)) == {"Clerk": [("Duties", "Sort the mail")]}


def test_a_band_from_edge_to_edge_names_rows_and_asks_nothing(tmp_path: Path) -> None:
    page = """<h1>Bakery</h1><table><tr><th>Area<th>Baker<th>Head Baker</tr>
    <tr><td colspan=3>What we do in the craft</td></tr>
    <tr><td>Dough<td>Kneads the daily dough<td>Writes the recipes</tr>
    <tr><td colspan=3>What we do with people</td></tr>
    <tr><td>Help<td colspan=2>Helps the newer ones</tr></table>"""
    both = ("Help", "Helps the newer ones")
    assert asked(loaded(tmp_path, page, name="table.html")) == {
        "Baker": [("Dough", "Kneads the daily dough"), both],
        "Head Baker": [("Dough", "Writes the recipes"), both],
    }


def test_a_band_between_skills_is_none(tmp_path: Path) -> None:
    page = """<table><tr><th>Skill<th>Baker<th>Head Baker</tr><tr><td colspan=3>Systems</td></tr>
    <tr><td>Excel<td>2<td>4</tr><tr><td colspan=3>Others</td></tr><tr><td>SAP<td colspan=2>3</tr></table>"""
    assert needed(loaded(tmp_path, page, name="table.html")) == {
        "Baker": {"Excel": (2, "requirement"), "SAP": (3, "requirement")},
        "Head Baker": {"Excel": (4, "requirement"), "SAP": (3, "requirement")},
    }
