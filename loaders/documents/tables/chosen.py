"""The layout of a table whose columns, or some of them, a person has set."""

from collections.abc import Sequence

from graph.errors import BadQuestion
from loaders.documents.tables.cells import asking, column_of, rows_below
from loaders.documents.tables.choices import heading_of
from loaders.documents.tables.guess import (
    Roles,
    asked_columns,
    headings_under,
    is_of_years,
    roles_of,
)
from loaders.documents.tables.guess_needs import skill_column
from loaders.documents.tables.kinds import (
    ColumnKind,
    Kinds,
    LevelsAsColumns,
    LevelsAsRows,
    LevelsOfRoles,
    NeedsByCell,
    NeedsByRow,
    OfOneRole,
    RolesAsColumns,
    RolesAsRows,
    Shape,
    SkillsAsColumns,
)
from loaders.documents.tables.levels import need_in
from loaders.documents.titles.title import bare_title
from loaders.readers.pieces import Cell, TableBlock
from loaders.vocabulary.rosters import roster_words
from loaders.vocabulary.vocabulary import Vocabulary


def chosen_shape(table: TableBlock, header: int, said: Kinds, family: str, vocabulary: Vocabulary) -> Shape:
    """The layout that these columns make; what nobody set is taken from the headings that are known."""
    return _Chosen(table, header, said, family, vocabulary).shape()


class _Chosen:
    def __init__(
        self, table: TableBlock, header: int, said: Kinds, family: str, vocabulary: Vocabulary
    ) -> None:
        self.table, self.header, self.said, self.family = table, header, said, family
        self.vocabulary, self.words = vocabulary, vocabulary.wording.tables
        self.row = table.rows[header]
        self.names: dict[ColumnKind, Sequence[str]] = {
            ColumnKind.ROLE: self.words.titles,
            ColumnKind.SKILL: self.words.skills,
            ColumnKind.LEVEL: (*self.words.rungs, *roster_words().headings.level),
            ColumnKind.NEED: self.words.needs,
        }

    def shape(self) -> Shape:
        """The layout."""
        if self._all(ColumnKind.ROLES):
            return self._roles_as_columns()
        if skills := self._all(ColumnKind.SKILLS):
            role = self._needed(ColumnKind.ROLE)
            places = {n: self.row[n].items[0] for n in skills if self.row[n].items}
            return SkillsAsColumns(header=self.header, chosen=True, title=role, skills=places)
        if levels := self._all(ColumnKind.LEVELS):
            labels = {n: heading_of(self.row, n) for n in levels}
            if (titled := self._first(ColumnKind.ROLE)) is not None:
                return LevelsOfRoles(header=self.header, chosen=True, title=titled, levels=labels)
            skill = self._needed(ColumnKind.SKILL)
            return LevelsAsColumns(header=self.header, chosen=True, skill=skill, levels=labels)
        if told := self._all(ColumnKind.DEFINITION):
            level, named = self._needed(ColumnKind.LEVEL), self._one(ColumnKind.SKILL)
            return LevelsAsRows(header=self.header, chosen=True, level=level, told=told, skill=named)
        return self._by_rows()

    def _roles_as_columns(self) -> Shape:
        roles: Roles = {}
        for n in self._all(ColumnKind.ROLES):
            row = [self.row[n]]
            named = roles_of(row, "", self.vocabulary) or roles_of(row, self.family, self.vocabulary)
            if self.row[n].items:
                plain = bare_title(self.row[n].text, self.vocabulary)
                roles[n] = named.get(0) or ((plain, self.row[n].items[0]),)
        if not roles:
            raise BadQuestion("the columns that are said to be roles have no headings to name these")
        skill = self._first(ColumnKind.SKILL)
        if skill is None and min(roles) > 0:
            skill = skill_column(self.table, self.header, roles, self.vocabulary)
        if skill is not None and self._states_needs(roles):
            return NeedsByCell(header=self.header, chosen=True, skill=skill, roles=roles)
        under = headings_under(self.table, self.header, roles, self.vocabulary)
        return RolesAsColumns(header=self.header, chosen=True, roles=roles, under=under)

    def _by_rows(self) -> Shape:
        title, skill = self._one(ColumnKind.ROLE), self._one(ColumnKind.SKILL)
        level, need = self._one(ColumnKind.LEVEL), self._one(ColumnKind.NEED)
        asks = {n: heading_of(self.row, n) for n in self._all(ColumnKind.ASKS)}
        years = self._first(ColumnKind.YEARS)
        if title is None:
            return OfOneRole(
                header=self.header, chosen=True, asked=asks, skill=skill, level=level, needs=_some(need)
            )
        if skill is not None and years is None and not asks:
            return NeedsByRow(
                header=self.header, chosen=True, title=title, skill=skill, level=level, need=need
            )
        taken = {title, *self.said}
        if years is None:
            free = (n for n in range(len(self.row)) if n not in taken)
            years = next((n for n in free if is_of_years(self.row[n], self.vocabulary)), None)
        guessed = asked_columns(self.table, self.header, self.vocabulary)
        asks = asks or {n: name for n, name in guessed if n not in {*taken, years}}
        return RolesAsRows(header=self.header, chosen=True, title=title, years=years, asked=asks)

    def _all(self, kind: ColumnKind) -> tuple[int, ...]:
        return tuple(sorted(n for n, other in self.said.items() if other == kind))

    def _first(self, kind: ColumnKind) -> int | None:
        return next(iter(self._all(kind)), None)

    def _one(self, kind: ColumnKind) -> int | None:
        """The column that was set to be this; else the one whose heading says so and that nobody set."""
        chosen = self._first(kind)
        return column_of(self.row, self.names[kind], [*self.said]) if chosen is None else chosen

    def _needed(self, kind: ColumnKind) -> int:
        if (at := self._one(kind)) is None:
            told = ", ".join(f"{heading_of(self.row, n)}={said}" for n, said in sorted(self.said.items()))
            raise BadQuestion(
                f"{told}: say too which column is the {kind}, as in {_example(self.row, self.said, kind)}"
            )
        return at

    def _states_needs(self, roles: Roles) -> bool:
        body = rows_below(self.table, self.header)
        said = [item.folded.text for row in body for n in roles for item in asking(row[n], self.vocabulary)]
        return 2 * sum(need_in(text, self.vocabulary) is not None for text in said) >= len(said) > 0


def _example(row: Sequence[Cell], said: Kinds, kind: ColumnKind) -> str:
    free = next((n for n, cell in enumerate(row) if n not in said and cell.items), None)
    return f'"HEADING={kind}"' if free is None else f'"{heading_of(row, free)}={kind}"'


def _some(column: int | None) -> tuple[int, ...]:
    return () if column is None else (column,)
