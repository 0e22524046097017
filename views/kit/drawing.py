"""Where text from documents becomes HTML or Markdown on a page: escaped, always."""

import re
from urllib.parse import quote

from exports.markup import html_text, plain_text
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
