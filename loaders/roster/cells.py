"""What the cells of a roster say: levels, dates, numbers."""

import re
from datetime import date

from graph.vocabulary import NOT_STATED, Level
from loaders.roster.table_file import Cell

LEVELS = {level.name.casefold(): level for level in Level}
# Cells that say that something is so, or that nothing is said.
YES = frozenset({"x", "yes", "y", "true", "✓", "✔", "held"})
NOTHING = frozenset({"", "-", "–", "n/a", "na", NOT_STATED})
NONE_HELD = frozenset({*NOTHING, "0", "0.0", "no", "n", "false", "none"})
_NUMBER = re.compile(r"(?:level\s*)?([+-]?\d+(?:[.,]\d+)?)", re.IGNORECASE)
_DAY_FIRST = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")


class BadCell(Exception):
    """A cell that cannot be understood; the text says why."""


def text_of(cell: Cell) -> str:
    """The cell as text with single blanks."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else " ".join(str(cell).split())


def level_of(cell: Cell) -> Level | None:
    """The level as a number 1 to 5 or a word, None when not stated; raises BadCell."""
    text = text_of(cell).casefold()
    if text in NOTHING or text in YES:
        return None
    if text in LEVELS:
        return LEVELS[text]
    if found := _NUMBER.fullmatch(text):
        number = float(found.group(1).replace(",", "."))
        if number in set(Level):
            return Level(int(number))
    raise BadCell(f"level {text_of(cell)!r} is out of scale; give 1 to 5, or {', '.join(LEVELS)}")


def date_of(cell: Cell) -> date | None:
    """The date; raises BadCell for none, and for one that may be read in two ways."""
    if isinstance(cell, date):
        return cell
    text = text_of(cell)
    if text.casefold() in NOTHING:
        return None
    try:
        return date.fromisoformat(text[:10]) if text[4:5] == "-" else _written(text)
    except ValueError as error:
        raise BadCell(f"{text!r} is no date; write it as 2025-12-31") from error


def _written(text: str) -> date:
    found = _DAY_FIRST.fullmatch(text)
    if not found:
        raise ValueError(text)
    one, sign, two, year = int(found[1]), found[2], int(found[3]), int(found[4])
    if sign == "." or one > 12 or one == two:
        return date(year, two, one)
    if two > 12:
        return date(year, one, two)
    raise BadCell(f"the date {text!r} may be read in two ways; write it as 2025-12-31")


def count_of(cell: Cell) -> int | None:
    """A whole number from 0 on, None for an empty cell; raises BadCell."""
    text = text_of(cell)
    if text.casefold() in NOTHING:
        return None
    if not text.isdecimal():
        raise BadCell(f"capacity {text!r} is no whole number from 0 on")
    return int(text)
