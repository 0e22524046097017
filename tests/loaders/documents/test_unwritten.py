"""Lines still to be written, pay beside what is asked, more wordings of years, numbers of levels."""

from pathlib import Path

import pytest

from tests.kit.texts import load_text, titles

ROLE = "# Net Clerk\n\n## Requirements\n\n- Counts the nets\n{}\n"


@pytest.mark.parametrize(
    "line",
    [
        "- TBD",
        "- n/a",
        "- *To be defined*",
        "- Still to be defined.",
        "- (coming soon)",
        "- Work in progress",
        "- steht noch aus",
        "- folgt noch",
        "- à définir",
        "- En cours de rédaction…",
        "- Base salary: 30,000",
        "- **Pay scale:** step 4",
    ],
)
def test_what_is_still_to_be_written_or_is_pay_asks_nothing(tmp_path: Path, line: str) -> None:
    (role,) = load_text(tmp_path, ROLE.format(line)).roles
    assert len(role.requirements) == 1


@pytest.mark.parametrize(
    "line",
    ["- Work in progress reports", "- Follows up what is still open", "- Drafts what is to be confirmed"],
)
def test_words_of_that_kind_within_a_statement_are_asked(tmp_path: Path, line: str) -> None:
    (role,) = load_text(tmp_path, ROLE.format(line)).roles
    assert len(role.requirements) == 2


@pytest.mark.parametrize(
    ("line", "least", "most"),
    [
        ("Greater than 2 years of experience", 2, None),
        ("Greater than 2 year of practice", 2, None),
        ("In excess of five years of nursing practice", 5, None),
        ("Experience exceeding 4 years", 4, None),
        ("At a minimum, 3 years of experience", 3, None),
        ("No greater than 3 years of experience", 0, 3),
        ("Not exceeding 4 years of experience", 0, 4),
        ("A budget greater than 2 million, 5 years of experience", 5, None),
    ],
)
def test_years_greater_than_a_number(tmp_path: Path, line: str, least: int, most: int | None) -> None:
    (role,) = load_text(tmp_path, ROLE.format(f"- {line}")).roles
    assert role.years is not None
    assert (role.years.min, role.years.max) == (least, most)


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("HARBOUR PLANNER I/II", "Harbour Planner I/II"),
        ("HARBOUR PLANNER I-III", "Harbour Planner I-III"),
        ("HARBOUR PLANNER III", "Harbour Planner III"),
        ("HARBOUR PLANNER I/II/III", "Harbour Planner I/II/III"),
        ("CLERK-TYPIST", "Clerk-Typist"),
    ],
)
def test_numbers_of_levels_stay_in_capitals(tmp_path: Path, heading: str, title: str) -> None:
    assert titles(load_text(tmp_path, f"# {heading}\n\n- Draws the maps\n- Counts the buoys\n")) == [title]
