"""What a text tells around its lists, and what of it asks something: lead-ins, labels, questions, years."""

from pathlib import Path

import pytest

from loaders.documents.records import Role
from tests.kit.texts import only_role


def said(role: Role) -> list[str]:
    return [asked.place.text for asked in role.requirements]


@pytest.mark.parametrize(
    ("lead", "text"),
    [
        ("**Nets:**", "Mend the nets of the small boats before each season."),
        ("**Nets**", "Mend the nets of the small boats before each season."),
        ("**Nets**:", "Mends nets. Keeps the twine dry."),
        ("__Nets:__", "You mend nets that others tear."),
        ("**Nets and ropes:** ", "Proven skill in knots, splices and hitches."),
    ],
)
@pytest.mark.parametrize("heading", ["Key Responsibilities", "Requirements", "Skills and experience"])
def test_a_paragraph_under_words_in_bold_is_asked(lead: str, text: str, heading: str, tmp_path: Path) -> None:
    read = only_role(tmp_path, f"# Net Mender\n\n## {heading}\n\n{lead}\n{text}\n\n{lead}\n{text}\n")
    assert said(read) == [text, text]


@pytest.mark.parametrize("heading", ["Benefits", "About us", "How to apply"])
def test_nothing_is_asked_where_a_house_speaks_of_itself(heading: str, tmp_path: Path) -> None:
    text = f"# Net Mender\n\n## Duties\n\n- Mend nets\n\n## {heading}\n\n**Fish:**\nFree fish on Fridays.\n"
    assert said(only_role(tmp_path, text)) == ["Mend nets"]


@pytest.mark.parametrize(
    "line",
    [
        "Description: We seek a friendly Net Mender who likes the sea.",
        "Summary: The Net Mender keeps the nets of the harbour whole.",
        "Location: The old harbour",
    ],
)
def test_a_label_that_only_tells_asks_nothing(line: str, tmp_path: Path) -> None:
    text = f"Job Title: Net Mender\n\n{line}\n\nResponsibilities:\n\nMend all nets\nDry the twine\n"
    assert said(only_role(tmp_path, text, "posting.txt")) == ["Mend all nets", "Dry the twine"]


@pytest.mark.parametrize(
    "line",
    ["➡️ Do you love knots and the smell of tar? ⬅️", "- Tired of the office?", "🐟 Magst du das Meer?"],
)
def test_a_question_to_the_reader_asks_nothing_of_the_role(line: str, tmp_path: Path) -> None:
    text = f"# Net Mender\n\n{line}\n\nWe are a house by the sea.\n\n## Duties\n\n- Mend nets\n"
    assert said(only_role(tmp_path, text)) == ["Mend nets"]


@pytest.mark.parametrize(
    "line",
    [
        "Mit über 25 Jahren Erfahrung sind wir ein Haus mit Namen.",
        "Mit 20 Jahren Erfahrung bieten wir alles rund um Netze.",
        "Wir haben mehr als 30 Jahre Erfahrung mit Netzen.",
        "Forts de 15 ans d'expérience, nous réparons des filets.",
        "With 40 years of experience, we mend nets for all.",
    ],
)
def test_the_years_of_the_employer_are_asked_of_nobody(line: str, tmp_path: Path) -> None:
    read = only_role(tmp_path, f"# Net Mender\n\n{line}\n\n## Duties\n\n- Mend nets\n")
    assert (read.years, said(read)) == (None, ["Mend nets"])


@pytest.mark.parametrize(
    "words",
    [
        "works with little supervision",
        "can work under minimal supervision",
        "acts without supervision",
        "works with limited supervision and great care",
    ],
)
def test_whoever_works_without_supervision_leads_nobody(words: str, tmp_path: Path) -> None:
    read = only_role(
        tmp_path, f"# Net Mender\n\n## Requirements\n\n- At least 2 years of experience and {words}\n"
    )
    assert read.supervisory_years is None
    assert read.years is not None
    assert (read.years.min, read.years.max) == (2, None)


def test_years_of_supervision_still_lead(tmp_path: Path) -> None:
    text = "# Net Mender\n\n## Requirements\n\n- 3 years of experience in the supervision of staff\n"
    leading = only_role(tmp_path, text).supervisory_years
    assert leading is not None
    assert leading.min == 3


@pytest.mark.parametrize("heading", ["Job Brief:", "About the role:", "Summary:", "Overview:"])
def test_years_that_a_summary_asks_are_kept(heading: str, tmp_path: Path) -> None:
    text = (
        f"Net Mender Job Description\n\n{heading}\n\n"
        "We want a Net Mender. The right one has at least 2 years of mending experience.\n\n"
        "Net Mender Duties:\n\n  • Mend nets\n  • Dry twine\n  • Sort floats\n"
    )
    read = only_role(tmp_path, text, "posting.txt")
    assert read.years is not None
    assert read.years.min == 2


@pytest.mark.parametrize(
    "heading", ["Requirements", "What does the job entail?", "Your profile", "Responsibilities"]
)
@pytest.mark.parametrize(
    "text",
    [
        "We are a small house by the sea that likes its guests and its cats a lot.",
        "You are somebody who gets up early and likes the smell of tar and of salt.",
    ],
)
def test_a_paragraph_above_the_list_of_its_section_only_tells(
    heading: str, text: str, tmp_path: Path
) -> None:
    read = only_role(tmp_path, f"# Net Mender\n\n## {heading}\n\n{text}\n\n- Mend nets\n- Dry twine\n")
    assert said(read) == ["Mend nets", "Dry twine"]


@pytest.mark.parametrize(
    "text",
    [
        "You have mended nets for a living and have at least 3 years of experience.",
        "You keep all of the books of the harbour in Excel.",
    ],
)
def test_a_paragraph_above_a_list_that_asks_something_is_asked(text: str, tmp_path: Path) -> None:
    read = only_role(tmp_path, f"# Net Mender\n\n## Requirements\n\n{text}\n\n- Mend nets\n")
    assert said(read) == [text, "Mend nets"]


def test_a_paragraph_of_a_section_without_a_list_is_asked(tmp_path: Path) -> None:
    text = "You mend the nets of the harbour and keep them dry all through the winter."
    assert said(
        only_role(tmp_path, f"# Net Mender\n\n## Responsibilities\n\n{text}\n\n## Perks\n\n- Fish\n")
    ) == [text]
