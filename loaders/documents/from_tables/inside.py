"""Tables that ask something of the role around them: person specifications, lists of skills with levels."""

from collections.abc import Iterator, Sequence

from graph.kinds import LineClass, Section
from loaders.documents.asking_words import is_welcome
from loaders.documents.from_tables.asking import ask
from loaders.documents.from_tables.drafts import Lines, Told, note_layout
from loaders.documents.reading import DraftStatement, Reading, RoleDraft
from loaders.documents.tables.cells import (
    TELLING,
    asking,
    column_of,
    heads,
    is_aside,
    is_paid,
    is_telling,
    rows_below,
)
from loaders.documents.tables.kinds import OfOneRole
from loaders.documents.tables.levels import StatedNeed, is_preferred, mention_of, need_in
from loaders.documents.tables.shapes import heading_rows
from loaders.documents.titles.title import clean_title
from loaders.readers.pieces import Cell, Place, TableBlock
from loaders.vocabulary.rosters import roster_words
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key

# A cell of more words is no name of what stands beside it.
FEW = 4


def inside(reading: Reading, block: TableBlock, chosen: OfOneRole | None) -> Lines:
    """Take what a table asks of the role that it stands under, where its headings say so."""
    role = reading.role
    shape = chosen or _guessed(block, reading.vocabulary)
    if role and role.section is None:
        shape = chosen
    if role and shape is None and role.section and role.heading and not role.listed_only:
        shape = _listed(block, reading.vocabulary)
    if role is None or shape is None:
        return {}
    lines: Lines = {}
    for row in rows_below(block, shape.header):
        for place in _take(reading, role, block.rows[max(shape.header, 0)], row, shape):
            lines[place.line] = (LineClass.REQUIREMENT, role)
    told = Told("what one role is asked", f"a table of what {role.title} is asked")
    note_layout(reading, block, shape, told, guessed=False)
    return lines


def _guessed(block: TableBlock, vocabulary: Vocabulary) -> OfOneRole | None:
    headers = heading_rows(block, vocabulary)
    if not headers:
        return None
    header = headers[0]
    return (
        _skills(block, header, vocabulary)
        or _marked(block, header, vocabulary)
        or _specification(block, header, vocabulary)
        or _competencies(block, header, vocabulary)
    )


def _listed(block: TableBlock, vocabulary: Vocabulary) -> OfOneRole | None:
    """One column of statements beside numbers, marks or short names, below a heading that asks something."""
    columns = range(len(block.rows[0]))
    rows = rows_below(block, -1)
    telling = [n for n in columns if is_telling([row[n] for row in rows], vocabulary)]
    if len(telling) != 1 or is_paid([row[telling[0]] for row in rows], vocabulary):
        return None
    (told,) = telling
    named = [clean_title(cell.text) for cell in rows[0]]
    if is_aside(rows[0][told], vocabulary) or any(
        len(row[n].text.split()) > FEW for row in rows for n in columns if n != told
    ):
        return None
    words = vocabulary.wording.tables
    known = heads(rows[0][told], words.definitions) or any(heads(cell, words.skills) for cell in rows[0])
    headed = known or (0 < len(named[told].split()) < TELLING and not named[told].endswith("."))
    return OfOneRole(header=0 if headed else -1, asked={told: ""})


def _specification(block: TableBlock, header: int, vocabulary: Vocabulary) -> OfOneRole | None:
    """Columns that are headed as sections are, such as "Essential" and "Desirable".

    Where only marks stand in them, they say how what stands beside them is needed.
    """
    row, body = block.rows[header], rows_below(block, header)
    asked = {}
    for n, cell in enumerate(row):
        heading = clean_title(cell.text)
        if heading and (vocabulary.section_named(heading)[1] or is_welcome(heading, vocabulary)):
            asked[n] = heading
    marks = {n for n in asked if _are_marks([line[n] for line in body], vocabulary)}
    if asked and marks == asked.keys():
        criteria = _criteria(block, header, marks, vocabulary)
        return None if criteria is None else OfOneRole(header=header, needs=(*marks,), criteria=criteria)
    asked = {n: heading for n, heading in asked.items() if n not in marks}
    return OfOneRole(header=header, asked=asked) if asked else None


def _are_marks(cells: Sequence[Cell], vocabulary: Vocabulary) -> bool:
    said = [item.folded.text for cell in cells for item in asking(cell, vocabulary)]
    needs = [need_in(text, vocabulary) for text in said]
    return bool(said) and all(need and need.level is None for need in needs)


def _marked(block: TableBlock, header: int, vocabulary: Vocabulary) -> OfOneRole | None:
    """One column that says of each statement, by a word or a letter, whether it is required."""
    words, body = vocabulary.wording.tables, rows_below(block, header)
    row = block.rows[header]
    need = column_of(row, words.needs)
    if need is None or not all(_says(line[need], vocabulary) for line in body):
        return None
    if any(is_welcome(clean_title(cell.text), vocabulary) for n, cell in enumerate(row) if n != need):
        return None
    criteria = _criteria(block, header, {need}, vocabulary)
    return None if criteria is None else OfOneRole(header=header, needs=(need,), criteria=criteria)


