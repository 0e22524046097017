"""Findings are few: what repeats is one of them, and only what may be a name is told as one."""

from collections import Counter
from pathlib import Path

import pytest

from graph.documents import Finding
from loaders.documents.load import load
from tests.kit.texts import load_text

HEAD = "Billing Clerk\n\nResponsibilities:\n\n"


def told(folder: Path, lines: str, head: str = HEAD) -> tuple[Finding, ...]:
    text = head + "\n".join(f"- {line}" for line in lines.splitlines() if line)
    return load_text(folder, text, "role.txt").findings


def names_told(folder: Path, lines: str) -> list[str]:
    messages = [f.message for f in told(folder, lines) if f.code == "unknown-name"]
    assert len(messages) <= 1
    message = "".join(messages)
    alone, is_none, _ = message.partition(" is no system")
    return [alone] if is_none else message.partition(" known: ")[2].split(", ") if message else []


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Experience with Wanderdesk is wanted", ["Wanderdesk"]),
        ("Proficient in Wanderdesk and Quillbase Pro", ["Wanderdesk", "Quillbase Pro"]),
        ("Uses tools such as Wanderdesk, Quillbase or Excel", ["Wanderdesk", "Quillbase"]),
        ("Closes the month in the Wanderdesk system", ["Wanderdesk"]),
        ("Keeps records on the Quillbase platform", ["Quillbase"]),
        ("Should know Wanderdesk well", ["Wanderdesk"]),
        ("Working knowledge of ZQX", ["ZQX"]),
        ("Software (Wanderdesk, Zentary)", ["Wanderdesk", "Zentary"]),
        ("Keeps the stock in WanderDesk", ["WanderDesk"]),
        ("quillBase experience", ["quillBase"]),
        ("Wanderdesk certified", ["Wanderdesk"]),
        ("Enters orders in the order system, Wanderdesk", ["Wanderdesk"]),
        ("Uses Excel, Wanderdesk and Quillbase for the lists", ["Wanderdesk", "Quillbase"]),
        (
            "Use tools such as Excel, Power Planer, Wanderdesk or Marble Runner",
            ["Power Planer", "Wanderdesk", "Marble Runner"],
        ),
        ("Knows Zentary's Quillbase software", ["Quillbase"]),
        ("Experience with Wanderdesk and the Zentary Marble client", ["Wanderdesk", "Zentary Marble"]),
        ("Experience with software for design such as Zentary", ["Zentary"]),
        ("Proficient in **Zentary** , **Wanderdesk**", ["Zentary", "Wanderdesk"]),
        ("Proficient in Marble 3D software", ["Marble 3D"]),
        ("Experience with Zentary Studio 5000", ["Zentary Studio 5000"]),
        (
            "Proficient in Zentary ZQ Portal, Wander Blade 300, or similar platforms",
            ["Zentary ZQ Portal", "Wander Blade 300"],
        ),
    ],
)
def test_a_name_that_is_asked_for_and_not_known_is_told(tmp_path: Path, line: str, names: list[str]) -> None:
    assert names_told(tmp_path, line) == names


@pytest.mark.parametrize(
    "line",
    [
        "Works with the Accounting team and with Family Services",
        "Experience with Project Management and Financial Modeling",
        "Knowledge of <b>Filing</b> and <FONT>Sorting</FONT>",
        "Experience in Ohio, Germany or the Middle East",
        "Counts the stock every Friday in March",
        "Fluent in German and Portuguese",
        "Holds a BSc, an MBA or a CPA",
        "Works with the Billing Clerk and the Senior Director",
        "Partners with Sales, HR, FP&A and the EMEA region",
        "Books travel in [the portal](https://Wanderdesk.example/Start)",
        "USING WANDERDESK TO KEEP THE BOOKS",
        "Experience With Wanderdesk And Other Things Of The Trade",
        "Reports to Quentin on the ZQX",
        "Experience with ZQX shelves and with ZQX tables",
        "Follows standards such as ZQX, VRT and KLM",
        "Knowledge of Zone Quality Xeriscaping (ZQX)",
        "Proven experience in the trade",
        "Keen knowledge of Good Wandering Practices",
        "Coordinates with Quentin Services and the Zentary Department",
        "Committed for three years (including Zentary 2027)",
        "Places the ICU orders by GPS",
    ],
)
def test_common_words_places_titles_degrees_and_tags_are_no_names(tmp_path: Path, line: str) -> None:
    assert names_told(tmp_path, line) == []


