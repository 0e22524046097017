"""Pages of the web: headings, lists, tables, paragraphs; menus, scripts and what stands aside are no text."""

import codecs
import re
import warnings
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import CData, NavigableString, PageElement, Tag

from loaders.readers.codings import text_of
from loaders.readers.guards import broken, check_size
from loaders.readers.pieces import Piece
from loaders.readers.unreadable import Unreadable
from loaders.readers.web.elements import DROPPED, INLINE
from loaders.readers.web.tables import items_of, rows_of
from loaders.readers.written import Writing

_HEADINGS = {f"h{depth}": depth for depth in range(1, 7)}
_BOLD = frozenset({"b", "strong"})
_LISTS = frozenset({"ul", "ol", "menu"})
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_DECLARED = re.compile(r"\s*<\?xml[^>]*>")
# Where the head of a page ends, in bytes: its encoding is told before.
_HEAD = 4096
# A longer value, in characters, is no value of a label but text below it.
LONGEST_VALUE = 80
# Longer bold paragraphs are emphasis and head nothing.
LONGEST_BOLD = 120


def pieces(data: bytes) -> tuple[Piece, ...]:
    """The text of a page, in order; raises Unreadable for what is no page."""
    check_size(data)
    text = _text(data)
    if "\x00" in text or "<" not in text:
        raise Unreadable("is no HTML page", "save the page again, or give its text as .txt")
    with broken("is no HTML page that can be read", "save the page again, or give its text as .txt"):
        return _Reading(_page(_DECLARED.sub("", text, count=1))).pieces()


def _page(text: str) -> BeautifulSoup:
    """The page, without the parser's advice to programmers on standard error."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return BeautifulSoup(text, "lxml")


def _text(data: bytes) -> str:
    """The text in the encoding that the page names, else in one that fits."""
    named = _CHARSET.search(data, 0, _HEAD)
    name = named[1].decode("ascii") if named else ""
    # What names itself in letters of one byte each is written in such.
    if name.lower() in {"", "utf-8", "utf8", "utf-16", "utf-32"} or data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return text_of(data)
    try:
        name = codecs.lookup(name).name
        return data.decode("cp1252" if name == "iso8859-1" else name, errors="replace")
    except (LookupError, ValueError):
        return text_of(data)


class _Reading:
    def __init__(self, page: BeautifulSoup) -> None:
        self._writing = Writing()
        self._line: list[tuple[str, bool]] = []
        self._page = page

    def pieces(self) -> tuple[Piece, ...]:
        """The pieces of the page; its own title stands in front where no heading is of the first depth."""
        named = self._page.title.get_text() if self._page.title else ""
        for element in self._page.find_all([*DROPPED, "title"]):
            element.decompose()
        for element in self._page.find_all("header"):
            # What is above a page is a menu, but for the title that may stand there.
            headings = [heading.extract() for heading in element.find_all("h1")]
            element.replace_with(*headings)
        if not any(heading.get_text().strip() for heading in self._page.find_all("h1")):
            self._heading(named, 1)
        self._children(self._page)
        self._flush()
        return self._writing.pieces()

    def _children(self, element: Tag, bold: bool = False) -> None:
        for child in list(element.children):
            self._visit(child, bold)

    def _visit(self, node: PageElement, bold: bool) -> None:
        if isinstance(node, Tag):
            self._element(node, bold)
        elif type(node) in {NavigableString, CData}:
            self._line.append((re.sub(r"[ \t\r\n\f]+", " ", str(node)), bold))

    def _element(self, element: Tag, bold: bool) -> None:
        if element.name == "br":
            self._line.append(("\n", bold))
        elif element.name in INLINE:
            self._children(element, bold or element.name in _BOLD)
        else:
            self._flush()
            self._block(element, bold)
            self._flush()

    def _block(self, element: Tag, bold: bool) -> None:
        if element.has_attr("hidden"):
            return
        if element.name in _HEADINGS:
            self._heading(element.get_text(" "), _HEADINGS[element.name])
        elif element.name in _LISTS:
            self._writing.gap()
            self._list(element, 0)
        elif element.name == "dl":
            self._definitions(element)
        elif element.name == "table" and (rows := rows_of(element)):
            self._writing.gap()
            self._writing.table(rows, _caption(element))
        elif element.name == "pre":
            self._writing.gap()
            for line in element.get_text().strip("\n").splitlines():
                self._writing.text(line)
        else:
            self._children(element, bold)

    def _heading(self, words: str, depth: int) -> None:
        if words.strip():
            self._writing.gap()
            self._writing.heading(" ".join(words.split()), depth)

    def _list(self, element: Tag, level: int) -> None:
        for child in element.children:
            if not isinstance(child, Tag):
                continue
            if child.name in _LISTS:
                self._list(child, level + 1)
            elif child.find([*_HEADINGS, "table", "dl"]):
                self._children(child)
                self._flush()
            else:
                self._item(child, level)

    def _item(self, item: Tag, level: int) -> None:
        below = [inner for inner in item.find_all([*_LISTS]) if inner.find_parent([*_LISTS]) is item.parent]
        for inner in below:
            inner.extract()
        if words := " ".join(items_of(item)):
            self._writing.item(words, level)
        for inner in below:
            self._list(inner, level + 1)

    def _definitions(self, element: Tag) -> None:
        """Terms with one short value each are labels; others head what is said of them."""
        for term, values in _terms(element):
            short = len(values) == 1 and len(values[0]) <= LONGEST_VALUE
            self._writing.gap()
            if short and term:
                self._writing.text(f"{term.rstrip(': ')}: {values[0]}")
                continue
            self._writing.bold(term)
            for value in values:
                self._writing.item(value, 0)

    def _flush(self) -> None:
        """End the line that was gathered: a paragraph, with a blank line before it."""
        parts, self._line = self._line, []
        words = re.sub(r" *\n *", "\n", "".join(part for part, _ in parts)).strip(" \n")
        if not words:
            return
        self._writing.gap()
        if all(bold for part, bold in parts if part.strip()) and len(words) <= LONGEST_BOLD:
            self._writing.bold(" ".join(words.split()))
            return
        for line in words.split("\n"):
            self._writing.text(re.sub(" {2,}", " ", line))


def _terms(element: Tag) -> Iterator[tuple[str, list[str]]]:
    """Each term of a list of definitions with the lines that are said of it."""
    term, values = "", list[str]()
    for child in element.find_all(["dt", "dd"]):
        if child.find_parent(["dl", "dt", "dd"]) is not element:
            continue
        if child.name == "dd":
            values += items_of(child)
            continue
        if term or values:
            yield term, values
        term, values = " ".join(items_of(child)), []
    if term or values:
        yield term, values


def _caption(table: Tag) -> str | None:
    caption = table.find("caption")
    return " ".join(caption.get_text().split()) or None if caption else None
