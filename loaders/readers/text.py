"""A text becomes pieces: its lines, and the tables that stand in it."""

import re
from collections.abc import Sequence

from graph.folding import lines_of
from loaders.readers.codings import text_of
from loaders.readers.fences import front_end
from loaders.readers.guards import check_size
from loaders.readers.lines import blocks_of
from loaders.readers.pieces import Block, Contents, Data, Piece, TableBlock
from loaders.readers.pipes import fenced, tables_in
from loaders.readers.unreadable import Unreadable
from loaders.readers.wrapped import rejoined

# In a front matter an item of a list that has keys of its own, a key with more below it, or one with a text.
_NESTED = re.compile(
    r"\s*- +[\w\"' -]{1,60}:(?:\s|$)|\s+[\w\"' -]{1,60}:\s*$|[\w\"' -]{1,60}:\s+[>|][+-]?\d?\s*$"
)
# Signs that no text holds, but for tabs and the ends of lines.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x1f]")


def contents(data: bytes) -> Contents:
    """The lines and tables of a text, in order; front matter is left as it stands, and read as data too.

    A list item that is broken over several lines is one.

    Raises Unreadable for what is no text.
    """
    check_size(data)
    text = text_of(data)
    controls = len(_CONTROLS.findall(text))
    if "\x00" in text or controls > len(text) // 50:
        raise Unreadable("is not text", "export the document as plain text first")
    lines = lines_of(text)
    whole = rejoined(with_tables(lines, _tables(lines)), front_lines(lines))
    return Contents(whole, data=_front_data(lines))


def pieces(data: bytes) -> tuple[Piece, ...]:
    """The lines and tables of a text, in order; raises Unreadable for what is no text."""
    return contents(data).pieces


def _front_data(lines: Sequence[str]) -> Data | None:
    """The data of a front matter that nests mappings in lists; none for a plainer one, or a broken one."""
    end = front_lines(lines)
    if not any(_NESTED.match(line) for line in lines[1:end]):
        return None
    # Few texts need it.
    from loaders.readers.data.yaml_file import data_in  # noqa: PLC0415

    try:
        return data_in(lines[1 : end - 1], first=2)
    except Unreadable:
        return None


def _tables(lines: Sequence[str]) -> tuple[TableBlock, ...]:
    """The tables that strokes draw, and those that stand in the text as HTML."""
    front = front_lines(lines)
    if not any("<table" in line.lower() for line in lines):
        return tuple(tables_in(lines, front))
    # Few texts need it, and it takes long to import.
    from loaders.readers.inner_tables import html_tables_in  # noqa: PLC0415

    code = fenced(lines)
    inner = tuple(html_tables_in(["" if n in code else line for n, line in enumerate(lines)], front))
    taken = {number for table in inner for number, _ in table.lines}
    rest = ["" if n in taken else line for n, line in enumerate(lines, start=1)]
    return (*inner, *tables_in(rest, front))


def with_tables(lines: Sequence[str], tables: Sequence[TableBlock]) -> tuple[Piece, ...]:
    """The lines that are not blank and stand in no table, and the tables, in order."""
    taken = {number for table in tables for number, _ in table.lines}
    rest = ["" if n in taken else line for n, line in enumerate(lines, start=1)] if taken else lines
    pieces: list[Piece] = [*blocks_of(rest), *tables]
    return tuple(sorted(pieces, key=lambda p: p.place.line if isinstance(p, Block) else p.lines[0][0]))


def front_lines(lines: Sequence[str]) -> int:
    """How many lines the front matter takes up."""
    return front_end(lines)
