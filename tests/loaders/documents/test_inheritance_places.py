"""Where it may stand that a role takes over from another: its heading, a line, the introduction, a column."""

from pathlib import Path

import pytest

from loaders.documents.records import LoadReport
from tests.kit.texts import load_text

LADDER = """# Bakery roles

{intro}

## Pastry Baker

- bakes cakes in the morning
- 1 year of experience

## {head}

{line}

- plans the oven
- 3 years of experience

## Head Baker

- leads the bakery
"""
SENIOR = ("Senior Pastry Baker", "Pastry Baker")
HEAD = ("Head Baker", "Senior Pastry Baker")
HEADINGS = (
    "Senior Pastry Baker (all Pastry Baker duties, plus)",
    "Senior Pastry Baker (everything a Pastry Baker does, plus the following)",
    "Senior Pastry Baker – builds on Pastry Baker",
    "Senior Pastry Baker (as above, plus)",
    "Senior Pastry Baker: same as Pastry Baker, and",
    "Senior Pastry Baker (in addition to Pastry Baker)",
    "Senior Pastry Baker - everything above, and",
    "Senior Pastry Baker (includes Pastry Baker)",
    "Senior Pastry Baker (wie Pastry Baker, zusätzlich)",
    "Senior Pastry Baker (extends Pastry Baker)",
    "Senior Pastry Baker = Pastry Baker plus",
    "Senior Pastry Baker, in addition to the above",
)
LINES = (
    "Expectations of the Pastry Baker carry over.",
    "Meets all expectations of a Pastry Baker. Beyond that:",
    "A Senior Pastry Baker does what a Pastry Baker does, but for the whole house.",
    "Leads the shift. Meets the requirements of the Pastry Baker as well.",
    "Takes over all tasks of the Pastry Baker. Leads two people.",
    "**In addition to the above:**",
)
INTRODUCTIONS = (
    "Each role includes what the roles before it ask.",
    "Expectations carry over from one role to the next.",
    "In this house every role builds on the one before it. We do not repeat what was said above.",
    "You are expected to meet the requirements of all lower levels.",
    "The requirements of each level also apply to the levels above it.",
    "Expectations accumulate as you move up.",
)
COLUMNS = (
    "Includes",
    "Builds on",
    "Inherits from",
    "Extends",
    "Also does the duties of",
    "Baut auf",
    "Reprend",
)


def taken_over(report: LoadReport) -> set[tuple[str, str]]:
    """The titles of each role and of the one that it takes over."""
    title = {role.id: role.title for role in report.roles}
    return {(role.title, title[i.target]) for role in report.roles for i in role.inherits if i.target}


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_heading_says_what_its_role_takes_over(heading: str, tmp_path: Path) -> None:
    """The title is what stands before."""
    report = load_text(tmp_path, LADDER.format(intro="", head=heading, line=""))
    assert [role.title for role in report.roles] == ["Pastry Baker", "Senior Pastry Baker", "Head Baker"]
    assert taken_over(report) == {SENIOR}


@pytest.mark.parametrize("heading", ["Senior Pastry Baker (night shift)", "Senior Pastry Baker, all sites"])
def test_what_else_stands_behind_a_title_takes_over_nothing(heading: str, tmp_path: Path) -> None:
    """A heading may tell of its role whatever it likes."""
    assert not taken_over(load_text(tmp_path, LADDER.format(intro="", head=heading, line="")))


@pytest.mark.parametrize("line", LINES)
def test_a_line_below_a_heading_takes_over(line: str, tmp_path: Path) -> None:
    """Its later sentences too."""
    text = LADDER.format(intro="", head="Senior Pastry Baker", line=line)
    assert taken_over(load_text(tmp_path, text)) == {SENIOR}


@pytest.mark.parametrize("intro", INTRODUCTIONS)
def test_the_introduction_speaks_for_all_roles(intro: str, tmp_path: Path) -> None:
    """Each takes over from the one before it."""
    text = LADDER.format(intro=intro, head="Senior Pastry Baker", line="")
    assert taken_over(load_text(tmp_path, text)) == {SENIOR, HEAD}


@pytest.mark.parametrize("column", COLUMNS)
def test_a_column_names_the_role_that_is_taken_over(column: str, tmp_path: Path) -> None:
    """Its cells hold titles and nothing else."""
    rows = (
        f"| Role | {column} | Duties | Experience |",
        "|---|---|---|---|",
        "| Pastry Baker |  | bakes cakes | 1 year |",
        "| Senior Pastry Baker | Pastry Baker | plans the oven | 3 years |",
        "| Head Baker | Senior Pastry Baker | leads the house | 5 years |",
    )
    report = load_text(tmp_path, "# Bakery\n\n" + "\n".join(rows) + "\n")
    assert taken_over(report) == {SENIOR, HEAD}
    assert [role.years.min for role in report.roles if role.years] == [1, 3, 5]


def test_levels_that_count_up_are_one_row_whatever_their_titles(tmp_path: Path) -> None:
    """The line for all roles leads from each number to the next."""
    text = (
        "STORE LEVELS\n\nEach level has all the duties of the level below it as well as its own.\n\n"
        "LEVEL 1 - SALES ASSISTANT\n* serves people\n\nLEVEL 2 - ASSISTANT STORE MANAGER\n* plans\n\n"
        "LEVEL 3 - STORE MANAGER\n* hires the team\n"
    )
    report = load_text(tmp_path, text, "levels.txt")
    assert taken_over(report) == {
        ("Assistant Store Manager", "Sales Assistant"),
        ("Store Manager", "Assistant Store Manager"),
    }
