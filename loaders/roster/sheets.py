"""Which sheet of a workbook counts: the first shown with a column of people, unless one is chosen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graph.errors import BadQuestion, BadRoster
from graph.folding import name_key
from graph.people import About, Remark
from loaders.roster.columns import RosterColumns
from loaders.roster.tables import Book, Sheet, SheetState, Table

ColumnsOf = Callable[[Table], RosterColumns | None]
# A sheet of people says more of them than their names.
TELLING = 2
TEMPLATE = (
    "give the headings person, role, skill, level, as the template has them (atlas roster-template FILE)"
)
READ = "was read"


@dataclass(frozen=True)
class SheetSeen:
    """A sheet and what became of it; `note` is in words of this product."""

    sheet: Sheet
    note: str
    has_people: bool = False

    @property
    def is_read(self) -> bool:
        """Whether the sheet was read."""
        return self.note == READ


@dataclass(frozen=True)
class Chosen:
    """The tables that are read with their columns, and what became of every sheet."""

    tables: tuple[tuple[Sheet, Table, RosterColumns], ...]
    seen: tuple[SheetSeen, ...]


def chosen_sheets(
    name: str, book: Book, wanted: Sequence[str], columns_of: ColumnsOf, guess: ColumnsOf
) -> Chosen:
    """The sheets to read, their columns as chosen; what the others hold is told by a guess.

    Raises BadRoster when none has a column of people, BadQuestion for an unknown sheet.
    """
    if wanted:
        picked = [_named(book, word) for word in dict.fromkeys(wanted)]
        tables = [_read(name, book, sheet, columns_of) for sheet in picked]
    else:
        picked, tables = _first(name, book, columns_of, guess)
    seen = tuple(_seen(book, sheet, picked, guess) for sheet in book.sheets)
    return Chosen(tuple(tables), seen)


def told_of(name: str, seen: Sequence[SheetSeen]) -> list[Remark]:
    """One line on which sheets were read and which were not, where there are several."""
    if len(seen) < 2:
        return []
    told = "; ".join(f"{s.sheet.name!r} {s.note}" for s in seen)
    bare = "; ".join(f"sheet {s.sheet.number} {s.note}" for s in seen)
    more = "; choose with --sheet" if any(s.has_people and not s.is_read for s in seen) else ""
    return [Remark(name, told + more, bare + more, About.SHEET)]


def _first(
    name: str, book: Book, columns_of: ColumnsOf, guess: ColumnsOf
) -> tuple[list[Sheet], list[tuple[Sheet, Table, RosterColumns]]]:
    """The first shown sheet that says most of people: a list of names alone comes after a table of them."""
    only_names = None
    for sheet in book.sheets:
        if sheet.state != SheetState.SHOWN:
            continue
        table = book.table(sheet)
        columns = columns_of(table) if table.rows else None
        if columns and columns.known >= TELLING:
            return [sheet], [(sheet, table, columns)]
        if columns and only_names is None:
            only_names = (sheet, table, columns)
    if only_names:
        return [only_names[0]], [only_names]
    raise _none(name, book, guess)


def _none(name: str, book: Book, guess: ColumnsOf) -> BadRoster:
    hidden = [sheet for sheet in book.sheets if sheet.state == SheetState.HIDDEN]
    with_people = [sheet for sheet in hidden if _has_people(book, sheet, guess)]
    if with_people:
        why = "no sheet that is shown has a column of people, but a hidden one has"
        names = ", ".join(repr(sheet.name) for sheet in with_people)
        numbers = ", ".join(str(sheet.number) for sheet in with_people)
        how = "show it, or choose it with --sheet"
        return BadRoster(name, f"{why}: {names}; {how}", f"{why}: sheet {numbers}; {how}")
    return BadRoster(name, f"no column of people is found; {TEMPLATE}")


def _read(name: str, book: Book, sheet: Sheet, columns_of: ColumnsOf) -> tuple[Sheet, Table, RosterColumns]:
    table = book.table(sheet)
    columns = columns_of(table) if table.rows else None
    if columns is None:
        why = "has no column of people"
        raise BadRoster(
            name, f"the sheet {sheet.name!r} {why}; {TEMPLATE}", f"sheet {sheet.number} {why}; {TEMPLATE}"
        )
    return sheet, table, columns


def _named(book: Book, word: str) -> Sheet:
    """The sheet of this name, else of this number."""
    key = name_key(word)
    tables = [sheet for sheet in book.sheets if sheet.state != SheetState.CHART]
    for sheet in tables:
        if name_key(sheet.name) == key:
            return sheet
    for sheet in tables:
        if str(sheet.number) == key:
            return sheet
    names = ", ".join(repr(sheet.name) for sheet in tables if sheet.name) or "the one table, as 1"
    numbers = ", ".join(str(sheet.number) for sheet in tables)
    raise BadQuestion(
        f"no sheet is called {word!r}; there are {names}",
        f"no sheet is called what was asked for; give one by its number: {numbers}",
    )


def _seen(book: Book, sheet: Sheet, picked: Sequence[Sheet], guess: ColumnsOf) -> SheetSeen:
    if sheet in picked:
        return SheetSeen(sheet, READ, has_people=True)
    if sheet.state != SheetState.SHOWN:
        return SheetSeen(sheet, f"is {sheet.state} and was not read")
    if _has_people(book, sheet, guess):
        return SheetSeen(sheet, "has people too and was not read", has_people=True)
    return SheetSeen(sheet, "has no column of people and was not read")


def _has_people(book: Book, sheet: Sheet, guess: ColumnsOf) -> bool:
    if sheet.state == SheetState.CHART:
        return False
    head = book.head(sheet)
    return bool(head.rows) and guess(head) is not None
