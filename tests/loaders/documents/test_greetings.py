"""What a page says to its reader above its roles is no title of the document."""

from pathlib import Path

import pytest

from graph.kinds import LineClass
from tests.kit.texts import load_text

ROLES = "\n\n## Baker\n- Proficient in Excel\n\n## Cook\n- Proficient in Excel\n"


def titles(first: str, tmp_path: Path) -> list[str]:
    report = load_text(tmp_path, f"{first}{ROLES}", "a.md")
    assert [role.title for role in report.roles] == ["Baker", "Cook"]
    (document,) = report.documents
    return [line.text for line in document.lines if line.line_class == LineClass.DOC_TITLE]


@pytest.mark.parametrize(
    "said",
    [
        "Welcome to our bakery. These are our jobs.",
        "These are our jobs.",
        "# Welcome to Miller! These are our jobs.",
        "Hello and thank you. Below are our open positions.",
        "Are you looking for work? We offer these roles",
        "We are hiring! See our jobs",
    ],
)
def test_a_greeting_is_no_title(said: str, tmp_path: Path) -> None:
    assert titles(said, tmp_path) == []


@pytest.mark.parametrize(
    "named",
    ["Finance Roles", "# Our roles.", "St. Mary Kitchen Roles", "# Miller Inc. Job Descriptions", "Jobs"],
)
def test_a_name_is_a_title(named: str, tmp_path: Path) -> None:
    assert titles(named, tmp_path) == [named]
