"""The step of the reading that takes a table: its roles, what each is asked, and what was guessed of it."""

from collections.abc import Sequence

from graph.documents import SourceLine
from graph.kinds import LineClass, Section
from loaders.documents.from_tables.asking import ask, ask_years, take_over
from loaders.documents.from_tables.drafts import Lines, Told, draft_of, note_layout
from loaders.documents.from_tables.facts import take_facts
from loaders.documents.from_tables.inside import inside
from loaders.documents.from_tables.level_definitions import define
from loaders.documents.from_tables.needs import needs_by_cell, needs_by_row, skills_as_columns
from loaders.documents.reading import Reading, RoleDraft
from loaders.documents.tables.cells import (
    asking,
    head_key,
    is_telling,
    rows_below,
    title_of_level,
    titles_of,
)
from loaders.documents.tables.facts import FactsOfRole
from loaders.documents.tables.kinds import (
    LevelsAsColumns,
    LevelsAsRows,
    LevelsOfRoles,
    NeedsByCell,
    NeedsByRow,
    OfOneRole,
    RolesAsColumns,
    RolesAsRows,
    Shape,
    SkillsAsColumns,
)
from loaders.documents.tables.tracks import TitlesInCells
from loaders.documents.tables.turned import TurnedTable, turned
from loaders.documents.titles.title import bare_title, clean_title
from loaders.readers.pieces import Cell, Place, TableBlock
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key


def table(reading: Reading, block: TableBlock) -> None:
    """Take a table, each of its lines with a class: its roles, or what it asks of the role around it."""
    shape = reading.outline.tables.get(block.lines[0][0])
    _note(reading, block, {**_title(reading, block), **_taken(reading, block, shape)})
    if shape is not None and shape.names_roles:
        # What follows the facts of a role is asked of it too.
        reading.after_table = not isinstance(shape, FactsOfRole)


def _title(reading: Reading, block: TableBlock) -> Lines:
    """The line of the table that bears the title of the whole document, if one does."""
    whole = reading.outline.whole
    bears = whole and any(number == whole[1].line for number, _ in block.lines)
    return {whole[1].line: (LineClass.ROLE_TITLE, reading.drafts[0])} if whole and bears else {}


def _taken(reading: Reading, block: TableBlock, shape: Shape | None) -> Lines:
    match shape:
        case RolesAsColumns():
            lines = _columns(reading, block, shape)
        case RolesAsRows():
            lines = _rows(reading, block, shape)
        case LevelsOfRoles():
            lines = _levels_of_roles(reading, block, shape)
        case TitlesInCells():
            lines = _tracks(reading, block, shape)
        case NeedsByCell():
            lines = needs_by_cell(reading, block, shape)
        case NeedsByRow():
            lines = needs_by_row(reading, block, shape)
        case SkillsAsColumns():
            lines = skills_as_columns(reading, block, shape)
        case FactsOfRole():
            lines = take_facts(reading, block, shape)
        case TurnedTable():
            lines = _taken(reading, turned(block), shape.inner)
        case LevelsAsColumns() | LevelsAsRows():
            lines = define(reading, block, shape)
        case _:
            lines = inside(reading, block, shape if isinstance(shape, OfOneRole) else None)
    return lines


def _note(reading: Reading, block: TableBlock, lines: Lines) -> None:
    """Give each line of a table its class; those that nothing was taken from are none of anything."""
    for number, text in block.lines:
        kind, role = lines.get(number, (LineClass.NOISE, None))
        if text.strip():
            reading.lines.append((SourceLine(number, text, kind, None), role))


def _columns(reading: Reading, block: TableBlock, shape: RolesAsColumns) -> Lines:
    drafts = {n: [draft_of(reading, *named) for named in titles] for n, titles in shape.roles.items()}
    titles = tuple(title for named in shape.roles.values() for title, _ in named)
    first = shape.roles[min(shape.roles)][0][1]
    way = "a role in each column"
    how = "each cell is taken to ask what stands in it, under the heading of its row"
    note_layout(reading, block, shape, Told(way, f"a table with {way}", titles, how))
    lines: Lines = {first.line: (LineClass.ROLE_TITLE, None)}
    for row in rows_below(block, shape.header + bool(shape.under)):
        of_row = _row_heading(row[: min(shape.roles)])
        if of_row and _is_of_label(of_row, [row[n] for n in drafts], reading.vocabulary):
            continue
        for n, of_column in drafts.items():
            heading = shape.under.get(n, of_row)
            known, section = _section(heading, reading.vocabulary)
            for item in asking(row[n], reading.vocabulary) if section or not known else ():
                for draft in of_column:
                    ask(reading, draft, item, heading, section or Section.ROLE_REQUIREMENTS)
                lines[item.line] = (LineClass.REQUIREMENT, None)
    return lines


