"""Where the roles of a table stand, as its headings and its cells tell."""

from collections.abc import Iterator, Sequence
from itertools import chain

from loaders.documents.asking_words import is_welcome
from loaders.documents.table_cells import (
    TELLING,
    asking,
    column_of,
    head_key,
    heads,
    is_aside,
    is_empty,
    is_level,
    is_paid,
    is_telling,
    is_titled,
    rows_below,
    title_in,
    titles_of,
    titles_of_heading,
)
from loaders.documents.table_kinds import (
    Named,
    NeedsByCell,
    NeedsByRow,
    RolesAsColumns,
    RolesAsRows,
    SkillsAsColumns,
)
from loaders.documents.table_levels import known_skill, need_in
from loaders.documents.titles import clean_title
from loaders.readers.pieces import Cell, Place, TableBlock
from loaders.vocabulary.rosters import roster_words
from loaders.vocabulary.vocabulary import Vocabulary

Roles = dict[int, tuple[Named, ...]]


def roles_as_columns(
    table: TableBlock, headers: Sequence[int], family: str, vocabulary: Vocabulary
) -> RolesAsColumns | NeedsByCell | None:
    """Two columns or more that are headed by titles and say something of each, behind one of headings."""
    tried = ((header, *_roles(table.rows[header], family, vocabulary)) for header in headers)
    header, own, of_family = max(tried, key=lambda one: len(one[1]))
    places: dict[str, set[Place]] = {}
    for title, place in chain.from_iterable(own.values()):
        places.setdefault(title.casefold(), set()).add(place)
    if len(places) < 2 or min(own) == 0 or any(len(at) > 1 for at in places.values()):
        return None
    skill = skill_column(table, header, own, vocabulary)
    if skill is not None:
        return NeedsByCell(header=header, skill=skill, roles=own, of_family=of_family)
    under = headings_under(table, header, own, vocabulary)
    cells = [row[n] for row in rows_below(table, header + bool(under)) for n in own]
    titles = sum(is_titled(cell, vocabulary) for cell in cells)
    if not is_telling(cells, vocabulary) or 2 * titles > len(cells) or is_paid(cells, vocabulary):
        return None
    return RolesAsColumns(header=header, roles=own, of_family=of_family, under=under)


def headings_under(table: TableBlock, header: int, roles: Roles, vocabulary: Vocabulary) -> dict[int, str]:
    """The headings in the row below the titles, where all of them are sections: "Essential", "Desirable"."""
    row = table.rows[header + 1] if header + 2 < len(table.rows) else ()
    named = {n: clean_title(row[n].text) for n in roles if n < len(row)}
    sections = (
        text and (vocabulary.section_named(text)[1] or is_welcome(text, vocabulary))
        for text in named.values()
    )
    return named if named and all(sections) else {}


def _roles(row: Sequence[Cell], family: str, vocabulary: Vocabulary) -> tuple[Roles, bool]:
    """The columns that titles head; else, where the page names a role, those that its levels head."""
    own = roles_of(row, "", vocabulary)
    of_family = roles_of(row, family, vocabulary) if len(own) < 2 and family else {}
    return (of_family, True) if len(of_family) > len(own) else (own, False)


def roles_of(row: Sequence[Cell], family: str, vocabulary: Vocabulary) -> Roles:
    """The columns that are headed by titles."""
    named = {n: titles_of_heading(cell, family, vocabulary) for n, cell in enumerate(row)}
    return {n: titles for n, titles in named.items() if titles}


def roles_as_rows(table: TableBlock, header: int, family: str, vocabulary: Vocabulary) -> RolesAsRows | None:
    """A column of titles or of levels, as its heading says, beside another that tells of roles."""
    row, words = table.rows[header], vocabulary.wording.tables
    title, family = _title_column(table, header, family, vocabulary)
    if title is None:
        return None
    years = next((n for n in range(len(row)) if n != title and is_of_years(row[n], vocabulary)), None)
    asked = {n: name for n, name in asked_columns(table, header, vocabulary) if n not in {title, years}}
    rungs = any(heads(cell, words.rungs) for n, cell in enumerate(row) if n != title)
    paid = any(heads(cell, words.pay) for cell in row)
    if years is None and not asked and (not rungs or paid):
        return None
    return RolesAsRows(header=header, title=title, years=years, asked=asked, family=family)


def _title_column(
    table: TableBlock, header: int, family: str, vocabulary: Vocabulary
) -> tuple[int | None, str]:
    """The column of titles, or that of levels with the role that the page names."""
    row, words = table.rows[header], vocabulary.wording.tables
    title = column_of(row, words.titles)
    if title is not None and _all_titled(table, header, title, "", vocabulary):
        return title, ""
    level = column_of(row, words.rungs)
    if level is None:
        return None, ""
    if _all_titled(table, header, level, "", vocabulary):
        return level, ""
    return (level, family) if family and _all_titled(table, header, level, family, vocabulary) else (None, "")


def _all_titled(table: TableBlock, header: int, column: int, family: str, vocabulary: Vocabulary) -> bool:
    filled = [r[column] for r in rows_below(table, header) if not is_empty(r[column], vocabulary)]
    return bool(filled) and all(titles_of(cell, vocabulary, family) for cell in filled)


def is_of_years(cell: Cell, vocabulary: Vocabulary) -> bool:
    """Whether a column is headed as one of years of experience."""
    by, key = vocabulary.experience, head_key(cell)
    return bool(by.said.search(key) or by.unit.search(key)) and len(key.split()) <= TELLING


