"""Files that are broken, locked or made to do harm: one clear line each, and nothing half-read."""

import time
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest

from graph.errors import BadDocument
from loaders.documents.load import load

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
DTD = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'


def word(change: Mapping[str, bytes | None] | None = None) -> bytes:
    """A Word document with some parts changed, or left out (None)."""
    buffer, out = BytesIO(), BytesIO()
    document = docx.Document()
    document.add_heading("Clerk", 0)
    document.save(buffer)
    with ZipFile(buffer) as whole, ZipFile(out, "w", ZIP_DEFLATED) as changed:
        parts = {name: whole.read(name) for name in whole.namelist()} | dict(change or {})
        for name, data in parts.items():
            if data is not None:
                changed.writestr(name, data)
    return out.getvalue()


def locked() -> bytes:
    """A packed file whose parts bear the mark of encryption in the central directory."""
    data = bytearray(word())
    at = data.find(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


def empty() -> bytes:
    """A Word document without a word."""
    buffer = BytesIO()
    docx.Document().save(buffer)
    return buffer.getvalue()


BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "old Word": ("a.docx", lambda: OLE, "is an old or encrypted Word file"),
    "cut short": ("a.docx", lambda: word()[:-400], "is no Word file"),
    "half of it": ("a.docx", lambda: word()[:2000], "is no Word file"),
    "no packed file": ("a.docx", lambda: b"PK", "is no Word file"),
    "text": ("a.docx", lambda: b"Clerk\n- Excel\n", "is no Word file"),
    "another packed file": ("a.docx", lambda: word({"[Content_Types].xml": None}), "is no Word file"),
    "no document": ("a.docx", lambda: word({"word/document.xml": None}), "is no Word file"),
    "broken XML": ("a.docx", lambda: word({"word/document.xml": b"<w:document"}), "is no Word file"),
    "empty XML": ("a.docx", lambda: word({"word/document.xml": b""}), "is no Word file"),
    "a bomb": ("a.docx", lambda: word({"word/media/a.png": bytes(90_000_000)}), "unpacks to far more"),
    "entities": ("a.docx", lambda: word({"word/document.xml": DTD}), "holds a DTD"),
    "entities in UTF-16": (
        "a.docx",
        lambda: word({"word/document.xml": DTD.decode().encode("utf-16")}),
        "holds a DTD",
    ),
    "encrypted parts": ("a.docx", locked, "is an encrypted Word file"),
    "too large": ("a.docx", lambda: b"PK\x03\x04" + bytes(25_000_001), "is larger than 25 MB"),
    "nothing in it": ("a.docx", empty, "the file is empty"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_one_clear_line_in_under_a_second(tmp_path: Path, kind: str) -> None:
    name, made, why = BAD[kind]
    path = tmp_path / name
    path.write_bytes(made())
    started = time.process_time()
    with pytest.raises(BadDocument) as refused:
        load([path])
    assert time.process_time() - started < 1
    assert why in str(refused.value)
    assert "\n" not in str(refused.value)
    assert "; " in str(refused.value), "and what to do about it"


def test_in_a_folder_the_bad_file_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "bad.docx").write_bytes(OLE)
    (tmp_path / "good.docx").write_bytes(word())
    (tmp_path / "clerk.txt").write_text("Bookkeeper\n\nTechnical Skills:\n- Excel\n")
    report = load([tmp_path])
    assert "Clerk" in [role.title for role in report.roles]
    (told,) = (finding for finding in report.findings if finding.code == "not-read")
    assert told.document == "bad.docx"
