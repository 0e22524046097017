"""Usual words in unusual places: numbered headings, bold labels, first lines, questions, run-in sections."""

from pathlib import Path

import pytest

from graph.kinds import Usage
from tests.kit.texts import load_text, titles

ASKS = "\n- Mends the nets\n- Counts the buoys\n"


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("4.1 Night Pilot (SEA-201), Grade 7", "Night Pilot"),
        ("2. Night Pilot", "Night Pilot"),
        ("3) Night Pilot II", "Night Pilot II"),
        ("B. Harbour Pilot", "Harbour Pilot"),
        ("IV. Harbour Pilot (4711)", "Harbour Pilot"),
        ("HR-120 Harbour Pilot", "Harbour Pilot"),
        ("FIN201: Harbour Pilot", "Harbour Pilot"),
        ("Harbour Pilot - SEA-301", "Harbour Pilot"),
        ("1st Engineer", "1st Engineer"),
        ("3D Artist", "3D Artist"),
        ("Teamleitung Einkauf", "Teamleitung Einkauf"),
        ("Sachbearbeiterin Zoll", "Sachbearbeiterin Zoll"),
    ],
)
def test_numbers_and_codes_around_a_title_are_none_of_its_words(
    tmp_path: Path, heading: str, title: str
) -> None:
    text = f"# Jobs of the port\n\n## {heading}\n{ASKS}\n## Lock Keeper\n\n- Opens the lock\n"
    assert titles(load_text(tmp_path, text)) == [title, "Lock Keeper"]


@pytest.mark.parametrize(
    "first",
    [
        "**Job Title:** Night Pilot",
        "**Job title**: Night Pilot",
        "__Position:__ Night Pilot",
        "**Position** - Night Pilot",
        "*Role:* Night Pilot (f/m/d)",
    ],
)
def test_a_label_may_be_in_bold(tmp_path: Path, first: str) -> None:
    assert titles(load_text(tmp_path, f"{first}\n\n**Duties:**\n{ASKS}")) == ["Night Pilot"]


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Gestionnaire de paie (H/F)", "Gestionnaire de paie"),
        ("Senior accounting clerk", "Senior accounting clerk"),
        ("Steckerflechter (m/w/d)", "Steckerflechter"),
        ("Warehouse operative and driver", "Warehouse operative and driver"),
        ("Chargée de clientèle", "Chargée de clientèle"),
    ],
)
def test_a_text_may_begin_with_its_title_in_any_case(tmp_path: Path, first: str, title: str) -> None:
    report = load_text(tmp_path, f"{first}\n\nDuties:\n{ASKS}", "x.txt")
    assert titles(report) == [title]
    assert "low-confidence-title" not in {f.code for f in report.findings}


def test_sections_run_in_behind_bold_labels_also_of_several_roles(tmp_path: Path) -> None:
    text = (
        "# Open jobs\n\n## 1. Data Clerk\n\nTypes what arrives. Location: Leeds.\n\n"
        "**Must have:** 40 words a minute.\n**Nice to have:** Access.\n\n"
        "## 2. Records Keeper\n\n**Must have:** 5+ years with archives; SharePoint.\n**Perks:** a garden.\n"
    )
    clerk, keeper = load_text(tmp_path, text).roles
    assert [r.place.text for r in clerk.requirements] == ["40 words a minute.", "Access."]
    assert [m.skill.id for r in clerk.requirements for m in r.mentions] == ["system:access"]
    assert [len(keeper.requirements), keeper.years and keeper.years.min] == [1, 5]


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("What do I need?", True),
        ("What will you need?", True),
        ("Who are we looking for?", True),
        ("What will I do?", True),
        ("What's in it for me?", False),
        ("How will my success be measured?", False),
        ("Where will you work?", False),
        ("How do I apply?", False),
    ],
)
def test_questions_of_either_person_head_what_is_asked_or_not(
    tmp_path: Path, question: str, asked: bool
) -> None:
    text = f"# Night Pilot\n\n## Duties\n\n- Opens the shed\n\n## {question}\n{ASKS}"
    assert len(load_text(tmp_path, text).roles[0].requirements) == (3 if asked else 1)


@pytest.mark.parametrize(
    "sentence",
    [
        "We are an equal opportunity employer.",
        "*The port is an equal opportunities employer.*",
        "All qualified applicants will receive consideration without regard to race or age.",
        "Reasonable accommodations may be made for people with disabilities.",
        "- Please send your letter by May",
        "Wir freuen uns auf Ihre Bewerbung!",
        "Ce poste est ouvert aux personnes en situation de handicap.",
    ],
)
def test_what_an_employer_says_of_fairness_and_applying_asks_nothing(tmp_path: Path, sentence: str) -> None:
    text = f"# Night Pilot\n\n## Requirements\n{ASKS}\n{sentence}\n"
    assert len(load_text(tmp_path, text).roles[0].requirements) == 2


