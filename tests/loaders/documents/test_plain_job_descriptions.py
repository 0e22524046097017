"""Job descriptions as people copy them out of pages: no mark on a heading, the title among other words."""

from functools import partial
from pathlib import Path

import pytest

from loaders.documents.records import LoadReport
from loaders.documents.titles.page_title import announced_title
from loaders.vocabulary.vocabulary import vocabulary_of
from tests.kit.texts import load_text

loaded = partial(load_text, name="page.txt")


def asked(report: LoadReport) -> list[tuple[str | None, str]]:
    """The statements of the one role, each with its heading."""
    (role,) = report.roles
    return [(statement.heading, statement.place.text) for statement in role.requirements]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Night Auditor Job Description", "Night Auditor"),
        ("Night Auditor Job Description Template", "Night Auditor"),
        ("Night Auditor – role profile", "Night Auditor"),
        ("Night AuditorJob Description", "Night Auditor"),
        ("Night Auditor Job Description [Revised May 2024]", "Night Auditor"),
        ("Sample job description for a Night Auditor", "Night Auditor"),
        ("Job Description for the Senior Night Auditor", "Senior Night Auditor"),
        ("Main Duties and Needed Skills for Night Auditor", "Night Auditor"),
        ("Example: Junior Buyer job description", "Junior Buyer"),
        ("Vacancy: Junior Buyer", "Junior Buyer"),
        ("What are the duties and job description of the house?", None),
        ("What is the job description for the Night Auditor position at the Harbour Inn?", "Night Auditor"),
        ("Job Standard for Night Auditor", "Night Auditor"),
        ("Night Auditor Job Description: Tasks and Requirements", "Night Auditor"),
        ("Build a Job Description", None),
        ("Job Description", None),
        ("Role profile", None),
        ("A guide for new managers", None),
        ("Support for managers", None),
        ("Looking to hire a night auditor?", None),
        ("Job descriptions for managers", None),
        ("Night Auditor", None),
    ],
)
def test_a_title_stands_with_what_the_document_is_called(line: str, title: str | None) -> None:
    assert announced_title(line, vocabulary_of()) == title


PAGE = """Night Auditor Job Description Template
The hotel needs somebody who closes the day and opens the next one.

💰 $41,000 - $46,000

Job Type: Part time

🎯 Role Definition

The night auditor keeps the desk and the books while the house sleeps.

Night Auditor Responsibilities

Hiring a night auditor? Here is what this person takes on every night of the week:

- Balance the till against the day's receipts.
- Welcome guests who arrive late.

What Guests Notice

- Answer questions about the city.

Career Progression

Typical Next Steps

- Front Office Manager
- Accountant

Skills Needed to Be a Night Auditor

- Working knowledge of Excel
- Patience with tired people

Education & Experience

Minimum Education

- High school diploma

Usual span: 1 to 2 years at a front desk

Perks
- Free breakfast
"""


def test_headings_that_only_blank_lines_set_apart_are_headings(tmp_path: Path) -> None:
    report = loaded(tmp_path, PAGE)
    assert [role.title for role in report.roles] == ["Night Auditor"]
    assert asked(report) == [
        ("Night Auditor Responsibilities", "Balance the till against the day's receipts."),
        ("Night Auditor Responsibilities", "Welcome guests who arrive late."),
        ("What Guests Notice", "Answer questions about the city."),
        ("Skills Needed to Be a Night Auditor", "Working knowledge of Excel"),
        ("Skills Needed to Be a Night Auditor", "Patience with tired people"),
        ("Minimum Education", "High school diploma"),
        ("Minimum Education", "Usual span: 1 to 2 years at a front desk"),
    ]
    (role,) = report.roles
    assert role.education
    assert role.years
    assert role.education.level == "high_school"
    assert (role.years.min, role.years.max) == (1, 2)


def test_what_is_said_of_the_contract_asks_nothing(tmp_path: Path) -> None:
    labels = ("Type", "Job Type", "Contract", "Work schedule", "Pay rate", "Date posted", "Place of work")
    said = "\n".join(f"{label}: something or other" for label in labels)
    report = loaded(
        tmp_path, f"Job title: Porter\n{said}\n\nDuties:\n- Carry the bags\n- Call taxis\n- Sweep\n"
    )
    assert asked(report) == [
        ("Duties:".strip(":"), text) for text in ("Carry the bags", "Call taxis", "Sweep")
    ]


def test_a_title_that_only_headings_of_sections_bear_is_taken(tmp_path: Path) -> None:
    text = """We are a small museum by the sea.

Exhibit Technician Responsibilities:
- Hang pictures
- Repair frames

Exhibit Technician Requirements:
- 2 years in a workshop
- A steady hand
"""
    report = loaded(tmp_path, text)
    assert [role.title for role in report.roles] == ["Exhibit Technician"]
    assert len(report.roles[0].requirements) == 4


def test_a_list_without_marks_keeps_its_items(tmp_path: Path) -> None:
    text = (
        "Porter\n\nDuties\n\nCarry the Bags\n\nCall Taxis\n\nSweep the Hall\n\nRequirements\n\nGood Health\n"
    )
    report = loaded(tmp_path, text)
    assert [text for _, text in asked(report)] == [
        "Carry the Bags",
        "Call Taxis",
        "Sweep the Hall",
        "Good Health",
    ]


def test_a_label_with_years_or_a_degree_is_no_heading(tmp_path: Path) -> None:
    facts = "Position: Porter\nEducation level: Bachelor's degree\nExperience required: 3 years\n"
    text = f"{facts}\nDuties:\n- Carry\n- Lift\n- Sweep\n"
    (role,) = loaded(tmp_path, text).roles
    assert role.education
    assert role.years
    assert (role.education.level, role.years.min) == ("bachelor", 3)
    assert len(role.requirements) == 5


