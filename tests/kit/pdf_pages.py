"""PDF files as programs write them, small and by hand: text at places, in a few fonts, page by page."""

import zlib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from pypdf.generic import DictionaryObject, NameObject
from pypdf.generic._font import Font

from tests.kit.converted import lines_of_ladder

FONTS = ("Helvetica", "Helvetica-Bold", "Courier", "Symbol")
WIDE, HIGH = 595, 842
BULLET = "•"


@cache
def font(name: str) -> Font:
    """One of the fonts that every reader has."""
    keys = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": f"/{name}", "/Encoding": "/WinAnsiEncoding"}
    return Font.from_font_resource(
        DictionaryObject({NameObject(key): NameObject(value) for key, value in keys.items()})
    )


def width(text: str, size: float = 10, name: str = "Helvetica") -> float:
    """How wide a text is, in points."""
    widths = font(name).character_widths
    return (
        sum(widths.get(chr(code), widths["default"]) for code in text.encode("cp1252", "replace"))
        * size
        / 1000
    )


def wrapped(text: str, room: float, size: float = 10, name: str = "Helvetica") -> list[str]:
    """The lines of a text that has so much room, in points."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and width(longer, size, name) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def shown(text: str, x: float, y: float, size: float = 10, name: str = "Helvetica") -> bytes:
    """The program that shows a text at a place, counted from the lower left of the page."""
    escaped = (
        text.encode("cp1252", "replace").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
    )
    return b"BT /F%d %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET\n" % (FONTS.index(name), size, x, y, escaped)


def pdf(pages: Sequence[bytes], extra: bytes = b"", more: Iterable[bytes] = (), packed: bool = True) -> bytes:
    """A file of pages with these programs; `extra` stands in each page, `more` are further objects."""
    fonts = b" ".join(b"/F%d %d 0 R" % (n, n + 3) for n in range(len(FONTS)))
    first = 3 + len(FONTS)
    kids = b" ".join(b"%d 0 R" % (first + 2 * n) for n in range(len(pages)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), kids)]
    for name in FONTS:
        coded = b"" if name == "Symbol" else b"/Encoding/WinAnsiEncoding"
        objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/%s%s>>" % (name.encode(), coded))
    for n, program in enumerate(pages):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Resources<</Font<<%s>>>>/Contents %d 0 R%s>>"
            % (WIDE, HIGH, fonts, first + 2 * n + 1, extra)
        )
        data = zlib.compress(program) if packed else program
        objects.append(
            b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), b"/Filter/FlateDecode" * packed, data)
        )
    return file_of([*objects, *more])


def file_of(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """The file of these objects, the first of which is the root."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


class Typing:
    """Lines typed page after page; each page gets the head and the foot that are given, `{}` its number."""

    def __init__(self, *, head: str = "", foot: str = "", right: float = 540, lead: float = 13) -> None:
        self.pages: list[bytes] = []
        self._head, self._foot, self._right, self._lead = head, foot, right, lead
        self._y = 0.0
        self._next()

    def _next(self) -> None:
        number = len(self.pages) + 1
        page = shown(self._head.format(number), 56, 800, 8) if self._head else b""
        page += shown(self._foot.format(number), 260, 30, 8) if self._foot else b""
        self.pages.append(page)
        self._y = 760.0

    def line(
        self,
        text: str,
        x: float = 56,
        size: float = 10,
        name: str = "Helvetica",
        mark: str = "",
        hang: float = 12,
    ) -> None:
        """A paragraph, or an item with a mark, wrapped where its room ends."""
        behind = x + hang if mark else x
        for n, line in enumerate(wrapped(text, self._right - behind, size, name)):
            if self._y < 60:
                self._next()
            if mark and not n:
                self.pages[-1] += shown(mark, x, self._y, size)
            self.pages[-1] += shown(line, behind, self._y, size, name)
            self._y -= self._lead * max(size / 10, 1)

    def gap(self, by: float = 10) -> None:
        """Room below a paragraph, in points."""
        self._y -= by

    def saved(self) -> bytes:
        """The whole file."""
        return pdf(self.pages)


def as_pdf(path: Path, *, head: str = "", foot: str = "", right: float = 540) -> bytes:
    """A text as a PDF file: a paragraph for each line, items with bullets, room for blank lines."""
    typing = Typing(head=head, foot=foot, right=right)
    for line, level in lines_of_ladder(path):
        if not line.strip() and level is None:
            typing.gap()
        elif level is None:
            typing.line(line)
            typing.gap(3)
        else:
            typing.line(line, 64 + 18 * level, mark=BULLET)
    return typing.saved()
