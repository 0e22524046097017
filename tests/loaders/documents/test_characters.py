"""Signs that nobody sees neither hide a skill nor spoil a title, and places stay those of the line."""

from pathlib import Path

import pytest

from loaders.documents.load import load
from tests.kit.texts import load_text, only_role

# Variants of the report: what is copied from web pages, PDF files, chats and word processors.
VARIANTS = {
    "soft hyphens": "Expert in Net\u00adSuite",
    "word joiners": "Expert in Net\u2060Suite",
    "a blank of width nought": "\u200bExpert in Net\u200bSuite\u200b",
    "marks of direction": "\u202aExpert in NetSuite\u202c\u200f",
    "full width": "Ｅｘｐｅｒｔ　ｉｎ　ＮｅｔＳｕｉｔｅ",
    "no-break blanks": "Expert\u00a0in\u202fNetSuite",
    "a trade mark": "Expert in NetSuite\u2122",
    "a foot note": "Expert in NetSuite\u00b2",
    "mathematical letters": "Expert in \U0001d40d\U0001d41e\U0001d42dSuite",
    "a variation selector": "Expert in NetSuite\ufe0e",
}


def test_the_report_on_characters_is_mended(shared_dir: Path) -> None:
    clerk, senior = load([shared_dir / "cases/reports/11-invisible-characters.txt"]).roles
    assert senior.title == "Senior Billing Clerk"
    found = [(m.skill.name, int(m.level or 0)) for r in clerk.requirements for m in r.mentions]
    assert found == [("Salesforce", 4), ("QuickBooks", 2), ("Microsoft Office", 3)]
    assert [(m.skill.name, m.level) for r in senior.requirements for m in r.mentions] == [("NetSuite", 5)]


@pytest.mark.parametrize("said", VARIANTS.values(), ids=VARIANTS.keys())
def test_a_skill_is_found_and_stands_where_it_stood(tmp_path: Path, said: str) -> None:
    line = f"\u2060• {said}"
    role = only_role(tmp_path, f"Billing Clerk\nSkills:\n{line}\n", "roles.txt")
    (requirement,) = role.requirements
    assert [(m.skill.name, m.level) for m in requirement.mentions] == [("NetSuite", 5)]
    place = requirement.place
    assert line[place.start : place.end] == place.text
    assert place.text.strip("\u200b\u202a\u202c\u200f\ufe0e\u2122") in said


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0c", "\x0b", "\x85", "\u2028", "\u2029"])
def test_every_line_end_ends_a_line(tmp_path: Path, end: str) -> None:
    role = only_role(
        tmp_path,
        end.join(["Billing Clerk", "Skills:", "• Advanced Excel", "• Expert NetSuite", ""]),
        "roles.txt",
    )
    assert [(r.place.line, r.place.text) for r in role.requirements] == [
        (3, "Advanced Excel"),
        (4, "Expert NetSuite"),
    ]


def test_a_title_is_one_however_it_is_copied(tmp_path: Path) -> None:
    senior, lead = "Senior Billing Clerk\nSkills:\n- Excel\n", "Lead Clerk\nMastery of all "
    text = f"{senior}\n{lead}Sen\u00adior\u00a0Billing Clerk skills\n"
    above, below = load_text(tmp_path, text, "roles.txt").roles
    assert [link.target for link in below.inherits] == [above.id]
