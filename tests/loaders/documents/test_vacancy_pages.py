"""Pages of vacancies: details above the sections, links within the page, lines broken by backslashes."""

from pathlib import Path

import pytest

from loaders.documents.records import Role
from loaders.documents.titles.vacancies import title_on_page
from loaders.vocabulary.vocabulary import vocabulary_of
from tests.kit.texts import load_text

DUTIES = "\n## Duties\n\n- Mend nets\n- Dry twine\n"


def roles(tmp_path: Path, text: str) -> tuple[Role, ...]:
    return load_text(tmp_path, text).roles


def said(role: Role) -> list[str]:
    return [asked.place.text for asked in role.requirements]


@pytest.mark.parametrize(
    "line",
    [
        "* Agency: The Harbour Board",
        "- **Branche:** Fischerei",
        "- OPEN PERIOD:\tfrom Monday to Friday",
        "* [Original link](https://harbour.example/42)",
        "- Grade & series: HB-12",
        "- Eingestellt: 04.09.2025",
    ],
)
def test_the_details_above_the_sections_ask_nothing(line: str, tmp_path: Path) -> None:
    (role,) = roles(tmp_path, f"# Net Mender\n\n{line}\n{DUTIES}")
    assert said(role) == ["Mend nets", "Dry twine"]


@pytest.mark.parametrize(
    "line", ["- Excel: sehr gute Kenntnisse", "- Teamwork: helps others", "- Mend all nets"]
)
def test_what_names_a_skill_there_is_asked(line: str, tmp_path: Path) -> None:
    (role,) = roles(tmp_path, f"# Net Clerk\n\n{line}\n{DUTIES}")
    assert said(role)[0] == line.removeprefix("- ")


def test_lines_that_a_backslash_breaks_are_read_without_it(tmp_path: Path) -> None:
    text = (
        "**Net Mender (m/w/d)**\n\nYour duties:\\\n➢ Mend nets\\\n➢ Dry twine\n\nYou bring:\\\n➢ Patience\n"
    )
    (role,) = roles(tmp_path, text)
    assert said(role) == ["Mend nets", "Dry twine", "Patience"]


def test_a_link_to_a_place_of_the_page_is_no_title(tmp_path: Path) -> None:
    text = (
        "**Net Clerk (m/w/d)**\n\n**[to the Deck Clerk (m/w/d)](#deck)**\n\n- Mend nets\n\n"
        "**Deck Clerk (m/w/d)**\n\n- Scrub the deck\n"
    )
    assert [(role.title, said(role)) for role in roles(tmp_path, text)] == [
        ("Net Clerk", ["Mend nets"]),
        ("Deck Clerk", ["Scrub the deck"]),
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Stellenausschreibung Koch (m/w/d)", "Koch"),
        ("Stellenanzeige: Tierpfleger", "Tierpfleger"),
        ("Harbour Board, Inverley - Net Clerk", "Net Clerk"),
        ("Net Clerk - Harbour Board", "Net Clerk - Harbour Board"),
        ("Harbour Board | Deck Officer", "Deck Officer"),
        ("Vacancy: Deck Officer", "Deck Officer"),
    ],
)
def test_the_part_of_a_heading_that_has_the_noun_is_the_title(text: str, title: str) -> None:
    assert title_on_page(text, vocabulary_of()) == title


@pytest.mark.parametrize("key", ["jobTitle", "JobTitle", "job_title", "job-title", "Job Title"])
def test_a_key_of_the_front_matter_may_be_written_in_any_way(key: str, tmp_path: Path) -> None:
    (role,) = roles(tmp_path, f"---\n{key}: Deck Officer\n---\n{DUTIES}")
    assert role.title == "Deck Officer"
