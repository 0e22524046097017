"""A sheet of paper before it is HTML or a workbook."""

from dataclasses import dataclass

SheetCell = str | int | float | None


@dataclass(frozen=True)
class SheetTable:
    """A table under its title; a cell is text or a number, None stays blank."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[SheetCell, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.headings) for row in self.rows):
            raise ValueError(f"table {self.title!r}: a row has not as many cells as there are headings")


@dataclass(frozen=True)
class Paper:
    """A sheet: a title, facts by name, tables in order, and notes at the foot."""

    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    tables: tuple[SheetTable, ...]
    notes: tuple[str, ...] = ()
