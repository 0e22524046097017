"""Word documents: styles say what heads and what is listed; boxes, controls and tracked text are text too."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from loaders.readers.guards import broken, check_packed
from loaders.readers.pieces import Piece
from loaders.readers.word.tables import cells_of, is_frame, rows_of
from loaders.readers.written import Writing

# Built-in styles bear their English names in the file, whatever language Word speaks.
_HEADING = re.compile(r"heading (\d)")
_LIST = re.compile(r"list (?:bullet|number)(?: (\d))?")
# Longer bold paragraphs, in characters, are emphasis and head nothing.
LONGEST_BOLD = 120
_BREAKS = {qn("w:br"), qn("w:cr")}
# What is not read: deleted text, a box (read by itself), and the same box again for older programs.
_PASSED = {
    qn("w:del"),
    qn("w:moveFrom"),
    qn("w:txbxContent"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}


@dataclass(frozen=True)
class _Style:
    """What a style makes of a paragraph: depth of a heading (0: none), level in a list (None: none)."""

    depth: int = 0
    level: int | None = None
    bold: bool = False


def pieces(data: bytes) -> tuple[Piece, ...]:
    """The paragraphs and tables of a .docx file, in order; raises Unreadable for what is none."""
    check_packed(data, "Word file", ".docx")
    with broken("is no Word file, or a part of one is missing", "open it in Word and save it as .docx again"):
        return _Reading(docx.Document(BytesIO(data))).pieces()


class _Reading:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._writing = Writing()

    def pieces(self) -> tuple[Piece, ...]:
        """All paragraphs and tables."""
        self._read(self._document.element.body)
        return self._writing.pieces()

    @cached_property
    def _styles(self) -> dict[str | None, _Style]:
        """What each style makes of a paragraph, by its id; that of None is the default."""
        elements = {element.get(qn("w:styleId")): element for element in self._document.styles.element}
        titled = any(
            _name(elements.get(_value(p, "w:pPr/w:pStyle"))) == "title"
            for p in self._document.element.body.iter(qn("w:p"))
        )
        return {key: _style(element, elements, titled) for key, element in elements.items() if key}

    def _read(self, body: Element) -> None:
        for element in body:
            if element.tag == qn("w:p"):
                self._paragraph(element)
            elif element.tag == qn("w:tbl"):
                self._table(element)
            elif element.tag in {qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins")}:
                self._read(element)

    def _table(self, table: Element) -> None:
        if not is_frame(table, lambda p: self._depth(p) > 0):
            self._writing.table(rows_of(table, words))
            return
        for cell in cells_of(table):
            self._writing.gap()
            self._read(cell)
        self._writing.gap()

    def _depth(self, paragraph: Element) -> int:
        """The depth of a heading, 0 for another paragraph."""
        style = self._styles.get(_value(paragraph, "w:pPr/w:pStyle"), _Style())
        return style.depth or _outline(paragraph)

    def _paragraph(self, paragraph: Element) -> None:
        style = self._styles.get(_value(paragraph, "w:pPr/w:pStyle"), _Style())
        text = words(paragraph)
        depth = self._depth(paragraph)
        level = _level(paragraph, style)
        if depth:
            self._writing.heading(" ".join(text.split("\n")), depth)
        elif level is not None and text:
            self._writing.item(" ".join(text.split("\n")), level)
        elif len(text) <= LONGEST_BOLD and "\n" not in text and _is_bold(paragraph, style):
            self._writing.bold(text)
        else:
            for line in text.split("\n"):
                self._writing.text(line)
        for box in _boxes(paragraph):
            self._read(box)


def words(paragraph: Element) -> str:
    """What a person reads in a paragraph, breaks as ends of lines, without the boxes that hang on it."""
    return "".join(_signs(paragraph))


def _signs(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == qn("w:t"):
            yield (child.text or "").replace("\n", " ")
        elif child.tag == qn("w:tab"):
            yield "\t"
        elif child.tag == qn("w:noBreakHyphen"):
            yield "-"
        elif child.tag in _BREAKS:
            yield "\n"
        elif child.tag not in _PASSED and child.tag not in {qn("w:pPr"), qn("w:rPr")}:
            yield from _signs(child)


def _boxes(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == qn("w:txbxContent"):
            yield child
        elif child.tag not in _PASSED:
            yield from _boxes(child)


def _value(element: Element | None, path: str) -> str | None:
    """The value of the element at a path, None where there is none."""
    for name in path.split("/"):
        element = None if element is None else element.find(qn(name))
    return None if element is None else element.get(qn("w:val"))


def _name(style: Element | None) -> str:
    return (_value(style, "w:name") or "").lower()


def _style(style: Element, styles: dict[str | None, Element], titled: bool) -> _Style:
    """What a style and those it is based on make of a paragraph; below a title headings are one deeper."""
    depth, level, bold = 0, None, False
    seen: set[str | None] = set()
    at: Element | None = style
    while at is not None and (key := at.get(qn("w:styleId"))) not in seen:
        seen.add(key)
        if heads := _HEADING.fullmatch(_name(at)):
            depth = depth or int(heads[1]) + titled
        elif _name(at) == "title":
            depth = depth or 1
        elif listed := _LIST.fullmatch(_name(at)):
            level = int(listed[1] or 1) - 1 if level is None else level
        bold = bold or _is_on(at)
        at = styles.get(_value(at, "w:basedOn"))
    return _Style(depth, level, bold)


def _outline(paragraph: Element) -> int:
    """The depth that a paragraph is given without a style, 0 for none."""
    level = _value(paragraph, "w:pPr/w:outlineLvl")
    return int(level) + 1 if level and level.isdigit() and int(level) < 9 else 0


def _level(paragraph: Element, style: _Style) -> int | None:
    """The level in a list, None outside of one; number 0 takes a paragraph out of the list of its style."""
    number = _value(paragraph, "w:pPr/w:numPr/w:numId")
    if number == "0":
        return None
    level = _value(paragraph, "w:pPr/w:numPr/w:ilvl")
    if number is None and level is None:
        return style.level
    own = int(level) if level and level.isdigit() else 0
    return max(own, style.level or 0)


def _is_on(element: Element) -> bool:
    """Whether the properties of a run or a style make it bold."""
    mark = element.find(f"{qn('w:rPr')}/{qn('w:b')}")
    return mark is not None and mark.get(qn("w:val")) not in {"0", "false", "off"}


def _is_bold(paragraph: Element, style: _Style) -> bool:
    """Whether all words of a paragraph are bold, and there are some."""
    runs = [run for run in paragraph.iter(qn("w:r")) if words(run).strip()]
    return bool(runs) and all(_run_is_bold(run, style) for run in runs)


def _run_is_bold(run: Element, style: _Style) -> bool:
    if run.find(f"{qn('w:rPr')}/{qn('w:b')}") is not None:
        return _is_on(run)
    return style.bold or _value(run, "w:rPr/w:rStyle") == "Strong"
