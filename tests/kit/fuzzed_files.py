"""Documents as no program writes them: texts, tables, pages, Word files and archives changed by chance."""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx

from tests.kit.fuzzed_data import ladder_value, written
from tests.kit.pdf_pages import Typing, pdf, shown

TEXT = """---
title: Baker
---
# Baker

Team: Bakery

## Requirements

- 2-3 years of experience in baking
1. Knowledge of Excel and SAP
  * Bachelor's degree, or equivalent
All the duties of the Junior Baker, plus:

| level | Junior Baker | Baker |
|-------|--------------|-------|
| Ovens | watches them | sets them |

Senior Baker
Responsibilities: Leads the shift Orders flour Counts stock
"""
PAGE = """<html lang=en><head><meta charset="utf-8"><title>Baker</title><style>p{}</style></head><body>
<header><h1>Baker</h1></header><nav><a href="/x">Home</a></nav><main><h2>Requirements</h2>
<ul><li>Excel<ul><li>Formulas</li></ul></li><li><b>Years:</b> 2 or more</li></ul>
<dl><dt>Degree</dt><dd>Bachelor</dd></dl><table><caption>Levels</caption>
<tr><th colspan=2>Baker</th><th rowspan=2>Senior Baker</th></tr><tr><td>Dough</td><td>Ovens</td></tr></table>
<p>All duties of the <i>Junior&nbsp;Baker</i><br>and more</p><pre>one
two</pre></main><footer>x</footer></body></html>
"""
TABLE = 'Role,Skill,Level\nBaker,Excel,3\nBaker,"Ovens, large",2\nSenior Baker,Excel,expert\n,,\n'
PIECES: tuple[bytes, ...] = (
    b"\x00", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\x1a", b"\r", b"\x0c", b"\xe2\x80\xa8", b"\xc2\x85",
    b"\n", b"\n\n", b"# ", b"- ", b"  ", b"\t", b"---\n", b"|", b"|-|\n", b"```\n", b"<table>",
    b"</table>",
    b'"', b'""', b",", b";", b"sep=;\n", b"<", b">", b"&#0;", b"&#x110000;", b"&amp", b"<!--", b"]]>",
    b"<?xml",
    b"<p>" * 300, b"<td colspan=9999>", b"<ul>" * 40, b"</p>", b"<h1>", b"<svg>", b"<template>", b"<br/>",
    b"9" * 400, b"*" * 200, b"a" * 3000, b"A b. " * 900, b"\xcc\x81" * 200, b"(" * 200, b"2-", b"years ",
    b"Baker\n", b"Senior Baker II:\n", b"Excel, ", b"not ", b"or ", b"Requirements:\n", b"see Baker\n",
    "\u202eabc\u00ad\u3164".encode(), "ﬁ½①".encode(), "\ud7ff\ue000".encode(), "Bäcker (m/w/d)\n".encode(),
)  # fmt: skip
Change = Callable[[random.Random], bytes]


@cache
def _word() -> bytes:
    document = docx.Document()
    document.add_heading("Baker", 0)
    document.add_heading("Requirements", 1)
    for words in ("Excel", "2 years of baking", "All duties of the Junior Baker"):
        document.add_paragraph(words, style="List Bullet")
    document.add_paragraph().add_run("Degree").bold = True
    table = document.add_table(3, 3)
    for n, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"Baker {n}"
    table.cell(0, 0).merge(table.cell(1, 1))
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a packed file by name."""
    with ZipFile(BytesIO(data)) as whole:
        return {name: whole.read(name) for name in whole.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    """A packed file of these parts."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as whole:
        for name, data in parts.items():
            whole.writestr(name, data)
    return buffer.getvalue()


def changed(data: bytes, chance: random.Random) -> bytes:
    """The bytes with some cut, doubled, moved or put in by chance."""
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        at, other = sorted(chance.randrange(len(data) + 1) for _ in range(2))
        piece = chance.choice(PIECES)
        data = chance.choice(
            (
                data[:at] + piece + data[at:],
                data[:at] + piece + data[at + len(piece) :],
                data[:at] + data[at : at + 40] * chance.choice((2, 3, 50)) + data[at + 40 :],
                data[:at],
                data[:at] + data[at + 1 :],
                data[:at] + data[other:],
                data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :],
                data[other:] + data[:at],
            )
        )
    return data


def _text(chance: random.Random) -> bytes:
    data = changed(TEXT.encode(), chance)
    return _recoded(data, chance)


def _page(chance: random.Random) -> bytes:
    return _recoded(changed(PAGE.encode(), chance), chance)


def _table(chance: random.Random) -> bytes:
    return _recoded(changed(TABLE.encode(), chance), chance)


