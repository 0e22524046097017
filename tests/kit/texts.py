"""Texts that are written to a file and loaded."""

from collections.abc import Sequence
from pathlib import Path

from loaders.documents.load import load
from loaders.documents.records import LoadReport, Role
from loaders.documents.tables.choices import choices_of


def load_text(
    folder: Path, text: str | bytes, name: str = "posting.md", columns: Sequence[str] = ()
) -> LoadReport:
    """What a text gives in a file of this name, with columns chosen as `--columns` does."""
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return load([path], columns=choices_of(columns))


def only_role(folder: Path, text: str | bytes, name: str = "posting.md") -> Role:
    """The one role of a text in a file of this name."""
    (role,) = load_text(folder, text, name).roles
    return role


def titles(report: LoadReport) -> list[str]:
    """The titles of all roles."""
    return [role.title for role in report.roles]


def drawn(*rows: str) -> str:
    """A table as Markdown draws it, of rows whose cells have strokes between them."""
    dashes = "|".join(["---"] * (rows[0].count("|") + 1))
    return "".join(f"| {row} |\n" for row in (rows[0], dashes, *rows[1:]))
