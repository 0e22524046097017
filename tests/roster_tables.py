"""Small tables of people, and what comes of reading them."""

from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook

from graph.roster import Person, Roster
from graph.store import GraphStore
from graph.vocabulary import Level
from loaders.roster.read import roster_of
from planned import Asked, asking

OFFICE: Asked = {"clerk": {"sql": 4, "map": 3}, "lead": {"adp": 3}, "=cmd": {"sql": 1}}


def office_store() -> GraphStore:
    """clerk and lead, who need sql, map and adp."""
    return asking(OFFICE)


def read(store: GraphStore, text: str) -> Roster:
    return roster_of(store, "roster.csv", text.encode())


def held(person: Person) -> dict[str, Level | None]:
    return {h.skill.removeprefix("system:"): h.level for h in person.held}


def told(roster: Roster) -> list[tuple[str, str]]:
    return [(r.place.removeprefix("roster.csv "), r.reason) for r in roster.rejected]


def workbook(rows: Sequence[Sequence[object]]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    written = BytesIO()
    book.save(written)
    return written.getvalue()