def _says(cell: Cell, vocabulary: Vocabulary) -> bool:
    """Whether a cell is empty or says whether something is required or would be welcome."""
    words = vocabulary.wording.tables
    known = {lookup_key(word) for word in (*words.required, *words.preferred)}
    texts = [item.folded.text for item in asking(cell, vocabulary)]
    return all(lookup_key(text) in known or need_in(text, vocabulary) for text in texts)


def _criteria(block: TableBlock, header: int, marks: set[int], vocabulary: Vocabulary) -> int | None:
    """The column of what is asked: the last before the marks that says something, else one behind them."""
    row, body = block.rows[header], rows_below(block, header)
    free = [n for n, cell in enumerate(row) if n not in marks and not is_aside(cell, vocabulary)]
    before = [n for n in reversed(free) if n < min(marks)]
    return next(
        (
            n
            for n in (*before, *(n for n in free if n > min(marks)))
            if is_telling([line[n] for line in body], vocabulary)
        ),
        next(iter(before), None),
    )


def _competencies(block: TableBlock, header: int, vocabulary: Vocabulary) -> OfOneRole | None:
    """A column of competencies beside the one that says what each means in this role."""
    row, body, words = block.rows[header], rows_below(block, header), vocabulary.wording.tables
    skill = column_of(row, words.skills)
    told = column_of(row, words.definitions, [skill])
    if skill is None or told is None or not is_telling([line[told] for line in body], vocabulary):
        return None
    return OfOneRole(header=header, asked={told: ""})


def _skills(block: TableBlock, header: int, vocabulary: Vocabulary) -> OfOneRole | None:
    """A column of skills beside one of levels, whose cells are all levels."""
    row, body, words = block.rows[header], rows_below(block, header), vocabulary.wording.tables
    skill = column_of(row, words.skills)
    levels = (*words.rungs, *roster_words().headings.level)
    wanted = column_of(row, words.wanted, [skill])
    level = column_of(row, levels, [skill]) if wanted is None else wanted
    # Two columns of levels are of a person, unless one says what is wanted: "Current", "Target".
    several = wanted is None and column_of(row, levels, [skill, level]) is not None
    if skill is None or level is None or several:
        return None
    said = [item.folded.text for line in body for item in asking(line[level], vocabulary)]
    if not said or not all(need_in(text, vocabulary) for text in said):
        return None
    need = column_of(row, words.needs, [skill, level])
    return OfOneRole(header=header, skill=skill, level=level, needs=() if need is None else (need,))


def _take(
    reading: Reading, role: RoleDraft, header: Sequence[Cell], row: Sequence[Cell], shape: OfOneRole
) -> Iterator[Place]:
    vocabulary = reading.vocabulary
    if shape.skill is not None:
        yield from _named(reading, role, row, shape)
        return
    if shape.criteria is not None:
        heading = _need_of(header, row, shape, vocabulary)
        for item in asking(row[shape.criteria], vocabulary) if heading is not None else ():
            ask(reading, role, item, heading or None, _section(heading or "", role, vocabulary))
            yield item
        return
    for n, heading in shape.asked.items():
        for item in asking(row[n], vocabulary):
            ask(reading, role, item, heading or role.heading, _section(heading, role, vocabulary))
            yield item


def _section(heading: str, role: RoleDraft, vocabulary: Vocabulary) -> Section:
    """The section that the heading of a column opens, else that of a person's qualities."""
    section = vocabulary.section_named(heading)[1] if heading else role.section
    return section or Section.QUALIFICATION


def _need_of(
    header: Sequence[Cell], row: Sequence[Cell], shape: OfOneRole, vocabulary: Vocabulary
) -> str | None:
    """The heading under which a row asks by the column that is marked, "" for none; None: it does not ask."""
    words = vocabulary.wording.tables
    preferred = {lookup_key(word) for word in words.preferred}
    required = {lookup_key(word) for word in words.required}
    for n in shape.needs:
        for item in asking(row[n], vocabulary)[:1]:
            key, need = lookup_key(item.folded.text), need_in(item.folded.text, vocabulary)
            if key in preferred or is_preferred(item.folded.text, vocabulary):
                return words.preferred[0]
            if key in required:
                return ""
            if need and need.asks:
                heading = clean_title(header[n].text)
                return heading if len(shape.needs) > 1 else ""
    return None


def _named(reading: Reading, role: RoleDraft, row: Sequence[Cell], shape: OfOneRole) -> Iterator[Place]:
    vocabulary, skill = reading.vocabulary, shape.skill
    places = [] if skill is None else asking(row[skill], vocabulary)[:1]
    for place in places:
        said = "" if shape.level is None else " ".join(row[shape.level].text.split())
        need = (need_in(said, vocabulary) if said else None) or StatedNeed(None)
        wish = any(is_preferred(row[n].text, vocabulary) for n in shape.needs)
        if need.asks:
            named = (mention_of(place, need, said, wish, vocabulary),)
            role.statements.append(DraftStatement(place, Section.TECHNICAL, None, named=named))
            yield place
