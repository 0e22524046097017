"""Tables: as HTML whose every cell is escaped, and as CSV that no spreadsheet takes for a formula."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from exports.markup import html_text, is_formula


def html_table(headings: Sequence[str], rows: Iterable[Sequence[str]], caption: str) -> str:
    """A table of cells that are HTML already; the caption is for those who cannot see it."""
    head = "".join(f'<th scope="col">{html_text(heading)}</th>' for heading in headings)
    body = "".join(f"<tr>{_cells(headings, row)}</tr>" for row in rows)
    return (
        f'<div class="ra-scroll" tabindex="0"><table class="ra-table"><caption>{html_text(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def csv_text(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """The rows as CSV; a cell that a spreadsheet would run is led by an apostrophe."""
    written = StringIO()
    writer = csv.writer(written)
    writer.writerow(headings)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return written.getvalue()


def _cells(headings: Sequence[str], row: Sequence[str]) -> str:
    # On a phone each row stands as a card, and a cell says its heading itself.
    named = zip(headings, row, strict=True)
    return "".join(f'<td data-label="{html_text(name)}"><div>{cell}</div></td>' for name, cell in named)


def _safe(cell: object) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if is_formula(text) else text
