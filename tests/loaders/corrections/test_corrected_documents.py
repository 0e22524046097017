"""Corrections hold for documents of every kind, and for a document that was changed since."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from graph.exchange.codec import text_of
from loaders.connect import read_graph
from loaders.corrections.corrections import Corrections
from loaders.remembered import read_documents
from tests.kit.places import SHARED
from tests.kit.put_right import LADDER, Read, corrected, made

PLAIN = """DISPATCHING

Dispatcher
Two years of experience in dispatch
Basic knowledge of Excel
- Answers the radio
- Plans routes in Trimble

Senior Dispatcher
Five years of experience in dispatch
Advanced knowledge of Excel
- Trains dispatchers
- Plans routes in Trimble
"""
POSTING = """Clinic Nurse

We are a small clinic by the sea.

What you will do
- Keep charts in Epic
- Talk to families

What you bring
- Registered nurse
- Basic Excel
"""


def word(path: Path) -> None:
    document = docx.Document()
    document.add_heading("Kitchen Roles", 1)
    for title, items in (
        ("Cook", ("Basic Excel", "Cooks soup")),
        ("Chef", ("Advanced Excel", "Writes menus")),
    ):
        document.add_heading(title, 2)
        for item in items:
            document.add_paragraph(item, style="List Bullet")
    document.save(str(path))


def table(path: Path) -> None:
    document = docx.Document()
    document.add_heading("Kitchen Roles", 1)
    rows = (("Role", "Requirements"), ("Cook", "Basic Excel"), ("Chef", "Advanced Excel"), ("Oven", "Hot"))
    made = document.add_table(rows=0, cols=2)
    for row in rows:
        for cell, text in zip(made.add_row().cells, row, strict=True):
            cell.text = text
    document.save(str(path))


def workbook(path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (
        ("Role", "Skill", "Level"),
        ("Cook", "Excel", "Basic"),
        ("Chef", "Excel", "Advanced"),
        ("Chef", "SAP", "Basic"),
    ):
        sheet.append(row)
    book.save(path)


def text(words: str) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_text(words, encoding="utf-8")

    return write


KINDS: dict[str, tuple[str, Callable[[Path], None], dict[str, Any]]] = {
    "markdown": ("a.md", text(LADDER), {"role": "Senior Baker", "text": "Advanced Excel"}),
    "plain text": (
        "a.txt",
        text(PLAIN),
        {"role": "Senior Dispatcher", "text": "Advanced knowledge of Excel"},
    ),
    "posting": ("a.txt", text(POSTING), {"role": "Clinic Nurse", "text": "Basic Excel"}),
    "word": ("a.docx", word, {"role": "Chef", "text": "Advanced Excel"}),
    "table in word": ("a.docx", table, {"role": "Chef", "text": "Advanced Excel"}),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_skill_is_put_right_in_documents_of_every_kind(kind: str, tmp_path: Path) -> None:
    name, write, anchor = KINDS[kind]
    write(tmp_path / name)
    one = made(kind="skill", skill="Excel", level=3, necessity="preferred", **anchor)
    plain, told = Read(tmp_path), Read(tmp_path, Corrections({name: (one,)}))
    assert plain.names(anchor["role"], anchor["text"])["Excel"][0] != 3
    assert told.names(anchor["role"], anchor["text"])["Excel"] == (3, "preferred", one.id)
    assert told.stale == []
    assert len([edge for edge in told.graph.edges if "corrected" in edge.facts]) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_statement_is_left_out_in_documents_of_every_kind(kind: str, tmp_path: Path) -> None:
    name, write, anchor = KINDS[kind]
    write(tmp_path / name)
    told = Read(tmp_path, corrected(name, {"kind": "line", "class": "noise", **anchor}))
    plain = Read(tmp_path).statements(anchor["role"])
    assert told.statements(anchor["role"]) == [one for one in plain if one[0] != anchor["text"]]
    assert len(plain) > len(told.statements(anchor["role"]))
    moved = Read(tmp_path, corrected(name, {"kind": "line", "section": "soft", **anchor}))
    assert (anchor["text"], "soft") in moved.statements(anchor["role"])
    assert moved.stale == told.stale == []


def test_a_row_of_a_table_may_be_no_role_or_be_called_otherwise(tmp_path: Path) -> None:
    table(tmp_path / "a.docx")
    assert Read(tmp_path).roles == ["Cook", "Chef", "Oven"]
    told = Read(
        tmp_path,
        corrected(
            "a.docx",
            {"kind": "title", "text": "Oven", "says": "no-role"},
            {"kind": "title", "text": "Chef", "says": "role", "title": "Head Chef"},
        ),
    )
    assert told.roles == ["Cook", "Head Chef"]
    assert told.stale == []


def test_skills_of_a_workbook_are_put_right_by_their_row(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx")
    plain = Read(tmp_path)
    (said,) = {text for text, _ in plain.statements("Chef") if "SAP" in text}
    one = {"kind": "skill", "role": "Chef", "text": said, "skill": "SAP", "level": "advanced"}
    told = Read(tmp_path, corrected("a.xlsx", one))
    assert told.names("Chef", said)["SAP"][0] == 4
    assert told.stale == []


def test_the_title_of_a_posting_may_be_set_where_only_the_file_names_it(tmp_path: Path) -> None:
    (tmp_path / "posting_17.txt").write_text(POSTING.replace("Clinic Nurse", "Sea and shore"))
    title = {"kind": "title", "text": "Sea and shore", "says": "role", "title": "Clinic Nurse"}
    told = Read(tmp_path, corrected("posting_17.txt", title))
    assert told.roles == ["Clinic Nurse"]
    assert ("Keep charts in Epic", "role_requirements") in told.statements("Clinic Nurse")
    assert "low-confidence-title" not in {finding.code for finding in told.findings}


CHANGES = {
    "lines above": lambda text: text.replace(
        "# Bakery roles", "# Bakery roles\n\nOf the year.\n\nAnd the next.\n"
    ),
    "another order": lambda text: text.replace(
        "- Basic Excel\n- Kneads dough", "- Kneads dough\n- Basic Excel"
    ),
    "other marks and case": lambda text: text.replace("- Basic Excel", "*   basic  EXCEL."),
    "a further role": lambda text: text + "\n## Pastry Cook\n\n- Basic Excel\n- Order flour\n",
    "another line edited": lambda text: text.replace("Kneads dough", "Kneads the dough by hand"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_document_keeps_its_corrections(change: str, tmp_path: Path) -> None:
    given = corrected(
        "ladder.md",
        {"kind": "skill", "role": "Baker", "text": "Basic Excel", "skill": "Excel", "level": 4},
        {"kind": "title", "text": "Night Shift", "says": "no-role"},
        {"kind": "line", "role": "Senior Baker", "text": "Order flour", "occurrence": 2, "class": "noise"},
        {"kind": "inherits", "role": "Head Baker", "from": "Baker", "scope": "technical"},
        {"kind": "track", "track": "Baking", "roles": ["Baker", "Senior Baker", "Head Baker"]},
        {"kind": "alias", "role": "Baker", "alias": "Bread maker"},
    )
    (tmp_path / "ladder.md").write_text(CHANGES[change](LADDER))
    told = Read(tmp_path, given)
    assert told.stale == []
    assert "Night Shift" not in told.roles
    (excel,) = (text for text, _ in told.statements("Baker") if "excel" in text.casefold())
    assert told.names("Baker", excel)["Excel"][0] == 4
    assert [text for text, _ in told.statements("Senior Baker")].count("Order flour") == 1
    assert ("Head Baker", "Baker", "technical", True) in told.taken_over()
    assert [r for r, track, _ in told.tracks if track == "Baking"] == ["Baker", "Senior Baker", "Head Baker"]


def test_what_was_kept_of_a_document_is_read_anew_when_it_is_corrected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATLAS_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "ladder.md").write_text(LADDER)
    (folder / "posting.txt").write_text(POSTING)
    given = corrected("ladder.md", {"kind": "title", "text": "Night Shift", "says": "no-role"})
    plain, told = read_graph([folder]), read_graph([folder], corrections=given)
    for keep in (True, False):
        for _ in range(2):
            known = read_documents([folder], keep=keep, keep_each=not keep)
            assert text_of(known) == text_of(plain)
            known = read_documents([folder], keep=keep, keep_each=not keep, corrections=given)
            assert text_of(known) == text_of(told)
    assert text_of(plain) != text_of(told)


LOOSE = ("000_368f453ad9997795.txt", "Senior Accountant")


def test_a_loose_target_of_the_original_ladder_is_led_to_its_role() -> None:
    original = SHARED / "seeds" / LOOSE[0]
    plain = Read(original)
    loose = [f for f in plain.findings if f.code == "loose-target" and LOOSE[1] in f.text]
    assert len(loose) == 3
    taken = sorted(plain.taken_over())
    alias = {"kind": "alias", "role": "Senior Staff Accountant", "alias": LOOSE[1]}
    told = Read(original, corrected(LOOSE[0], alias))
    assert told.stale == []
    assert [f for f in told.findings if f.code == "loose-target" and LOOSE[1] in f.text] == []
    assert sorted(told.taken_over()) == taken
