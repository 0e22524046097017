"""A file that is of another kind than its name says is told as what it is, before a reader takes it apart."""

from contextlib import suppress
from io import BytesIO
from zipfile import ZipFile

from loaders.readers.formats import READERS
from loaders.readers.guards import MOST_PARTS, broken
from loaders.readers.unreadable import Unreadable

# How files begin that are text to look at.
_BEGINNINGS = {
    b"%PDF-": (".pdf", "a PDF file", "name it .pdf"),
    b"{\\rtf": ("", "an RTF file", "open it in a word processor and save it as .docx"),
}
_PACKED = b"PK\x03\x04"
# The part that every packed file of its kind holds.
_PARTS = {
    "word/document.xml": (".docx", "a Word file", "name it .docx"),
    "xl/workbook.xml": (".xlsx", "a workbook", "name it .xlsx"),
}


def check_named(data: bytes, kind: str) -> None:
    """Raises Unreadable for bytes of another kind than that of a name with this ending."""
    really, what, do = _really(data)
    if what and READERS.get(really) != READERS[kind]:
        raise Unreadable(f"is {what}, and not what its name says", do)


def _really(data: bytes) -> tuple[str, str, str]:
    start = data[:64].lstrip()
    for mark, told in _BEGINNINGS.items():
        if start.startswith(mark):
            return told
    if data.startswith(_PACKED) and data.count(b"PK\x01\x02") <= MOST_PARTS:
        # What is broken is told by its reader.
        with suppress(Unreadable), broken("", ""):
            parts = set(ZipFile(BytesIO(data)).namelist())
            return next((told for part, told in _PARTS.items() if part in parts), ("", "", ""))
    return "", "", ""
