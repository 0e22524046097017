"""Sheets of a workbook become pieces: each under its name, its tables, and the lines that stand alone."""

from collections.abc import Sequence

from graph.kinds import number_of
from loaders.readers.grid import Grid
from loaders.readers.people import is_of_people
from loaders.readers.pieces import Contents, Missing, Notice
from loaders.readers.sheet_blocks import SheetBlock, blocks_in
from loaders.readers.unreadable import Unreadable
from loaders.readers.written import Writing, Written

# A longer line above a table is a note and no title.
LONGEST_TITLE = 8


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
        return Unreadable("is a table of people, not of roles", "give it with --roster")
    if left:
        return Unreadable("has no sheet that is shown and holds anything", "show the sheet of the roles")
    return Unreadable("the file is empty", "give a document with text")


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
        if block.is_table:
            writing.table(block.cells, name)
            continue
        above = n + 1 < len(blocks) and blocks[n + 1].is_table
        for line, cell in enumerate(block.lines()):
            _write_lines(writing, cell, above and line == 0, 1 if name is None else 2)


def _write_lines(writing: Writing, cell: Written, titles: bool, depth: int) -> None:
    """The lines of a cell that stands alone in its row; `titles` is True for the first above a table."""
    if titles and len(cell.items) == 1 and _is_title(cell.items[0]):
        writing.heading(cell.items[0], depth)
        return
    for item in cell.items:
        if cell.heading and len(cell.items) == 1:
            writing.bold(item)
        else:
            writing.text(item)


def _is_title(text: str) -> bool:
    return len(text.split()) <= LONGEST_TITLE and not text.endswith((".", ":", ";", ",", "?", "!"))
