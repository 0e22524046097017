"""Degrees and years that would only be welcome are told as such, and stand behind those that are asked."""

from pathlib import Path

import pytest

from graph.facts import Education, RoleFacts, Years
from loaders.documents.records import Role
from tests.kit.texts import only_role


def role(tmp_path: Path, text: str) -> Role:
    return only_role(tmp_path, f"# Clerk\n\n{text}")


@pytest.mark.parametrize(
    "text",
    [
        "## Preferred\n\n- Master's degree\n- 8 years of experience\n",
        "## Nice to have\n\n- An MBA\n- Five years' experience in a bank\n",
        "## Requirements\n\n- Master's degree preferred\n- 4-5 years of experience is preferred\n",
        "## Requirements\n\n- MBA is a plus\n- 3 years of experience would be an advantage\n",
        "## Anforderungen\n\n- Masterabschluss wünschenswert\n- 3 Jahre Berufserfahrung von Vorteil\n",
        "## Profil recherché\n\n- Un master en droit serait un plus\n- 3 ans d'expérience souhaités\n",
    ],
)
def test_a_wish_is_told_as_one(text: str, tmp_path: Path) -> None:
    read = role(tmp_path, text)
    assert read.education is not None
    assert read.education.preferred
    assert read.years is not None
    assert read.years.preferred
    assert read.years.words.endswith("(preferred)")


@pytest.mark.parametrize(
    "text",
    [
        "## Requirements\n\n- Bachelor's degree\n- 3 years of experience, preferably in a bank\n",
        "## Preferred\n\n- Bachelor's degree (required)\n- 3 years of experience are required\n",
        "## Preferred\n\n- Master's degree\n- 9 years of experience\n\n"
        "## Requirements\n\n- Bachelor's degree\n- 3 years of experience\n",
        "## Requirements\n\n- Bachelor's degree required, Master's preferred\n- 3 years of experience\n",
    ],
)
def test_what_is_asked_stands_before_a_wish(text: str, tmp_path: Path) -> None:
    read = role(tmp_path, text)
    assert read.education is not None
    assert (read.education.level, read.education.preferred) == ("bachelor", False)
    assert read.years is not None
    assert (read.years.min, read.years.preferred) == (3, False)


def test_a_file_keeps_a_wish_and_says_nothing_of_what_is_asked() -> None:
    wished = RoleFacts(
        education=Education(level="master", line=1, preferred=True), years=Years(min=2, max=None)
    )
    kept = wished.as_facts()
    assert kept["education"]["preferred"] is True
    assert "preferred" not in kept["years"]
