"""Items of a list that a text breaks over several lines are one statement each."""

from pathlib import Path

import pytest

from loaders.documents.records import Role
from tests.kit.texts import load_text, only_role, titles


def role(tmp_path: Path, duties: str) -> Role:
    return only_role(tmp_path, f"# Ferry Clerk\n\n## Duties\n\n{duties}")


def said(tmp_path: Path, duties: str) -> list[str]:
    return [asked.place.text for asked in role(tmp_path, duties).requirements]


@pytest.mark.parametrize(
    ("duties", "statements"),
    [
        (
            "- Sell tickets at the\n  quay\n- Count cars\n",
            ["Sell tickets at the quay", "Count cars"],
        ),
        (
            "* Tell passengers of delays\nand of the next boat\n* Count cars\n",
            ["Tell passengers of delays and of the next boat", "Count cars"],
        ),
        (
            "-   Keep the log of departures in a shared\n    (and locked) cabinet\n    by the door\n",
            ["Keep the log of departures in a shared (and locked) cabinet by the door"],
        ),
        (
            "1. Book freight that comes from the islands by way of the\n   Northern Quay\n2. Count cars\n",
            ["Book freight that comes from the islands by way of the Northern Quay", "Count cars"],
        ),
        (
            "• Greet drivers by\r\n  name\r\n• Count cars\r\n",
            ["Greet drivers by name", "Count cars"],
        ),
    ],
)
def test_an_item_goes_on_in_the_lines_below_it(tmp_path: Path, duties: str, statements: list[str]) -> None:
    assert said(tmp_path, duties) == statements


@pytest.mark.parametrize(
    "duties",
    [
        "- Sell tickets\n\n  Count cars of every kind\n",
        "- Sell tickets\n- Count cars of every kind\n",
        "- Sell tickets.\n  Count cars of every kind\n",
        "- Sell tickets\nCount cars of every kind\n",
        "- Sell tickets\n  Count cars of every kind\n",
    ],
)
def test_a_line_that_begins_anew_is_a_statement_of_its_own(tmp_path: Path, duties: str) -> None:
    assert said(tmp_path, duties)[-1] == "Count cars of every kind"


def test_a_system_in_a_later_line_of_an_item_belongs_to_it(tmp_path: Path) -> None:
    (asked,) = role(
        tmp_path, "- Enter each sale of the day, on the quay or on board, into\n  Excel before you leave\n"
    ).requirements
    assert [mention.skill.name for mention in asked.mentions] == ["Excel"]
    assert asked.place.line == 5


def test_each_line_that_a_statement_takes_up_is_shown_as_it_stands(tmp_path: Path) -> None:
    report = load_text(tmp_path, "# Ferry Clerk\n\n## Duties\n\n- Sell tickets at\n  the quay\n")
    place = report.roles[0].requirements[0].place
    first, second = report.documents[0].lines[-2:]
    assert (first.line, first.text[place.start : place.end]) == (place.line, "Sell tickets at")
    assert (second.line, second.text, second.line_class) == (6, "  the quay", first.line_class)
    assert place.text == "Sell tickets at the quay"


def test_lists_in_the_front_matter_stay_as_they_stand(tmp_path: Path) -> None:
    text = "---\ntags:\n- boats\ntitle: Ferry Clerk\n---\n\n## Duties\n\n- Sell tickets\n"
    assert titles(load_text(tmp_path, text)) == ["Ferry Clerk"]


def test_an_item_with_items_below_it_still_heads_them(tmp_path: Path) -> None:
    duties = "- Tickets\n  - Sell them at the\n    quay\n  - Count them\n"
    asked = role(tmp_path, duties).requirements
    assert [(one.heading, one.place.text) for one in asked] == [
        ("Tickets", "Sell them at the quay"),
        ("Tickets", "Count them"),
    ]
