"""Files that are broken, locked or made to do harm, each with what is told of it."""

import os
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx

GOOD = "Bookkeeper\n\nTechnical Skills:\n- Knowledge of Excel\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
DTD = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'
PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(40)


@dataclass(frozen=True)
class Bad:
    """A bad file: its name, what makes it at a path, and words of what is told of it."""

    name: str
    make: Callable[[Path], object]
    why: str


def of(name: str, data: Callable[[], bytes] | bytes, why: str) -> Bad:
    """A file of these bytes."""
    return Bad(name, lambda path: path.write_bytes(data if isinstance(data, bytes) else data()), why)


def word(change: Mapping[str, bytes | None] | None = None) -> bytes:
    """A Word document with some parts changed, or left out (None)."""
    buffer = BytesIO()
    document = docx.Document()
    document.add_heading("Clerk", 0)
    document.save(buffer)
    with ZipFile(buffer) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()} | dict(change or {})
    return archive({name: data for name, data in parts.items() if data is not None})


def archive(files: Mapping[str, bytes | str]) -> bytes:
    """A packed file of these parts."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return buffer.getvalue()


def locked(data: bytes) -> bytes:
    """A packed file whose first part bears the mark of encryption in the central directory."""
    changed = bytearray(data)
    changed[changed.find(b"PK\x01\x02") + 8] |= 1
    return bytes(changed)


def empty_word() -> bytes:
    """A Word document without a word."""
    buffer = BytesIO()
    docx.Document().save(buffer)
    return buffer.getvalue()


def overlapping() -> bytes:
    """A small archive whose every entry is the same large part of it."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as packed:
        packed.writestr("a.txt", os.urandom(100_000))
        first = packed.infolist()[0]
        for number in range(50):
            again = ZipInfo(f"b{number}.txt")
            for key in ("compress_type", "compress_size", "file_size", "CRC", "header_offset"):
                setattr(again, key, getattr(first, key))
            packed.filelist.append(again)
            packed.NameToInfo[again.filename] = again
    return buffer.getvalue()


def with_link() -> bytes:
    """An archive with a link in it."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as packed:
        link = ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        packed.writestr(link, "/etc/passwd")
    return buffer.getvalue()


def damaged() -> bytes:
    """An archive with a file that its check sum does not fit."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as packed:
        packed.writestr("a.txt", GOOD)
    return buffer.getvalue().replace(b"Excel", b"Exzel")


def unknown_packing() -> bytes:
    """An archive packed in a way that Python does not know."""
    data = bytearray(archive({"a.txt": GOOD}))
    for mark, at in ((b"PK\x01\x02", 10), (b"PK\x03\x04", 8)):
        data[data.find(mark) + at] = 9
    return bytes(data)


def twice() -> bytes:
    """An archive with two files of one name."""
    data = archive({"a.txt": GOOD, "b.txt": GOOD.replace("Excel", "Xero")})
    return data.replace(b"b.txt", b"a.txt")


def large_part() -> bytes:
    """An archive with a file that is too large by itself, and not much packed."""
    return archive({"a.txt": os.urandom(400_000).hex() + "a" * 29_000_000})


def of_size(size: int) -> Callable[[Path], object]:
    """A file of so many zeros, which take no room."""

    def make(path: Path) -> None:
        with path.open("wb") as file:
            file.truncate(size)

    return make


def xml_of(text: bytes) -> bytes:
    """A Word document of this XML."""
    return word({"word/document.xml": text})


