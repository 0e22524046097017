"""The address of a link names nothing; what the link shows does."""

import pytest

from graph.kinds import Section
from loaders.documents.mentions import mentions
from loaders.readers.pieces import Place
from loaders.vocabulary.addresses import without_addresses
from loaders.vocabulary.vocabulary import vocabulary_of


def named(said: str) -> list[str]:
    place = Place(1, 0, len(said), said)
    return [m.skill.name for m in mentions(place, Section.TECHNICAL, vocabulary_of())]


@pytest.mark.parametrize(
    "said",
    [
        "See [the guide](https://salesforce.com/help) first",
        'See [the guide](https://example.com/sap "SAP") first',
        "See [the guide](pages/netsuite_(old).md) first",
        "See [the guide][netsuite] first",
        "[netsuite]: https://example.com/netsuite",
        "See https://salesforce.com/help",
        "See <https://example.com/excel/>.",
        "Look at www.salesforce.com before",
        "Read /handbook/salesforce/ before you ask",
        "Read ../tools/salesforce.md (or ./excel/sheet.md)",
        "Write to help@netsuite.com",
        "Write to mailto:excel@example.com",
        "The board at team.salesforce.com/excel is read by all",
        '<a href="https://example.com/excel">the sheet</a>',
        "![](images/excel.png)",
    ],
)
def test_an_address_names_no_system(said: str) -> None:
    assert named(said) == []
    assert len(without_addresses(said)) == len(said)


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Uses [Salesforce](https://example.com/netsuite) daily", ["Salesforce"]),
        ("[Excel](https://example.com/), [SAP](/tools/sap/)", ["Excel", "SAP"]),
        ("Excel/SAP/NetSuite", ["Excel", "SAP", "NetSuite"]),
        ("Excel / SAP (see https://example.com/salesforce)", ["Excel", "SAP"]),
        ("Salesforce.com and NetSuite", ["Salesforce", "NetSuite"]),
        ("[Excel] and SAP", ["Excel", "SAP"]),
        ("Excel (advanced) [SAP] (basic)", ["Excel", "SAP"]),
        ('<a href="https://example.com/sap">Excel</a>', ["Excel"]),
    ],
)
def test_what_stands_beside_an_address_is_named(said: str, names: list[str]) -> None:
    assert named(said) == names


def test_a_text_without_an_address_stays() -> None:
    said = "Posts and/or e.g. reconciles 3/4 (SAP)"
    assert without_addresses(said) == said


@pytest.mark.parametrize("bait", ["[", "a.", "/a", "[a](", "a-", "(", "aa.", "[a](b(", "a+", "<a ", "ab:"])
def test_bait_stays_as_long_as_it_was(bait: str) -> None:
    said = (bait * 5000)[:5000] + "@ / "
    assert len(without_addresses(said)) == len(said)
