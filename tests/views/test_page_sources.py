"""The page Sources: documents, load report, findings, and links to a line."""

from pathlib import Path
from typing import Any

import pytest

from exports.markup import Html
from graph.questions.catalogue import document, sources
from graph.stores.sqlite.store import FileStore
from loaders.connect import connect
from tests.kit.pages import visited, words
from tests.kit.places import ROOT

PAGE = "sources/page.py"


def test_an_empty_store_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORE", f"file:{tmp_path / 'none.json'}")
    assert "No document is loaded yet" in words(visited(PAGE))


def test_every_line_that_is_not_blank_is_accounted_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORE", "memory:")
    said = words(visited(PAGE, document="finance-ladder.txt"))
    text = (ROOT / "seeds" / "documents" / "finance-ladder.txt").read_text(encoding="utf-8")
    lines = sum(bool(line.strip()) for line in text.splitlines())
    assert f"{lines} lines with text were read" in said
    assert f"<b>{lines}</b>" in said


def test_findings_are_listed_and_filtered_by_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORE", "memory:")
    app = visited(PAGE, document="finance-ladder.txt")
    findings = document(connect("memory:"), "finance-ladder.txt").findings
    assert words(app).count('class="ra-finding"') == len(findings)
    assert all(Html.escape(finding.suggestion) in words(app) for finding in findings)
    groups: list[Any] = list(app.get("button_group"))
    (codes,) = (group for group in groups if group.label == "Findings")
    codes.set_value(["unlabelled-range"]).run()
    ranges = [finding for finding in findings if finding.code == "unlabelled-range"]
    assert words(app).count('class="ra-finding"') == len(ranges) > 0
    assert all(f"line={finding.line}" in words(app) for finding in ranges)


def test_an_unknown_document_in_the_link_is_told_in_one_line(at_restaurant: FileStore) -> None:
    app = visited(PAGE, document="nowhere.txt")
    assert "nowhere" in words(app)
    assert len(app.warning) == 1


def test_the_documents_are_listed_by_name(at_restaurant: FileStore) -> None:
    assert [node.as_document.name for node in sources(at_restaurant).documents] == ["restaurant.txt"]


def test_a_document_is_found_by_the_name_that_pages_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORE", "memory:")
    shown = next(node.label for node in sources(connect("memory:")).documents)
    app = visited(PAGE, document=shown.upper())
    assert not app.warning
    assert "lines with text were read" in words(app)
