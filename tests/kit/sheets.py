"""Workbooks and open sheets made for tests."""

from collections.abc import Mapping, Sequence
from html import escape
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

Rows = Sequence[Sequence[Any]]
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style")
)
MIME = "application/vnd.oasis.opendocument.spreadsheet"


def xlsx(sheets: Mapping[str, Rows] | Rows) -> bytes:
    """A workbook of these rows, or of one sheet a name."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in (sheets if isinstance(sheets, Mapping) else {"Sheet1": sheets}).items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return saved(book)


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def changed(data: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """A packed file with some parts put in, changed, or left out (None)."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as whole, ZipFile(out, "w", ZIP_DEFLATED) as other:
        for name, part in ({name: whole.read(name) for name in whole.namelist()} | dict(parts)).items():
            if part is not None:
                other.writestr(name, part)
    return out.getvalue()


def with_cells(cells: str) -> bytes:
    """A workbook of one sheet whose rows are written as XML."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<worksheet xmlns="{space}"><sheetData>{cells}</sheetData></worksheet>'
    return changed(xlsx([["x"]]), {"xl/worksheets/sheet1.xml": sheet.encode()})


def with_texts(cells: str, texts: str | None) -> bytes:
    """A workbook as Excel writes it: rows as XML, and texts that cells share as XML, or none (None)."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    link = f'<Relationship Type="{kind}" Target="sharedStrings.xml" Id="rId9"/></Relationships>'
    part = "xl/_rels/workbook.xml.rels"
    data = with_cells(cells)
    links = ZipFile(BytesIO(data)).read(part).decode().replace("</Relationships>", link)
    parts: dict[str, bytes | None] = {part: links.encode()}
    if texts is not None:
        parts["xl/sharedStrings.xml"] = f'<x:sst xmlns:x="{space}">{texts}</x:sst>'.encode()
    return changed(data, parts)


def ods(sheets: Mapping[str, Rows] | Rows) -> bytes:
    """An open sheet of these rows, or of one a name."""
    each = (sheets if isinstance(sheets, Mapping) else {"Sheet1": sheets}).items()
    return ods_of("".join(table(name, "".join(map(_row, rows))) for name, rows in each))


def table(name: str, rows: str, style: str = "shown") -> str:
    """A table of rows written as XML."""
    return f'<table:table table:name="{name}" table:style-name="{style}">{rows}</table:table>'


def ods_of(tables: str, extra: Mapping[str, bytes] | None = None) -> bytes:
    """An open sheet whose tables are written as XML; tables of the style "hidden" are hidden."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES}>'
        '<office:automatic-styles><style:style style:name="hidden" style:family="table">'
        '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", MIME)
        packed.writestr("content.xml", content)
        for name, part in (extra or {}).items():
            packed.writestr(name, part)
    return out.getvalue()


def cell(value: object, stated: str = "") -> str:
    """A cell of an open sheet, each line of a text a paragraph."""
    if value is None:
        return f"<table:table-cell {stated}/>"
    number = isinstance(value, int | float)
    kind = f'office:value-type="float" office:value="{value}"' if number else 'office:value-type="string"'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f"<table:table-cell {kind} {stated}>{lines}</table:table-cell>"


def row(*cells: str, stated: str = "") -> str:
    """A row of an open sheet of cells written as XML."""
    return f"<table:table-row {stated}>{''.join(cells)}</table:table-row>"


def _row(values: Sequence[object]) -> str:
    return row(*map(cell, values))
