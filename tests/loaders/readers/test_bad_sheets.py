"""Workbooks and open sheets that are broken, locked, huge or made to do harm."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.errors import BadDocument
from loaders.documents.load import load
from tests.kit.places import ROOT
from tests.kit.sheets import Rows, cell, changed, ods, ods_of, row, table, with_cells, with_texts, xlsx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
DTD = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'
ROWS: Rows = [["Skill", "Baker", "Head Baker"], ["Excel", 2, 5], ["Dough", 4, None]]
SHEET = "xl/worksheets/sheet1.xml"
SHARED = '<row><c t="s"><v>0</v></c></row>'
LATE = b"<?xml version='1.0'?><!--" + b"x" * 5000 + b"-->" + DTD.partition(b"?>")[2]


def locked(data: bytes) -> bytes:
    """The file with its first part marked as encrypted in the central directory."""
    marked = bytearray(data)
    marked[data.find(b"PK\x01\x02") + 8] |= 1
    return bytes(marked)


def book(part: str, data: bytes | None) -> Callable[[], bytes]:
    return lambda: changed(xlsx(ROWS), {part: data})


def sheet(part: str, data: bytes | None) -> Callable[[], bytes]:
    return lambda: changed(ods(ROWS), {part: data})


BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "an old workbook": ("a.xlsx", lambda: OLE, "is an old or encrypted workbook"),
    "a workbook cut short": ("a.xlsx", lambda: xlsx(ROWS)[:-300], "is no workbook"),
    "half a workbook": ("a.xlsm", lambda: xlsx(ROWS)[:1500], "is no workbook"),
    "text as a workbook": ("a.xlsx", lambda: b"Skill,Baker\nExcel,2\n", "is no workbook"),
    "an open sheet as a workbook": ("a.xlsx", lambda: ods(ROWS), "is no workbook"),
    "a workbook without a sheet": ("a.xlsx", book(SHEET, None), "is no workbook"),
    "a workbook without links": ("a.xlsx", book("xl/_rels/workbook.xml.rels", None), "is no workbook"),
    "a workbook without its list": ("a.xlsx", book("xl/workbook.xml", None), "is no workbook"),
    "a sheet of broken XML": ("a.xlsx", book(SHEET, b"<worksheet><sheetData><row"), "is no workbook"),
    "a sheet without XML": ("a.xlsx", book(SHEET, b""), "is no workbook"),
    "texts that are not there": ("a.xlsx", lambda: with_texts(SHARED, None), "is no workbook"),
    "a number that is none": ("a.xlsx", lambda: with_cells("<row><c><v>x</v></c></row>"), "is no workbook"),
    "entities in a sheet": ("a.xlsx", book(SHEET, DTD), "holds a DTD"),
    "entities late in a sheet": ("a.xlsx", book(SHEET, LATE), "holds a DTD"),
    "entities in texts": (
        "a.xlsx",
        lambda: changed(with_texts(SHARED, ""), {"xl/sharedStrings.xml": DTD}),
        "holds a DTD",
    ),
    "a bomb in a workbook": ("a.xlsx", book("xl/media/a.png", bytes(90_000_000)), "unpacks to far more"),
    "a locked workbook": ("a.xlsx", lambda: locked(xlsx(ROWS)), "is an encrypted workbook"),
    "a large workbook": ("a.xlsx", lambda: b"PK\x03\x04" + bytes(25_000_001), "is larger than 25 MB"),
    "an empty workbook": ("a.xlsx", lambda: xlsx([]), "the file is empty"),
    "a workbook of people": ("a.xlsx", lambda: xlsx([["Employee", "Excel"], ["Ann", 3]]), "table of people"),
    "an old open sheet": ("a.ods", lambda: OLE, "is an old or encrypted open sheet"),
    "an open sheet cut short": ("a.ods", lambda: ods(ROWS)[:-200], "is no open sheet"),
    "a workbook as an open sheet": ("a.ods", lambda: xlsx(ROWS), "is a workbook, and not what its name says"),
    "an open text as a sheet": (
        "a.ods",
        sheet("content.xml", b"<a><b/></a>"),
        "is no open sheet",
    ),
    "broken XML in an open sheet": ("a.ods", sheet("content.xml", b"<a><b>"), "is no open sheet"),
    "entities in an open sheet": ("a.ods", sheet("content.xml", DTD), "holds a DTD"),
    "entities late in an open sheet": ("a.ods", sheet("content.xml", LATE), "holds a DTD"),
    "a bomb in an open sheet": ("a.ods", sheet("Pictures/a.png", bytes(90_000_000)), "unpacks to far more"),
    "an open sheet with a password": (
        "a.ods",
        sheet("META-INF/manifest.xml", b"<manifest:encryption-data/>"),
        "is an encrypted open sheet",
    ),
    "an empty open sheet": ("a.ods", lambda: ods([]), "the file is empty"),
    "too many cells": (
        "a.xlsx",
        lambda: with_cells("".join(f"<row><c><v>{n}</v></c><c><v>2</v></c></row>" for n in range(130_000))),
        "holds more than 250,000 cells",
    ),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_one_clear_line(tmp_path: Path, kind: str) -> None:
    name, made, why = BAD[kind]
    path = tmp_path / name
    path.write_bytes(made())
    with pytest.raises(BadDocument) as refused:
        load([path])
    assert why in str(refused.value)
    assert "\n" not in str(refused.value)
    assert "; " in str(refused.value), "and what to do about it"
    assert "Ann" not in str(refused.value)


def empty_rows(count: int, stated: str = "") -> str:
    return "".join(f'<row r="{n}" {stated}/>' for n in range(4, count))


FILLED = "".join(
    f'<row r="{n}">'
    + "".join(f'<c r="{c}{n}" t="inlineStr"><is><t>{v}</t></is></c>' for c, v in cells)
    + "</row>"
    for n, cells in enumerate(
        (
            (("A", "Skill"), ("B", "Baker"), ("C", "Head Baker")),
            (("A", "Excel"), ("B", "2"), ("C", "5")),
            (("A", "Dough"), ("B", "4")),
        ),
        start=1,
    )
)
OPEN = "".join(row(*map(cell, cells)) for cells in ROWS)
BLANK_ROW = row(cell(None, 'table:number-columns-repeated="16384"'), stated='table:number-rows-repeated="{}"')
FAR = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>end</t></is></c></row>'
WIDE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a million empty rows": ("a.xlsx", lambda: with_cells(FILLED + empty_rows(1_000_000))),
    "16,384 empty columns": (
        "a.xlsx",
        lambda: with_cells(FILLED + '<row r="9">' + '<c s="0"/>' * 16_384 + "</row>"),
    ),
    "a cell at the end": ("a.xlsx", lambda: with_cells(FILLED + FAR)),
    "a title merged over everything": (
        "a.xlsx",
        lambda: with_cells(
            FILLED + FAR + '</sheetData><mergeCells><mergeCell ref="A4:XFD1048576"/></mergeCells><sheetData>'
        ),
    ),
    "a million empty rows of an open sheet": (
        "a.ods",
        lambda: ods_of(table("A", OPEN + BLANK_ROW.format(1_048_573))),
    ),
    "a million empty rows, each by itself": (
        "a.ods",
        lambda: ods_of(table("A", OPEN + "".join(row(stated=f'xml:id="r{n}"') for n in range(200_000)))),
    ),
    "a cell at the end of an open sheet": (
        "a.ods",
        lambda: ods_of(
            table(
                "A",
                OPEN
                + BLANK_ROW.format(1_048_572)
                + row(cell(None, 'table:number-columns-repeated="16383"'), cell("end")),
            )
        ),
    ),
    "a note a million times": (
        "a.ods",
        lambda: ods_of(
            table(
                "A", OPEN + row(stated="") + row(cell("note"), stated='table:number-rows-repeated="1048572"')
            )
        ),
    ),
}


@pytest.mark.parametrize("kind", WIDE)
def test_what_is_empty_costs_nothing(tmp_path: Path, kind: str) -> None:
    name, made = WIDE[kind]
    path = tmp_path / name
    path.write_bytes(made())
    load([path])
    program = (
        "import resource, sys; from pathlib import Path; from loaders.documents.load import load;"
        "load([Path(sys.argv[2])]); before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss;"
        "report = load([Path(sys.argv[1])]);"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before,"
        " *sorted(r.title for r in report.roles), sep='|')"
    )
    small = tmp_path / "small.xlsx"
    small.write_bytes(xlsx(ROWS))
    ran = subprocess.run(
        [sys.executable, "-c", program, path, small], cwd=ROOT, capture_output=True, text=True, check=True
    )
    memory, *titles = ran.stdout.strip().split("|")
    print(kind, memory)
    assert titles == ["Baker", "Head Baker"]
    assert int(memory) < 100_000, "kilobytes"


def test_links_to_other_files_are_never_followed(tmp_path: Path) -> None:
    away = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        b'Id="rId1" TargetMode="External" Target="http://example.invalid/a.xlsx" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath"/></Relationships>'
    )
    path = tmp_path / "a.xlsx"
    path.write_bytes(changed(xlsx(ROWS), {"xl/externalLinks/_rels/externalLink1.xml.rels": away}))
    assert len(load([path]).roles) == 2
    other = tmp_path / "a.ods"
    source = '<table:table-source xmlns:xlink="x" xlink:href="http://example.invalid/b.ods"/>'
    other.write_bytes(
        ods_of(table("A", OPEN) + table("'file:///b'#B", source + OPEN.replace("Baker", "Cook")))
    )
    assert {role.title for role in load([other]).roles} == {"Baker", "Head Baker"}
