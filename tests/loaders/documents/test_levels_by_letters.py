"""Levels that letters, years and the name of the page tell: "Grade E", a grid of levels, roles in a row."""

from pathlib import Path

import pytest

from loaders.documents.records import LoadReport
from tests.kit.texts import drawn, load_text, titles


def taken_over(report: LoadReport) -> set[tuple[str, str]]:
    """The titles of each role and of the one that it takes over."""
    title = {role.id: role.title for role in report.roles}
    return {(role.title, title[i.target]) for role in report.roles for i in role.inherits if i.target}


@pytest.mark.parametrize(
    "line",
    [
        "In addition to the duties at Grade E:",
        "As Grade E, and also:",
        "All Grade E duties, plus:",
        "Meets all Grade E requirements",
        "Same as Grade E, plus:",
    ],
)
def test_a_grade_by_its_letter_is_the_role_that_bears_it(line: str, tmp_path: Path) -> None:
    """As it stands behind its title."""
    text = (
        f"# Ladder\n\n## Assistant Inspector - Grade E\n\n- takes samples\n- writes notes\n\n"
        f"## Inspector - Grade H\n\n{line}\n\n- serves notices\n- inspects kitchens\n"
    )
    assert taken_over(load_text(tmp_path, text)) == {("Inspector", "Assistant Inspector")}


@pytest.mark.parametrize(
    "page",
    [
        "Nurse: competencies by level",
        "Nurse - levels",
        "Nurse: expectations by grade",
        "Nurse – skills per level",
        "Nurse competency overview",
    ],
)
def test_the_page_of_a_grid_of_levels_names_their_role(page: str, tmp_path: Path) -> None:
    """Whatever it says of the grid."""
    table = drawn(
        "Competency | Level 1 | Level 2",
        "Care | Gives care with guidance | Gives care alone and well",
        "Teaching | Listens and asks questions | Teaches students every week",
    )
    named = titles(load_text(tmp_path, f"# {page}\n\n{table}"))
    assert len(named) == 2
    assert all("Nurse" in title for title in named)


def test_years_that_count_up_make_one_row(tmp_path: Path) -> None:
    """Whatever the words of the titles."""
    text = (
        "# Team\n\nEvery level builds on the one before it.\n\n"
        "## Data Clerk\n\n- 1 year of experience\n- keys data\n\n"
        "## Analytics Lead\n\n- 4 years of experience\n- leads people\n"
    )
    assert taken_over(load_text(tmp_path, text)) == {("Analytics Lead", "Data Clerk")}


def test_a_column_of_titles_may_hold_names_that_nobody_knows(tmp_path: Path) -> None:
    """Where at least every other cell is a title."""
    table = drawn(
        "Emploi | Activités | Expérience",
        "Commis de cuisine | Épluche et nettoie les légumes | aucune",
        "Chef de partie | Tient un poste seul en cuisine | 2 ans",
        "Second de cuisine | Remplace le chef en cuisine | 4 ans",
        "Chef de cuisine | Compose la carte du jour | au moins 6 ans",
    )
    named = titles(load_text(tmp_path, f"# Grille des emplois\n\n{table}"))
    assert named == ["Commis de cuisine", "Chef de partie", "Second de cuisine", "Chef de cuisine"]


@pytest.mark.parametrize("line", ["5+ years", "3 to 5 years", "At least two years", "Two years", "4 yrs"])
def test_years_alone_in_a_line_are_asked_wherever_they_stand(line: str, tmp_path: Path) -> None:
    """Among the duties too."""
    report = load_text(tmp_path, f"# Baker\n\n## Duties\n\n- bakes bread\n- {line}\n- cleans the oven\n")
    assert report.roles[0].years


@pytest.mark.parametrize("line", ["two years warranty", "every 2 years", "children of 3 years"])
def test_years_of_something_else_are_none(line: str, tmp_path: Path) -> None:
    """However few words there are."""
    report = load_text(tmp_path, f"# Baker\n\n## Duties\n\n- bakes bread\n- {line}\n- cleans the oven\n")
    assert report.roles[0].years is None


def test_the_senior_role_is_the_one_that_is_senior(tmp_path: Path) -> None:
    """In small letters too."""
    text = (
        "# Agents\n\n## Agent\n\n- answers calls\n- writes\n\n## Senior Agent\n\n- coaches\n- writes\n\n"
        "## Lead Agent\n\nLeads ten people. Meets the requirements of the senior role as well.\n\n"
        "- hires\n- plans\n"
    )
    assert ("Lead Agent", "Senior Agent") in taken_over(load_text(tmp_path, text))
