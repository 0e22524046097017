"""Tables of tracks: titles and nothing else in their cells, each at its level: "Engineer | 2 | Manager"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.documents.tables.cells import asking, head_key, heads, is_level, title_in
from loaders.documents.tables.kinds import ColumnKind, Kinds, Named, Shape
from loaders.documents.titles.heading_forms import is_named
from loaders.documents.titles.title import MOST_WORDS, bare_title, clean_title
from loaders.readers.pieces import Cell, Place, TableBlock
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key

# So many titles make a table of tracks.
FEWEST = 3
# A label beside titles has no more words.
LONGEST_LABEL = 6
_NUMBER = re.compile(r"\d{1,2}")


@dataclass(frozen=True, kw_only=True)
class TitlesInCells(Shape):
    """Titles by the column that they stand in, from the top; `header` is -1 without a row of headings.

    `tracks` are the names of the columns, or of the rows where `by_row` says so, by their place from 0.
    """

    roles: dict[int, tuple[Named, ...]] = field(default_factory=dict)
    tracks: dict[int, Place] = field(default_factory=dict)
    by_row: bool = False

    def track_of(self, column: int, place: Place, table: TableBlock) -> Place | None:
        """What names the track of a title, by its column or its row."""
        if not self.by_row:
            return self.tracks.get(column)
        row = next(n for n, row in enumerate(table.rows) if place in row[column].items)
        return self.tracks.get(row)

    @property
    def kinds(self) -> Kinds:
        """The columns of titles."""
        return dict.fromkeys(self.roles, ColumnKind.ROLE)


def titles_in_cells(table: TableBlock, header: int, vocabulary: Vocabulary) -> TitlesInCells | None:
    """Columns whose cells are titles or empty, beside others of levels or labels; None for other tables.

    Levels must show that it is a ladder: in a column, in the headings, or as numbers before the titles.
    """
    head = table.rows[header] if header >= 0 else ()
    body = table.rows[header + 1 :]
    columns = range(len(table.rows[0]))
    named = {n: _titles([row[n] for row in body], vocabulary) for n in columns}
    titled = {n: titles for n, titles in named.items() if titles}
    others = [n for n in columns if n not in titled]
    distinct = {lookup_key(title) for titles in titled.values() for title, _ in titles}
    if len(titled) < 2 or len(distinct) < FEWEST:
        return None
    if not all(_is_label(row[n], vocabulary) for n in others for row in body):
        return None
    ruled = {n for n in others if n < len(head) and _names_levels(head[n], vocabulary)}
    levelled = [n for n in others if n in ruled or _are_levels([row[n] for row in body], vocabulary)]
    coded = sum(is_level(head_key(cell).upper(), vocabulary) for cell in head) >= 2
    numbered = sum(len(_said(row[n], vocabulary)) < len(row[n].items) for n in titled for row in body)
    headed = header >= 0 and (coded or levelled)
    if not (headed or numbered >= FEWEST):
        return None
    tracks = {n: head[n].items[0] for n in titled if n < len(head) and _names_track(head[n], vocabulary)}
    label = next((n for n in others if n not in levelled), None)
    if not tracks and label is not None:
        rows = {n + header + 1: row[label].items[-1] for n, row in enumerate(body) if row[label].items}
        return TitlesInCells(header=header, roles=titled, tracks=rows, by_row=True)
    return TitlesInCells(header=header, roles=titled, tracks=tracks)


def _names_track(cell: Cell, vocabulary: Vocabulary) -> bool:
    words = vocabulary.wording.tables
    return bool(cell.items) and not (
        is_level(clean_title(cell.text), vocabulary) or heads(cell, (*words.rungs, *words.titles))
    )


def _names_levels(cell: Cell, vocabulary: Vocabulary) -> bool:
    return heads(cell, vocabulary.wording.tables.rungs)


def _titles(cells: Sequence[Cell], vocabulary: Vocabulary) -> tuple[Named, ...]:
    """The titles of a column; where most of its cells are some, so are others in that form."""
    filled = [said for cell in cells if (said := _said(cell, vocabulary))]
    known = [title_in(said[0].text, "", vocabulary) for said in filled if len(said) == 1]
    if len(known) < len(filled) or 3 * sum(title is not None for title in known) < 2 * len(filled):
        return ()
    named = [
        (title or bare_title(said[0].text, vocabulary), said[0])
        for title, said in zip(known, filled, strict=True)
    ]
    return tuple(named) if all(_is_formed(title) for title, _ in named) else ()


def _is_formed(title: str) -> bool:
    """Whether a cell is a name in capitals of a few words."""
    return 0 < len(title.split()) <= MOST_WORDS and is_named(title) and title[-1] not in ".:;?!"


def _said(cell: Cell, vocabulary: Vocabulary) -> list[Place]:
    """What a cell says, but for the number of a level before it."""
    said = asking(cell, vocabulary)
    return said[1:] if len(said) > 1 and _NUMBER.fullmatch(said[0].text.strip()) else said


def _is_label(cell: Cell, vocabulary: Vocabulary) -> bool:
    return sum(len(item.text.split()) for item in asking(cell, vocabulary)) <= LONGEST_LABEL


def _are_levels(cells: Sequence[Cell], vocabulary: Vocabulary) -> bool:
    """Whether a column holds levels: numbers, codes, or words for them."""
    said = [item.text for cell in cells for item in asking(cell, vocabulary)]
    return bool(said) and all(is_level(text, vocabulary) for text in said)
