"""How a table of people was read, as the JSON value of `atlas roster check`."""

from typing import Any

from contract.coverage import told
from loaders.roster.columns import Column
from loaders.roster.report import Reading, TableRead
from loaders.roster.sheets import SheetSeen
from loaders.roster.tables import State

Json = dict[str, Any]


def reading_shape(found: Reading) -> Json:
    """`atlas roster check`; where names are hidden, `file`, `name` and `heading` are null."""
    first, last, undated = found.dates
    return {
        "file": found.file or None,
        "clear": found.is_clear,
        "sheets": [_sheet(seen) for seen in found.sheets],
        "tables": [_table(table) for table in found.tables],
        "people": [{"id": p.id, "name": p.name, "role": p.role} for p in found.roster.people],
        "levels": dict(found.levels),
        "dates": {"first": first and str(first), "last": last and str(last), "without": undated},
        "doubles": told(found.doubles),
        "no_people": told(found.no_people),
        "left": told(found.left),
        "not_understood": told(found.not_understood),
        "rejected": told(found.turned_away),
        "remarks": told(found.said),
    }


def _sheet(seen: SheetSeen) -> Json:
    sheet = {"number": seen.sheet.number, "name": seen.sheet.name or None, "state": str(seen.sheet.state)}
    # Nobody looks into a sheet that is not shown, unless it is chosen.
    known = seen.has_people if seen.is_read or seen.sheet.state == State.SHOWN else None
    return {**sheet, "has_people": known, "read": seen.is_read}


def _table(table: TableRead) -> Json:
    columns = [_column(column) for column in table.columns.seen]
    return {"sheet": table.sheet.number, "heading_row": table.columns.row, "columns": columns}


def _column(column: Column) -> Json:
    what = {"field": column.field, "skill": column.skill.id if column.skill else None}
    read = {"means": column.meaning, "scale": column.scale.name if column.is_level else None}
    return {"column": column.letter, "heading": column.heading or None, **what, **read}
