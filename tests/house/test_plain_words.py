"""What people read holds no code of a finding, no file's name where there is a title, no words of ours."""

import re
from pathlib import Path

import pytest

from exports.finding_words import KINDS, kind_name, kind_sentence, said
from tests.kit.atlas import Atlas
from tests.kit.places import ROOT

# Words that nobody understood, and numbers without a unit.
BANNED = (
    "easiest hardest",
    "counts as held from",
    "judged anew",
    "lines that are not blank",
    "at or above the bar",
    "with exactly one class",
    "to not stated",
)
UNITLESS = re.compile(r"\beffort \d|\b0\.\d\d alike|similarity 0\.\d|\(0\.\d\d\)|, 0\.\d\d$", re.MULTILINE)
# A code beside the sentence of its kind; in the terminal it is dim.
MARK = re.compile(r"\[[a-z]+(?:-[a-z]+)+\]")
CODES = re.compile("|".join(rf"\b{re.escape(code)}\b" for code in KINDS if "-" in code))
FILES = ("finance-ladder.txt", "receivables-manager.txt")

ASKED = [
    ("load", "seeds/documents"),
    ("role", "Controller"),
    ("who-needs", "Salesforce"),
    ("who-needs", "QuickBooks", "ADP"),
    ("gap", "Billing Coordinator", "Sales Operations Analyst"),
    ("overlap", "Billing Supervisor", "Staff Accountant"),
    ("similar", "Billing Coordinator"),
    ("families",),
    ("moves", "Billing Coordinator"),
    ("paths", "Billing Coordinator", "Senior Sales Operations Analyst"),
    ("coverage",),
    ("plan", "Salesforce"),
    ("what-if", "replace", "QuickBooks", "NetSuite"),
    ("check", "seeds/documents"),
    ("diff", "seeds/documents/finance-ladder.txt", "seeds/documents"),
]


def faults(said: str) -> list[str]:
    """What of this text nobody should have to read."""
    plain = MARK.sub("", said)
    return [
        *(words for words in BANNED if words in plain.casefold()),
        *UNITLESS.findall(plain),
        *CODES.findall(plain),
        *(name for name in FILES if name in plain),
    ]


@pytest.mark.parametrize("arguments", ASKED, ids=" ".join)
def test_what_a_command_prints_is_read_by_people(
    atlas: Atlas, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "400")
    assert faults(atlas(*arguments).out) == []


@pytest.mark.parametrize(
    "said",
    [
        "389 lines that are not blank, each with one class",
        "finance-ladder.txt:389  unlabelled-range: a range without a label: 3 to 4",
        "Much the same: bank (finance-ladder.txt line 3) ~ bank, 0.76",
        "Account Manager  far, effort 12.3",
        "Moves: 2 judged anew",
        "tight (0.96)",
    ],
)
def test_what_was_shown_before_would_be_told(said: str) -> None:
    assert faults(said)


def test_every_finding_of_the_documentation_has_its_sentence() -> None:
    told = re.findall(
        r"^### (.+)$", Path(ROOT / "docs/findings.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert set(told) == set(KINDS)


@pytest.mark.parametrize("code", KINDS)
def test_a_kind_is_a_short_name_and_a_sentence(code: str) -> None:
    assert len(kind_name(code).split()) <= 4
    assert kind_sentence(code).endswith(".")
    assert len(kind_sentence(code)) <= 80
    assert "-" not in kind_name(code).replace("Run-on", "")


def test_a_kind_that_is_not_known_is_told_in_words() -> None:
    assert (kind_name("far-fetched"), kind_sentence("far-fetched")) == ("Far fetched", "Far fetched.")


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("role.txt is a link", "role.txt is a link"),
        ("old/roles.doc is not read", "old/roles.doc is not read"),
        ("no role bears this title", "No role bears this title"),
        ("", ""),
    ],
)
def test_a_message_begins_a_sentence_and_leaves_the_name_of_a_file_as_it_is(message: str, words: str) -> None:
    assert said(message) == words
