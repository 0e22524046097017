"""Tables of needs, as their headings and their cells tell: which column names skills, and which levels."""

from collections.abc import Mapping, Sequence

from loaders.documents.tables.cells import (
    asking,
    column_of,
    heads,
    is_empty,
    is_level,
    level_column,
    rows_below,
    title_in,
)
from loaders.documents.tables.kinds import Named, NeedsByRow
from loaders.documents.tables.levels import known_skill, need_in
from loaders.readers.pieces import Cell, TableBlock
from loaders.vocabulary.rosters import roster_words
from loaders.vocabulary.vocabulary import Vocabulary

# Roles by their columns.
Roles = Mapping[int, tuple[Named, ...]]


def needs_by_row(table: TableBlock, header: int, vocabulary: Vocabulary) -> NeedsByRow | None:
    """A column of titles and one of skills, beside which a level or a need may stand."""
    row, words = table.rows[header], vocabulary.wording.tables
    title = column_of(row, words.titles)
    skill = column_of(row, words.skills, [title])
    if title is None or skill is None:
        return None
    level = level_column(row, (*words.rungs, *roster_words().headings.level), [title, skill])
    need = column_of(row, words.needs, [title, skill, level])
    body = [line for line in rows_below(table, header) if not is_empty(line[skill], vocabulary)]
    named = [line[title] for line in body if not is_empty(line[title], vocabulary)]
    titled = sum(title_in(cell.text, "", vocabulary) is not None for cell in named)
    if level is None and need is None and not are_known(body, skill, vocabulary):
        return None
    apart = len({cell.text for cell in named}) == len(body) > 1
    if level is None and need is None and apart and len(row) > 2:
        # A row for each role: the skills are one of the columns that say what it asks.
        return None
    # A level before the title is the role's own, and so is one in a row of its own that is none of a skill.
    own = level is not None and (level < title or not are_needs([line[level] for line in body], vocabulary))
    if own and apart:
        return None
    if 2 * titled <= len(named):
        return None
    marked = levels_marked(row, body, vocabulary) if level is None else {}
    return NeedsByRow(header=header, title=title, skill=skill, level=level, need=need, marked=marked)


def levels_marked(
    row: Sequence[Cell], body: Sequence[Sequence[Cell]], vocabulary: Vocabulary
) -> dict[int, str]:
    """Columns that levels head, where each row has a mark in one of them and nothing in the others."""
    needs = {
        n: need_in(cell.text, vocabulary) for n, cell in enumerate(row) if is_level(cell.text, vocabulary)
    }
    columns = [n for n, need in needs.items() if need and need.level]
    marks = [[item.folded.text for n in columns for item in asking(line[n], vocabulary)] for line in body]
    alone = all(len(texts) <= 1 and not any(map(str.isdigit, "".join(texts))) for texts in marks)
    if len(columns) < 2 or not alone or not any(marks):
        return {}
    known = (need_in(text, vocabulary) for texts in marks for text in texts)
    return {n: row[n].text for n in columns} if all(need and need.asks for need in known) else {}


def are_needs(cells: Sequence[Cell], vocabulary: Vocabulary) -> bool:
    """Whether some of these cells say how a skill is needed, and none says anything else."""
    said = [item.folded.text for cell in cells for item in asking(cell, vocabulary)]
    return bool(said) and all(need_in(text, vocabulary) for text in said)


def says_levels(said: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether some of these state a level in words, where numbers may count anything."""
    needs = ((need_in(text, vocabulary), text) for text in said)
    return any(need and need.level and not text.strip().isdigit() for need, text in needs)


def skill_column(table: TableBlock, header: int, roles: Roles, vocabulary: Vocabulary) -> int | None:
    """The column of skills, where the cells of the roles say how these need them and nothing else."""
    body = rows_below(table, header)
    if not are_needs([row[n] for row in body for n in roles], vocabulary):
        return None
    row, column = table.rows[header], min(roles) - 1
    told = next((n for n in range(min(roles)) if heads(row[n], vocabulary.wording.tables.skills)), None)
    # Numbers alone may count anything, and marks may say who does it: then it is told that these are skills.
    said = [item.folded.text for line in body for n in roles for item in asking(line[n], vocabulary)]
    if told is not None:
        return told
    return column if says_levels(said, vocabulary) or are_known(body, column, vocabulary) else None


def are_known(rows: Sequence[Sequence[Cell]], column: int, vocabulary: Vocabulary) -> bool:
    """Whether half of the cells of a column, or more, are skills of the vocabulary."""
    places = [item for row in rows for item in row[column].items]
    return bool(places) and 2 * sum(known_skill(at, vocabulary) is not None for at in places) >= len(places)
