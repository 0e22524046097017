"""PDF documents: words where they stand become lines, columns, paragraphs, items and headings."""

import logging
import struct
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO

from pypdf import Configuration, PageObject, PdfReader, apply_configuration
from pypdf.errors import DependencyError, DeprecationError, PyPdfError

from loaders.readers.bounds import LARGEST
from loaders.readers.guards import broken, check_size
from loaders.readers.pdf.document import page_of, written
from loaders.readers.pdf.fonts import UNKNOWN, PageFont
from loaders.readers.pdf.running import PageLines
from loaders.readers.pdf.text import PageWalk
from loaders.readers.pdf.words import Matrix, Word
from loaders.readers.pieces import Piece
from loaders.readers.unreadable import Unreadable

# Pages, and seconds of processor time, that one file may take.
MOST_PAGES = 500
LONGEST = 8.0
# Words of a whole document.
MOST_WORDS = 400_000
# Of the letters so many may be of fonts that do not name them.
MOST_UNKNOWN = 0.3
# What one part of a file may unpack to, in bytes.
LARGEST_PART = 6_000_000
# Where the mark of such a file stands, in bytes.
_HEAD = 1024
# What the library says of a broken file, beside what any library may.
_FAULTS = (
    PyPdfError,
    DependencyError,
    DeprecationError,
    AssertionError,
    OverflowError,
    MemoryError,
    struct.error,
)
_NO_PDF = "is no PDF file, or a part of one is missing", "save or export it as PDF again"


def pieces(data: bytes) -> tuple[Piece, ...]:
    """The paragraphs of a .pdf file, in order; raises Unreadable for one without text, locked or broken."""
    check_size(data)
    if b"%PDF-" not in data[:_HEAD]:
        raise Unreadable(*_NO_PDF)
    with broken(*_NO_PDF), _library():
        return _read(data)


@contextmanager
def _library() -> Iterator[None]:
    """The library keeps silent and within bounds, and its errors are those of broken files."""
    log = logging.getLogger("pypdf")
    level = log.level
    log.setLevel(logging.CRITICAL + 1)
    bounds = Configuration(
        maximum_declared_stream_length=LARGEST,
        array_based_stream_maximum_output_length=LARGEST_PART,
        lzw_maximum_output_length=LARGEST_PART,
        run_length_maximum_output_length=LARGEST_PART,
        zlib_maximum_output_length=LARGEST_PART,
        brotli_maximum_output_length=LARGEST_PART,
        jbig2dec_binary=None,
    )
    try:
        with apply_configuration(bounds):
            yield
    except _FAULTS as error:
        raise ValueError(str(error)) from error
    finally:
        log.setLevel(level)


def _clock() -> Callable[[], None]:
    """What raises Unreadable once a file has taken too long."""
    started = time.process_time()

    def check() -> None:
        if time.process_time() - started > LONGEST:
            raise Unreadable("takes too long to read", "save what it shows as a new file, or as a Word file")

    return check


def _read(data: bytes) -> tuple[Piece, ...]:
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable("is locked with a password", "open it with the password and save it without one")
    count = len(reader.pages)
    if count > MOST_PAGES:
        raise Unreadable(f"has more than {MOST_PAGES} pages ({count})", "split it into files of fewer pages")
    check = _clock()
    fonts: dict[int, PageFont] = {}
    pages, pictures, words, scanned = [], 0, 0, 0
    for page in reader.pages:
        check()
        walk, box = _walked(page, fonts, check)
        pictures += walk.pictures
        words += len(walk.words)
        if words > MOST_WORDS:
            raise Unreadable(f"has more than {MOST_WORDS:,} words", "split it into files of fewer pages")
        pages.append(page_of(_upright(walk.words), walk.drawing.boxes, box))
        scanned += bool(walk.pictures and not walk.words)
    if not any(page.lines or page.grids for page in pages) or scanned > len(pages) / 2:
        raise _without_text(pictures)
    _check_letters(pages)
    return written(pages)


def _check_letters(pages: list[PageLines]) -> None:
    """Raises Unreadable for a file whose fonts do not tell which letters they show."""
    texts = [line.text for page in pages for line in page.lines]
    unknown = sum(text.count(UNKNOWN) for text in texts)
    if unknown > MOST_UNKNOWN * sum(map(len, texts)):
        why = "shows letters and does not tell which they are"
        raise Unreadable(why, "run text recognition (OCR) on it first, or give the original")


def _without_text(pictures: int) -> Unreadable:
    if pictures:
        return Unreadable(
            "holds pictures of text and no text",
            "run text recognition (OCR) on it first, or give the original",
        )
    return Unreadable("shows no text", "give a document with text, or save what it shows as a Word file")


def _walked(
    page: PageObject, fonts: dict[int, PageFont], check: Callable[[], None]
) -> tuple[PageWalk, tuple[float, float, float, float]]:
    """The words of a page as it is shown, and its bottom, top, left and right."""
    walk = PageWalk(fonts, check)
    box = page.cropbox
    left, bottom, right, top = (float(edge) for edge in (box.left, box.bottom, box.right, box.top))
    wide, high = abs(right - left), abs(top - bottom)
    quarter = int(page.rotation or 0) // 90 % 4
    turns: tuple[Matrix, ...] = (
        (1, 0, 0, 1, -left, -bottom),
        (0, -1, 1, 0, -bottom, wide + left),
        (-1, 0, 0, -1, wide + left, high + bottom),
        (0, 1, -1, 0, high + bottom, -left),
    )
    contents = page.get_contents()
    if contents is not None:
        walk.read(contents.get_data(), page.get("/Resources"), turns[quarter])
    wide, high = (high, wide) if quarter % 2 else (wide, high)
    return walk, (0.0, high, 0.0, wide)


def _upright(words: list[Word]) -> list[Word]:
    """The words that run as most of the page does; what lies across it is no text of it."""
    letters = [0, 0, 0, 0]
    for word in words:
        if word.turned >= 0:
            letters[word.turned] += len(word.text)
    return [word for word in words if word.turned == letters.index(max(letters))]
