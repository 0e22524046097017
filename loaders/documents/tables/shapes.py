"""How the tables of a document are laid out: as a person says, else as their headings and cells tell."""

from collections.abc import Sequence

from loaders.documents.tables.cells import head_key, is_empty
from loaders.documents.tables.choices import NO_COLUMNS, ColumnChoices, chosen_kinds
from loaders.documents.tables.chosen import chosen_shape
from loaders.documents.tables.facts import facts_of_role
from loaders.documents.tables.frameworks import framework
from loaders.documents.tables.guess import (
    levels_of_roles,
    roles_as_columns,
    roles_as_rows,
    skills_as_columns,
)
from loaders.documents.tables.guess_needs import needs_by_row
from loaders.documents.tables.kinds import Shape
from loaders.documents.tables.tracks import titles_in_cells
from loaders.documents.tables.turned import turned_shape
from loaders.documents.titles.front_title import family_named
from loaders.readers.pieces import Block, Piece, TableBlock
from loaders.vocabulary.vocabulary import Vocabulary

# The heading of the columns is one of so many rows from the top.
MOST_ABOVE = 4


def shapes_of(
    pieces: Sequence[Piece], vocabulary: Vocabulary, chosen: ColumnChoices = NO_COLUMNS
) -> dict[int, Shape]:
    """The tables that name roles or define levels, by the number of their first line.

    Raises BadQuestion where what was chosen for the columns of a table contradicts itself.
    """
    shapes: dict[int, Shape] = {}
    above, family, depth = "", "", 0
    for piece in pieces:
        if isinstance(piece, Block) and piece.depth:
            above = family_named(piece, vocabulary)
            # A heading below that of a role leaves its levels to it, unless something is listed there.
            if above or piece.depth <= depth:
                family, depth = above, piece.depth
        elif isinstance(piece, Block):
            family = "" if piece.bullet and not above else family
        elif shape := _chosen(piece, family, vocabulary, chosen) or _guessed(
            piece, above, family, vocabulary
        ):
            shapes[piece.lines[0][0]] = shape
    return shapes


def heading_rows(table: TableBlock, vocabulary: Vocabulary) -> list[int]:
    """The rows near the top that may head the columns: the first that heads two or more is one.

    A row below is one too, where those above it head fewer columns each, as groups of columns do.
    """
    rows: list[int] = []
    most = 1
    for n, row in enumerate(table.rows[:MOST_ABOVE]):
        headings = len({head_key(cell) for cell in row if not is_empty(cell, vocabulary)})
        if headings > most and n + 1 < len(table.rows):
            rows.append(n)
            # A corner that is left blank is a column too.
            most = headings + is_empty(row[0], vocabulary)
        elif rows:
            break
    return rows


def _chosen(table: TableBlock, family: str, vocabulary: Vocabulary, chosen: ColumnChoices) -> Shape | None:
    said = chosen_kinds(table, chosen, vocabulary) if chosen.groups else None
    return chosen_shape(table, *said, family, vocabulary) if said else None


def _guessed(table: TableBlock, above: str, family: str, vocabulary: Vocabulary) -> Shape | None:
    """The layout by headings and cells; `above` is the role in the nearest heading, `family` one above it."""
    headers = heading_rows(table, vocabulary)
    if not headers:
        return titles_in_cells(table, -1, vocabulary) or facts_of_role(table, above, vocabulary)
    first = headers[0]
    rows = roles_as_rows(table, first, family, vocabulary)
    if rows and rows.taken_over:
        return rows
    return (
        needs_by_row(table, first, vocabulary)
        or titles_in_cells(table, -1, vocabulary)
        or titles_in_cells(table, first, vocabulary)
        or roles_as_columns(table, headers, family, vocabulary)
        or levels_of_roles(table, first, vocabulary)
        or skills_as_columns(table, first, family, vocabulary)
        or rows
        or turned_shape(table, vocabulary)
        or facts_of_role(table, above, vocabulary)
        or next((shape for at in headers if (shape := framework(table, at, vocabulary))), None)
    )
