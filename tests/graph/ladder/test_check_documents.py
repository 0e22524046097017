"""What is odd in documents: fields, titles, and what the first customer wrote."""

from pathlib import Path

from graph.ladder.finding import LadderFinding, Severity
from loaders.connect import read_graph
from tests.kit.ladders import findings_of, of

LADDER = """Billing

Billing Clerk

  • 1-2 years of experience in billing
  • Basic knowledge of Excel

Senior Billing Clerk

  • 3-5 years of experience in billing

Mastery of all {target} skills

  • Advanced knowledge of Excel

Accounting

Staff Accountant

  • 1-3 years of experience in accounting
  • Proficient in QuickBooks

Senior Staff Accountant

  • {years} of experience in {field}
  • Expert knowledge of QuickBooks
"""


def read(folder: Path, **words: str) -> tuple[LadderFinding, ...]:
    """The findings of a ladder of two tracks, read from text with these words in it."""
    usual = {"target": "Billing Clerk", "years": "3-5 years", "field": "accounting"}
    (folder / "ladder.txt").write_text(LADDER.format(**{**usual, **words}), encoding="utf-8")
    return findings_of(read_graph([folder / "ladder.txt"]))


def test_a_field_of_experience_that_fits_the_track_is_silent(tmp_path: Path) -> None:
    assert of("copied-field", read(tmp_path)) == []
    assert of("copied-field", read(tmp_path, field="public accounting")) == []
    assert of("copied-field", read(tmp_path, field="retail")) == []


def test_a_field_of_experience_of_another_track_is_told_at_its_line(tmp_path: Path) -> None:
    (finding,) = of("copied-field", read(tmp_path, field="billing"))
    assert (finding.role, finding.text) == (
        "role:senior-staff-accountant",
        "3-5 years of experience in billing",
    )


def test_a_title_that_no_role_bears_is_told(tmp_path: Path) -> None:
    assert of("unlinked-inheritance", read(tmp_path)) == []
    (finding,) = of("unlinked-inheritance", read(tmp_path, target="Harbour Clerk"))
    assert (finding.severity, finding.role) == (Severity.ERROR, "role:senior-billing-clerk")


def test_what_the_documents_of_the_first_customer_get_wrong_is_found(shared_dir: Path) -> None:
    findings = findings_of(read_graph([shared_dir / "seeds"]))
    told = [(f.code, f.text, f.message, f.role) for f in findings]
    (copied,) = of("copied-field", findings)
    assert copied.role == "role:senior-sales-operations-analyst"
    assert {f.text for f in of("unlabelled-range", findings)} == {"Three to Four", "Zero to One"}
    titles = " ".join(f.message for f in of("undefined-title", findings))
    assert "Senior Accountant is" in titles, told
    assert "Accounting Sr. Manager is" in titles
    (headless,) = of("track-without-heading", findings)
    assert headless.line == 1
    (persons,) = of("person-named", findings)
    assert persons.message == "names persons: Tom, Liz"
    assert of("rung-asks-less", findings) == []
    assert all(finding.severity != Severity.ERROR for finding in findings)
