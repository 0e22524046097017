"""What would only be welcome: by a heading, by a word, and no further than the word reaches."""

import pytest

from graph.kinds import Section
from loaders.documents.asking_words import is_welcome
from loaders.documents.mentions import mentions
from loaders.readers.pieces import Place
from loaders.vocabulary.vocabulary import vocabulary_of


def asked(text: str, heading: str | None = None) -> list[tuple[str, int | None, str]]:
    named = mentions(Place(1, 0, len(text), text), Section.TECHNICAL, vocabulary_of(), heading=heading)
    return [(m.skill.name, m.level and int(m.level), m.usage.value) for m in named if "system:" in m.skill.id]


@pytest.mark.parametrize(
    "heading",
    [
        "Preferred",
        "Desirable skills",
        "Nice to have:",
        "BONUS POINTS",
        "Preferred Qualifications",
        "Bonus",
        "It would be great if you knew",
        "Von Vorteil",
        "Compétences souhaitées",
    ],
)
def test_a_heading_of_wishes_makes_what_stands_below_preferred(heading: str) -> None:
    assert asked("Advanced Excel", heading) == [("Excel", 4, "preferred")]


@pytest.mark.parametrize(
    "heading",
    ["Required", "Essential skills", "Must have", "Essential and desirable", "Bonus payments", "Tools", None],
)
def test_any_other_heading_leaves_it_to_the_words(heading: str | None) -> None:
    assert not is_welcome(heading, vocabulary_of())
    assert asked("Advanced Excel", heading) == [("Excel", 4, "requirement")]


def test_words_win_over_the_heading() -> None:
    assert asked("Excel is required", "Nice to have") == [("Excel", None, "usage")]
    assert asked("No Excel needed", "Nice to have") == [("Excel", None, "denied")]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Advanced Excel, Power BI a plus", [("Excel", 4, "requirement"), ("Power BI", None, "preferred")]),
        ("Excel required, SAP preferred", [("Excel", None, "usage"), ("SAP", None, "preferred")]),
        (
            "Strong Excel skills and ideally Tableau",
            [("Excel", 4, "requirement"), ("Tableau", None, "preferred")],
        ),
        ("Hands-on experience with a ledger, NetSuite preferred", [("NetSuite", 3, "preferred")]),
        ("Nice to have: Tableau", [("Tableau", None, "preferred")]),
        ("Familiarity with Zuora preferred", [("Zuora", 1, "preferred")]),
        (
            "Experience with SAP, Oracle or NetSuite preferred",
            [("SAP", 2, "preferred"), ("Oracle", 2, "preferred"), ("NetSuite", 2, "preferred")],
        ),
        ("Experience with SAP, preferably in a bank", [("SAP", 2, "requirement")]),
        ("Experience with SAP, preferred", [("SAP", 2, "preferred")]),
    ],
)
def test_a_word_of_preference_reaches_no_further_than_its_part(
    text: str, read: list[tuple[str, int | None, str]]
) -> None:
    assert asked(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "Sehr gute Kenntnisse in Excel, SAP von Vorteil",
            [("Excel", 4, "requirement"), ("SAP", None, "preferred")],
        ),
        ("Gute Kenntnisse in SAP", [("SAP", 3, "requirement")]),
        ("Grundkenntnisse in Excel", [("Excel", 1, "requirement")]),
        ("SAP-Kenntnisse wünschenswert", [("SAP", 2, "preferred")]),
        ("Keine SAP-Kenntnisse erforderlich", [("SAP", None, "denied")]),
        ("SAP ist nicht erforderlich", [("SAP", None, "denied")]),
        ("Bonne maîtrise de Sage", [("Sage", 3, "requirement")]),
        ("Notions de SAP", [("SAP", 1, "requirement")]),
        ("Connaissance de NetSuite souhaitée", [("NetSuite", 2, "preferred")]),
        (
            "Maîtrise d'Excel, Salesforce serait un plus",
            [("Excel", 3, "requirement"), ("Salesforce", None, "preferred")],
        ),
        ("Excel n’est pas nécessaire", [("Excel", None, "denied")]),
        ("Aucune connaissance de SAP requise", [("SAP", None, "denied")]),
    ],
)
def test_levels_wishes_and_denials_are_read_in_german_and_french(
    text: str, read: list[tuple[str, int | None, str]]
) -> None:
    assert asked(text) == read
