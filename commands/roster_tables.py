"""How a table of people was read, as tables for people."""

from collections.abc import Iterator, Sequence

from commands.asking import to_table
from commands.printing import say, table
from graph.kinds import number_of
from graph.people import Remark
from loaders.roster.report import RosterReport, TableRead

PEOPLE = "the table of people"


@to_table.register
def roster_check(answer: RosterReport) -> None:
    """The sheet and its columns, how much was read, then what asks to be looked at."""
    count = len(answer.roster.people)
    say(f"{answer.file or PEOPLE}: {number_of(count, 'person', 'people')}.")
    for read in answer.tables:
        where = f"sheet {read.sheet.name or read.sheet.number}, " if len(answer.sheets) > 1 else ""
        table(f"The columns ({where}headings in row {read.columns.row})", _headings(read), _columns(read))
    held = ", ".join(f"{level.lower()} {number}" for level, number in answer.levels.items())
    say(f"Levels: {held or 'none'}.")
    first, last, undated = answer.dates
    say(f"Dates: {first} to {last}, {undated} without one." if first else "Dates: none.")
    _remarks("Also said", answer.said)
    _remarks("Likely doubles", answer.doubles)
    _remarks("Rows that are no people", answer.no_people)
    _remarks("Not counted, or a state that is not understood", answer.left)
    _remarks("Columns that were not understood", answer.not_understood)
    _remarks("Turned away", answer.turned_away)
    if answer.is_clear:
        say("Nothing asks to be looked at: give the table with --roster.")
    else:
        say("Look at the above; what is not turned away is taken with --roster.")


def _headings(read: TableRead) -> Sequence[str]:
    return ("column", "heading", "is", "scale") if _is_named(read) else ("column", "is", "scale")


def _columns(read: TableRead) -> Iterator[Sequence[str]]:
    for column in read.columns.seen:
        heading = (column.heading,) if _is_named(read) else ()
        yield (column.letter, *heading, column.meaning, column.scale.name if column.is_level else "")


def _is_named(read: TableRead) -> bool:
    return any(column.heading for column in read.columns.seen)


def _remarks(title: str, told: Sequence[Remark]) -> None:
    if told:
        table(title, ("where", "what"), ((r.place, r.reason) for r in told))
