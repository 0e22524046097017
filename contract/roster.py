"""How a table of people was read as JSON."""

from contract.parts import remarks
from contract.to_json import Json, to_json
from loaders.roster.columns import Column
from loaders.roster.report import RosterReport, TableRead
from loaders.roster.sheets import SheetSeen
from loaders.roster.tables import SheetState


@to_json.register
def roster_check(answer: RosterReport) -> Json:
    """`atlas roster check`; where names are hidden, `file`, `name` and `heading` are null."""
    first, last, undated = answer.dates
    return {
        "file": answer.file or None,
        "clear": answer.is_clear,
        "sheets": [_sheet(seen) for seen in answer.sheets],
        "tables": [_table(table) for table in answer.tables],
        "people": [{"id": p.id, "name": p.name, "role": p.role} for p in answer.roster.people],
        "levels": dict(answer.levels),
        "dates": {"first": first and str(first), "last": last and str(last), "without": undated},
        "doubles": remarks(answer.doubles),
        "no_people": remarks(answer.no_people),
        "left": remarks(answer.left),
        "not_understood": remarks(answer.not_understood),
        "rejected": remarks(answer.turned_away),
        "remarks": remarks(answer.said),
    }


def _sheet(seen: SheetSeen) -> Json:
    sheet = {"number": seen.sheet.number, "name": seen.sheet.name or None, "state": str(seen.sheet.state)}
    # Nobody looks into a sheet that is not shown, unless it is chosen.
    known = seen.has_people if seen.is_read or seen.sheet.state == SheetState.SHOWN else None
    return {**sheet, "has_people": known, "read": seen.is_read}


def _table(table: TableRead) -> Json:
    columns = [_column(column) for column in table.columns.seen]
    return {"sheet": table.sheet.number, "heading_row": table.columns.row, "columns": columns}


def _column(column: Column) -> Json:
    what = {"field": column.field, "skill": column.skill.id if column.skill else None}
    read = {"means": column.meaning, "scale": column.scale.name if column.is_level else None}
    return {"column": column.letter, "heading": column.heading or None, **what, **read}
