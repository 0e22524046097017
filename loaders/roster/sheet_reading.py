"""Reading the rows of one sheet: each thing that a row says is taken or turned away by itself."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from graph.model import Node
from graph.people import About, Rejection, Remark
from loaders.roster.cells import (
    BadCell,
    Order,
    checked,
    count_of,
    date_of,
    is_settled,
    order_of,
    text_of,
)
from loaders.roster.choices import Where
from loaders.roster.columns import RosterColumns
from loaders.roster.known_names import KnownNames
from loaders.roster.leaving import has_left
from loaders.roster.person import FIELDS, PersonDraft, Said
from loaders.roster.rows import TableRow, numbers_in
from loaders.roster.scales import LEVELS, PLAIN, Scale, in_fractions, level_of, word_level
from loaders.roster.tables import Table, TableCell, UnreadCell
from loaders.roster.who import Who
from loaders.vocabulary.rosters import roster_words

DATES = ("date", "until", "left")
UNDATED = {
    "date": "; the row counts as undated",
    "until": "; the skill counts as one that does not end",
}


@dataclass
class Ledger:
    """What is told of a file: what was turned away, what else; who has two roles, and why people left.

    `pairs` are rows of people who may be one.
    """

    rejected: list[Rejection] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    two_roles: list[tuple[str, str]] = field(default_factory=list)
    why_left: dict[str, str] = field(default_factory=dict)
    pairs: list[tuple[Where, Where]] = field(default_factory=list)


def in_order(remark: Remark) -> tuple[int, ...]:
    """The place of a remark among others: by sheet, row and column."""
    return numbers_in(remark.place)


class SheetReading:
    """One sheet with its rows, read into the people of all."""

    def __init__(
        self,
        table: Table,
        columns: RosterColumns,
        rows: Sequence[TableRow],
        who: Who,
        names: KnownNames,
        today: date,
        ledger: Ledger,
    ) -> None:
        self._table = table
        self._columns = columns
        self._rows = rows
        self._who = who
        self._names = names
        self._today = today
        self._ledger = ledger
        self._orders = {at: order_of(row.at(at) for row in rows) for at in self._date_columns()}
        self._scales: dict[int, Scale] = {}
        self._words: dict[str, str] = {}
        reads = {"role": names.role, "target": names.role, "capacity": count_of}
        self._said = [(name, read) for name, read in reads.items() if name in columns.fields]
        self._named = [name for name in ("skill", "level") if name in columns.fields]
        self._states = bool({"status", "left"} & set(columns.fields))

    def read(self) -> None:
        """Take all that the rows say, and tell how dates and levels were read."""
        self._settle_scales()
        for row in self._rows:
            for take in self._parts(row):
                self._tried(row, take)
        self._tell()

    def _tried(self, row: TableRow, take: Callable[[], None]) -> None:
        try:
            take()
        except BadCell as error:
            self._ledger.rejected.append(error.at(row.of(error.column)))

    def _parts(self, row: TableRow) -> Iterator[Callable[[], None]]:
        """Yield each thing that a row says, to be taken or turned away by itself."""
        yield partial(self._meet, row)
        if row.draft is None:
            return
        if self._states:
            yield partial(self._state, row.draft, row)
        for name, read in self._said:
            if row.text(name) or isinstance(row.cell(name), UnreadCell):
                yield partial(self._say, row.draft, row, name, read)
        if any(row.text(name) or isinstance(row.cell(name), UnreadCell) for name in self._named):
            yield partial(self._hold_named, row.draft, row)
        for skill, column, cell in row.of_skills():
            yield partial(self._hold, row.draft, row, skill, column, cell)

    def _meet(self, row: TableRow) -> None:
        """Find the row's person and dates; without a person the row is turned away."""
        if self._table.strict and any(at >= self._columns.width for at in row.filled):
            why = "the row has more cells than there are headings; a text that holds the sign between cells"
            raise BadCell(About.OTHER, f"{why} needs quotation marks")
        self._doubt_places(row)
        row.draft = self._who.meet(row)
        row.on = self._day(row, "date", self._columns.fields.get("date"))
        row.until = self._day(row, "until", self._columns.fields.get("until"))

    def _doubt_places(self, row: TableRow) -> None:
        """Raise BadCell where the name is a role's and the role is none: the two may have changed places."""
        role = row.text("role")
        if role and not self._names.is_role(role) and self._names.is_role(row.name):
            so = "the two cells may have changed places: no person"
            raise BadCell(About.ROW, f"the name is that of a role, and the role is none; {so}")

    def _day(self, row: TableRow, name: str, at: int | None) -> date | None:
        """The date in a cell; a bad one costs the date only, and is told."""
        if at is None:
            return None
        try:
            return date_of(checked(row.at(at), About.DATE, "date", at), self._orders.get(at))
        except BadCell as error:
            self._ledger.rejected.append(error.at(row.of(error.column), UNDATED[name]))
            return None

    def _state(self, draft: PersonDraft, row: TableRow) -> None:
        order = self._orders.get(self._columns.fields.get("left", -1))
        why = has_left(row, self._today, order)
        if why is not None:
            draft.say("status", Said(0 if why else 1, row.on, row.place))
            if why:
                self._ledger.why_left.setdefault(draft.id, why)

    def _say(
        self, draft: PersonDraft, row: TableRow, name: str, read: Callable[[str], Node | int | None]
    ) -> None:
        row.readable(name, FIELDS[name], name)
        if name == "role" and row.text(name).casefold() in roster_words().empty:
            return
        said = Said(read(row.text(name)), row.on, row.place)
        first = draft.fields.get(name)
        if name == "role" and first and first.value != said.value:
            self._ledger.two_roles.append((draft.id, row.place))
        draft.say(name, said)

    def _hold_named(self, draft: PersonDraft, row: TableRow) -> None:
        row.readable("skill", About.SKILL, "skill")
        if not row.text("skill"):
            raise BadCell(About.SKILL, "states a level and names no skill")
        skill = self._names.skill(row.text("skill"))
        self._hold(draft, row, skill, self._columns.fields.get("level"), row.cell("level"))

    def _hold(self, draft: PersonDraft, row: TableRow, skill: Node, at: int | None, cell: TableCell) -> None:
        scale = self._scales.get(-1 if at is None else at, PLAIN)
        try:
            checked(cell, About.LEVEL, "level", at)
            level = level_of(cell, scale)
        except BadCell as error:
            raise error.within(skill.label) from error
        self._note_word(text_of(cell).casefold(), scale)
        own = self._columns.of_skills
        on, until = (
            self._day(row, name, own[skill.id, name]) if (skill.id, name) in own else known
            for name, known in (("date", row.on), ("until", row.until))
        )
        draft.hold(skill, Said(level, on, row.place, until))

    def _note_word(self, text: str, scale: Scale) -> None:
        """Keep a word of the vocabulary that was read as a level, to be told once."""
        if text and text not in LEVELS and text not in scale.steps and text not in self._words:
            level = word_level(text)
            if level is not None:
                self._words[text] = replace(scale, steps={text: level}, percent=False).words

    def _date_columns(self) -> list[int]:
        fields = self._columns.fields
        return [fields[name] for name in DATES if name in fields] + list(self._columns.of_skills.values())

    def _settle_scales(self) -> None:
        """The scale of each column of levels, of hundredths by how its cells write them."""
        levels = [self._columns.fields["level"]] if "level" in self._columns.fields else []
        for at in (*levels, *self._columns.skills):
            cells = [row.at(at) for row in self._rows]
            self._scales[at] = in_fractions(self._columns.scale_of(at), cells)

    def _tell(self) -> None:
        """Say how levels and dates were read, where that is not plain."""
        place = f"{self._table.name} row {self._columns.row}"
        for name, scale in {s.name: s for s in self._scales.values() if s.name != PLAIN.name}.items():
            bare = f"levels are read as {scale.words}; give another scale if that is wrong (--scale)"
            told = f"the scale is {name}: {bare}"
            bare = told if scale.bare == scale else "levels are read on a scale of the table's own"
            self._ledger.remarks.append(Remark(place, told, bare, About.SCALE))
        if self._words:
            words = ", ".join(self._words.values())
            told = f"words are read as the vocabulary has them: {words}"
            bare = "some words for levels are read as the vocabulary has them"
            self._ledger.remarks.append(Remark(place, told, bare, About.LEVEL))
        self._tell_of_no_levels(place)
        self._tell_of_dates(place)

    def _tell_of_no_levels(self, place: str) -> None:
        """Say that no level is stated where a column that was not understood may hold them."""
        fields = self._columns.fields
        unread = [column.letter for column in self._columns.seen if column.why and not column.is_left_out]
        if "skill" in fields and "level" not in fields and unread:
            which = "column " + " or ".join(unread)
            how = f"if {which} holds them, say so (--columns)"
            why = f"no column of levels is known, so no level is stated; {how}"
            self._ledger.remarks.append(Remark(place, why, why, About.LEVEL))

    def _tell_of_dates(self, place: str) -> None:
        cells = [(at, row.at(at)) for at in self._orders for row in self._rows]
        settled: dict[Order, int] = {}
        for at, cell in cells:
            order = self._orders[at]
            if order and is_settled(cell):
                settled[order] = settled.get(order, 0) + 1
        for order, count in settled.items():
            how = f"read with {order}, as the other dates of the column are written"
            told = f"dates that may be read in two ways ({count}) are {how}"
            self._ledger.remarks.append(Remark(place, told, told, About.DATE))
