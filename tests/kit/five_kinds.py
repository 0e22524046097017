"""One ladder of a person's own, as five programs save it: Word, Markdown, a web page, a workbook, a PDF."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from io import BytesIO
from pathlib import Path

from docx import Document

from tests.kit.pdf_pages import BULLET, Typing
from tests.kit.sheets import xlsx

# The statements of each role under each heading.
Roles = Mapping[str, Mapping[str, Sequence[str]]]
TITLE = "Harbour Office Roles"
TECHNICAL, DUTIES = "Technical Skills", "Responsibilities"
HARBOUR: Roles = {
    "Dock Clerk": {
        TECHNICAL: ("Basic knowledge of Excel", "Advanced knowledge of QuickBooks"),
        DUTIES: (
            "Meets every ship at the pier",
            "Counts the crates on arrival",
            "Keeps the list of ships in CST",
        ),
    },
    "Senior Dock Clerk": {
        TECHNICAL: ("Advanced knowledge of Excel", "Working knowledge of SAP"),
        DUTIES: ("Does what the clerks on the pier do", "Trains new clerks"),
    },
    "Night Desk": {
        DUTIES: ("Answers the radio at night", "Logs calls in CST"),
    },
    "Berth Planner": {
        TECHNICAL: ("Expert knowledge of Excel",),
        DUTIES: ("Plans the berths for a week",),
    },
}


def _word(roles: Roles) -> bytes:
    document = Document()
    document.add_heading(TITLE, 1)
    for title, sections in roles.items():
        document.add_heading(title, 2)
        for heading, lines in sections.items():
            document.add_heading(heading, 3)
            for line in lines:
                document.add_paragraph(line, style="List Bullet")
    data = BytesIO()
    document.save(data)
    return data.getvalue()


def _markdown(roles: Roles) -> bytes:
    lines = [f"# {TITLE}", ""]
    for title, sections in roles.items():
        lines += [f"## {title}", ""]
        for heading, said in sections.items():
            lines += [f"### {heading}", "", *(f"- {line}" for line in said), ""]
    return "\n".join(lines).encode()


def _web(roles: Roles) -> bytes:
    parts = [f"<h1>{escape(TITLE)}</h1>"]
    for title, sections in roles.items():
        parts.append(f"<h2>{escape(title)}</h2>")
        for heading, said in sections.items():
            items = "".join(f"<li>{escape(line)}</li>" for line in said)
            parts.append(f"<h3>{escape(heading)}</h3><ul>{items}</ul>")
    return f"<!doctype html><html><body>{''.join(parts)}</body></html>".encode()


def _book(roles: Roles) -> bytes:
    rows: list[list[str | None]] = [["Role", TECHNICAL, DUTIES]]
    rows += [
        [title, *("\n".join(sections.get(heading, ())) or None for heading in (TECHNICAL, DUTIES))]
        for title, sections in roles.items()
    ]
    return xlsx({TITLE: rows})


def _printed(roles: Roles) -> bytes:
    typing = Typing()
    typing.line(TITLE, size=20, name="Helvetica-Bold")
    for title, sections in roles.items():
        typing.gap()
        typing.line(title, size=15, name="Helvetica-Bold")
        for heading, said in sections.items():
            typing.line(heading, size=12, name="Helvetica-Bold")
            for line in said:
                typing.line(line, 64, mark=BULLET)
    return typing.saved()


WRITERS: Mapping[str, Callable[[Roles], bytes]] = {
    "docx": _word,
    "md": _markdown,
    "html": _web,
    "xlsx": _book,
    "pdf": _printed,
}


def write(folder: Path, kind: str, roles: Roles = HARBOUR) -> str:
    """Write the ladder as a file of this kind into a folder, and say what the file is called."""
    name = f"harbour.{kind}"
    (folder / name).write_bytes(WRITERS[kind](roles))
    return name
