"""UTF-8 that a program took for another coding is put right and told, once for each document."""

from pathlib import Path

import pytest
from docx import Document

from graph.documents import Finding
from loaders.documents.load import load
from loaders.documents.records import LoadReport
from loaders.readers.misread import mended

WRITTEN = """# Café Clerk

## Responsibilities

- Doesn’t wait – weighs the “brûlée” first
- Keeps the Größe below 5 €
- Fills the naïve list … with ☃ and ✓
"""


def read(folder: Path, data: bytes, name: str = "clerk.md") -> LoadReport:
    path = folder / name
    path.write_bytes(data)
    return load([path])


def damaged(report: LoadReport) -> list[Finding]:
    return [finding for finding in report.findings if finding.code == "damaged-letters"]


@pytest.mark.parametrize("coding", ["latin-1", "mac_roman"])
@pytest.mark.parametrize("name", ["clerk.md", "clerk.txt"])
def test_misread_letters_are_put_right_and_told(tmp_path: Path, coding: str, name: str) -> None:
    report = read(tmp_path, WRITTEN.encode().decode(coding).encode(), name)
    right = read(tmp_path, WRITTEN.encode(), name)
    assert report.roles == right.roles
    (told,) = damaged(report)
    assert (told.line, told.text) == (1, "# Café Clerk")
    assert "letters of 4 lines were damaged" in told.message
    assert "for Café" in told.message
    assert damaged(right) == []


@pytest.mark.parametrize("times", [1, 2, 3])
def test_text_that_was_misread_again_is_put_right(times: int) -> None:
    text = WRITTEN
    for _ in range(times):
        text = text.encode().decode("latin-1")
    assert mended(text) == WRITTEN


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("donâ€™t", "don’t"),
        ("rÃ©sumÃ©", "résumé"),
        ("MÃœNCHEN", "MÜNCHEN"),
        ("10 â‚¬ a day", "10 € a day"),
        ("Â§ 5", "§ 5"),
        ("don‚Äôt", "don’t"),
        ("r√©sum√©", "résumé"),
        ("â€¢ Sweeps", "• Sweeps"),
    ],
)
def test_each_kind_of_sign_is_put_right(written: str, right: str) -> None:
    assert mended(written) == right


@pytest.mark.parametrize(
    "text",
    [
        "plain words",
        "Größe über alles",
        "QUALITÉ\u00a0» et MANHÃ\u00a0»",
        "»Übersicht« der Ämter",
        "NÃO, AÇÃO e MANHÃ",
        "√ 2 ≈ 1.4, ¬ p",
        "Ångström – Ærø",
        "Łódź, Žižkov, Çankaya",
        "„Ö“ und ‚Ü‘",
    ],
)
def test_what_somebody_wrote_stays(text: str) -> None:
    assert mended(text) == text


def test_lost_letters_are_told(tmp_path: Path) -> None:
    report = read(tmp_path, WRITTEN.replace("ö", "\ufffd").encode())
    (told,) = damaged(report)
    assert told.message == "a letter is lost at \ufffd"
    assert told.line == 6


def test_other_formats_are_told_and_stand_as_they_are(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("Clerk", 1)
    document.add_paragraph("Doesnâ€™t wait", style="List Bullet")
    document.save(str(tmp_path / "clerk.docx"))
    report = load([tmp_path / "clerk.docx"])
    (told,) = damaged(report)
    assert told.message.endswith("(Doesnâ€™t for Doesn’t) and stand as they are")