def test_a_name_that_comes_back_is_one_finding_at_its_first_place(tmp_path: Path) -> None:
    lines = "Sorts the mail\n" + "\n".join(f"Answers the ZQX within {n} days" for n in range(2, 11))
    (found,) = (f for f in told(tmp_path, lines) if f.code == "unknown-name")
    assert found.message.startswith("ZQX (9 times) is no system")
    assert found.line == 6


def test_all_names_of_a_document_are_one_finding(tmp_path: Path) -> None:
    names = [
        f"{first}{last}"
        for first in ("Zan", "Quo", "Vex")
        for last in ("terly", "bitra", "mundo", "opal", "ix")
    ]
    lines = "\n".join(f"Experience with {name}" for name in names)
    (found,) = [f.message for f in told(tmp_path, lines) if f.code == "unknown-name"]
    assert found.startswith("15 names are no system")
    assert found.endswith("Vexterly, Vexbitra and 3 more")


def test_statements_without_a_skill_are_one_finding(tmp_path: Path) -> None:
    lines = "\n".join(f"Rings the bell number {n}" for n in range(12)) + "\nKeeps the ledger in Excel"
    (found,) = (f for f in told(tmp_path, lines) if f.code == "no-skill")
    assert (found.line, found.text) == (5, "Rings the bell number 0")
    assert found.message.startswith("12 of 13 statements name no skill that is known under Responsibilities")


def test_few_statements_without_a_skill_are_not_told(tmp_path: Path) -> None:
    lines = "Rings the bell\n" + "\n".join(f"Keeps list {n} in Excel" for n in range(4))
    assert not [f for f in told(tmp_path, lines) if f.code == "no-skill"]


def test_lines_that_belong_nowhere_are_one_finding(tmp_path: Path) -> None:
    head = "- Keeps the yard\n- Sweeps the hall\n- Opens the gate\n\n" + HEAD
    codes = Counter(f.code for f in told(tmp_path, "Keeps the ledger in Excel", head))
    assert codes["unresolved-line"] == 1


@pytest.mark.parametrize("document", sorted(["documents", "cases/documents"]))
def test_findings_are_few_in_documents_that_load(shared_dir: Path, document: str) -> None:
    for path in sorted((shared_dir / document).glob("*.md")):
        codes = Counter(f.code for f in load([path]).findings)
        assert all(codes[code] <= 1 for code in ("no-skill", "unresolved-line")), path.name
        assert codes["unknown-name"] <= 1, path.name


def test_a_document_of_which_hardly_anything_is_read_is_told(tmp_path: Path) -> None:
    prose = "\n\n".join(f"In yard {n} there is a bell that nobody has heard for years." for n in range(6))
    path = tmp_path / "role.md"
    path.write_text(f"# Bell Clerk\n\n## About the yard\n\n{prose}\n", encoding="utf-8")
    (found,) = (f for f in load([path]).findings if f.code == "little-read")
    assert (found.line, found.text) == (1, "Bell Clerk")
    assert found.message == "no statement of Bell Clerk was read, and 78 words were passed over"


def test_a_short_note_is_no_document_that_is_hardly_read(tmp_path: Path) -> None:
    path = tmp_path / "role.md"
    path.write_text("# Bell Clerk\n\n## About the yard\n\nThere is a bell.\n", encoding="utf-8")
    assert [f for f in load([path]).findings if f.code == "little-read"] == []


def test_a_plural_for_a_singular_is_told_once(tmp_path: Path) -> None:
    ladder = (
        "# Bells\n\n## Bells Clerk\n\n- Rings the bells\n\n## Senior Bells Clerk\n\n"
        "- Everything the Bell Clerk does\n- Tunes the bells\n\n## Principal Bells Clerk\n\n"
        "- Everything the Senior Bell Clerk does\n- Casts the bells\n"
    )
    path = tmp_path / "ladder.md"
    path.write_text(ladder, encoding="utf-8")
    report = load([path])
    assert [i.target for role in report.roles for i in role.inherits] == [
        "role:bells-clerk",
        "role:senior-bells-clerk",
    ]
    assert [f.code for f in report.findings].count("loose-target") == 1


@pytest.mark.parametrize(("head", "told"), [("", False), ("## Bell Clerk\n\n- Rings the bell\n\n", True)])
def test_a_track_is_told_where_it_may_be_cut_elsewhere(tmp_path: Path, head: str, told: bool) -> None:
    others = "## Cake Baker\n\n- Bakes\n\n## Senior Cake Baker\n\n- Bakes more\n"
    path = tmp_path / "ladder.md"
    path.write_text(f"# Our people and what they do here\n\n{head}{others}", encoding="utf-8")
    assert ("inferred-track" in {f.code for f in load([path]).findings}) is told
