"""Statements that go on in the next line, as texts with narrow lines have them."""

from functools import partial
from pathlib import Path

import pytest

from loaders.documents.records import LoadReport
from tests.kit.texts import load_text

CASH = "Prepares the cash position of all accounts"
HEAD = "Senior Treasury Analyst\n\nDuties:\n\n"


loaded = partial(load_text, name="treasury.txt")


def asked(report: LoadReport) -> list[str]:
    """The texts of all statements."""
    return [statement.place.text for role in report.roles for statement in role.requirements]


WRAPPED = {
    "below the words": f"* {CASH} and\n  tells why it moved\n* Runs payments\n",
    "below the mark": f"- {CASH} of the whole group and\ntells why it moved\n- Runs payments\n",
    "over three lines": f"1. {CASH} of\n   the group, in every currency that it holds, and\n"
    "   tells why it moved\n2. Runs payments\n",
    "with a tab": f"•\t{CASH} and\n\ttells why it moved\n•\tRuns payments\n",
    "with a capital": f"* {CASH} in\n  Excel and tells why it moved\n* Runs payments\n",
}


@pytest.mark.parametrize("kind", WRAPPED)
def test_an_item_goes_on_in_the_next_line(kind: str, tmp_path: Path) -> None:
    report = loaded(tmp_path, HEAD + WRAPPED[kind])
    first, second = asked(report)
    assert first.startswith("Prepares the cash position of")
    assert first.endswith("tells why it moved")
    assert "\n" not in first
    assert second == "Runs payments"
    numbers = [line.line for line in report.documents[0].lines]
    assert numbers == [
        n for n, text in enumerate((HEAD + WRAPPED[kind]).split("\n"), start=1) if text.strip()
    ]


APART = {
    "a list without marks": f"{CASH} of the whole group every day\nRuns the payments\n",
    "short lines below an item": "* Software\n  Excel\n  Kyriba\n* Languages\n",
    "a blank line": f"* {CASH} of the whole group every day\n\n  and so on\n* Runs payments\n",
    "an end": f"* {CASH} of the whole group every day.\n  Runs the payments\n* Files\n",
}


@pytest.mark.parametrize("kind", APART)
def test_what_stands_apart_stays_apart(kind: str, tmp_path: Path) -> None:
    texts = asked(loaded(tmp_path, HEAD + APART[kind]))
    assert not any(
        "day and so on" in text or "Software Excel" in text or "day Runs" in text for text in texts
    )


def test_a_skill_has_its_place_in_the_line_where_it_stands(tmp_path: Path) -> None:
    text = f"{HEAD}* {CASH} of\n  the group in Kyriba and in Excel\n* Runs payments\n"
    (role,) = loaded(tmp_path, text).roles
    lines = text.split("\n")
    first = role.requirements[0].place
    assert (first.line, first.end) == (5, len(lines[4]))
    begin = first.folded.text.index("Kyriba")
    place = first.part(begin, begin + len("Kyriba"))
    assert lines[place.line - 1][place.start : place.end] == place.text == "Kyriba"
    whole = first.part(
        first.text.index("accounts"), first.text.index("accounts") + len("accounts of the group")
    )
    assert (whole.line, lines[whole.line - 1][whole.start : whole.end]) == (5, "accounts of")
    assert whole.text == "accounts of the group"


def test_years_over_the_end_of_a_line_are_read(tmp_path: Path) -> None:
    wish = "* A person whom the work does not frighten, with three\n  years of experience\n"
    text = f"Clerk\n\nRequirements:\n\n{wish}* Patience\n"
    (role,) = loaded(tmp_path, text).roles
    assert role.years
    assert role.years.min == 3
