"""Texts of job postings, written to a file and loaded."""

from pathlib import Path

from loaders.documents.load import load
from loaders.documents.records import LoadReport


def read(folder: Path, text: str, name: str = "posting.md") -> LoadReport:
    """What a text gives in a file of this name."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return load([path])


def titles(report: LoadReport) -> list[str]:
    """The titles of all roles."""
    return [role.title for role in report.roles]
