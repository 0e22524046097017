"""Words of preference in brackets, in more wordings, and denials in German and French."""

import pytest

from graph.kinds import Section
from loaders.documents.mentions import mentions
from loaders.readers.pieces import Place
from loaders.vocabulary.vocabulary import vocabulary_of


def usages(said: str) -> dict[str, str]:
    place = Place(1, 0, len(said), said)
    return {m.skill.name: m.usage.value for m in mentions(place, Section.TECHNICAL, vocabulary_of())}


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("NetSuite (preferred), Excel (required)", {"NetSuite": "preferred", "Excel": "usage"}),
        ("Excel (a must), SAP (a plus)", {"Excel": "usage", "SAP": "preferred"}),
        ("Accounting software (preferably NetSuite), Excel", {"NetSuite": "preferred", "Excel": "usage"}),
        ("NetSuite (3 years preferred)", {"NetSuite": "usage"}),
        (
            "Oracle, Excel and SAP (both a plus)",
            {"Oracle": "usage", "Excel": "preferred", "SAP": "preferred"},
        ),
    ],
)
def test_a_wish_in_brackets_is_of_what_stands_in_or_right_before_them(
    said: str, read: dict[str, str]
) -> None:
    assert usages(said) == read


@pytest.mark.parametrize(
    "said",
    [
        "A big plus: SAP",
        "SAP is an asset",
        "SAP knowledge welcome",
        "SAP would help",
        "SAP ist kein Muss",
    ],
)
def test_a_wish_has_many_wordings(said: str) -> None:
    assert usages(said)["SAP"] == "preferred"


@pytest.mark.parametrize(
    "said", ["SAP is never used", "Sie arbeiten nicht mit SAP", "Vous n'utilisez pas SAP", "Ohne SAP"]
)
def test_a_denial_is_read_in_german_and_french(said: str) -> None:
    assert usages(said)["SAP"] == "denied"


@pytest.mark.parametrize(
    "said", ["Arbeitet ohne Fehler in Excel", "Keine Angst vor Excel", "Saisit sans erreur dans Excel"]
)
def test_what_only_looks_denied_is_asked(said: str) -> None:
    assert usages(said)["Excel"] == "usage"
