"""How a file was read: its sheets, its columns, its people, and what a person should look at first."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from graph.kinds import level_label
from graph.people import About, Held, Names, Rejection, Remark, Roster, for_audience
from loaders.roster.choices import Where
from loaders.roster.columns import Column, RosterColumns
from loaders.roster.scales import PLAIN, Scale
from loaders.roster.sheets import SheetSeen
from loaders.roster.tables import Sheet


@dataclass(frozen=True)
class TableRead:
    """A sheet that was read, with the columns found on it."""

    sheet: Sheet
    columns: RosterColumns

    @property
    def scale(self) -> Scale:
        """The scale of its levels: the first that is not the product's own."""
        scales = [self.columns.scale, *(column.scale for column in self.columns.seen)]
        return next((scale for scale in scales if scale != PLAIN), PLAIN)


@dataclass(frozen=True, kw_only=True)
class RosterReport:
    """A roster and how it was read; with the names hidden `file`, headings and names of sheets are empty.

    `pairs` are the rows of people who may be one.
    """

    file: str
    sheets: tuple[SheetSeen, ...]
    tables: tuple[TableRead, ...]
    roster: Roster
    pairs: tuple[tuple[Where, Where], ...] = ()

    @property
    def doubles(self) -> tuple[Remark, ...]:
        """The people who may be one, and those who may be two."""
        return self._about(About.DOUBLE)

    @property
    def no_people(self) -> tuple[Remark, ...]:
        """The rows that are no people."""
        return self._about(About.ROW)

    @property
    def left(self) -> tuple[Remark, ...]:
        """Who has left, and states that are not understood."""
        return self._about(About.LEFT)

    @property
    def not_understood(self) -> tuple[Remark, ...]:
        """The columns that are not read."""
        return self._about(About.COLUMN)

    @property
    def turned_away(self) -> tuple[Rejection, ...]:
        """All else that was turned away."""
        apart = {About.DOUBLE, About.ROW, About.COLUMN, About.LEFT}
        return tuple(r for r in self.roster.rejected if r.about not in apart)

    @property
    def said(self) -> tuple[Remark, ...]:
        """What else is told."""
        return tuple(r for r in self.roster.remarks if r.about != About.DOUBLE)

    @property
    def is_clear(self) -> bool:
        """Whether nothing asks to be looked at."""
        unread = any(seen.has_people and not seen.is_read for seen in self.sheets)
        return not (self.roster.rejected or self.doubles or unread or self._about(About.PERSON))

    @property
    def levels(self) -> Mapping[str, int]:
        """How many holdings there are at each level, by its word."""
        held = Counter(h.level for h in self._held())
        return {level_label(level): held[level] for level in sorted(held, key=lambda level: level or 0)}

    @property
    def dates(self) -> tuple[date | None, date | None, int]:
        """The first and the last date that was read, and how many holdings have none."""
        held = self._held()
        days = sorted(h.on for h in held if h.on)
        return (days[0], days[-1], len(held) - len(days)) if days else (None, None, len(held))

    def _held(self) -> Sequence[Held]:
        return [held for person in self.roster.people for held in (*person.held, *person.expired)]

    def _about(self, about: About) -> tuple[Remark, ...]:
        return tuple(r for r in (*self.roster.rejected, *self.roster.remarks) if r.about == about)


def report_for(report: RosterReport, names: Names) -> RosterReport:
    """The report as an audience may see it: without names, headings, sheets' names and the file's."""
    if names == Names.GIVEN:
        return report
    tables = tuple(TableRead(_unnamed(t.sheet), _unheaded(t.columns)) for t in report.tables)
    sheets = tuple(replace(seen, sheet=_unnamed(seen.sheet)) for seen in report.sheets)
    roster = for_audience(report.roster, names)
    return RosterReport(file="", sheets=sheets, tables=tables, roster=roster, pairs=report.pairs)


def _unnamed(sheet: Sheet) -> Sheet:
    return replace(sheet, name="")


def _unheaded(columns: RosterColumns) -> RosterColumns:
    return replace(columns, seen=tuple(map(_bare, columns.seen)), rejected=())


def _bare(column: Column) -> Column:
    return replace(column, heading="", scale=column.scale.bare)
