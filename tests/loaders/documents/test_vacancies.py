"""Titles as vacancies bear them, and titles whose words look like those of headings."""

from pathlib import Path

import pytest

from loaders.documents.titles.nouns import has_noun
from loaders.documents.titles.ordinary_case import ordinary_case
from loaders.documents.titles.title import is_no_title
from loaders.documents.titles.vacancies import title_on_page
from loaders.vocabulary.vocabulary import vocabulary_of
from tests.kit.texts import load_text, only_role, titles

DUTIES = "\n## What you will do\n\n- Feed the otters\n- Weigh the seals\n"


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("We are hiring a Night Porter", "Night Porter"),
        ("Now hiring: Rigger", "Rigger"),
        ("Come and sail with us! Now hiring a Deck Hand", "Deck Hand"),
        ("Wanted: Cook", "Cook"),
        ("Open position – Welder", "Welder"),
        ("Wir suchen eine/n Tierpfleger für unser Haus", "Tierpfleger"),
        ("Köchin gesucht", "Köchin"),
        ("Le Musée recrute un ou une gardien de nuit", "Gardien de nuit"),
        ("Appel à candidatures : Régisseuse", "Régisseuse"),
        ("Baker at Three Mills", "Baker"),
        ("Buchhalter bei Huber", "Buchhalter"),
        ("Zauberei bei Huber", "Zauberei bei Huber"),  # no noun that is known: the whole stays
    ],
)
def test_who_hires_and_where_is_no_part_of_a_title(heading: str, title: str) -> None:
    assert title_on_page(heading, vocabulary_of()) == title


@pytest.mark.parametrize(
    "heading",
    ["Hiring Manager", "Head of Hiring", "Recruitment Consultant", "Chef de recherche", "Clerk at Large"],
)
def test_a_title_that_speaks_of_hiring_stays_whole(heading: str) -> None:
    assert title_on_page(heading, vocabulary_of()) in {heading, "Clerk"}


@pytest.mark.parametrize(
    "text", ["# We're hiring a Seal Trainer\n", "---\ntitle: Seal Trainer at Otterly\n---\n"]
)
def test_a_page_that_hires_is_the_role_that_it_announces(tmp_path: Path, text: str) -> None:
    assert titles(load_text(tmp_path, text + DUTIES)) == ["Seal Trainer"]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("SENIOR ACCOUNTANT", "Senior Accountant"),
        ("HEAD OF KEY ACCOUNTS", "Head of Key Accounts"),
        ("HR MANAGER", "HR Manager"),
        ("SAP CONSULTANT", "SAP Consultant"),
        ("NIGHT-SHIFT CLERK", "Night-Shift Clerk"),
        ("CFO", "CFO"),
        ("VP Sales", "VP Sales"),
    ],
)
def test_a_title_all_in_capitals_is_told_in_ordinary_case(written: str, title: str) -> None:
    assert ordinary_case(written, vocabulary_of()) == title


@pytest.mark.parametrize(
    "title", ["Engineer L3", "Analyst IC2", "Clerk II", "Buyer P4", "Clerk-Payroll", "Clerk 2"]
)
def test_the_code_of_a_level_or_a_field_may_stand_behind_the_noun(title: str) -> None:
    assert has_noun(title, vocabulary_of())


@pytest.mark.parametrize("title", ["Process Engineer", "Mid-Level Clerk", "Skills Coach"])
def test_a_title_may_hold_the_words_of_headings_before_its_noun(title: str, tmp_path: Path) -> None:
    assert not is_no_title(title, vocabulary_of())
    assert titles(load_text(tmp_path, f"# {title}\n{DUTIES}")) == [title]


@pytest.mark.parametrize(
    "heading", ["Clerk Requirements", "Director - Payroll Process", "Level", "Manager Skills"]
)
def test_a_heading_that_ends_in_such_a_word_is_no_title(heading: str) -> None:
    assert is_no_title(heading, vocabulary_of())


@pytest.mark.parametrize(
    "heading", ["The Role at Blue Tech", "Our Lead", "Your Manager", "A Day as Clerk", "Unser Chef"]
)
def test_headings_about_a_role_are_no_titles_though_they_end_in_a_noun(heading: str, tmp_path: Path) -> None:
    text = f"# Summary\n\nWe cook for many.\n\n# {heading}\n\nIt is fun.\n\n## Duties\n\n- Stir the soup\n"
    assert titles(load_text(tmp_path, text, "soup_cook.md")) == ["Soup Cook"]


@pytest.mark.parametrize("rule", ["=========", "---------"])
def test_a_heading_over_a_rule_may_bear_a_code(rule: str, tmp_path: Path) -> None:
    text = f"Rigger L2\n{rule}\n\n### Should have\n\n* Climbed masts\n* Tied knots\n"
    assert titles(load_text(tmp_path, text)) == ["Rigger L2"]


@pytest.mark.parametrize(
    "heading",
    [
        "Deine Vorteile bei uns",
        "📍 Location",
        "Related careers",
        "What we will provide you",
        "What is it like to work here?",
        "Pour nous rejoindre",
        "Nos avantages",
        "Span of Control",
        "How you'll be measured",
        "What is a Seal Trainer?",
        "Gehalt",
    ],
)
def test_what_a_house_offers_or_tells_is_not_asked(heading: str, tmp_path: Path) -> None:
    role = only_role(tmp_path, f"# Seal Trainer\n{DUTIES}\n## {heading}\n\n- Fresh fish on Fridays\n")
    assert [asked.place.text for asked in role.requirements] == ["Feed the otters", "Weigh the seals"]


@pytest.mark.parametrize(
    "heading",
    [
        "What does the job entail?",
        "Das sind Ihre Aufgaben",
        "Activités principales",
        "📋 Requirements",
        "Savoir-être",
    ],
)
def test_what_a_house_asks_is_asked(heading: str, tmp_path: Path) -> None:
    role = only_role(tmp_path, f"# Seal Trainer\n\n## {heading}\n\n- Feed the otters\n")
    assert [asked.place.text for asked in role.requirements] == ["Feed the otters"]