_TEXTS = (
    of("empty.txt", b"", "the file is empty"),
    of("blanks.txt", b" \n\t\n\n", "the file is empty"),
    of("mark.txt", b"\xef\xbb\xbf", "the file is empty"),
    of("mark16.txt", b"\xff\xfe", "the file is empty"),
    of("feeds.txt", b"\x0c\n\x0b\n\x0c", "the file is empty"),
    of("unseen.txt", "\u200b\u2028\u00a0\ufeff\n".encode(), "the file is empty"),
    of("bytes.txt", bytes(range(256)) * 40, "is not text"),
    of("zeros.txt", b"Clerk\n- Excel\x00\n", "is not text"),
    of("zeros only.txt", bytes(5000), "is not text"),
    of("controls.txt", b"\x01\x02\x03Clerk\x04\n" * 9, "is not text"),
    of("program.txt", b"MZ\x90\x00\x03\x00" + bytes(90) + b"\xff" * 90, "is not text"),
    of("picture.md", PICTURE, "is not text"),
    of("packed.md", lambda: archive({"a": GOOD}), "is not text"),
    of(
        "japanese.txt",
        "調理師\n・経験２年以上\n・包丁の手入れ\n".encode("shift-jis"),
        "in a coding that is not known",
    ),
    of("russian.txt", "Пекарь\n- опыт работы\n".encode("cp1251"), "in a coding that is not known"),
    of("chinese.md", "面包师\n- 两年经验\n".encode("gbk"), "in a coding that is not known"),
    of("wide.txt", GOOD.encode("utf-32-le"), "is not text"),
    of("portable.txt", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n", "is a PDF file"),
    of("rich.txt", b"{\\rtf1\\ansi Clerk\\par}", "is an RTF file"),
    Bad("large.txt", of_size(25_000_001), "is larger than 25 MB: it has 25.0 MB"),
    Bad("huge.md", of_size(9_000_000_000), "is larger than 25 MB: it has 9,000.0 MB"),
)
_TABLES = (
    of("open.csv", b'Role,Skill\nClerk,"Excel\nBaker,Ovens\n', "a cell without end"),
    of("zeros.csv", b"Role,Skill\nClerk,\x00\n", "is not text"),
    of("people.csv", b"Name,Email,Excel\nA,a@b.c,3\n", "is a table of people"),
    of("commas.csv", b",,,\n,,,\n", "the file is empty"),
    of("sheet.csv", lambda: archive({"xl/workbook.xml": "<a/>"}), "is a workbook"),
    of("cyrillic.csv", "Роль;Навык\nПекарь;тесто\n".encode("cp1251"), "in a coding that is not known"),
    Bad("large.tsv", of_size(30_000_000), "is larger than 25 MB"),
)
_PAGES = (
    of("no page.html", b"Clerk", "is no HTML page"),
    of("picture.htm", b"\x89PNG\x00<", "is no HTML page"),
    of("script.html", b"<html><body><script>1</script></body></html>", "the file is empty"),
    of("frames.html", b"<html><frameset><frame src='a.html'></frameset></html>", "the file is empty"),
    of("cut.html", b"<html><head><title", "the file is empty"),
    of("large.html", lambda: b"<p>" * 8_400_000, "is larger than 25 MB"),
)
_WORD = (
    of("old.docx", OLE, "is an old or encrypted Word file"),
    of("old.doc", OLE, "is not read: .doc files are not; save it as .docx"),
    of("cut.docx", lambda: word()[:-400], "is no Word file"),
    of("half.docx", lambda: word()[:2000], "is no Word file"),
    of("head.docx", b"PK", "is no Word file"),
    of("text.docx", GOOD.encode(), "is no Word file"),
    of("rich.docx", b"{\\rtf1 Clerk}", "is an RTF file"),
    of("archive.docx", lambda: archive({"a.txt": GOOD}), "is no Word file"),
    of("typeless.docx", lambda: word({"[Content_Types].xml": None}), "is no Word file"),
    of("bodiless.docx", lambda: word({"word/document.xml": None}), "is no Word file"),
    of("unclosed.docx", lambda: xml_of(b"<w:document"), "is no Word file"),
    of("no xml.docx", lambda: xml_of(b""), "is no Word file"),
    of("bomb.docx", lambda: word({"word/media/a.png": bytes(90_000_000)}), "unpacks to far more"),
    of("entities.docx", lambda: xml_of(DTD), "holds a DTD"),
    of("entities16.docx", lambda: xml_of(DTD.decode().encode("utf-16")), "holds a DTD"),
    of("locked.docx", lambda: locked(word()), "is an encrypted Word file"),
    of("empty.docx", empty_word, "the file is empty"),
    Bad("large.docx", of_size(25_000_001), "is larger than 25 MB"),
)
_ARCHIVES = (
    of("text.zip", GOOD.encode(), "is no archive"),
    of("cut.zip", lambda: archive({"a.txt": GOOD})[:-30], "is no archive"),
    of("none.zip", lambda: archive({}), "the archive holds no document"),
    of(
        "pictures.zip",
        lambda: archive({"a.png": b"x", "b.py": b"y"}),
        "2 of kinds that are not read (.png, .py)",
    ),
    of("bomb.zip", lambda: archive({"a.txt": bytes(190_000_000)}), "unpacks to far more"),
    of("overlapping.zip", overlapping, "unpacks to far more"),
    of("many.zip", lambda: archive({f"{n}": "" for n in range(20_001)}), "holds more than 20,000 files"),
    of("large part.zip", large_part, "a.txt is larger than 25 MB: it has 29.8 MB"),
    of("locked.zip", lambda: locked(archive({"a.txt": GOOD})), "a.txt is encrypted"),
    of(
        "nested.zip",
        lambda: archive({"b.zip": archive({"a.txt": GOOD})}),
        "b.zip is an archive in an archive",
    ),
    of("up.zip", lambda: archive({"../a.txt": GOOD}), "has a name that leads out of the archive"),
    of("root.zip", lambda: archive({"/etc/a.txt": GOOD}), "has a name that leads out of the archive"),
    of("drive.zip", lambda: archive({"C:\\a.txt": GOOD}), "has a name that leads out of the archive"),
    of("back.zip", lambda: archive({"b\\..\\..\\a.txt": GOOD}), "has a name that leads out of the archive"),
    of(
        "odd name.zip",
        lambda: archive({"a\nb.txt": GOOD}),
        "has a name that leads out of the archive, or is none",
    ),
    of("link.zip", with_link, "link.txt is a link"),
    of("damaged.zip", damaged, "a.txt is damaged in the archive"),
    of("unknown.zip", unknown_packing, "packed in a way that is not known"),
    of("hollow.zip", lambda: archive({"a.txt": ""}), "a.txt the file is empty"),
    of("old.zip", lambda: archive({"a.doc": OLE}), "a.doc is not read: .doc files are not"),
    of("mac.zip", lambda: archive({"__MACOSX/._a.txt": GOOD, ".DS_Store": b"x"}), "2 hidden"),
    Bad("large.zip", of_size(150_000_001), "is larger than 150 MB: it has 150.0 MB"),
)
_OTHERS = (
    Bad("pipe.txt", os.mkfifo, "is a pipe or a device"),
    Bad("zero.txt", lambda path: path.symlink_to("/dev/zero"), "is a pipe or a device"),
    Bad("gone.txt", lambda path: path.symlink_to("nowhere.txt"), "there is no such file"),
    Bad("round.txt", lambda path: path.symlink_to(path.name), "there is no such file"),
    Bad("folder.md", Path.mkdir, "the folder holds no document"),
    of("picture.png", PICTURE, "is not read: .png files are not"),
    of("no ending", GOOD.encode(), "is not read: its name does not end in a kind of file"),
    of("two\nlines.txt", b"", "the file is empty"),
)
# Each is told in one line and nothing of it is read.
BAD = (*_TEXTS, *_TABLES, *_PAGES, *_WORD, *_ARCHIVES, *_OTHERS)
