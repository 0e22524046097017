"""Headings that name the section of a role by its title: "Duties of the Treasurer"."""

from pathlib import Path

import pytest

from tests.kit.texts import load_text, titles

PAGES = (
    (
        ["Duties of the President", "Duties of the Treasurer", "Responsibilities of the Secretary"],
        ["President", "Treasurer", "Secretary"],
    ),
    (
        ["What is expected from Research Assistants", "What to Expect from the Lab Director"],
        ["Research Assistant", "Lab Director"],
    ),
    (["Expectations for Lab Managers", "Expectations for Postdocs"], ["Lab Manager", "Postdoc"]),
    (["The role of the Umpire", "The Role of Scorers"], ["Umpire", "Scorer"]),
    (["Aufgaben des Kassierers", "Erwartungen an Trainer"], ["Kassierer", "Trainer"]),
    (["Pflichten der Schriftführerin", "Rolle des Kassenwarts"], ["Schriftführerin", "Kassenwart"]),
    (["Missions du trésorier", "Rôle de la présidente"], ["trésorier", "présidente"]),
    (["Roles and responsibilities of Secretaries", "Net Clerk"], ["Secretary", "Net Clerk"]),
)


@pytest.mark.parametrize(("headings", "named"), PAGES)
def test_two_headings_of_sections_name_their_roles(
    tmp_path: Path, headings: list[str], named: list[str]
) -> None:
    text = "# The club\n\n" + "".join(f"## {heading}\n\n- Counts the chairs\n\n" for heading in headings)
    report = load_text(tmp_path, text)
    assert [title.casefold() for title in titles(report)] == [title.casefold() for title in named]
    assert [len(role.requirements) for role in report.roles] == [1] * len(named)


def test_several_sections_of_one_role_are_one_role(tmp_path: Path) -> None:
    text = (
        "# The club\n\n## Duties of the Treasurer\n\n- Keeps the books\n\n## Duties of the Secretary\n\n"
        "- Writes the minutes\n\n## Qualifications of the Secretary\n\n- Writes well\n"
    )
    report = load_text(tmp_path, text)
    assert dict.fromkeys(titles(report)) == dict.fromkeys(["Treasurer", "Secretary"])


def test_a_section_below_the_heading_of_its_role_is_none(tmp_path: Path) -> None:
    text = "# Roles\n\n" + "".join(
        f"## {title}\n\n### Duties of the {title}\n\n- Counts the chairs\n\n"
        for title in ("Treasurer", "Secretary")
    )
    assert titles(load_text(tmp_path, text)) == ["Treasurer", "Secretary"]


def test_the_requirements_of_one_posting_name_no_second_role(tmp_path: Path) -> None:
    text = "# Night Teacher\n\n## Requirements for Teachers\n\n- Teaches\n\n## We expect\n\n- Is on time\n"
    assert titles(load_text(tmp_path, text)) == ["Night Teacher"]


@pytest.mark.parametrize(
    "headings",
    [
        ["Requirements for applying", "Expectations for the year"],
        ["Role of data in the office", "Duties of everyone"],
        ["What is expected of all", "Requirements of the trade"],
        ["Aufgaben der Woche", "Rolle der Technik"],
        ["Mission", "Profil"],
    ],
)
def test_sections_of_what_is_no_role_name_none(tmp_path: Path, headings: list[str]) -> None:
    text = "# Net Clerk\n\n" + "".join(f"## {heading}\n\n- Counts the nets\n\n" for heading in headings)
    assert titles(load_text(tmp_path, text)) == ["Net Clerk"]


@pytest.mark.parametrize(
    "title", ["Contributor", "Lieutenant", "Vice-président", "Kassenwart", "Entraîneuse", "Moderator"]
)
def test_further_nouns_of_titles(tmp_path: Path, title: str) -> None:
    text = f"# Who does what\n\n## {title}\n\n- Counts the chairs\n\n## Cook\n\n- Cooks\n"
    assert titles(load_text(tmp_path, text)) == [title, "Cook"]
