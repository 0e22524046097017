"""Text from documents on its way to a page or a file: HTML, Markdown and CSV, escaped always."""

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import cast
from urllib.parse import quote

import streamlit as st

from exports.finding_words import kind_sentence
from exports.markup import Html, is_formula, plain_text
from views.kit.component import asset
from views.kit.palette import Colour

_MARKDOWN_SIGNS = re.compile(r"([!-/:-@\[-`{-~])")


NOTHING = Html()
STYLE = Html("<style>{}</style>").format(Html(asset(__file__, "pages.css")))
_BADGE = Html('<span class="{}"{}{}>{}</span>')
_QUOTATION = Html('<blockquote class="ra-quote">{}</blockquote>')
_TABLE = Html(
    '<div class="ra-scroll" tabindex="0"><table class="ra-table"><caption>{}</caption>'
    "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"
)


def show_html(body: Html, *, narrow: bool = False) -> None:
    """Draw it on the page, over the whole width, or no wider than it is."""
    st.html(body, width="content" if narrow else "stretch")


def joined(parts: Iterable[object]) -> Html:
    """The parts one after another; what is no HTML yet is escaped."""
    # Html's own `join` escapes what is a text or a number.
    return NOTHING.join(cast("Iterable[str]", parts))


def markdown_text(text: object) -> str:
    """The text as Markdown that shows it: no link, picture, icon or formula comes of it."""
    return _MARKDOWN_SIGNS.sub(r"\\\1", " ".join(plain_text(text).split()))


def badge(text: object, colour: Colour | None = None, title: str = "", quiet: bool = False) -> Html:
    """A small label; its colour repeats what the words say, a quiet one says that something is not so."""
    style = Html(' style="color:{0};border-color:{0}"').format(colour.css) if colour else NOTHING
    hint = Html(' title="{}"').format(title) if title else NOTHING
    return _BADGE.format("ra-badge ra-not-so" if quiet else "ra-badge", style, hint, text)


def quiet(text: object) -> Html:
    """Words that stand back behind the others."""
    return Html('<span class="ra-quiet">{}</span>').format(text)


def code_mark(code: str) -> Html:
    """A code that machines know something by, small and grey."""
    return Html(' <span class="ra-code">{}</span>').format(code)


def kind_head(code: str) -> Html:
    """What the findings of a kind say, its code small behind it."""
    return Html('<p class="ra-kind">{}{}</p>').format(kind_sentence(code), code_mark(code))


def why(text: object) -> Html:
    """A paragraph that says why."""
    return Html('<p class="ra-why">{}</p>').format(text)


def fact_list(rows: Iterable[tuple[str, object]]) -> Html:
    """Names and what is said under each."""
    body = joined(Html("<dt>{}</dt><dd>{}</dd>").format(name, said) for name, said in rows)
    return Html('<dl class="ra-facts">{}</dl>').format(body)


def folded(title: str, lines: Iterable[object]) -> Html:
    """A list that is closed until its title is clicked."""
    items = joined(Html("<li>{}</li>").format(line) for line in lines)
    return Html("<details><summary>{}</summary><ul>{}</ul></details>").format(title, items)


def quotation(text: str, start: int | None = None, end: int | None = None) -> Html:
    """A sentence as a quotation, with the given stretch of it marked."""
    if start is None or end is None or not 0 <= start < end <= len(text):
        return _QUOTATION.format(text)
    marked = Html("{}<mark>{}</mark>{}").format(text[:start], text[start:end], text[end:])
    return _QUOTATION.format(marked)


def address(page: str, **parameters: object) -> str:
    """The address of a page of the app; parameters travel as plain ids, a tuple's one by one."""
    # Colons and slashes stay as they are, so that an id can be read in the address bar.
    single = {name: value if isinstance(value, tuple) else (value,) for name, value in parameters.items()}
    pairs = [f"{name}={quote(str(one), safe=':/')}" for name, values in single.items() for one in values]
    return f"{page}?{'&'.join(pairs)}" if pairs else page


def link(text: object, page: str, **parameters: object) -> Html:
    """A link to a page of the app with these parameters."""
    return Html('<a href="{}" target="_self">{}</a>').format(address(page, **parameters), text)


def line_link(document: str, line: object) -> Html:
    """A link to a line of a document on the page Sources, empty without a line."""
    if line is None:
        return NOTHING
    at = link(f"line {line}", "sources", document=document, line=line)
    return Html(' <span class="ra-at" title="{}">{}</span>').format(document, at)


def html_table(headings: Sequence[str], rows: Iterable[Sequence[str]], caption: str) -> Html:
    """A table; the caption is for those who cannot see it."""
    head = joined(Html('<th scope="col">{}</th>').format(heading) for heading in headings)
    body = joined(Html("<tr>{}</tr>").format(_cells(headings, row)) for row in rows)
    return _TABLE.format(caption, head, body)


def csv_text(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """The rows as CSV; a cell that a spreadsheet would run is led by an apostrophe."""
    written = StringIO()
    writer = csv.writer(written)
    writer.writerow(headings)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return written.getvalue()


def _cells(headings: Sequence[str], row: Sequence[str]) -> Html:
    # On a phone each row stands as a card, and a cell says its heading itself.
    named = zip(headings, row, strict=True)
    cell = Html('<td data-label="{}"><div>{}</div></td>')
    return joined(cell.format(name, said) for name, said in named)


def _safe(cell: object) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if is_formula(text) else text
