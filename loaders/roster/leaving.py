"""Who has left, by a column of states or of dates: not counted, and told."""

import re
from datetime import date

from graph.folding import name_key
from graph.people import About
from loaders.roster.cells import NO, NOTHING, BadCell
from loaders.roster.dates import Order, date_of
from loaders.roster.headings import heading_key
from loaders.roster.rows import TableRow

# Headings under which a yes says that the person is here.
ASKS_HERE = frozenset({"active", "is active", "employed", "active employee", "still employed"})
YES = frozenset({"yes", "y", "true", "x", "1", "✓", "✔"})
NOUGHT = frozenset({*NO, "0"})
LEFT = (
    *("left", "leaver", "terminated", "termination", "inactive", "not active", "former", "resigned"),
    *("retired", "dismissed", "ex", "ended", "no longer", "departed", "deceased", "quit", "offboarded"),
    *("withdrawn", "gone", "laid off", "separated", "exited", "redundant", "released", "expired", "closed"),
    "disabled",
)
HERE = (
    *("active", "employed", "current", "present", "permanent", "on leave", "leave", "leave of absence"),
    *("parental", "maternity", "paternity", "sick", "sabbatical", "probation", "hired", "full time"),
    *("part time", "contractor", "temporary", "fixed term", "intern", "trainee", "new", "notice", "here"),
    *("on notice", "open", "working", "in post", "regular", "paid leave", "unpaid leave", "long term"),
    *("garden leave", "enabled"),
)
OF_STATUS = "the person has left, by the column of states; not counted"
OF_DATE = "the person has left, by the date of leaving; not counted"


def has_left(row: TableRow, today: date, order: Order | None) -> str | None:
    """Why the person of a row has left, "" where the row says who is here, None where it says nothing.

    Raises BadCell for a cell that is not understood.
    """
    said = None
    for field, read in (("status", _by_status), ("left", _by_date)):
        if row.text(field) or row.cell(field) is not None:
            found = read(row, today, order)
            if found:
                return found
            said = "" if found == "" else said
    return said


def _by_status(row: TableRow, today: date, order: Order | None) -> str | None:
    row.readable("status", About.LEFT, "state")
    text = name_key(row.text("status"))
    if text in NOTHING:
        return None
    if text in YES | NOUGHT:
        heading = row.columns.keys.get(row.columns.fields["status"], "")
        if heading_key(heading.strip("? ")) in ASKS_HERE:
            return "" if text in YES else OF_STATUS
    elif _begins(text, LEFT):
        return OF_STATUS
    elif _begins(text, HERE):
        return ""
    so = "is not understood; the person is counted: write active or left"
    raise BadCell(About.LEFT, f"the state {so}", f"the state {row.text('status')!r} {so}")


def _by_date(row: TableRow, today: date, order: Order | None) -> str | None:
    text = name_key(row.text("left"))
    if text in NOTHING | NOUGHT:
        return None
    if text in YES or _begins(text, LEFT):
        return OF_DATE
    row.readable("left", About.LEFT, "day of leaving")
    day = date_of(row.cell("left"), order)
    return OF_DATE if day and day < today else ""


def _begins(text: str, words: tuple[str, ...]) -> bool:
    return any(re.match(rf"{word}(?!\w)", text) for word in words)