def _recoded(data: bytes, chance: random.Random) -> bytes:
    coding = chance.choice(("", "", "", "", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"))
    return data.decode("utf-8", "replace").encode(coding, "replace") if coding else data


def _word_file(chance: random.Random) -> bytes:
    if chance.random() < 0.2:
        return changed(_word(), chance)
    parts = parts_of(_word())
    for _ in range(chance.choice((1, 1, 2))):
        name = chance.choice(("word/document.xml", "word/document.xml", "word/document.xml", *parts))
        parts[name] = (
            _tags_moved(parts[name], chance) if chance.random() < 0.6 else changed(parts[name], chance)
        )
    if chance.random() < 0.1:
        del parts[chance.choice(list(parts))]
    return packed(parts)


def _tags_moved(data: bytes, chance: random.Random) -> bytes:
    """XML whose elements were left out, doubled or moved, most of it well-formed still."""
    from lxml import etree  # noqa: PLC0415

    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return data
    every = [element for element in root.iter() if element.getparent() is not None]
    for _ in range(chance.choice((1, 2, 5)) if every else 0):
        element, other = chance.choice(every), chance.choice(every)
        parent = element.getparent()
        if chance.random() < 0.4 and parent is not None:
            parent.remove(element)
        elif (
            other not in set(element.iterdescendants())
            and other is not element
            and element not in set(other.iterdescendants())
        ):
            other.append(element)
        for name in element.attrib:
            if chance.random() < 0.3:
                element.set(name, chance.choice(("", "-1", "99999999999", "x", "0", "restart", "²")))
    return etree.tostring(root)


def _archive(chance: random.Random) -> bytes:
    kinds: Sequence[tuple[str, Change]] = (
        ("a.md", _text), ("b/c.csv", _table), ("b/d.html", _page), ("e.docx", _word_file), ("f.png", _text),
        ("../g.md", _text), ("/h.md", _text), ("i.zip", _word_file), ("__MACOSX/._a.md", _text), ("a.md",
        _page),
    )  # fmt: skip
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as whole:
        for name, made in chance.sample(kinds, chance.randint(0, 5)):
            whole.writestr(chance.choice((name, name, name, name + "\x00.md", "ü" + name)), made(chance))
    data = buffer.getvalue()
    return changed(data, chance) if chance.random() < 0.6 else data


def _data(ending: str) -> Change:
    """Data that is well-formed for the most part, whatever its values."""

    def made(chance: random.Random) -> bytes:
        data = written(ladder_value(chance), chance, ending).encode()
        return _recoded(changed(data, chance), chance) if chance.random() < 0.4 else data

    return made


@cache
def _programs() -> tuple[bytes, ...]:
    """The programs of the pages of a PDF file: headings, items, a table with rules, a foot."""
    typing = Typing(foot="Page {} of 2", right=300)
    for line in TEXT.splitlines():
        mark = "- " if line.startswith("- ") else ""
        typing.line(line.removeprefix(mark), size=14 if line.startswith("#") else 10, mark=mark.strip())
    rules = b"".join(b"60 %d 300 0.5 re f 56 %d 3 3 re f\n" % (y, y - 9) for y in range(500, 560, 20))
    rules += b"".join(b"%d 500 m %d 540 l S\n" % (x, x) for x in (60, 160, 260, 360))
    cells = b"".join(shown(f"Baker {x}", x + 4, y) for x in (60, 160, 260) for y in (506, 526))
    marked = (
        b"/Span<</ActualText(x)>>BDC\n"
        + shown("fi", 60, 480)
        + b"EMC\n/Artifact BMC EMC\nq 2 0 0 2 0 0 cm Q\n"
    )
    spread = b"BT /F2 9 Tf 0.5 Tc 2 Tw 90 Tz 12 TL 1 Ts 60 400 Td [(Ba)-300(ker)] TJ T* (two) ' ET\n"
    return *typing.pages, rules + cells + marked + spread


def _pdf_file(chance: random.Random) -> bytes:
    programs = list(_programs())
    if chance.random() < 0.5:
        at = chance.randrange(len(programs))
        programs[at] = changed(programs[at], chance)
        return pdf(
            programs, chance.choice((b"", b"/Rotate 90", b"/CropBox[0 0 1 1]")), packed=chance.random() < 0.5
        )
    data = pdf(programs, packed=chance.random() < 0.5)
    return changed(_numbers_changed(data, chance) if chance.random() < 0.5 else data, chance)


def _numbers_changed(data: bytes, chance: random.Random) -> bytes:
    """The file with some numbers of objects, lengths or places changed."""
    numbers = list(re.finditer(rb"\d+", data))
    for _ in range(chance.choice((1, 2, 5))):
        number = chance.choice(numbers)
        new = chance.choice((b"0", b"1", b"2", b"-1", b"99999999999", b"3 0 R", b"null", b"[", b"/X", b"1e9"))
        data = data[: number.start()] + new + data[number.end() :]
    return data


KINDS: dict[str, Change] = {
    ".md": _text,
    ".csv": _table,
    ".html": _page,
    ".docx": _word_file,
    ".zip": _archive,
    ".yaml": _data(".yaml"),
    ".json": _data(".json"),
    ".pdf": _pdf_file,
}


def fuzzed_files(kind: str, seed: int, count: int | None = None) -> Iterator[bytes]:
    """So many changed files of an ending, without end if no count is given; the same for the same seed."""
    number = 0
    while count is None or number < count:
        yield KINDS[kind](random.Random(f"{kind} {seed} {number}"))
        number += 1
