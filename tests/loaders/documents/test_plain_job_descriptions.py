"""Job descriptions as people copy them out of pages: no mark on a heading, the title among other words."""

from pathlib import Path

import pytest

from loaders.documents.load import load
from loaders.documents.page_title import announced_title
from loaders.documents.records import LoadReport
from loaders.vocabulary.vocabulary import vocabulary_of


def loaded(folder: Path, text: str, name: str = "page.txt") -> LoadReport:
    """What a text gives, in a file whose name says nothing of the role."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return load([path])


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
