"""Tables as HTML that folds on a phone, and the same rows as a file for a spreadsheet."""

import csv
import io
from collections.abc import Sequence
from urllib.parse import quote

import streamlit as st

from graph.model import Evidence
from views.drawing import html_text, link

# Longer tables are cut on the page; the file holds every row.
MOST_ROWS = 200
# A spreadsheet takes a cell that begins with one of these for a formula.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")

_STYLE = """<style>
.ra-table{width:100%;border-collapse:collapse;font-size:.93rem;line-height:1.45}
.ra-table th{text-align:left;font-weight:600;opacity:.72;font-size:.82rem;padding:.35rem .7rem;white-space:nowrap}
.ra-table td{padding:.5rem .7rem;vertical-align:top;border-top:1px solid
  color-mix(in srgb,currentColor 14%,transparent);overflow-wrap:anywhere}
.ra-table td.ra-fixed{white-space:nowrap;overflow-wrap:normal}
.ra-table tbody tr:hover{background:color-mix(in srgb,currentColor 4%,transparent)}
.ra-table mark{background:color-mix(in srgb,#f5b301 38%,transparent);color:inherit;border-radius:.15rem}
.ra-table details{margin-top:.25rem}.ra-table summary{cursor:pointer;opacity:.72;font-size:.86rem}
.ra-table .ra-said{margin:0 0 .3rem}
.ra-scroll{overflow-x:auto;max-width:100%}
@media (max-width:640px){
.ra-folds,.ra-folds tbody,.ra-folds tr,.ra-folds td{display:block;width:100%}
.ra-folds thead{display:none}
.ra-folds tr{border:1px solid color-mix(in srgb,currentColor 16%,transparent);border-radius:.6rem;
  padding:.35rem .2rem;margin-bottom:.6rem}
.ra-folds td,.ra-folds td.ra-fixed{border:0;padding:.18rem .6rem;white-space:normal;display:grid;
  grid-template-columns:5.6rem minmax(0,1fr);gap:.5rem}
.ra-folds td::before{content:attr(data-label);opacity:.66;font-size:.82rem}}
</style>"""


def show_table(headers: Sequence[str], rows: Sequence[Sequence[str]], fixed: Sequence[int] = ()) -> None:
    """Show rows of cells that are HTML already; columns in `fixed` do not wrap."""
    st.html(_STYLE + table(headers, rows[:MOST_ROWS], fixed))
    if len(rows) > MOST_ROWS:
        st.caption(f"The first {MOST_ROWS} of {len(rows)} rows; narrow the choice above to see the others.")


def table(headers: Sequence[str], rows: Sequence[Sequence[str]], fixed: Sequence[int] = ()) -> str:
    """The HTML of a table whose cells are HTML already."""
    head = "".join(f'<th scope="col">{html_text(header)}</th>' for header in headers)
    body = "".join(f"<tr>{_cells(headers, row, fixed)}</tr>" for row in rows)
    return f'<table class="ra-table ra-folds"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def place_link(document: str, line: int) -> str:
    """A link to a line of a document on the page Sources."""
    return link(f"{document}:{line}", "sources", document=document, line=line)


def sentence(evidence: Evidence) -> str:
    """The words of a statement, those that state the level marked."""
    at = evidence.text.casefold().find(evidence.quote.casefold()) if evidence.quote else -1
    if at < 0 or not evidence.quote:
        return html_text(evidence.text)
    end = at + len(evidence.quote)
    before, words, after = evidence.text[:at], evidence.text[at:end], evidence.text[end:]
    return f"{html_text(before)}<mark>{html_text(words)}</mark>{html_text(after)}"


def export_button(name: str, headers: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """A button that saves the rows as a file for a spreadsheet."""
    st.download_button(
        "Save as CSV",
        csv_file(headers, rows),
        file_name=f"{quote(name, safe='')}.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
    )


def csv_file(headers: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    """The rows as CSV in UTF-8 with a mark that Excel knows; no cell is taken for a formula."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(headers)
    writer.writerows([[_plain(cell) for cell in row] for row in rows])
    return text.getvalue().encode("utf-8-sig")


def _cells(headers: Sequence[str], row: Sequence[str], fixed: Sequence[int]) -> str:
    return "".join(
        f"<td{' class=' + chr(34) + 'ra-fixed' + chr(34) if n in fixed else ''} "
        f'data-label="{html_text(headers[n])}"><div>{cell}</div></td>'
        for n, cell in enumerate(row)
    )


def _plain(cell: object) -> str:
    words = "" if cell is None else str(cell)
    # Blanks before the sign do not stop every spreadsheet.
    return (
        f"'{words}"
        if words.startswith(_FORMULA_SIGNS) or words.lstrip().startswith(_FORMULA_SIGNS)
        else words
    )
