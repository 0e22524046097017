"""Titles whose noun nobody knows, by text, numbers or plural; and where the last role of a ladder ends."""

from pathlib import Path

import pytest

from loaders.documents.load import load
from loaders.documents.records import LoadReport


def loaded(tmp_path: Path, text: str, name: str = "page.md") -> LoadReport:
    (tmp_path / name).write_text(text)
    return load([tmp_path / name])


def titles(report: LoadReport) -> list[str]:
    return [role.title for role in report.roles]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Stage Hand", "A stage hand sets and strikes the scenery."),
        ("Member", "Members are expected to:"),
        ("Ropewalk", "The Ropewalk role is for people who like heights."),
        ("Sommelière", "As a Sommelière, you choose the wines."),
        ("Beamer", "Beamers look after the light."),
        ("Grip", "To become a grip you must have moved a camera."),
    ],
)
def test_a_heading_beside_titles_is_one_where_the_text_speaks_of_it_as_of_a_role(
    title: str, text: str, tmp_path: Path
) -> None:
    page = f"# House\n\n## {title}\n\n{text}\n\n- Moves the set\n\n## Fly Operator\n\n- Flies the cloths\n"
    assert titles(loaded(tmp_path, page)) == [title, "Fly Operator"]


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Community", "The house community is open to everyone."),
        ("Opening hours", "The house is open on Mondays."),
        ("Safety", "Safety is asked of all."),
        ("Scenery", "The scenery is kept in the shed."),
        ("Questions", "Ask the office."),
    ],
)
def test_another_heading_beside_titles_is_none(heading: str, text: str, tmp_path: Path) -> None:
    page = f"# House\n\n## Fly Operator\n\n- Flies the cloths\n\n## {heading}\n\n{text}\n\n- Mondays\n"
    assert titles(loaded(tmp_path, page)) == ["Fly Operator"]


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (
            "# Ladder\n\n## RSE 1\n\nA RSE1 is new to the work.\n\n- Learns\n\n## RSE 2\n\n- Leads\n",
            ["RSE 1", "RSE 2"],
        ),
        (
            "# Support engineering career framework\n\n## IC1\n\n- Answers\n\n## IC2\n\n- Solves\n",
            ["Support engineering IC1", "Support engineering IC2"],
        ),
        (
            "# Data analyst levels\n\n## Level 1\n\n- Counts\n\n## Level 2\n\n- Explains\n",
            ["Data analyst Level 1", "Data analyst Level 2"],
        ),
        (
            "# Paths\n\n## Crew I\n\nCrew must be strong.\n\n- Lifts\n\n## Crew II\n\n- Leads\n",
            ["Crew I", "Crew II"],
        ),
    ],
)
def test_headings_that_differ_in_their_numbers_are_levels(page: str, told: list[str], tmp_path: Path) -> None:
    assert titles(loaded(tmp_path, page)) == told


@pytest.mark.parametrize("word", ["Phase", "Step", "Week", "Part", "Question", "Module"])
def test_what_else_bears_numbers_is_no_role(word: str, tmp_path: Path) -> None:
    page = f"# Plan\n\n## {word} 1\n\n- Read\n\n## {word} 2\n\n- Write\n"
    assert not any(word in title for title in titles(loaded(tmp_path, page)))


FAMILY = """---
title: "Account Manager"
---

## Responsibilities

- Keeps the accounts of customers
- Writes offers

### Senior Account Managers

Senior Account Managers carry the additional responsibilities of

- Leading large deals

## Requirements

- Knows Excel

For Senior Account Managers, additional requirements apply:

- Has closed large deals
- Speaks French
"""


def test_a_heading_in_the_plural_is_a_level_of_the_page_and_a_higher_one_leads_back(tmp_path: Path) -> None:
    report = loaded(tmp_path, FAMILY)
    manager, senior = report.roles
    assert (manager.title, senior.title) == ("Account Manager", "Senior Account Manager")
    assert [line.target for line in senior.inherits] == [manager.id]
    assert len(manager.requirements) == 3
    assert [one.place.words for one in senior.requirements] == [
        "Leading large deals",
        "Has closed large deals",
        "Speaks French",
    ]


@pytest.mark.parametrize(
    "heading",
    ["Promotion rounds", "Dimensions we look at", "Notes on levels", "Glossary of terms", "History"],
)
def test_what_stands_beside_the_roles_of_a_ladder_behind_them_is_of_none(
    heading: str, tmp_path: Path
) -> None:
    page = (
        "# Ladder\n\n## Clerk\n\n### Skills\n\n- Files\n\n## Senior Clerk\n\n### Skills\n\n- Leads\n\n"
        f"## {heading}\n\n- Twice a year\n\n### Criteria\n\n- Peers agree\n"
    )
    report = loaded(tmp_path, page)
    assert [len(role.requirements) for role in report.roles] == [1, 1]


def test_in_a_flat_page_an_unknown_heading_is_of_the_role_above(tmp_path: Path) -> None:
    page = "# The house\n\n## Clerk\n\n- Files\n\n## The keys\n\n- Keeps them\n\n## Driver\n\n- Drives\n"
    report = loaded(tmp_path, page)
    assert [len(role.requirements) for role in report.roles] == [2, 1]


def test_a_role_that_a_table_lists_begins_at_its_heading_once(tmp_path: Path) -> None:
    page = (
        "# Levels\n\n| Level | Title | Experience |\n|---|---|---|\n| 1 | Clerk I | 0-2 years |\n"
        "| 2 | Clerk II | 2-4 years |\n\n## L1: Clerk I\n\n- Files\n\n## L2: Clerk II\n\n- Leads\n"
    )
    report = loaded(tmp_path, page)
    assert titles(report) == ["Clerk I", "Clerk II"]
    assert [role.years and role.years.max for role in report.roles] == [2, 4]
    assert "same-title" not in {finding.code for finding in report.findings}


@pytest.mark.parametrize(
    "title",
    [
        "Développeur junior",
        "Comptable confirmé",
        "Infirmière débutante",
        "Buchhalter Senior",
        "Directrice adjointe",
        "Engineer I-III",
        "Accountant 1–2",
        "Technician I/II",
        "Library Assistant I, II and III",
        "VP Engineering",
    ],
)
def test_levels_and_numbers_may_stand_behind_a_noun(title: str, tmp_path: Path) -> None:
    page = f"# House\n\n## {title}\n\n- Moves the set\n\n## Clerk\n\n- Files\n"
    assert titles(loaded(tmp_path, page)) == [title, "Clerk"]


@pytest.mark.parametrize("heading", ["Community", "Hallo", "How promotion works", "Purpose", "Leitbild"])
def test_what_a_page_of_roles_says_before_them_is_none(heading: str, tmp_path: Path) -> None:
    roles = "## Clerk\n\n- Files\n\n## Senior Clerk\n\n- Leads\n"
    page = f"# Clerk Ladder\n\n## {heading}\n\nAll are welcome here.\n\n{roles}"
    assert titles(loaded(tmp_path, page)) == ["Clerk", "Senior Clerk"]
