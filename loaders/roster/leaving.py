"""Who has left and what has ended: not counted, and told."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from graph.folding import name_key
from graph.people import About, Person, Remark
from loaders.roster.cells import BadCell, Order, date_of
from loaders.roster.columns import heading_key
from loaders.roster.rows import TableRow
from loaders.vocabulary.rosters import roster_words

OF_STATUS = "the person has left, by the column of states; not counted"
OF_DATE = "the person has left, by the date of leaving; not counted"


def has_left(row: TableRow, today: date, order: Order | None) -> str | None:
    """Why the person of a row has left, "" where the row says who is here, None where it says nothing.

    Raises BadCell for a cell that is not understood.
    """
    said = None
    for field, read in (("status", _by_status), ("left", _by_date)):
        if row.text(field) or row.cell(field) is not None:
            why = read(row, today, order)
            if why:
                return why
            said = "" if why == "" else said
    return said


def _by_status(row: TableRow, today: date, order: Order | None) -> str | None:
    row.readable("status", About.LEFT, "state")
    text, words = name_key(row.text("status")), roster_words()
    if text in words.empty:
        return None
    if text in words.yes | words.nought:
        heading = row.columns.keys.get(row.columns.fields["status"], "")
        if heading_key(heading.strip("? ")) in words.asks_here:
            return "" if text in words.yes else OF_STATUS
    elif words.left.match(text):
        return OF_STATUS
    elif words.staying.match(text):
        return ""
    so = "is not understood; the person is counted: write active or left"
    raise BadCell(About.LEFT, f"the state {so}", f"the state {row.text('status')!r} {so}")


def _by_date(row: TableRow, today: date, order: Order | None) -> str | None:
    text, words = name_key(row.text("left")), roster_words()
    if text in words.empty | words.nought:
        return None
    if text in words.yes or words.left.match(text):
        return OF_DATE
    row.readable("left", About.LEFT, "day of leaving")
    day = date_of(row.cell("left"), order)
    return OF_DATE if day and day < today else ""


def expired(people: Iterable[Person], labels: Mapping[str, str], today: date) -> Iterator[Remark]:
    """Yield what of each person's skills has ended."""
    for person in people:
        for held in person.expired:
            label = labels.get(held.skill, held.skill)
            told = f"{label} ended on {held.until} and is held no longer (today is {today})"
            yield Remark(held.place, told, told, About.EXPIRED)
