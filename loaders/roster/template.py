"""An empty roster to fill in, with example rows out of the loaded documents."""

import csv
from io import BytesIO, StringIO
from pathlib import Path

from graph.errors import BadDocument
from graph.formulas import FORMULA_SIGNS
from graph.kinds import EdgeKind, Level, NodeKind
from graph.stores.store import View

HEADINGS = (
    *("person", "employee id", "role", "skill", "level", "date", "valid until", "target role"),
    *("capacity", "status"),
)
FORMS = (".csv", ".xlsx")


def template(store: View, form: str) -> bytes:
    """The file's bytes, as ".csv" or ".xlsx"; the rows are examples that load as they stand."""
    rows = [HEADINGS, *_examples(store)]
    return _csv(rows) if form == ".csv" else _xlsx(rows)


def write_template(store: View, path: Path) -> None:
    """Write the template; raises BadDocument for another form, or where nothing can be written."""
    if path.suffix.lower() not in FORMS:
        raise BadDocument(f"{path}: a template is written as {' or '.join(FORMS)}; name such a file")
    try:
        path.write_bytes(template(store, path.suffix.lower()))
    except OSError as error:
        raise BadDocument(f"{path}: cannot be written: {error.strerror}") from error


def _examples(store: View) -> list[tuple[str, ...]]:
    """Two people in the first role with a skill of it, one held at a level and one without."""
    for role in store.nodes_of_kind(NodeKind.ROLE):
        needs = [edge.target for edge in store.edges_from([role.id], EdgeKind.NEEDS)]
        for skill in store.nodes(needs)[:1]:
            first = (
                *("Example One", "1001", role.label, skill.label, str(int(Level.PROFICIENT))),
                *("2025-01-31", "", "", "2", "active"),
            )
            return [first, ("Example Two", "1002", role.label, skill.label, *[""] * 5, "active")]
    return []


def _csv(rows: list[tuple[str, ...]]) -> bytes:
    written = StringIO()
    csv.writer(written).writerows([_safe(cell) for cell in row] for row in rows)
    # The mark tells spreadsheets that the text is UTF-8.
    return written.getvalue().encode("utf-8-sig")


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA_SIGNS) else cell


def _xlsx(rows: list[tuple[str, ...]]) -> bytes:
    # Imported where a workbook is asked for: it takes as long as all else of a question.
    from openpyxl import Workbook  # noqa: PLC0415

    book = Workbook()
    sheet = book.active or book.create_sheet()
    sheet.title = "Roster"
    for row in rows:
        sheet.append(row)
    for cells in sheet.iter_rows():
        for cell in cells:
            if cell.value is not None:
                cell.data_type = "s"
    written = BytesIO()
    book.save(written)
    return written.getvalue()
