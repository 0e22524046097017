"""Tables that say what levels of competencies mean and name no role."""

from collections.abc import Sequence

from loaders.documents.tables.cells import (
    column_of,
    heads,
    is_aside,
    is_empty,
    is_level,
    is_telling,
    is_titled,
    rows_below,
)
from loaders.documents.tables.guess import levels_in
from loaders.documents.tables.kinds import LevelsAsColumns, LevelsAsRows
from loaders.readers.pieces import Cell, TableBlock
from loaders.vocabulary.rosters import roster_words
from loaders.vocabulary.vocabulary import Vocabulary


def framework(
    table: TableBlock, header: int, vocabulary: Vocabulary
) -> LevelsAsColumns | LevelsAsRows | None:
    """The layout of a table of competencies by levels, whichever of them stand in rows."""
    return _by_columns(table, header, vocabulary) or _by_rows(table, header, vocabulary)


def _by_columns(table: TableBlock, header: int, vocabulary: Vocabulary) -> LevelsAsColumns | None:
    """Two columns or more that levels head, which say something, behind one of competencies."""
    row, body = table.rows[header], rows_below(table, header)
    levels = levels_in(row, vocabulary)
    levels = _with_between({n: text for n, text in levels.items() if n}, row, vocabulary)
    if len(set(levels.values())) < 2 or len(set(levels.values())) < len(levels):
        return None
    skill = column_of(row, vocabulary.wording.tables.skills, [*levels])
    skill = min(levels) - 1 if skill is None else skill
    cells = [line[n] for line in body for n in levels]
    named = any(not is_empty(line[skill], vocabulary) for line in body)
    titled = any(
        2 * sum(is_titled(cell, vocabulary) for cell in each) > len(each)
        for each in (cells, [line[skill] for line in body])
    )
    aside = is_aside(row[skill], vocabulary, vocabulary.wording.tables.offers)
    if skill in levels or not named or titled or aside or not is_telling(cells, vocabulary):
        return None
    return LevelsAsColumns(header=header, skill=skill, levels=levels)


def _with_between(levels: dict[int, str], row: Sequence[Cell], vocabulary: Vocabulary) -> dict[int, str]:
    """The levels with the columns between them: "Journeyman" between "Apprentice" and "Master"."""
    between = range(min(levels, default=0), max(levels, default=0))
    texts = {n: " ".join(row[n].text.split()).strip("*_ ") for n in between}
    named = {n: text for n, text in texts.items() if text and not is_aside(row[n], vocabulary)}
    return dict(sorted((named | levels).items()))


def _by_rows(table: TableBlock, header: int, vocabulary: Vocabulary) -> LevelsAsRows | None:
    """A column of levels: beside one of competencies and one that defines them, or beside competencies."""
    row, body, words = table.rows[header], rows_below(table, header), vocabulary.wording.tables
    level = column_of(row, (*words.rungs, *roster_words().headings.level))
    filled = (
        [line[level] for line in body if not is_empty(line[level], vocabulary)] if level is not None else []
    )
    if level is None or len(filled) < 2 or not all(is_level(cell.text, vocabulary) for cell in filled):
        return None
    skill = column_of(row, words.skills, [level])
    telling = [
        n
        for n, cell in enumerate(row)
        if n not in {level, skill}
        and cell.items
        and not is_aside(cell, vocabulary, words.titles)
        and is_telling([line[n] for line in body], vocabulary)
    ]
    defining = [n for n in telling if heads(row[n], words.definitions)]
    if skill is not None:
        told = (defining or telling)[:1]
        return LevelsAsRows(header=header, level=level, told=(*told,), skill=skill) if told else None
    # What "Level | Description" says is of the scale, not of a competency.
    told = [n for n in telling if n not in defining and not vocabulary.section_named(row[n].text)[0]]
    return LevelsAsRows(header=header, level=level, told=(*told,)) if told else None
