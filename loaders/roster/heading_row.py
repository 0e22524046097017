"""Finding the row of headings in a roster, and what each of them says."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from graph.errors import BadQuestion
from graph.folding import name_key
from graph.model import Node
from graph.people import About, Rejection
from loaders.roster.cells import text_of
from loaders.roster.choices import NO_CHOICES, Choices, field_named
from loaders.roster.columns import (
    LEFT_OUT,
    MEANINGS,
    Column,
    RosterColumns,
    field_of,
    heading_key,
    of_a_skill,
    place_of,
)
from loaders.roster.scales import PLAIN, Scale, scale_in
from loaders.roster.tables import RowCells, Table
from loaders.vocabulary.rosters import roster_words

# Titles and remarks may stand above the headings.
MOST_ABOVE = 30
SkillOf = Callable[[str], Node | None]
# A number of a person has a digit and no blank.
_NUMBER = re.compile(r"\S*\d\S*")
_LETTERS = re.compile(r"[A-Za-z]{1,3}")


def columns_of(table: Table, skill_of: SkillOf, choices: Choices = NO_CHOICES) -> RosterColumns | None:
    """The columns by their headings, None when no row of headings names a column of people.

    `skill_of` finds a skill by name. Raises BadQuestion for a column that was chosen and is not there.
    """
    best: RosterColumns | None = None
    for n, (number, row) in enumerate(table.rows[:MOST_ABOVE]):
        named = _chosen(row, choices)
        fields = {field_of(text_of(cell)) for cell in row} | {field_named(word) for word in named.values()}
        if "person" in fields or {"given", "family"} <= fields or (named and "id" in fields):
            columns = _Headings(table, n, number, row, skill_of, named).columns()
            best = columns if best is None or columns.known > best.known else best
    if best is None:
        return None
    _all_there(table, best, choices)
    best = _doubted(table, best, choices)
    return _scaled(best, choices.scale) if choices.scale else best


def _doubted(table: Table, columns: RosterColumns, choices: Choices) -> RosterColumns:
    """The columns; a row that is taken for headings since columns were chosen by letter alone is told."""
    named = {name_key(heading) for heading, _ in choices.columns}
    if named & set(columns.keys.values()) or any(
        field_of(column.heading) or (column.skill and not column.field) for column in columns.seen
    ):
        return columns
    why = "the row is taken for the headings, though it holds no known one: it is no person"
    place = f"{table.name} row {columns.row}"
    told = Rejection(place, why, why, About.COLUMN)
    return replace(columns, rejected=(told, *columns.rejected))


def _scaled(columns: RosterColumns, scale: Scale) -> RosterColumns:
    """The columns, all read on this scale."""
    return replace(columns, scale=scale, seen=tuple(replace(column, scale=scale) for column in columns.seen))


def _chosen(row: RowCells, choices: Choices) -> dict[int, str]:
    """What a person says of the columns of this row of headings, by place."""
    chosen: dict[int, str] = {}
    keys = [name_key(text_of(cell)) for cell in row]
    for heading, meaning in choices.columns:
        key = name_key(heading)
        if key in keys:
            chosen[keys.index(key)] = meaning
        elif (at := _lettered(heading, len(row))) is not None:
            chosen[at] = meaning
    return chosen


def _lettered(word: str, width: int) -> int | None:
    """The place of a column by its letter or number."""
    if _LETTERS.fullmatch(word):
        at = place_of(word.upper())
    elif word.isdecimal() and len(word) < 6:
        at = int(word) - 1
    else:
        return None
    return at if 0 <= at < width else None


def _all_there(table: Table, columns: RosterColumns, choices: Choices) -> None:
    row = table.rows[columns.start - 1][1]
    for heading, _ in choices.columns:
        if not _chosen(row, replace(choices, columns=((heading, "person"),))):
            where = f"row {columns.row} holds the headings that are read"
            bare = f"a column that was chosen is not in the table; {where}"
            raise BadQuestion(f"no column is headed {heading!r}; {where}", bare)


@dataclass
class _Headings:
    """One row of headings, read column by column."""

    table: Table
    place: int
    number: int
    row: RowCells
    skill_of: SkillOf
    named: Mapping[int, str]
    seen: list[Column] = field(default_factory=list)
    rejected: list[Rejection] = field(default_factory=list)

    def columns(self) -> RosterColumns:
        """The columns, with what of them was not understood."""
        # What a person says of a column comes before what another column is guessed to be.
        chosen = {at for at in self.named if at < len(self.row)}
        for at in (*sorted(chosen), *(at for at in range(len(self.row)) if at not in chosen)):
            if self.row[at] is not None or at in chosen:
                self.seen.append(self._column(at))
        seen = sorted(map(self._needed, self.seen), key=lambda column: column.at)
        for column in seen:
            if column.why and column.heading and text_of(self.row[column.at]):
                self._turn_away(column)
        return RosterColumns(
            tuple(seen), self.place + 1, self.number, self._told_above(), tuple(self.rejected)
        )

    def _column(self, at: int) -> Column:
        heading = text_of(self.row[at])
        blank = Column(at, heading)
        if at in self.named:
            return self._as_named(blank, self.named[at])
        for part, scale in self._parts(heading):
            if name := self._field(at, part):
                return self._once(replace(blank, field=name, scale=scale))
            if skill := self.skill_of(part):
                return self._once(replace(blank, skill=skill, scale=scale))
        own = of_a_skill(heading)
        if own and (skill := self.skill_of(own[0])):
            return self._once(replace(blank, field=own[1], skill=skill))
        return replace(blank, why="neither a field nor a known skill")

    def _field(self, at: int, heading: str) -> str | None:
        """The field of a heading, by what stands beside it and below it where that matters."""
        name = field_of(heading)
        others = {field_of(text_of(cell)) for n, cell in enumerate(self.row) if n != at}
        if name == "person" and others & {"person", "given"} and self._holds_numbers(at):
            return "id"
        # Beside a skill an end is the skill's, and nobody has left by it.
        return (
            "until" if name == "left" and heading_key(heading) == "end date" and "skill" in others else name
        )

    def _holds_numbers(self, at: int) -> bool:
        """Whether the column holds numbers of people, as under "Employee" beside "Employee name"."""
        rows = self.table.rows[self.place + 1 : self.place + 1 + MOST_ABOVE]
        texts = [text for _, row in rows if at < len(row) and (text := text_of(row[at]))]
        return bool(texts) and all(_NUMBER.fullmatch(text) for text in texts)

    def _parts(self, heading: str) -> Iterator[tuple[str, Scale]]:
        """Yield the heading without the scale that it states, then as it stands."""
        if stated := scale_in(heading):
            yield stated
        yield heading, PLAIN

    def _as_named(self, blank: Column, word: str) -> Column:
        if word.casefold() in roster_words().ignored:
            return replace(blank, why=LEFT_OUT)
        stated = scale_in(blank.heading)
        scale = stated[1] if stated else PLAIN
        if name := field_named(word):
            return self._once(replace(blank, field=name, scale=scale))
        if skill := self.skill_of(word):
            return self._once(replace(blank, skill=skill, scale=scale))
        fields = ", ".join(MEANINGS)
        how = f"give one of {fields}, ignore, or the name of a skill"
        raise BadQuestion(
            f"{word!r} is nothing that a column can be; {how}", f"a column cannot be that; {how}"
        )

    def _once(self, column: Column) -> Column:
        """The column, unless another is the same already."""
        same = (column.field, column.skill)
        if any((c.field, c.skill) == same for c in self.seen):
            what = column.skill.label if column.skill else column.meaning
            return Column(column.at, column.heading, why=f"{what} has a column already")
        return column

    def _needed(self, column: Column) -> Column:
        """The column, not understood where what belongs to it is missing."""
        fields = {c.field for c in self.seen if not c.skill}
        if column.field == "level" and "skill" not in fields and not column.skill:
            return Column(column.at, column.heading, why="a level, and no column says of which skill")
        return column

    def _told_above(self) -> Scale:
        """The scale that a title or remark above the headings states."""
        for _, row in self.table.rows[: self.place]:
            for text in map(text_of, row):
                stated = scale_in(text) if roster_words().scale.telling.search(text) else None
                if stated:
                    return stated[1]
        return PLAIN

    def _turn_away(self, column: Column) -> None:
        if column.is_left_out:
            return
        place = f"{self.table.name} row {self.number}, column {column.at + 1}"
        if column.why.endswith("already"):
            self.rejected.append(Rejection(place, column.why, column.why, About.COLUMN))
            return
        bare = f"the column is {column.why}"
        told = f"the column {column.heading!r} is {column.why}"
        self.rejected.append(Rejection(place, told, bare, About.COLUMN))
