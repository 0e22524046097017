"""A roster from a table: people, their roles and what they hold; a bad cell costs that cell."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from graph.errors import BadRoster
from graph.people import About, Rejection, Remark, Roster, bare_place
from graph.stores.store import View
from loaders.roster.choices import NO_CHOICES, Choices, Where
from loaders.roster.columns import RosterColumns, unheaded
from loaders.roster.heading_row import columns_of
from loaders.roster.known_names import KnownNames
from loaders.roster.leaving import expired
from loaders.roster.person import PersonDraft
from loaders.roster.report import RosterReport, TableRead
from loaders.roster.rows import TableRow, groups_of, rows_of, why_no_person
from loaders.roster.sheet_reading import Ledger, SheetReading, in_order
from loaders.roster.sheets import Chosen, chosen_sheets, told_of
from loaders.roster.table_file import open_book
from loaders.roster.tables import Table
from loaders.roster.who import Who, likely_doubles, names_alone, numbers_the_rows, possibly_two, two_names

# The rows whose reasons are told when none was taken.
FIRST = 3


def read_roster(store: View, path: Path, today: date, choices: Choices = NO_CHOICES) -> RosterReport:
    """The roster in a csv or xlsx file, and how it was read; raises BadRoster for a file that holds none."""
    return roster_report(store, path.name, table_bytes(path), today, choices)


def table_bytes(path: Path) -> bytes:
    """What a file holds; raises BadRoster for none that can be read."""
    if path.exists() and not path.is_file():
        raise BadRoster(str(path), "is no file but a folder, a pipe or a device; give a csv or xlsx file")
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadRoster(str(path), f"cannot be read: {error.strerror}; check the path") from error


def roster_of(store: View, name: str, data: bytes, today: date, choices: Choices = NO_CHOICES) -> Roster:
    """The roster alone in the bytes of a file of this name; raises BadRoster when it holds none."""
    return roster_report(store, name, data, today, choices).roster


def roster_report(
    store: View, name: str, data: bytes, today: date, choices: Choices = NO_CHOICES
) -> RosterReport:
    """The roster in the bytes of a file of this name, and how it was read; raises BadRoster without one.

    A row names a person with a role and one skill, or with a level in the column of each skill. Of
    two rows the later date counts; without one, the first row, and the other is told of. What ended
    before today is held no longer.
    """
    names = KnownNames(store)
    book = open_book(name, data)
    chosen = chosen_sheets(
        name,
        book,
        choices.sheets,
        lambda table: columns_of(table, names.skill_or_none, choices),
        lambda table: columns_of(table, names.skill_or_none),
    )
    tables = tuple(TableRead(sheet, columns) for sheet, _, columns in chosen.tables)
    whole = _Whole(store, names, today)
    roster = whole.roster(name, chosen, choices.same)
    return RosterReport(file=name, sheets=chosen.seen, tables=tables, roster=roster, pairs=whole.pairs)


class _Whole:
    """The people of all sheets that are read."""

    def __init__(self, store: View, names: KnownNames, today: date) -> None:
        self._groups = groups_of(store)
        self._names = names
        self._today = today
        self._ledger = Ledger()

    @property
    def pairs(self) -> tuple[tuple[Where, Where], ...]:
        """The rows of people who may be one."""
        return tuple(self._ledger.pairs)

    def roster(self, name: str, chosen: Chosen, same: Sequence[tuple[Where, Where]]) -> Roster:
        """Everything the sheets say; raises BadRoster when that is nothing."""
        self._ledger.remarks += told_of(name, chosen.seen)
        parts = [(table, *self._rows(table, columns)) for _, table, columns in chosen.tables]
        who = Who([row for _, _, rows in parts for row in rows], same)
        for table, columns, rows in parts:
            SheetReading(table, columns, rows, who, self._names, self._today, self._ledger).read()
        wide = all("skill" not in columns.fields for _, columns, _ in parts)
        self._ask(list(who.drafts.values()), wide=wide)
        staying = [draft for draft in who.drafts.values() if not self._gone(draft)]
        self._ledger.rejected.sort(key=in_order)
        if not staying:
            raise self._nobody(name, sum(len(table.rows) - columns.start for table, columns, _ in parts))
        shown = who.shown()
        people = [draft.person(self._today, shown[draft.id]) for draft in staying]
        self._ledger.remarks += expired(people, self._names.labels(), self._today)
        self._ledger.remarks.sort(key=in_order)
        return Roster(tuple(people), tuple(self._ledger.rejected), tuple(self._ledger.remarks))

    def _rows(self, table: Table, columns: RosterColumns) -> tuple[RosterColumns, list[TableRow]]:
        """The rows that may be people, and the columns that are read in them."""
        self._ledger.rejected += [*columns.rejected, *unheaded(table, columns)]
        rows = []
        for row in rows_of(table, columns):
            why = why_no_person(row, self._groups)
            if why:
                self._ledger.rejected.append(Rejection(row.place, why, why, About.ROW))
            else:
                rows.append(row)
        if numbers_the_rows(rows, columns):
            columns = columns.without("id")
            for row in rows:
                row.columns = columns
            why = "the column of ids counts the rows and tells nobody apart; it was not read"
            place = f"{table.name} row {columns.row}"
            self._ledger.rejected.append(Rejection(place, why, why, About.COLUMN))
        return columns, rows

    def _ask(self, drafts: list[PersonDraft], *, wide: bool) -> None:
        """Ask about the people who may be one, and about those who may be two."""
        doubles = likely_doubles(drafts)
        self._ledger.pairs += [rows for _, rows in doubles]
        self._ledger.remarks += [*(remark for remark, _ in doubles), *two_names(drafts)]
        self._ledger.remarks += possibly_two(drafts, self._ledger.two_roles, wide=wide)
        self._ledger.remarks += names_alone(drafts)

    def _gone(self, draft: PersonDraft) -> bool:
        if draft.has_left:
            said = draft.fields["status"]
            why = self._ledger.why_left[draft.id]
            self._ledger.rejected.append(Rejection(said.place, why, why, About.LEFT))
        return draft.has_left

    def _nobody(self, name: str, rows: int) -> BadRoster:
        if not rows:
            return BadRoster(name, "no row names a person; fill in rows below the headings")
        first = [r for r in self._ledger.rejected if r.about != About.COLUMN][:FIRST]
        what = "the one row could not be taken" if rows == 1 else f"none of the {rows} rows could be taken"
        told, bare = (
            "; ".join(f"{bare_place(r.place)}: {words(r)}" for r in first) for words in (_told, _bare)
        )
        return BadRoster(name, f"{what}: {told}", f"{what}: {bare}")


def _told(remark: Remark) -> str:
    return remark.reason


def _bare(remark: Remark) -> str:
    return remark.bare
