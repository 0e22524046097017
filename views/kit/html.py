"""Text from documents on its way to a page or a file: HTML, Markdown and CSV, escaped always."""

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO
from urllib.parse import quote

from exports.markup import html_text, is_formula, plain_text
from views.kit.component import asset
from views.kit.palette import Colour

_MARKDOWN_SIGNS = re.compile(r"([!-/:-@\[-`{-~])")


def markdown_text(text: object) -> str:
    """The text as Markdown that shows it: no link, picture, icon or formula comes of it."""
    return _MARKDOWN_SIGNS.sub(r"\\\1", " ".join(plain_text(text).split()))


def badge(text: object, colour: Colour | None = None, title: str = "", quiet: bool = False) -> str:
    """A small label; its colour repeats what the words say, a quiet one says that something is not so."""
    style = f' style="color:{colour.css};border-color:{colour.css}"' if colour else ""
    hint = f' title="{html_text(title)}"' if title else ""
    kind = "ra-badge ra-not-so" if quiet else "ra-badge"
    return f'<span class="{kind}"{style}{hint}>{html_text(text)}</span>'


def quotation(text: str, start: int | None = None, end: int | None = None) -> str:
    """A sentence as a quotation, with the given stretch of it marked."""
    if start is None or end is None or not 0 <= start < end <= len(text):
        return f'<blockquote class="ra-quote">{html_text(text)}</blockquote>'
    marked = f"<mark>{html_text(text[start:end])}</mark>"
    return (
        f'<blockquote class="ra-quote">{html_text(text[:start])}{marked}{html_text(text[end:])}</blockquote>'
    )


def link(text: object, page: str, **parameters: object) -> str:
    """A link to a page of the app; parameters travel as plain ids in the URL, a tuple's one by one."""
    # Colons and slashes stay as they are, so that an id can be read in the address bar.
    single = {name: value if isinstance(value, tuple) else (value,) for name, value in parameters.items()}
    pairs = (f"{name}={quote(str(one), safe=':/')}" for name, values in single.items() for one in values)
    query = "&".join(pairs)
    return f'<a href="{html_text(page)}?{html_text(query)}" target="_self">{html_text(text)}</a>'


def line_link(document: str, line: object) -> str:
    """A link to a line of a document on the page Sources, empty without a line."""
    if line is None:
        return ""
    return f' <span class="ra-at">{link(f"line {line}", "sources", document=document, line=line)}</span>'


STYLE = f"<style>{asset(__file__, 'pages.css')}</style>"


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
