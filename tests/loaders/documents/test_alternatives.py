"""Systems in addresses, among alternatives, denied, and everyday words that are none."""

import pytest

from graph.kinds import Section
from loaders.documents.mentions import mentions
from loaders.readers.pieces import Place
from loaders.vocabulary.vocabulary import vocabulary_of


def asked(text: str) -> list[tuple[str, bool]]:
    """The systems that a text names, and whether it asks for them."""
    named = mentions(Place(1, 0, len(text), text), Section.TECHNICAL, vocabulary_of())
    return [(m.skill.name, m.usage.asks) for m in named if "system:" in m.skill.id]


@pytest.mark.parametrize(
    "text",
    [
        "See [the guide](https://salesforce.com/excel) for more",
        "More at https://www.netsuite.com/portal",
        "Follow [the handbook](/handbook/slack/excel) in the team",
        "Kept under /handbook/excel/salesforce/ for all",
        "Write to excel@workday.com or to mailto:sap@example.org",
        "Apply at www.coupa.com/jobs today",
        "Apply at example.com/workday/excel today",
    ],
)
def test_an_address_names_no_system(text: str) -> None:
    assert asked(text) == []


def test_the_words_of_a_link_name_a_system() -> None:
    assert asked("Work in [Salesforce](https://example.org/netsuite) and Excel") == [
        ("Salesforce", True),
        ("Excel", True),
    ]
    assert asked("Excel/SAP, and Salesforce/NetSuite") == [
        ("Excel", True),
        ("SAP", True),
        ("Salesforce", True),
        ("NetSuite", True),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("QuickBooks or other accounting software", "QuickBooks"),
        ("Excel or similar", "Excel"),
        ("SAP or equivalent", "SAP"),
        ("Salesforce or a comparable CRM", "Salesforce"),
        ("NetSuite (or the like)", "NetSuite"),
    ],
)
def test_a_system_with_alternatives_is_asked(text: str, name: str) -> None:
    assert asked(text) == [(name, True)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("No knowledge of Salesforce is needed: we teach it", "Salesforce"),
        ("no Excel needed", "Excel"),
        ("You will not work in SAP", "SAP"),
        ("Excel is not required", "Excel"),
        ("Reporting without SAP", "SAP"),
        ("No SAP experience necessary", "SAP"),
        ("You need not know NetSuite", "NetSuite"),
    ],
)
def test_what_is_not_needed_is_not_asked(text: str, name: str) -> None:
    assert asked(text) == [(name, False)]


@pytest.mark.parametrize(
    "text",
    [
        "You excel at talking to people and slack off at nothing",
        "A word with the sales team settles most disputes",
        "Access to the vault is granted after a year",
        "Has a notion of bookkeeping",
        "A positive outlook on life",
        "Map the process from start to end",
        "Excel at service",
    ],
)
def test_everyday_words_are_no_systems(text: str) -> None:
    assert asked(text) == []
