"""The sentence of a mail that seeks somebody may ask for a tool in the same breath."""

from pathlib import Path

import pytest

from tests.kit.texts import load_text

REST = (
    "\n\nThe Groom cleans the stables each morning and feeds the horses.\n"
    "The Groom keeps the yard tidy and helps to look after the tack.\n\nAnn\n"
)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("We are looking for a Groom who knows StableLog.", "StableLog"),
        ("We are looking for a Groom. The Groom must know StableLog.", "StableLog"),
        ("We need a Groom who has worked with HayTrack.", "HayTrack"),
        ("We are hiring a Groom with StableLog experience.", "StableLog"),
        ("We need a Groom. The Groom must know StableLog and be proficient in Excel.", "StableLog"),
    ],
)
def test_the_tool_is_offered_as_an_unknown_name(said: str, name: str, tmp_path: Path) -> None:
    report = load_text(tmp_path, f"Hi Bob,\n\n{said}{REST}", "mail.txt")
    assert [role.title for role in report.roles] == ["Groom"]
    (document,) = report.documents
    assert name in [word.name for word in document.unknown]


def test_a_known_tool_is_asked_for_too(tmp_path: Path) -> None:
    said = "We are looking for a Groom who is proficient in Excel."
    (role,) = load_text(tmp_path, f"Hi Bob,\n\n{said}{REST}", "mail.txt").roles
    assert "Excel" in [m.skill.name for one in role.requirements for m in one.mentions]


@pytest.mark.parametrize(
    "said",
    [
        "We are hiring a Groom at Miller & Sons in Oxford.",
        "We are hiring a Groom for our yard in New York.",
        "We are looking for a Groom",
    ],
)
def test_where_one_works_is_nothing_that_is_asked(said: str, tmp_path: Path) -> None:
    report = load_text(tmp_path, f"Hi Bob,\n\n{said}{REST}", "mail.txt")
    (role,) = report.roles
    assert said not in [one.place.words for one in role.requirements]
