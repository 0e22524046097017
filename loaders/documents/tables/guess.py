"""Where the roles of a table stand, as its headings and its cells tell."""

from collections.abc import Iterator, Sequence
from itertools import chain

from loaders.documents.asking_words import is_welcome
from loaders.documents.tables.cells import (
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
    titles_of,
    titles_of_heading,
)
from loaders.documents.tables.guess_needs import are_needs, says_levels, skill_column
from loaders.documents.tables.kinds import (
    LevelsOfRoles,
    Named,
    NeedsByCell,
    RolesAsColumns,
    RolesAsRows,
    SkillsAsColumns,
)
from loaders.documents.tables.levels import known_skill
from loaders.documents.titles.title import clean_title
from loaders.readers.pieces import Cell, Place, TableBlock
from loaders.vocabulary.vocabulary import Vocabulary

# A title in a cell has no more words.
MOST_WORDS = 9

Roles = dict[int, tuple[Named, ...]]


def roles_as_columns(
    table: TableBlock, headers: Sequence[int], family: str, vocabulary: Vocabulary
) -> RolesAsColumns | NeedsByCell | None:
    """Two columns or more that are headed by titles and say something of each, behind one of headings.

    Where titles head all columns, nothing stands before them.
    """
    tried = ((header, *_roles(table.rows[header], family, vocabulary)) for header in headers)
    header, own, of_family = max(tried, key=lambda one: len(one[1]))
    places: dict[str, set[Place]] = {}
    for title, place in chain.from_iterable(own.values()):
        places.setdefault(title.casefold(), set()).add(place)
    alone = len(own) < len(table.rows[header]) and min(own, default=0) == 0
    if len(places) < 2 or alone or any(len(at) > 1 for at in places.values()):
        return None
    skill = skill_column(table, header, own, vocabulary) if min(own) else None
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
        text
        and not any(map(str.isdigit, text))
        and (vocabulary.section_named(text)[1] or is_welcome(text, vocabulary))
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
    given = asked_columns(table, header, vocabulary, definitions=bool(family))
    taken = tuple(n for n in range(len(row)) if n != title and _is_taken_over(table, header, n, vocabulary))
    asked = {n: name for n, name in given if n not in {title, years, *taken}}
    rungs = any(heads(cell, words.rungs) for n, cell in enumerate(row) if n != title)
    paid = any(heads(cell, words.pay) for cell in row)
    if years is None and not (asked or taken) and (not rungs or paid):
        return None
    return RolesAsRows(header=header, title=title, years=years, asked=asked, family=family, taken_over=taken)


def levels_of_roles(table: TableBlock, header: int, vocabulary: Vocabulary) -> LevelsOfRoles | None:
    """A title in each row, and columns of levels that say what each level of that role does."""
    row, body = table.rows[header], rows_below(table, header)
    levels = {n: text for n, text in levels_in(row, vocabulary).items() if n}
    title = min(levels, default=0) - 1
    named = [line[title] for line in body if not is_empty(line[title], vocabulary)]
    if len(levels) < 2 or not named or not all(is_titled(cell, vocabulary) for cell in named):
        return None
    told = is_telling([line[n] for line in body for n in levels], vocabulary)
    return LevelsOfRoles(header=header, title=title, levels=levels) if told else None


def _title_column(
    table: TableBlock, header: int, family: str, vocabulary: Vocabulary
) -> tuple[int | None, str]:
    """The column of titles, or that of levels with the role that the page names."""
    row, words = table.rows[header], vocabulary.wording.tables
    title = column_of(row, words.titles)
    if title is not None and _most_titled(table, header, title, vocabulary):
        return title, ""
    level = column_of(row, words.rungs)
    if level is None:
        return None, ""
    if _all_titled(table, header, level, "", vocabulary):
        return level, ""
    return (level, family) if family and _all_titled(table, header, level, family, vocabulary) else (None, "")


def _most_titled(table: TableBlock, header: int, column: int, vocabulary: Vocabulary) -> bool:
    """True where a column that is headed as one of titles holds them, and names in that form beside."""
    filled = [r[column] for r in rows_below(table, header) if not is_empty(r[column], vocabulary)]
    titled = [cell for cell in filled if titles_of(cell, vocabulary, "")]
    formed = (len(cell.text.split()) <= MOST_WORDS and cell.text[0].isupper() for cell in filled)
    return bool(filled) and 2 * len(titled) >= len(filled) and all(formed)


def _all_titled(table: TableBlock, header: int, column: int, family: str, vocabulary: Vocabulary) -> bool:
    filled = [r[column] for r in rows_below(table, header) if not is_empty(r[column], vocabulary)]
    return bool(filled) and all(titles_of(cell, vocabulary, family) for cell in filled)


def _is_taken_over(table: TableBlock, header: int, column: int, vocabulary: Vocabulary) -> bool:
    """Whether a column is headed as one of roles that are taken over, and names such."""
    cells = [row[column] for row in rows_below(table, header) if not is_empty(row[column], vocabulary)]
    headed = heads(table.rows[header][column], vocabulary.wording.tables.inherits)
    return headed and bool(cells) and all(is_titled(cell, vocabulary) for cell in cells)


def is_of_years(cell: Cell, vocabulary: Vocabulary) -> bool:
    """Whether a column is headed as one of years of experience."""
    by, key = vocabulary.experience, head_key(cell)
    return bool(by.said.search(key) or by.unit.search(key)) and len(key.split()) <= TELLING


def asked_columns(
    table: TableBlock, header: int, vocabulary: Vocabulary, definitions: bool = False
) -> Iterator[tuple[int, str]]:
    """The columns that ask something of the role of their row, by their headings.

    One whose heading nobody knows is one, where its cells say something and the heading is none of those
    of columns that ask nothing. With `definitions` what describes a level is asked of it.
    """
    words = vocabulary.wording.tables
    aside = (*words.titles, *words.rungs, *(() if definitions else words.definitions))
    for n, cell in enumerate(table.rows[header]):
        key = head_key(cell)
        known, section = vocabulary.section_named(key) if key else (True, None)
        known = known and not (definitions and heads(cell, words.definitions))
        body = [row[n] for row in rows_below(table, header)]
        told = not known and not is_aside(cell, vocabulary, aside) and not is_level(cell.text, vocabulary)
        told = told and (is_telling(body, vocabulary) or _names_systems(body, vocabulary))
        told = told and not is_paid(body, vocabulary)
        titled = told and any(is_titled(cell, vocabulary) for cell in body)
        if section or (told and not titled):
            yield n, cell.items[0].text.strip(" *_:")


def _names_systems(cells: Sequence[Cell], vocabulary: Vocabulary) -> bool:
    said = [item.words for cell in cells for item in asking(cell, vocabulary)]
    return 2 * sum(bool(vocabulary.systems.named_in(words)) for words in said) >= len(said) > 0


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
    skills = {n: row[n].items[0] for n in columns if are_needs([line[n] for line in body], vocabulary)}
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


def levels_in(row: Sequence[Cell], vocabulary: Vocabulary) -> dict[int, str]:
    """The columns that are headed by levels, by the words of their headings."""
    texts = {n: " ".join(cell.text.split()).strip("*_ ") for n, cell in enumerate(row)}
    return {n: text for n, text in texts.items() if is_level(text, vocabulary)}