def _rows(reading: Reading, block: TableBlock, shape: RolesAsRows) -> Lines:
    lines: Lines = {}
    told: list[str] = []
    for row in rows_below(block, shape.header):
        drafts = [draft_of(reading, *named) for named in _titles(reading, row[shape.title], shape)]
        for draft in drafts:
            lines[draft.place.line] = (LineClass.ROLE_TITLE, draft if len(drafts) == 1 else None)
            _asked_in_row(reading, draft, row, shape)
        told += [draft.title for draft in drafts]
    way, how = "a role in each row", "columns with known headings, or that say something, are taken"
    note_layout(reading, block, shape, Told(way, f"a table with {way}", tuple(told), how))
    return lines


def _tracks(reading: Reading, block: TableBlock, shape: TitlesInCells) -> Lines:
    lines: Lines = {}
    told: list[str] = []
    for column, titles in shape.roles.items():
        for title, place in titles:
            draft = draft_of(reading, title, place)
            track = shape.track_of(column, place, block)
            if track and draft.track is None:
                draft.track, draft.track_place = bare_title(track.text, reading.vocabulary), track
            known = lines.get(place.line)
            lines[place.line] = (LineClass.ROLE_TITLE, None if known else draft)
            told.append(draft.title)
    way = "a role in each cell"
    note_layout(reading, block, shape, Told(way, f"a table with {way}", tuple(told)))
    return lines


def _levels_of_roles(reading: Reading, block: TableBlock, shape: LevelsOfRoles) -> Lines:
    lines: Lines = {}
    titles: list[str] = []
    for row in rows_below(block, shape.header):
        for place in asking(row[shape.title], reading.vocabulary)[:1]:
            family = bare_title(place.text, reading.vocabulary)
            for n, label in shape.levels.items():
                title = title_of_level(label, family, reading.vocabulary)
                for item in asking(row[n], reading.vocabulary):
                    ask(reading, draft_of(reading, title, place), item, None, Section.ROLE_REQUIREMENTS)
                    lines[item.line] = (LineClass.REQUIREMENT, None)
                    titles.append(title)
    way = "a role in each row and its levels in columns"
    note_layout(reading, block, shape, Told(way, f"a table with {way}", tuple(titles)))
    return lines


def _titles(reading: Reading, cell: Cell, shape: RolesAsRows) -> list[tuple[str, Place]]:
    """The titles that a cell names; in a column of titles whatever stands there is one."""
    named = titles_of(cell, reading.vocabulary, shape.family)
    said = asking(cell, reading.vocabulary)[:1] if shape.chosen or not shape.family else []
    return named or [(bare_title(item.text, reading.vocabulary), item) for item in said]


def _asked_in_row(reading: Reading, draft: RoleDraft, row: Sequence[Cell], shape: RolesAsRows) -> None:
    if shape.years is not None:
        for item in asking(row[shape.years], reading.vocabulary):
            ask_years(reading, draft, item)
    for n in shape.taken_over:
        for item in asking(row[n], reading.vocabulary):
            take_over(reading, draft, item)
    for n, heading in shape.asked.items():
        section = _section(heading, reading.vocabulary)[1] or Section.ROLE_REQUIREMENTS
        for item in asking(row[n], reading.vocabulary):
            ask(reading, draft, item, heading, section)


def _row_heading(cells: Sequence[Cell]) -> str | None:
    """The heading nearest to the cells of a row."""
    return next((clean_title(cell.text) for cell in reversed(cells) if head_key(cell)), None)


def _is_of_label(heading: str, cells: Sequence[Cell], vocabulary: Vocabulary) -> bool:
    """Whether a row holds pay, places and the like, which nobody is asked for."""
    words = vocabulary.wording.tables
    key = lookup_key(heading)
    if key in map(lookup_key, words.topics) and is_telling(cells, vocabulary):
        return False
    return key in map(lookup_key, (*words.pay, *vocabulary.wording.labels.ignored))


def _section(heading: str | None, vocabulary: Vocabulary) -> tuple[bool, Section | None]:
    """Whether the heading of a row is a known one, and the section that it opens."""
    if heading is None:
        return False, None
    if lookup_key(heading) in vocabulary.soft_headings:
        return True, Section.SOFT
    return vocabulary.section_named(heading)
