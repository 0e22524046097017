"""Job descriptions of a person's own, as Word and other programs save them, handed over in a browser."""

from io import BytesIO

from docx import Document
from playwright.sync_api import FilePayload

from tests.kit.pdf_pages import BULLET, Typing

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OTHER = "application/octet-stream"


def word(title: str, *asks: str) -> bytes:
    """A job description as Word saves it."""
    document = Document()
    document.add_heading(title, level=1)
    document.add_heading("Requirements", level=2)
    for ask in asks:
        document.add_paragraph(ask, style="List Bullet")
    data = BytesIO()
    document.save(data)
    return data.getvalue()


def printed(title: str, *asks: str) -> bytes:
    """A job description as a PDF file."""
    typing = Typing()
    typing.line(title, size=16, name="Helvetica-Bold")
    typing.gap()
    typing.line("Requirements", size=12, name="Helvetica-Bold")
    for ask in asks:
        typing.line(ask, 64, mark=BULLET)
    return typing.saved()


def payload(name: str, data: bytes, kind: str = OTHER) -> FilePayload:
    """A file as a browser takes it."""
    return {"name": name, "mimeType": kind, "buffer": data}
