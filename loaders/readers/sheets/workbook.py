"""Sheets of a workbook become pieces: each under its name, its tables, and the lines that stand alone."""

import re
from collections.abc import Sequence

from graph.kinds import number_of
from loaders.readers.people import is_of_people
from loaders.readers.pieces import Contents, Missing, Notice
from loaders.readers.sheets.blocks import SheetBlock, blocks_in
from loaders.readers.sheets.grid import Grid
from loaders.readers.unreadable import Unreadable, empty_file
from loaders.readers.written import Writing, Written
from loaders.vocabulary.vocabulary import lookup_key, vocabulary_of

# A longer line above a table is a note and no title.
LONGEST_TITLE = 8
# What stands before an item of a list in a cell of its own.
_MARK = re.compile(r"\(?\d{1,3}[.)]?|[•▪●◦‣·*+–—-]")


def contents_of(grids: Sequence[Grid]) -> Contents:
    """What the sheets hold that are shown; raises Unreadable where none is of roles."""
    writing = Writing()
    left = {n: grid.not_shown for n, grid in enumerate(grids) if grid.not_shown}
    blocks = {n: blocks_in(grid) for n, grid in enumerate(grids) if n not in left and grid.rows}
    people = [n for n, own in blocks.items() if any(map(_holds_people, own))]
    kept = {n: own for n, own in blocks.items() if n not in people}
    if not kept:
        raise _empty(bool(people), bool(left))
    for n, own in kept.items():
        _write(writing, own, grids[n].name if len(kept) > 1 else None)
    told = [f'"{grids[n].name}" {why}' for n, why in left.items()]
    told += [f"sheet {n + 1} is a table of people" for n in people]
    return Contents(writing.pieces(), (*_left_out(told), *_without_value([grids[n] for n in kept])))


def _empty(of_people: bool, left: bool) -> Unreadable:
    if of_people:
        return Unreadable(
            "is a table of people, not of roles", "give it as people: on the page Coverage, or with --roster"
        )
    if left:
        return Unreadable("has no sheet that is shown and holds anything", "show the sheet of the roles")
    return empty_file()


def _left_out(told: Sequence[str]) -> list[Notice]:
    if not told:
        return []
    message = f"{number_of(len(told), 'sheet')} not read: {'; '.join(told)}"
    return [Notice(Missing.SHEETS, message, "show a sheet to have it read; give people with --roster")]


def _without_value(grids: Sequence[Grid]) -> list[Notice]:
    count = sum(grid.without_value for grid in grids)
    if not count:
        return []
    message = f"{number_of(count, 'formula')} without a stored value or with an error; taken for empty"
    return [Notice(Missing.VALUES, message, "open the file, let it be calculated, and save it again")]


def _holds_people(block: SheetBlock) -> bool:
    heads = [[" ".join(cell.items) for cell in row] for row in block.shown()]
    return block.is_table and is_of_people(heads)


def _write(writing: Writing, blocks: Sequence[SheetBlock], name: str | None) -> None:
    """The blocks of a sheet under its name, where it has one."""
    writing.gap()
    if name is not None:
        writing.heading(" ".join(name.split()), 1)
    for n, block in enumerate(blocks):
        writing.gap()
        if block.is_table and not _write_list(writing, block):
            writing.table(block.cells, name)
        elif not block.is_table:
            titles = n + 1 < len(blocks) and blocks[n + 1].is_table
            _write_lines(writing, block.lines(), titles, 1 if name is None else 2)


def _write_list(writing: Writing, block: SheetBlock) -> bool:
    """Write rows of a number or a mark and a text as the items of a list; False for another table."""
    rows = [[cell for cell in row if cell.items] for row in block.shown()]
    if not all(len(row) == 2 and _MARK.fullmatch(row[0].items[0]) for row in rows):
        return False
    numbers = [row[0].items[0].strip("().") for row in rows]
    if numbers[0].isdigit() and numbers != [str(n + 1) for n in range(len(rows))]:
        return False
    for _, cell in rows:
        for item in cell.items:
            writing.item(item, 0)
    return True


def _write_lines(writing: Writing, cells: Sequence[Written], titles: bool, depth: int) -> None:
    """Write cells that each stand alone in a row; `titles` tells that the first is above a table.

    What stands in rows of its own below the heading of a section is a list.
    """
    listed = False
    for n, cell in enumerate(cells):
        first = n == 0 and len(cell.items) == 1
        listed = listed or (first and vocabulary_of().section_named(lookup_key(cell.items[0]))[1] is not None)
        if first and titles and _is_title(cell.items[0]):
            writing.heading(cell.items[0], depth)
            continue
        for item in cell.items:
            if cell.heading and len(cell.items) == 1:
                writing.bold(item)
            elif listed and n:
                writing.item(item, 0)
            else:
                writing.text(item)


def _is_title(text: str) -> bool:
    return len(text.split()) <= LONGEST_TITLE and not text.endswith((".", ":", ";", ",", "?", "!"))
