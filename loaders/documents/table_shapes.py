"""How a table is laid out that names roles: each column one, or each row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.documents.page_title import is_family
from loaders.documents.table_cells import TELLING, asking, head_key, heads, is_empty, title_in, titles_of
from loaders.documents.table_levels import known_skill, need_in
from loaders.documents.titles import bare_title, has_noun
from loaders.readers.pieces import Block, Cell, Piece, Place, TableBlock
from loaders.vocabulary.rosters import roster_words
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key

# The heading of the columns is one of so many rows from the top.
MOST_ABOVE = 4


@dataclass(frozen=True)
class RolesAsColumns:
    """Roles by their columns, each with its title and place; rows from `header` on are headings and cells.

    `of_family` is True where titles are made of levels and the title of the page.
    """

    header: int
    roles: dict[int, tuple[str, Place]]
    of_family: bool = False


@dataclass(frozen=True)
class RolesAsRows:
    """Roles by their rows: the column of titles, that of years, and those that ask, by their headings."""

    header: int
    title: int
    years: int | None
    asked: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class NeedsByCell:
    """Skills by row in column `skill`, roles by their columns, and how each needs it in the cells."""

    header: int
    skill: int
    roles: dict[int, tuple[str, Place]]


@dataclass(frozen=True)
class NeedsByRow:
    """A need in each row: the columns of the role, the skill, its level and whether it is required."""

    header: int
    title: int
    skill: int
    level: int | None
    need: int | None


Shape = RolesAsColumns | RolesAsRows | NeedsByCell | NeedsByRow


def shapes_of(pieces: Sequence[Piece], vocabulary: Vocabulary) -> dict[int, Shape]:
    """The tables that name roles, by the number of their first line."""
    shapes: dict[int, Shape] = {}
    family = ""
    for piece in pieces:
        if isinstance(piece, Block):
            family = _family(piece, vocabulary) if piece.depth else family
        elif shape := _shape(piece, family, vocabulary):
            shapes[piece.lines[0][0]] = shape
    return shapes


def header_row(table: TableBlock, vocabulary: Vocabulary) -> int | None:
    """The first row that heads two columns or more; None where no row near the top does."""
    for n, row in enumerate(table.rows[:MOST_ABOVE]):
        if len({head_key(cell) for cell in row if not is_empty(cell, vocabulary)}) > 1:
            return n
    return None


def _family(heading: Block, vocabulary: Vocabulary) -> str:
    title = bare_title(heading.text, vocabulary)
    return title if has_noun(title, vocabulary) and not is_family(title, vocabulary) else ""


def _shape(table: TableBlock, family: str, vocabulary: Vocabulary) -> Shape | None:
    header = header_row(table, vocabulary)
    if header is None or header + 1 >= len(table.rows):
        return None
    return (
        _needs_by_row(table, header, vocabulary)
        or _columns(table, header, family, vocabulary)
        or _rows(table, header, vocabulary)
    )


def _columns(table: TableBlock, header: int, family: str, vocabulary: Vocabulary) -> Shape | None:
    """Two columns or more that are headed by titles and say something of each, behind one of headings."""
    own, of_family = _titles(table.rows[header], "", vocabulary), False
    if len(own) < 2 and family:
        own, of_family = _titles(table.rows[header], family, vocabulary), True
    names = [title.casefold() for title, _ in own.values()]
    if len(own) < 2 or min(own) == 0 or len(set(names)) < len(names):
        return None
    body = table.rows[header + 1 :]
    cells = [item for row in body for n in own for item in asking(row[n], vocabulary)]
    skill = _skill_column(table, header, own, vocabulary)
    if skill is not None:
        return NeedsByCell(header, skill, own)
    telling = sum(len(item.text.split()) >= TELLING for item in cells)
    return RolesAsColumns(header, own, of_family) if 2 * telling >= len(cells) > 0 else None


def _titles(row: Sequence[Cell], family: str, vocabulary: Vocabulary) -> dict[int, tuple[str, Place]]:
    named = {n: (title_in(cell.text, family, vocabulary), cell) for n, cell in enumerate(row)}
    return {n: (title, cell.items[0]) for n, (title, cell) in named.items() if title and cell.items}


def _rows(table: TableBlock, header: int, vocabulary: Vocabulary) -> RolesAsRows | None:
    """A column that is headed as one of titles and holds some, beside another that tells of roles."""
    row, words = table.rows[header], vocabulary.wording.tables
    title = next((n for n, cell in enumerate(row) if heads(cell, words.titles)), None)
    if title is None:
        return None
    body = table.rows[header + 1 :]
    filled = [line[title] for line in body if not is_empty(line[title], vocabulary)]
    if not filled or not all(titles_of(cell, vocabulary) for cell in filled):
        return None
    years = next((n for n in range(len(row)) if n != title and _is_of_years(row[n], vocabulary)), None)
    asked = {n: name for n, name in _asked(row, vocabulary) if n not in {title, years}}
    rungs = any(heads(cell, words.rungs) for n, cell in enumerate(row) if n != title)
    if years is None and not asked and not rungs:
        return None
    return RolesAsRows(header, title, years, asked)


def _is_of_years(cell: Cell, vocabulary: Vocabulary) -> bool:
    by, key = vocabulary.experience, head_key(cell)
    return bool(by.said.search(key) or by.unit.search(key)) and len(key.split()) <= TELLING


def _asked(row: Sequence[Cell], vocabulary: Vocabulary) -> Iterator[tuple[int, str]]:
    for n, cell in enumerate(row):
        key = head_key(cell)
        if key and vocabulary.section_named(key)[1]:
            yield n, cell.items[0].text.strip(" *_:")


def _needs_by_row(table: TableBlock, header: int, vocabulary: Vocabulary) -> NeedsByRow | None:
    """A column of titles and one of skills, beside which a level or a need may stand."""
    row, words = table.rows[header], vocabulary.wording.tables
    levels = (*words.rungs, *roster_words().headings.level)
    title = next((n for n, cell in enumerate(row) if heads(cell, words.titles)), None)
    skill = next((n for n, cell in enumerate(row) if heads(cell, words.skills) and n != title), None)
    if title is None or skill is None:
        return None
    level = next((n for n, cell in enumerate(row) if heads(cell, levels) and n not in {title, skill}), None)
    need = next((n for n, cell in enumerate(row) if head_key(cell) in _keys(words.needs)), None)
    body = [line for line in table.rows[header + 1 :] if not is_empty(line[skill], vocabulary)]
    named = [line[title] for line in body if not is_empty(line[title], vocabulary)]
    titled = sum(title_in(cell.text, "", vocabulary) is not None for cell in named)
    if level is None and need is None and not _are_known(body, skill, vocabulary):
        return None
    return NeedsByRow(header, title, skill, level, need) if 2 * titled > len(named) else None


def _skill_column(
    table: TableBlock, header: int, roles: dict[int, tuple[str, Place]], vocabulary: Vocabulary
) -> int | None:
    """The column of skills, where the cells of the roles say how these need them and nothing else."""
    body = table.rows[header + 1 :]
    said = [item.folded.text for row in body for n in roles for item in asking(row[n], vocabulary)]
    needs = [need_in(text, vocabulary) for text in said]
    if not said or not all(needs):
        return None
    column = min(roles) - 1
    # Numbers alone may count anything, and marks may say who does it: then it is told that these are skills.
    told = heads(table.rows[header][column], vocabulary.wording.tables.skills)
    words = any(need and need.level and not text.isdigit() for need, text in zip(needs, said, strict=True))
    return column if told or words or _are_known(body, column, vocabulary) else None


def _are_known(rows: Sequence[Sequence[Cell]], column: int, vocabulary: Vocabulary) -> bool:
    """Whether half of the cells of a column, or more, are skills of the vocabulary."""
    places = [item for row in rows for item in row[column].items]
    return bool(places) and 2 * sum(known_skill(at, vocabulary) is not None for at in places) >= len(places)


def _keys(names: Sequence[str]) -> frozenset[str]:
    return frozenset(map(lookup_key, names))