def test_an_officer_for_fairness_has_duties(tmp_path: Path) -> None:
    duties = "- Sees to equal opportunity in hiring\n- Arranges accommodations\n"
    text = f"# Fairness Officer\n\n## Duties\n\n{duties}"
    assert len(load_text(tmp_path, text).roles[0].requirements) == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "Every level builds on the one to its left.",
        "Each step takes over all that the step to the left asks.",
        "Each role includes everything of the role on its left.",
    ],
)
def test_levels_side_by_side_take_over_the_one_to_the_left(tmp_path: Path, sentence: str) -> None:
    rows = "| Work | Dives for lost things | Plans dives for others | Trains divers |\n| Kit | Dries it |||\n"
    table = f"| | Diver | Senior Diver | Master Diver |\n|-|-|-|-|\n{rows}"
    report = load_text(tmp_path, f"# Diving\n\n{sentence}\n\n{table}")
    assert [i.target for role in report.roles for i in role.inherits] == [
        "role:diver",
        "role:senior-diver",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Continues to fulfil the duties of the Diver",
        "Keeps doing everything that a Diver does",
        "Retains all responsibilities of the Diver",
        "Continues to meet all expectations of the Diver",
    ],
)
def test_who_goes_on_with_the_duties_of_another_takes_them_over(tmp_path: Path, line: str) -> None:
    text = f"# Diving\n\n## Diver\n\n- Dives\n\n## Head Diver\n\n- {line}\n- Plans dives\n"
    roles = load_text(tmp_path, text).roles
    assert [i.target for i in roles[1].inherits] == ["role:diver"]
    assert len(roles[1].requirements) == 1


@pytest.mark.parametrize("name", ["Word", "Access", "Outlook"])
def test_a_cell_among_skills_may_be_an_everyday_word(tmp_path: Path, name: str) -> None:
    table = f"Role,Skill,Level\nNight Pilot,{name},Basic\nNight Pilot,Knots,Expert\n"
    report = load_text(tmp_path, table, "x.csv")
    named = [m.skill.id for r in report.roles[0].requirements for m in r.mentions]
    assert named[0] == f"system:{name.casefold()}"


@pytest.mark.parametrize(
    "heading",
    ["We're hiring: Night Pilot 🚀", "🚢 Night Pilot 🚢", "Job opening – Night Pilot ⚓"],
)
def test_pictures_around_a_title_are_none_of_its_words(tmp_path: Path, heading: str) -> None:
    text = f"# {heading}\n\nHey!\n\n## 🎒 What's in your bag\n\n- 3+ years at sea\n- A calm hand\n"
    assert titles(load_text(tmp_path, text)) == ["Night Pilot"]


def test_a_row_for_each_role_with_a_column_of_programs_is_no_list_of_skills(tmp_path: Path) -> None:
    table = (
        "Position,Reports to,Main tasks,Education,Experience,Software\n"
        "Payroll Clerk,Payroll Manager,Keys in hours,High school diploma,1 year,ADP; Excel\n"
        "Payroll Manager,CFO,Signs off the payroll,Bachelor's degree,5+ years,ADP\n"
    )
    clerk, manager = load_text(tmp_path, table, "x.csv").roles
    assert [clerk.years and clerk.years.min, manager.years and manager.years.min] == [1, 5]
    assert [m.skill.name for r in clerk.requirements for m in r.mentions] == ["ADP", "Excel"]
    assert "Keys in hours" in [r.place.text for r in clerk.requirements]


@pytest.mark.parametrize(
    ("line", "name", "level"),
    [
        ("Excel at a basic level", "Excel", 1),
        ("Tableau at an intermediate level", "Tableau", 3),
        ("SQL at an advanced level", "SQL", 4),
        ("Very good Word skills", "Word", 4),
        ("Very good knowledge of Xero", "Xero", 4),
        ("sicherer Umgang mit Word und Excel", "Word", 3),
        ("Windows and macOS", "Windows", None),
    ],
)
def test_systems_and_levels_are_met_in_the_words_of_lists(
    tmp_path: Path, line: str, name: str, level: int | None
) -> None:
    role = load_text(tmp_path, f"# Night Pilot\n\n## Requirements\n\n- {line}\n").roles[0]
    named = {m.skill.name: m.level for r in role.requirements for m in r.mentions}
    assert (name in named, named.get(name)) == (True, level)


@pytest.mark.parametrize(
    "line",
    ["Salesforce would be nice", "Salesforce is handy but no must", "Salesforce is nice but not needed"],
)
def test_what_would_be_nice_is_preferred(tmp_path: Path, line: str) -> None:
    role = load_text(tmp_path, f"# Night Pilot\n\n## Requirements\n\n- {line}\n").roles[0]
    assert [m.usage for r in role.requirements for m in r.mentions] == [Usage.PREFERRED]


def test_levels_of_a_table_side_by_side_are_one_row_whatever_their_tracks(tmp_path: Path) -> None:
    text = (
        "# Recruiting path\n\nEach column includes the columns before it.\n\n"
        "| | Recruiting Coordinator | Recruiter | Senior Recruiter |\n|-|-|-|-|\n"
        "| Work | Posts adverts | Finds people who are not looking | Plans the hiring |\n"
        "| Kit | Keeps Greenhouse tidy | Builds Greenhouse reports | Chooses tools |\n"
    )
    report = load_text(tmp_path, text)
    assert sorted((r.title, i.target) for r in report.roles for i in r.inherits) == [
        ("Recruiter", "role:recruiting-coordinator"),
        ("Senior Recruiter", "role:recruiter"),
    ]
