"""What the readings of all tables share: their roles, the classes of their lines, what is told of a guess."""

from dataclasses import dataclass

from graph.documents import LaidTable
from graph.kinds import LineClass, number_of
from loaders.documents.reading import LaidOut, Reading, RoleDraft
from loaders.documents.tables.choices import spelt
from loaders.documents.tables.kinds import Shape
from loaders.documents.titles_met import first_titled
from loaders.readers.pieces import Cell, Place, TableBlock
from loaders.vocabulary.vocabulary import lookup_key

# The class of a line of a table by its number, and the one role that it speaks of, if it is one.
Lines = dict[int, tuple[LineClass, RoleDraft | None]]
# So many titles are told by name.
MOST_TOLD = 4


@dataclass(frozen=True)
class Told:
    """What is told of a table: where its roles or levels stand, what it is, their names, what was taken."""

    way: str
    what: str
    names: tuple[str, ...] = ()
    how: str = ""


def draft_of(reading: Reading, title: str, place: Place) -> RoleDraft:
    """The role of this title in the document; it begins here where no other place has named it."""
    key = lookup_key(title)
    if (draft := reading.titled.get(key)) is None:
        if (draft := first_titled(title, reading)) is None:
            draft = RoleDraft(title, place)
            reading.drafts.append(draft)
        reading.titled[key] = draft
    return draft


def note_layout(reading: Reading, block: TableBlock, shape: Shape, told: Told, guessed: bool = True) -> None:
    """Keep how a table was laid out; it is told as a finding unless a person set it or its words do."""
    row = block.rows[shape.header] if shape.header >= 0 else tuple(Cell() for _ in block.rows[0])
    first = min(shape.kinds, default=0)
    at = next((cell.items[0] for cell in (row[first], *row) if cell.items), None)
    number, text = next(line for line in block.lines if line[1].strip())
    place = at or Place(number, 0, len(text), text)
    table = LaidTable(place.line, told.way, spelt(row, shape.kinds), shape.chosen)
    each = list(dict.fromkeys(told.names))
    more = f" and {number_of(len(each) - MOST_TOLD, 'other')}" if len(each) > MOST_TOLD else ""
    named = f" ({', '.join(each[:MOST_TOLD])}{more})" if each else ""
    how = f"; {told.how}" if told.how else ""
    message = f"{told.what}{named}{how}" if guessed and not shape.chosen else None
    reading.laid.append(LaidOut(table, place, message, framework=shape.defines))


def tell_layouts(reading: Reading) -> None:
    """List how tables were read that nobody set: one finding for all that are laid out alike."""
    by_columns: dict[tuple[str, str], list[LaidOut]] = {}
    for laid in reading.laid:
        if laid.message:
            by_columns.setdefault((laid.table.layout, laid.table.columns), []).append(laid)
    for alike in by_columns.values():
        first, more = alike[0], len(alike) - 1
        also = (
            f"; {number_of(more, 'more table')} {'is' if more == 1 else 'are'} laid out like it"
            if more
            else ""
        )
        compared = "the levels" if first.framework else "the roles"
        do = f"compare {compared} with the table; --columns '{first.table.columns}' says how it was read"
        code = "level-definitions" if first.framework else "guessed-table"
        reading.find(code, first.place, f"{first.message}{also}", do)
