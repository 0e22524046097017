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
        "**Job title:** Night Pilot **Band:** 4 **Accountable to:** Harbour Master",
        "Position: Night Pilot | Location: Kiel | Department: Sea",
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


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("We are looking for a Senior Baker with five years of practice.", "Senior Baker"),
        ("Our client, a law firm in Leeds, is looking for a Paralegal to support its team.", "Paralegal"),
        ("Join us as a Tax Accountant in Bergen!", "Tax Accountant"),
        ("Wir suchen zum nächsten Ersten eine Buchhalterin für unser Team in Wien.", "Buchhalterin"),
        ("Nous recherchons un comptable pour notre siège.", "Comptable"),
    ],
)
def test_a_sentence_that_seeks_somebody_names_the_role(tmp_path: Path, sentence: str, title: str) -> None:
    report = load_text(tmp_path, f"{sentence}\n\nYou will\n{ASKS}", "x.txt")
    assert titles(report) == [title]
    assert report.roles[0].years is None or report.roles[0].years.min == 5


@pytest.mark.parametrize("title", ["Become a Driving Examiner", "Careers as a Driving Examiner"])
def test_words_that_invite_to_a_job_are_none_of_its_title(tmp_path: Path, title: str) -> None:
    text = f"# {title}\n\n## What skills do you need?\n{ASKS}\n## What's the pay?\n\n- 31,000 a year\n"
    report = load_text(tmp_path, text)
    assert titles(report) == ["Driving Examiner"]
    assert len(report.roles[0].requirements) == 2


@pytest.mark.parametrize(
    "line",
    [
        "- All LO1 responsibilities",
        "- Same as LO1",
        "- Everything in LO1",
        "Typical duties: in addition to the duties of the Legal Assistant:",
        "Baut auf der Rolle Legal Assistant auf.",
        "Equivalent to the Legal Assistant in all respects, except that this role also:",
    ],
)
def test_a_role_is_meant_by_its_code_behind_a_label_and_around_other_words(tmp_path: Path, line: str) -> None:
    text = f"# Law\n\n## LO1 Legal Assistant\n\n- Files contracts\n\n## LO2 Paralegal\n\n{line}\n\n- Drafts\n"
    report = load_text(tmp_path, text)
    assert titles(report) == ["Legal Assistant", "Paralegal"]
    assert [i.target for i in report.roles[1].inherits] == [report.roles[0].id]


def test_degree_and_years_run_in_behind_a_label_in_a_series(tmp_path: Path) -> None:
    text = (
        "# Library series\n\n## Library Assistant I\n\n- Shelves books\n\n"
        "Minimum qualifications: high school diploma.\n\n## Library Assistant II\n\n- Answers readers\n\n"
        "Minimum qualifications: associate degree and 3 years of library experience.\n"
    )
    first, second = load_text(tmp_path, text).roles
    assert first.education
    assert first.education.level == "high_school"
    assert (second.education and second.education.level, second.years and second.years.min) == (
        "associate",
        3,
    )


def test_years_among_duties_count_where_no_qualification_states_any(tmp_path: Path) -> None:
    duties = "# Planner\n\n## You will\n\n- Plan lorries\n\nThe ideal candidate has 4+ years in planning.\n"
    assert (role := load_text(tmp_path, duties).roles[0]).years
    assert role.years.min == 4
    firm = load_text(tmp_path, f"{duties}\n## Requirements\n\n- 6 years of planning experience\n").roles[0]
    assert firm.years
    assert firm.years.min == 6


@pytest.mark.parametrize(
    ("row", "kept"),
    [
        ("| Team | Works alone in the shed | Leads three other people |", True),
        ("| Function | Dives for things that are lost | Plans who dives where |", True),
        ("| Team | Harbour | Sea |", False),
        ("| Location | The big shed at the sea | The small one in the town |", False),
    ],
)
def test_a_row_of_a_career_table_may_be_headed_by_a_word_of_labels(
    tmp_path: Path, row: str, kept: bool
) -> None:
    table = f"| | Diver | Head Diver |\n|-|-|-|\n| Work | Dives for lost things | Plans who dives |\n{row}\n"
    roles = load_text(tmp_path, f"# Diving\n\n{table}").roles
    assert [len(role.requirements) for role in roles] == ([2, 2] if kept else [1, 1])


@pytest.mark.parametrize(
    ("line", "name", "level"),
    [
        ("Knowledge of SQL (intermediate) and Informatica", "SQL", 3),
        ("Strong knowledge of Excel (advanced)", "Excel", 4),
        ("Has comparable experience, and knows Excel inside out", "Excel", 5),
    ],
)
def test_what_stands_right_behind_a_name_is_its_level(
    tmp_path: Path, line: str, name: str, level: int
) -> None:
    role = load_text(tmp_path, f"# Night Pilot\n\n## Requirements\n\n- {line}\n").roles[0]
    assert {m.skill.name: m.level for r in role.requirements for m in r.mentions}[name] == level


@pytest.mark.parametrize(
    "words", ["Three to five (3-5) years", "three to five (3 to 5) years", "3 to 5 years"]
)
def test_a_range_may_be_said_again_in_figures(tmp_path: Path, words: str) -> None:
    line = f"- {words} of experience at sea"
    role = load_text(tmp_path, f"# Night Pilot\n\n## Requirements\n\n{line}\n").roles[0]
    assert role.years
    assert (role.years.min, role.years.max) == (3, 5)


def test_what_a_cell_asks_beside_what_it_takes_over_is_kept(tmp_path: Path) -> None:
    table = (
        "| | QA Tester | QA Engineer |\n|-|-|-|\n"
        "| Tests | Runs manual tests | As QA Tester, plus writes tests in Cypress |\n"
        "| Reviews | Reads what others write | Decides what is good |\n"
    )
    engineer = load_text(tmp_path, f"# Quality\n\n{table}").roles[1]
    assert [i.target for i in engineer.inherits] == ["role:qa-tester"]
    assert "Cypress" in {m.skill.name for r in engineer.requirements for m in r.mentions}
