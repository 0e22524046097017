"""PDF files that are broken, locked or made to do harm: one clear line each, and in time."""

import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from pypdf import PdfWriter

from graph.errors import BadDocument
from loaders.documents.load import load
from loaders.readers.pdf.reader import pieces
from loaders.readers.pieces import Block
from loaders.readers.unreadable import Unreadable
from tests.kit.pdf_pages import file_of, pdf, shown

ROOT = b"<</Type/Catalog/Pages 2 0 R>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>"
GOOD = pdf([shown("Clerk", 56, 700, 14) + shown("Technical Skills:", 56, 670) + shown("- Excel", 56, 650)])
NO_PDF = "is no PDF file"


def locked(password: str, algorithm: str) -> bytes:
    writer = PdfWriter(clone_from=BytesIO(GOOD))
    writer.encrypt(password, "owner", algorithm=algorithm)
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def one_page(
    program: bytes, filters: bytes = b"", resources: bytes = b"", more: tuple[bytes, ...] = ()
) -> bytes:
    page = PAGE.replace(b">>", b"/Contents 4 0 R/Resources<<%s>>>>" % resources)
    stream = b"<</Length %d%s>>stream\n%s\nendstream" % (len(program), filters, program)
    return file_of([ROOT, b"<</Type/Pages/Count 1/Kids[3 0 R]>>", page, stream, *more])


def nameless() -> bytes:
    """A font whose signs stand for nothing."""
    font = b"/Font<</F1<</Type/Font/Subtype/Type0/BaseFont/Own/Encoding/Identity-H/DescendantFonts[]>>>>"
    return one_page(b"BT /F1 9 Tf 9 9 Td <0001000200030004> Tj ET", b"", font)


def picture() -> bytes:
    drawn = (
        b"<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>"
    )
    return one_page(b"/X Do", b"", b"/XObject<</X 5 0 R>>", (drawn + b"stream\n0\nendstream",))


def in_itself(times: int) -> bytes:
    body = b"/X Do " * times
    form = b"<</Type/XObject/Subtype/Form/Resources<</XObject<</X 5 0 R>>>>/Length %d>>stream\n%s\nendstream"
    return one_page(b"/X Do", b"", b"/XObject<</X 5 0 R>>", (form % (len(body), body),))


def tree_of(kids: bytes, *more: bytes) -> bytes:
    return file_of([ROOT, b"<</Type/Pages/Count 1/Kids[%s]>>" % kids, PAGE, *more])


def widening() -> bytes:
    """Each node of the tree of pages holds the next one twice."""
    nodes = [b"<</Type/Pages/Count 1/Kids[%d 0 R %d 0 R]>>" % (n + 1, n + 1) for n in range(4, 60)]
    return tree_of(b"4 0 R 4 0 R", *nodes, PAGE)


def packed(data: bytes, times: int) -> bytes:
    for _ in range(times):
        data = zlib.compress(data, 9)
    return one_page(data, b"/Filter[%s]" % (b"/FlateDecode" * times))


def before_itself() -> bytes:
    """A table of objects that is said to go on where it begins."""
    start = GOOD[GOOD.rfind(b"startxref") + 9 :].split()[0]
    return GOOD.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev " + start)


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "text": (lambda: b"Clerk\n- Excel\n", NO_PDF),
    "a head alone": (lambda: b"%PDF-1.7\n", NO_PDF),
    "noise": (lambda: b"%PDF-1.7\n" + Random(1).randbytes(100_000), NO_PDF),
    "a Word file": (lambda: b"PK\x03\x04" + bytes(600), NO_PDF),
    "locked, RC4": (lambda: locked("secret", "RC4-128"), "is locked with a password"),
    "locked, AES": (lambda: locked("secret", "AES-256"), "is locked with a password"),
    "an unknown lock": (
        lambda: GOOD.replace(b"/Root 1 0 R", b"/Root 1 0 R/Encrypt<</Filter/Own/V 9>>"),
        NO_PDF,
    ),
    "letters without names": (nameless, "shows letters and does not tell which they are"),
    "a picture in its page": (
        lambda: pdf([b"q 500 0 0 700 40 70 cm BI /W 2 /H 2 /CS /G /BPC 8 ID abcd EI Q"]),
        "holds pictures of text and no text",
    ),
    "pictures": (picture, "holds pictures of text and no text"),
    "no word": (lambda: pdf([b"0 0 9 9 re f"]), "shows no text"),
    "no page": (lambda: file_of([ROOT, b"<</Type/Pages/Count 0/Kids[]>>"]), "shows no text"),
    "no tree of pages": (lambda: file_of([b"<</Type/Catalog>>"]), NO_PDF),
    "pages in a circle": (lambda: tree_of(b"2 0 R"), NO_PDF),
    "pages that double": (widening, NO_PDF),
    "too many pages": (lambda: tree_of(b"3 0 R " * 600), "has more than 500 pages (600)"),
    "a bomb": (lambda: packed(b"q Q " * 25_000_000, 1), NO_PDF),
    "a bomb in a bomb": (lambda: packed(bytes(100_000_000), 2), NO_PDF),
    "a filter of old": (lambda: one_page(b"q Q", b"/Filter/Fl"), NO_PDF),
    "an unknown filter": (lambda: one_page(b"q Q", b"/Filter/Own"), NO_PDF),
    "many filters": (lambda: packed(b"q Q", 40), NO_PDF),
    "a drawing in itself": (lambda: in_itself(1), "shows no text"),
    "drawings without end": (lambda: in_itself(90), "shows no text"),
    "more words than a page shows": (lambda: pdf([b"BT " + b"(a b) Tj " * 200_000]), "has a page with more"),
    "lists in lists": (lambda: pdf([b"[" * 300_000]), "shows no text"),
    "lists in objects": (lambda: file_of([ROOT, b"[" * 300_000]), NO_PDF),
    "a large file": (lambda: GOOD + bytes(25_000_000), "is larger than 25 MB"),
}  # fmt: skip


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_one_clear_line(tmp_path: Path, kind: str) -> None:
    made, why = BAD[kind]
    path = tmp_path / "a.pdf"
    path.write_bytes(made())
    with pytest.raises(BadDocument) as refused:
        load([path])
    assert why in str(refused.value)
    assert "\n" not in str(refused.value)
    assert "; " in str(refused.value), "and what to do about it"


@pytest.mark.parametrize("part", range(1, 40))
def test_a_file_that_is_cut_short_is_told_or_read_as_far_as_it_goes(tmp_path: Path, part: int) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(GOOD[: len(GOOD) * part // 40])
    with pytest.raises(BadDocument, match=NO_PDF):
        load([path])


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128", "AES-128", "AES-256"])
def test_a_file_that_anybody_may_open_is_read(algorithm: str) -> None:
    assert next(piece.text for piece in pieces(locked("", algorithm)) if isinstance(piece, Block)) == "Clerk"


def test_a_table_of_objects_that_goes_on_at_itself_is_read_once() -> None:
    assert pieces(before_itself()) == pieces(GOOD)


def test_a_file_of_a_million_things_is_refused() -> None:
    data = file_of([ROOT, b"<</Type/Pages/Count 1/Kids[3 0 R]>>", PAGE, *[b"<<>>"] * 300_000])
    with pytest.raises(Unreadable):
        pieces(data)


def test_programs_and_files_within_a_document_are_left_alone() -> None:
    action = b"/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/AA<</O<</S/URI/URI(http://127.0.0.1:9/)>>>>"
    assert pieces(GOOD.replace(b"/Type/Catalog", b"/Type/Catalog" + action)) == pieces(GOOD)
