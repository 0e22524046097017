"""Small tables of people, and what comes of reading them."""

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

import pytest
from openpyxl import Workbook

from graph.kinds import Level
from graph.people import Person, Roster
from graph.stores.sqlite.store import FileStore
from graph.stores.store import View
from loaders.roster.choices import NO_CHOICES, Choices
from loaders.roster.read import roster_of, roster_report
from loaders.roster.report import RosterReport
from tests.kit.atlas import Atlas
from tests.kit.planned import Asked, asking

TODAY = date(2026, 1, 15)
OFFICE: Asked = {"clerk": {"sql": 4, "map": 3}, "lead": {"adp": 3}, "=cmd": {"sql": 1}}


def office_store() -> View:
    """clerk and lead, who need sql, map and adp."""
    return asking(OFFICE)


def read(store: View, text: str, choices: Choices = NO_CHOICES) -> Roster:
    return roster_of(store, "roster.csv", text.encode(), TODAY, choices)


def looked_at(store: View, text: str, choices: Choices = NO_CHOICES) -> RosterReport:
    return roster_report(store, "roster.csv", text.encode(), TODAY, choices)


def held(person: Person) -> dict[str, Level | None]:
    return {h.skill.removeprefix("system:"): h.level for h in person.held}


def told(roster: Roster) -> list[tuple[str, str]]:
    return [(r.place.removeprefix("roster.csv "), r.reason) for r in roster.rejected]


def asked(roster: Roster) -> list[tuple[str, str]]:
    return [(r.place.removeprefix("roster.csv "), r.reason) for r in roster.remarks]


def workbook(rows: Sequence[Sequence[object]]) -> bytes:
    return sheets({"Sheet": rows})


def sheets(
    tables: Mapping[str, Sequence[Sequence[object]]],
    hidden: Mapping[str, str] = MappingProxyType({}),
    merged: Sequence[str] = (),
) -> bytes:
    """A workbook of these sheets; `hidden` holds states of those not shown, `merged` ranges of all."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in tables.items():
        sheet = book.create_sheet(name)
        sheet.sheet_state = hidden.get(name, "visible")
        for row in rows:
            sheet.append(list(row))
        for cells in merged:
            sheet.merge_cells(cells)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def office_atlas(
    office: View, folder: Path, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch
) -> Atlas:
    """The command line on the office, kept in a file of the folder."""
    FileStore(folder / "atlas.json").replace(office.graph())
    return Atlas(capsys, patch, f"file:{folder / 'atlas.json'}")
