"""What the cells of a roster say: texts, counts and dates, and the cell that says nothing clear."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from graph.folding import folded
from graph.people import About, Rejection
from loaders.roster.tables import TableCell, UnreadCell
from loaders.vocabulary.rosters import roster_words


class BadCell(Exception):
    """A cell that cannot be understood.

    `bare` says why without any text of the table, `told` the same with it, for those who may see it.
    `column` is where it stands in its row, None where the row says enough.
    """

    def __init__(self, about: About, bare: str, told: str = "", column: int | None = None) -> None:
        super().__init__(told or bare)
        self.about = about
        self.bare = bare
        self.column = column

    def at(self, place: str, so: str = "") -> Rejection:
        """What is told of the cell at this place, and what follows from it."""
        return Rejection(place, f"{self}{so}", f"{self.bare}{so}", self.about)

    def within(self, what: str) -> "BadCell":
        """The same, led by what the cell is about; that is no text of the table."""
        return BadCell(self.about, f"{what}: {self.bare}", f"{what}: {self}", self.column)


def text_of(cell: TableCell) -> str:
    """The cell as text with single blanks."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if cell is None or isinstance(cell, UnreadCell):
        return ""
    return " ".join(str(cell).split())


def checked(cell: TableCell, about: About, what: str, column: int | None = None) -> TableCell:
    """The cell; raises BadCell for one that looks filled and says nothing."""
    if isinstance(cell, UnreadCell):
        raise BadCell(about, f"the cell of the {what} {cell}", column=column)
    return cell


def count_of(text: str) -> int | None:
    """A whole number from 0 on, None for an empty cell; raises BadCell."""
    if text.casefold() in roster_words().empty:
        return None
    if not text.isdecimal() or len(text) > 9:
        bare = "the capacity is no whole number from 0 on"
        raise BadCell(About.OTHER, bare, f"capacity {text!r} is no whole number from 0 on")
    return int(text)


class Order(StrEnum):
    """What stands first in a date of numbers; the value is what a person is told."""

    DAY = "the day first"
    MONTH = "the month first"
    YEAR = "the year first"


WRITE = "write it as 2025-12-31"
_NUMBERS = re.compile(r"(\d{1,4})([./-])(\d{1,2})\2(\d{4}|\d{1,2})\.?")
_TIME = re.compile(
    r"(?<=\d)(?:[T,]\s*|\s+)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?"
    r"\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?$",
    re.IGNORECASE,
)
# A time of day as a spreadsheet counts it.
_DAY_PART = re.compile(r"(?<=^\d{5})[.,]\d+$")
_WORDS = re.compile(r"[^\W\d_]+|\d+")
# A spreadsheet counts days from here; the numbers of the years 1954 to 2119 are taken for dates.
_DAY_ZERO = date(1899, 12, 30)
_DAYS = range(20_000, 80_000)
_YEARS = range(1900, 10_000)
# A year of two digits below this is of this century, as POSIX has it.
_PIVOT = 69


def date_of(cell: TableCell, order: Order | None = None) -> date | None:
    """The date, None for an empty cell; raises BadCell for none, and for one that may be read in two ways.

    `order` is how the other dates of the column are written.
    """
    if isinstance(checked(cell, About.DATE, "date"), date):
        return cell  # type: ignore[return-value]
    text = text_of(cell)
    if text.casefold() in roster_words().empty:
        return None
    dates = _read(text)
    if len(set(dates.values())) == 1:
        return next(iter(dates.values()))
    if order in dates:
        return dates[order]
    if dates:
        what = f"may be read in two ways; {WRITE}"
        raise BadCell(About.DATE, f"the date {what}", f"the date {text!r} {what}")
    raise BadCell(About.DATE, f"what stands there is no date; {WRITE}", f"{text!r} is no date; {WRITE}")


def order_of(cells: Iterable[TableCell]) -> Order | None:
    """How the dates of a column are written, by those of one reading; None if they differ."""
    votes = set()
    for cell in cells:
        dates = _read(text_of(cell)) if isinstance(cell, str) else {}
        if len(dates) == 1 and None not in dates:
            votes |= set(dates)
    return votes.pop() if len(votes) == 1 else None


def is_settled(cell: TableCell) -> bool:
    """Whether a cell is a date that only its column tells how to read."""
    return isinstance(cell, str) and len(set(_read(text_of(cell)).values())) > 1


@lru_cache(maxsize=50_000)
def _read(text: str) -> Mapping[Order | None, date]:
    """Each date that the text may mean; the dates of a table are few and stand in many rows."""
    return dict(_readings(text))


def _readings(written: str) -> Iterator[tuple[Order | None, date]]:
    """Yield each date that the text may mean, with the order where that is what tells them apart."""
    text = _DAY_PART.sub("", _TIME.sub("", folded(written)).strip())
    if text.isdecimal():
        yield from ((None, day) for day in _of_digits(text))
    elif numbers := _NUMBERS.fullmatch(text):
        yield from _of_numbers(numbers[1], numbers[2], numbers[3], numbers[4])
    else:
        yield from ((None, day) for day in _of_words(text))


def _of_digits(text: str) -> Iterator[date]:
    """A day number of a spreadsheet, or eight digits of a year, a month and a day."""
    if len(text) == 5 and int(text) in _DAYS:
        yield _DAY_ZERO + timedelta(days=int(text))
    elif len(text) == 8:
        yield from _day(int(text[:4]), int(text[4:6]), int(text[6:]))


def _of_numbers(one: str, sign: str, two: str, three: str) -> Iterator[tuple[Order | None, date]]:
    if len(one) > 2:
        yield from ((None, day) for day in (_day(int(one), int(two), int(three)) if len(one) == 4 else ()))
        return
    if len(three) == 1:
        return
    year = int(three) if len(three) == 4 else _of_century(int(three))
    day_first = [(Order.DAY, day) for day in _day(year, int(two), int(one))]
    yield from day_first
    # Points part a day from a month where people write the day first.
    if sign != "." or not day_first:
        yield from ((Order.MONTH, day) for day in _day(year, int(one), int(two)))
    if sign == "-" and len(three) == len(one) == 2:
        yield from ((Order.YEAR, day) for day in _day(_of_century(int(one)), int(two), int(three)))


def _of_words(text: str) -> Iterator[date]:
    """A date with the name of its month; the year is the number of four digits, else the last."""
    words = [word.casefold() for word in _WORDS.findall(text)]
    month_of = roster_words().month_of
    months = [month_of[word] for word in words if word in month_of]
    numbers = [word for word in words if word.isdecimal()]
    known = len(months) + len(numbers) + sum(map(_says_nothing, words))
    if len(months) != 1 or len(numbers) != 2 or known != len(words):
        return
    first, last = numbers
    if len(first) == 4:
        first, last = last, first
    if len(first) > 2 or len(last) not in {2, 4}:
        return
    yield from _day(int(last) if len(last) == 4 else _of_century(int(last)), months[0], int(first))


def _says_nothing(word: str) -> bool:
    if word in roster_words().beside_dates:
        return True
    return word.startswith(roster_words().weekdays) and (len(word) < 6 or word.endswith("day"))


def _of_century(year: int) -> int:
    return year + (1900 if year >= _PIVOT else 2000)


def _day(year: int, month: int, day: int) -> Iterator[date]:
    if year in _YEARS:
        try:
            yield date(year, month, day)
        except ValueError:
            return
