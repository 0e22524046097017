"""A hyphen may stand for the blank in the name of a system, also in the compounds of German."""

import pytest

from loaders.vocabulary.vocabulary import vocabulary_of


@pytest.mark.parametrize(
    ("text", "systems"),
    [
        ("Gute MS-Office-Kenntnisse", ["Microsoft Office"]),
        ("MS-Office Kenntnisse", ["Microsoft Office"]),
        ("Erfahrung mit Power-BI", ["Power BI"]),
        ("G-Suite", ["Google Workspace"]),
        ("MS-Excel and Word", ["Excel", "Word"]),
        ("Excel-Kenntnisse", ["Excel"]),
        ("SQL-Server-Erfahrung", ["Microsoft SQL Server"]),
        ("our Google office suite", ["Google Workspace"]),
        ("non-power-bi", ["Power BI"]),
    ],
)
def test_names_are_met_with_hyphens(text: str, systems: list[str]) -> None:
    assert [named.skill.name for named in vocabulary_of().systems.named_in(text)] == systems
