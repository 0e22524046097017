"""Roles that have the rights of another, of all others, or are told as another with more."""

from pathlib import Path

import pytest

from loaders.documents.records import LoadReport
from tests.kit.texts import load_text

CREW = "# Crew roles\n\n## Deckhand\n\n- Ties ropes\n\n## Ship Cook\n\n- Cooks meals\n\n## Skipper\n\n{}\n"
ASKS = "\n- Leads the deck crew\n- Keeps the list of ropes\n"


def inherited(report: LoadReport, title: str) -> list[str | None]:
    """The ids of the roles that one takes over."""
    return [line.target for role in report.roles if role.title == title for line in role.inherits]


@pytest.mark.parametrize(
    "line",
    [
        "In addition to the rights and responsibilities of a Deckhand, Skippers are responsible for:",
        "Skippers have all the rights and duties of a Deckhand.",
        "A skipper enjoys all privileges of a deckhand.",
        "In addition to the duties of a Deckhand, Skippers do the following:",
        "On top of the privileges and tasks of the Deckhand, a Skipper has these additional ones:",
        "The Skipper has all the rights and obligations of the Deckhand.",
        "Is bound by all the requirements of a Deckhand.",
    ],
)
def test_who_has_the_rights_of_another_takes_them_over(tmp_path: Path, line: str) -> None:
    report = load_text(tmp_path, CREW.format(line + "\n" + ASKS))
    assert inherited(report, "Skipper") == ["role:deckhand"]


@pytest.mark.parametrize(
    "line",
    [
        "In addition to the responsibilities of all other roles, a Skipper has these additional ones:",
        "Skippers are bound by all the requirements of other crew levels and roles.",
        "All responsibilities of the other roles, plus:",
        "Meets all requirements of all other positions.",
        "In addition to the duties of other levels, the Skipper also:",
    ],
)
def test_all_other_roles_are_told_and_none_is_linked(tmp_path: Path, line: str) -> None:
    report = load_text(tmp_path, CREW.format(line + "\n" + ASKS))
    assert inherited(report, "Skipper") == [None]
    assert [f.code for f in report.findings].count("unlinked-inheritance") == 1


def test_the_other_role_of_two_is_sure(tmp_path: Path) -> None:
    text = "# Roles\n\n## Deckhand\n\n- Ties\n\n## Pilot\n\nAll duties of the other role, plus:\n- Steers"
    assert inherited(load_text(tmp_path, text), "Pilot") == ["role:deckhand"]


@pytest.mark.parametrize(
    "line",
    [
        "- Basically a Deckhand taking on additional managerial work.",
        "- A Deckhand who also leads the others.",
        "- Essentially a deckhand with wider duties.",
        "Basically a deckhand with more responsibilities.",
        "- In essence, a Deckhand who takes on further tasks.",
        "- A Deckhand with added duties on deck",
    ],
)
def test_a_role_may_be_told_as_another_with_more(tmp_path: Path, line: str) -> None:
    report = load_text(tmp_path, CREW.format(line + "\n" + ASKS))
    assert inherited(report, "Skipper") == ["role:deckhand"]


@pytest.mark.parametrize(
    "line",
    [
        "Skippers are former deckhands who are responsible for one or more boats.",
        "- Trains a Deckhand who also cooks.",
        "- Supports all other roles on deck.",
        "- Shares knowledge with other roles and levels.",
        "- Performs other duties as assigned.",
        "- Basically a calm person with more patience.",
        "- Experience as a Deckhand for one or more years.",
    ],
)
def test_what_only_speaks_of_another_takes_nothing_over(tmp_path: Path, line: str) -> None:
    report = load_text(tmp_path, CREW.format(line + "\n" + ASKS))
    assert inherited(report, "Skipper") == []


@pytest.mark.parametrize(
    "line",
    [
        "Must satisfy the qualifications for Deckhand, plus one year of service",
        "Shall meet the minimum requirements of Deckhand and have served two years",
        "Has the same authority as the Deckhand",
        "Continues deckhand responsibilities and also mentors",
        "Possesses the knowledge, skills and abilities of a Deckhand",
        "In addition to Deckhand KSAs",
        "Wie Deckhand, jedoch mit Verantwortung für die Brücke",
        "Comme Deckhand, mais avec la charge du pont",
        "In addition to the knowledge, skills, and abilities of the Deckhand:",
        "Holds the qualifications of a Deckhand",
    ],
)
def test_further_wordings_take_over(tmp_path: Path, line: str) -> None:
    for mark in ("", "- "):
        report = load_text(tmp_path, CREW.format(mark + line + "\n" + ASKS))
        assert inherited(report, "Skipper") == ["role:deckhand"]


@pytest.mark.parametrize(
    "line",
    [
        "- Holds the rope for the Deckhand",
        "- Shares authority with the Deckhand",
        "- Does the job of a Deckhand in absence",
        "- Continues to train the Deckhand",
        "- Satisfies the captain, the deckhand and the cook",
        "- Works to the standards that a Deckhand expects of a leader",
        "- Ability to lead a Deckhand",
    ],
)
def test_work_with_another_takes_nothing_over(tmp_path: Path, line: str) -> None:
    report = load_text(tmp_path, CREW.format(line + "\n" + ASKS))
    assert inherited(report, "Skipper") == []
