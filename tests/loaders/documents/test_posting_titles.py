"""Titles of single postings: terms of the contract behind them, pages of vacancies, words before a colon."""

from pathlib import Path

import pytest

from loaders.documents.load import load
from loaders.documents.titles.nouns import has_noun
from loaders.documents.titles.vacancies import title_on_page
from loaders.vocabulary.vocabulary import vocabulary_of

DUTIES = "\n## What you will do\n\n- Feed the otters\n- Weigh the seals\n"


def titles(tmp_path: Path, text: str, name: str = "posting.md") -> list[str]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return [role.title for role in load([path]).roles]


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Night Porter - Permanent - Leeds", "Night Porter"),
        ("Koch (m/w/d), 80-100 %", "Koch"),
        ("Gardien de nuit, en CDI - 01/03/2027", "Gardien de nuit"),
        ("Deck Hand (Full-time)", "Deck Hand"),
        ("Rigger | Part-Time | Remote (EU)", "Rigger"),
        ("Library Assistant – 20 hours a week", "Library Assistant"),
        ("Welder - Austin, TX", "Welder"),
        ("Clerk (maternity cover) - 12 months", "Clerk"),
        ("Cook, 6-month contract", "Cook"),
        ("Buchhalterin 42.000 - 50.000 €", "Buchhalterin"),
        ("Clerk - Payables", "Clerk - Payables"),  # a field of the trade is a part of the title
        ("Contract Manager", "Contract Manager"),
        ("Senior Otter Training Manager - Harbour Zoo (North Bank site)", "Senior Otter Training Manager"),
    ],
)
def test_what_is_said_of_the_post_behind_a_title_is_no_part_of_it(heading: str, title: str) -> None:
    assert title_on_page(heading, vocabulary_of()) == title


@pytest.mark.parametrize(
    "page",
    ["Job Postings", "Careers", "Current vacancies", "Job openings", "Nous rejoindre"],
)
def test_the_name_of_a_page_of_vacancies_is_no_title(page: str, tmp_path: Path) -> None:
    text = f"# {page}\n\n### Otter/Seal Keeper\n{DUTIES}"
    assert titles(tmp_path, text) == ["Otter/Seal Keeper"]


@pytest.mark.parametrize("title", ["Roof/Facade Fitter", "Sheet Metal/Cooling Mechanic", "Day/Night Porter"])
def test_the_last_of_two_trades_bears_the_noun(title: str) -> None:
    assert has_noun(title, vocabulary_of())


@pytest.mark.parametrize(
    ("line", "title", "years"),
    [
        ("Lead Architect: 8 to 12 years of bridges; led several large sites.", "Lead Architect", 8),
        ("Seal Trainer : at least 3 years of experience with seals", "Seal Trainer", 3),
        ("Cook: two years' experience in a ship's galley", "Cook", 2),
    ],
)
def test_a_first_line_may_give_the_title_before_what_it_asks(
    line: str, title: str, years: int, tmp_path: Path
) -> None:
    path = tmp_path / "posting.txt"
    path.write_text(f"{line}\n\nYou keep the harbour in good order all the year round.\n", encoding="utf-8")
    (role,) = load([path]).roles
    assert role.title == title
    assert role.years
    assert role.years.min == years


@pytest.mark.parametrize(
    "title", ["Care Provider (Nurse)", "Otter Person (Keeper)", "First Responder (Paramedic)"]
)
def test_a_page_of_one_paragraph_with_a_title_in_front_is_one_role(title: str, tmp_path: Path) -> None:
    told = "The harbour seeks somebody who knows its animals well. You will see to each of them every day."
    assert titles(tmp_path, f'+++\ntitle = "{title}"\nlocation = "Leeds"\n+++\n{told}\n') == [title]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Vacancy notice - Payroll Officer", "Payroll Officer"),
        ("We are hiring: Registered Nurse, Night Shift", "Registered Nurse, Night Shift"),
        ("Job Title: Harbour Clerk (m/f/d), 80-100 %", "Harbour Clerk"),
        ("Senior Buyer - Permanent - London", "Senior Buyer"),
        ("Stellenausschreibung - Koch (m/w/d)", "Koch"),
        ("Job announcement: Deck Hand", "Deck Hand"),
    ],
)
def test_unusual_first_lines_of_plain_postings_give_the_title(line: str, title: str, tmp_path: Path) -> None:
    text = f"{line}\nReference: VN/2027/03\n\nTasks:\n- Sort the ropes\n- Count the buoys\n"
    assert titles(tmp_path, text, "v2.txt") == [title]