def asked_columns(table: TableBlock, header: int, vocabulary: Vocabulary) -> Iterator[tuple[int, str]]:
    """The columns that ask something of the role of their row, by their headings.

    One whose heading nobody knows is one, where its cells say something and the heading is none of those
    of columns that ask nothing.
    """
    words = vocabulary.wording.tables
    aside = (*words.titles, *words.rungs, *words.definitions)
    for n, cell in enumerate(table.rows[header]):
        key = head_key(cell)
        known, section = vocabulary.section_named(key) if key else (True, None)
        body = [row[n] for row in rows_below(table, header)]
        told = not known and not is_aside(cell, vocabulary, aside) and is_telling(body, vocabulary)
        told = told and not is_paid(body, vocabulary)
        titled = told and any(is_titled(cell, vocabulary) for cell in body)
        if section or (told and not titled):
            yield n, cell.items[0].text.strip(" *_:")


def needs_by_row(table: TableBlock, header: int, vocabulary: Vocabulary) -> NeedsByRow | None:
    """A column of titles and one of skills, beside which a level or a need may stand."""
    row, words = table.rows[header], vocabulary.wording.tables
    title = column_of(row, words.titles)
    skill = column_of(row, words.skills, [title])
    if title is None or skill is None:
        return None
    level = column_of(row, (*words.rungs, *roster_words().headings.level), [title, skill])
    need = column_of(row, words.needs, [title, skill, level])
    body = [line for line in rows_below(table, header) if not is_empty(line[skill], vocabulary)]
    named = [line[title] for line in body if not is_empty(line[title], vocabulary)]
    titled = sum(title_in(cell.text, "", vocabulary) is not None for cell in named)
    if level is None and need is None and not are_known(body, skill, vocabulary):
        return None
    # A level before the title is the role's own, and so is one in a row of its own that is none of a skill.
    own = level is not None and (level < title or not _are_needs([line[level] for line in body], vocabulary))
    if own and len({cell.text for cell in named}) == len(body) > 1:
        return None
    if 2 * titled <= len(named):
        return None
    marked = levels_marked(row, body, vocabulary) if level is None else {}
    return NeedsByRow(header=header, title=title, skill=skill, level=level, need=need, marked=marked)


def levels_marked(
    row: Sequence[Cell], body: Sequence[Sequence[Cell]], vocabulary: Vocabulary
) -> dict[int, str]:
    """Columns that levels head, where each row has a mark in one of them and nothing in the others."""
    needs = {n: need_in(text, vocabulary) for n, text in levels_in(row, vocabulary).items()}
    columns = [n for n, need in needs.items() if need and need.level]
    marks = [[item.folded.text for n in columns for item in asking(line[n], vocabulary)] for line in body]
    alone = all(len(texts) <= 1 and not any(map(str.isdigit, "".join(texts))) for texts in marks)
    if len(columns) < 2 or not alone or not any(marks):
        return {}
    known = (need_in(text, vocabulary) for texts in marks for text in texts)
    return {n: row[n].text for n in columns} if all(need and need.asks for need in known) else {}


def skills_as_columns(
    table: TableBlock, header: int, family: str, vocabulary: Vocabulary
) -> SkillsAsColumns | None:
    """Roles by row, and columns of skills whose cells say how each role needs them and nothing else."""
    row, body, words = table.rows[header], rows_below(table, header), vocabulary.wording.tables
    title, family = _title_column(table, header, family, vocabulary)
    if title is None:
        return None
    aside = (*words.titles, *words.rungs)
    columns = [
        n for n in range(title + 1, len(row)) if row[n].items and not is_aside(row[n], vocabulary, aside)
    ]
    columns = [n for n in columns if not is_of_years(row[n], vocabulary)]
    skills = {n: row[n].items[0] for n in columns if _are_needs([line[n] for line in body], vocabulary)}
    if len(skills) < 2 or 2 * len(skills) < len(columns):
        return None
    known = sum(known_skill(place, vocabulary) is not None for place in skills.values())
    said = [item.folded.text for line in body for n in skills for item in asking(line[n], vocabulary)]
    worded = says_levels(said, vocabulary)
    return (
        SkillsAsColumns(header=header, title=title, skills=skills, family=family)
        if (2 * known >= len(skills) or worded)
        else None
    )


def _are_needs(cells: Sequence[Cell], vocabulary: Vocabulary) -> bool:
    said = [item.folded.text for cell in cells for item in asking(cell, vocabulary)]
    return bool(said) and all(need_in(text, vocabulary) for text in said)


def says_levels(said: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether some of these state a level in words, where numbers may count anything."""
    needs = ((need_in(text, vocabulary), text) for text in said)
    return any(need and need.level and not text.strip().isdigit() for need, text in needs)


def skill_column(table: TableBlock, header: int, roles: Roles, vocabulary: Vocabulary) -> int | None:
    """The column of skills, where the cells of the roles say how these need them and nothing else."""
    body = rows_below(table, header)
    if not _are_needs([row[n] for row in body for n in roles], vocabulary):
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


def levels_in(row: Sequence[Cell], vocabulary: Vocabulary) -> dict[int, str]:
    """The columns that are headed by levels, by the words of their headings."""
    texts = {n: " ".join(cell.text.split()).strip("*_ ") for n, cell in enumerate(row)}
    return {n: text for n, text in texts.items() if is_level(text, vocabulary)}