FORM = """7015 Manager, Books and Till

TITLE Manager, Books and Till

CLASSIFICATION NUMBER 7015

GRADE 12

IMMEDIATE SUPERVISOR Director of Finance

GENERAL FUNCTION

The manager looks after the books and the till of the house, day and night.

MINIMUM QUALIFICATIONS

Education: A Bachelor's degree in accounting is required; a Master's degree is preferred.

Experience: At least three years in a hotel are required.

Skills: The ability to read a balance sheet and a working knowledge of Excel are required.

DUTIES
1. Closes the books at the end of each month.
2. Counts the till.
"""


def test_a_form_with_labels_in_capitals_is_read(tmp_path: Path) -> None:
    report = loaded(tmp_path, FORM)
    (role,) = report.roles
    assert role.title == "Manager, Books and Till"
    assert [heading for heading, _ in asked(report)] == [
        "Education",
        "Experience",
        "Skills",
        "DUTIES",
        "DUTIES",
    ]
    assert role.education
    assert role.years
    assert (role.education.level, role.years.min) == ("bachelor", 3)


def test_a_line_that_names_a_section_and_goes_on_is_both(tmp_path: Path) -> None:
    duties = "Prepares the rooms of guests. Supports guests who leave. Keeps the hall clean. "
    duties += "Assists the night desk."
    text = f"""Porter III

Title: Porter III

PURPOSE: To carry what the guests of the house do not wish to carry.

DUTIES AND RESPONSIBILITIES: {duties}

BENEFITS: Free meals on every day of work.

REQUIRED EDUCATION: High school diploma or GED
"""
    report = loaded(tmp_path, text)
    assert [(role.title, role.education and role.education.level) for role in report.roles] == [
        ("Porter III", "high_school")
    ]
    assert asked(report) == [
        ("DUTIES AND RESPONSIBILITIES", "Prepares the rooms of guests."),
        ("DUTIES AND RESPONSIBILITIES", "Supports guests who leave."),
        ("DUTIES AND RESPONSIBILITIES", "Keeps the hall clean."),
        ("DUTIES AND RESPONSIBILITIES", "Assists the night desk."),
        ("REQUIRED EDUCATION", "REQUIRED EDUCATION: High school diploma or GED"),
    ]


def test_what_leads_to_a_list_says_what_is_listed(tmp_path: Path) -> None:
    text = """Porter
The porter carries bags and keeps the hall of the house in order. Duties include :
- Carry bags
- Sweep
Minimum Strength, Schooling, Patience & Other Wishes :
High school diploma required
Must lift 20 kilos
The pay for this position is $18.00 an hour.
"""
    report = loaded(tmp_path, text)
    (role,) = report.roles
    assert [(str(q.section), q.place.text) for q in role.requirements] == [
        ("role_requirements", "Carry bags"),
        ("role_requirements", "Sweep"),
        ("qualification", "High school diploma required"),
        ("qualification", "Must lift 20 kilos"),
    ]


def test_a_wide_gap_shows_a_label_as_well(tmp_path: Path) -> None:
    labels = "JOB TITLE          Night Auditor\n\nREPORTS TO:       Front Office Manager\n\n"
    text = f"{labels}1. Counts the till.\n2. Locks up.\n"
    report = loaded(tmp_path, text)
    assert [role.title for role in report.roles] == ["Night Auditor"]
    assert len(asked(report)) == 2


def test_levels_of_a_series_in_roman_numbers_are_titles(tmp_path: Path) -> None:
    lead = "People at this level do the work.\n\nA {title} typically –"
    level = "{n}\nLevel {n}: {title}\n\n" + lead + "\n\n1. counts\n2. writes\n\n"
    text = level.format(n="I", title="Till Clerk") + level.format(n="II", title="Till Specialist")
    report = loaded(tmp_path, f"Till Series\n\n{text}")
    assert [role.title for role in report.roles] == ["Till Clerk", "Till Specialist"]


def test_a_post_with_numbered_duties_is_read(tmp_path: Path) -> None:
    labels = "    JOB DESCRIPTION\n\n    Post:            Cemetery & Finance Officer\n    Post Holder:\n"
    parts = "1.   Accounts\n\n     (i)  To check all invoices\n\n     (ii) To bank all monies\n\n"
    labels += "    Contracted Hours:   17 a week\n    Salary Scale:  12 to 15 of the house's own\n\n\n"
    text = f"{labels}{parts}2.   Graves\n\n     (i)  To keep all records\n"
    report = loaded(tmp_path, text)
    assert [role.title for role in report.roles] == ["Cemetery & Finance Officer"]
    assert asked(report) == [
        ("Accounts", "To check all invoices"),
        ("Accounts", "To bank all monies"),
        ("Graves", "To keep all records"),
    ]


def test_headings_with_pictures_need_no_blank_lines(tmp_path: Path) -> None:
    text = """Main Duties and Needed Skills for Night Auditor
💰 $ - $
🎯 Role Definition
The night auditor keeps the desk and the books while the house sleeps.
📈 Career Progression
Typical Career Path
Entry Point From:
- Porter or bell boy of a house
- Anyone who likes the night
Primary Functions
- Counts the till.
- Locks the doors.
"""
    assert asked(loaded(tmp_path, text)) == [
        ("Primary Functions", "Counts the till."),
        ("Primary Functions", "Locks the doors."),
    ]
