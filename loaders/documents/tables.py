"""The step of the reading that takes a table: its roles, what each is asked, and what was guessed of it."""

from collections.abc import Sequence
from dataclasses import replace

from graph.documents import SourceLine
from graph.kinds import LineClass, Section
from loaders.documents.inheritance import claim
from loaders.documents.mentions import is_welcome
from loaders.documents.qualifications import Measures, measures
from loaders.documents.reading import DraftLink, DraftStatement, Reading, RoleDraft
from loaders.documents.spoken_targets import Before
from loaders.documents.table_cells import asking, head_key, titles_of
from loaders.documents.table_drafts import Lines, draft_of, tell_guess
from loaders.documents.table_needs import needs_by_cell, needs_by_row
from loaders.documents.table_shapes import NeedsByCell, RolesAsColumns, RolesAsRows, Shape, header_row
from loaders.documents.taken_over import AROUND
from loaders.documents.titles import clean_title
from loaders.documents.years import years_of_cell
from loaders.readers.pieces import Cell, Place, TableBlock
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key


def table(reading: Reading, block: TableBlock) -> None:
    """Take a table, each of its lines with a class: its roles, or what it asks of the role around it."""
    shape = reading.outline.tables.get(block.lines[0][0])
    if shape is None:
        _inside(reading, block)
        return
    lines = _taken(reading, block, shape)
    _note(reading, block, lines)
    reading.after_table = True


def _taken(reading: Reading, block: TableBlock, shape: Shape) -> Lines:
    if isinstance(shape, RolesAsColumns):
        return _columns(reading, block, shape)
    if isinstance(shape, RolesAsRows):
        return _rows(reading, block, shape)
    return (
        needs_by_cell(reading, block, shape)
        if isinstance(shape, NeedsByCell)
        else needs_by_row(reading, block, shape)
    )


def _note(reading: Reading, block: TableBlock, lines: Lines) -> None:
    """Give each line of a table its class; those that nothing was taken from are none of anything."""
    for number, text in block.lines:
        kind, role = lines.get(number, (LineClass.NOISE, None))
        if text.strip():
            reading.lines.append((SourceLine(number, text, kind, None), role))


def _columns(reading: Reading, block: TableBlock, shape: RolesAsColumns) -> Lines:
    drafts = {n: draft_of(reading, title, place) for n, (title, place) in shape.roles.items()}
    told = [title for title, _ in shape.roles.values()]
    first = block.rows[shape.header][min(shape.roles)].items[0]
    tell_guess(
        reading,
        first,
        "a role in each column",
        told,
        "each cell is taken to ask what stands in it, under the heading of its row",
    )
    lines: Lines = {first.line: (LineClass.ROLE_TITLE, None)}
    for row in block.rows[shape.header + 1 :]:
        heading = _row_heading(row[: min(shape.roles)])
        known, section = _section(heading, reading.vocabulary)
        for n, draft in drafts.items():
            for item in asking(row[n], reading.vocabulary) if section or not known else ():
                _ask(reading, draft, item, heading, section or Section.ROLE_REQUIREMENTS)
                lines[item.line] = (LineClass.REQUIREMENT, None)
    return lines


def _rows(reading: Reading, block: TableBlock, shape: RolesAsRows) -> Lines:
    lines: Lines = {}
    told: list[str] = []
    for row in block.rows[shape.header + 1 :]:
        drafts = [draft_of(reading, *named) for named in titles_of(row[shape.title], reading.vocabulary)]
        for draft in drafts:
            lines[draft.place.line] = (LineClass.ROLE_TITLE, draft if len(drafts) == 1 else None)
            _asked_in_row(reading, draft, row, shape)
        told += [draft.title for draft in drafts]
    place = block.rows[shape.header][shape.title].items[0]
    tell_guess(reading, place, "a role in each row", told, "columns with known headings are taken")
    return lines


def _asked_in_row(reading: Reading, draft: RoleDraft, row: Sequence[Cell], shape: RolesAsRows) -> None:
    if shape.years is not None:
        for item in asking(row[shape.years], reading.vocabulary):
            years = years_of_cell(item.folded.text, reading.vocabulary)
            stated = (
                Measures(years=replace(years, line=item.line))
                if years
                else measures(item, reading.vocabulary)
            )
            if stated:
                draft.take(stated)
                draft.statements.append(DraftStatement(item, Section.QUALIFICATION, None, measures=stated))
    for n, heading in shape.asked.items():
        section = reading.vocabulary.section_named(heading)[1] or Section.ROLE_REQUIREMENTS
        for item in asking(row[n], reading.vocabulary):
            _ask(reading, draft, item, heading, section)


def _ask(reading: Reading, draft: RoleDraft, item: Place, heading: str | None, section: Section) -> None:
    """Take one item of a cell: whom the role takes over from, or what it is asked."""
    titles = [*reading.every_title, *(other.title for other in reading.drafts)]
    said = claim(item.words, titles, reading.vocabulary, True)
    if said and said.before != Before.PLACE:
        links = (
            DraftLink(replace(said, target=target), AROUND[section], item)
            for target in (said.target, *said.also)
        )
        draft.links.extend(links)
        return
    stated = measures(item, reading.vocabulary)
    if not stated and heading and reading.vocabulary.experience.said.search(heading.casefold()):
        years = years_of_cell(item.folded.text, reading.vocabulary)
        stated = Measures(years=replace(years, line=item.line)) if years else stated
    if stated:
        draft.take(stated)
    draft.statements.append(DraftStatement(item, section, heading, measures=stated or None))


def _inside(reading: Reading, block: TableBlock) -> None:
    """Take what a table asks of the role that it stands under, where its headings say so."""
    role, header = reading.role, header_row(block, reading.vocabulary)
    lines: Lines = {}
    columns = _asking_columns(block.rows[header], reading.vocabulary) if header is not None else {}
    if role and header is not None and columns:
        for row in block.rows[header + 1 :]:
            for n, (heading, section) in columns.items():
                for item in asking(row[n], reading.vocabulary):
                    _ask(reading, role, item, heading, section)
                    lines[item.line] = (LineClass.REQUIREMENT, role)
    _note(reading, block, lines)


def _asking_columns(row: Sequence[Cell], vocabulary: Vocabulary) -> dict[int, tuple[str, Section]]:
    """The columns that are headed as sections are, such as "Essential" and "Desirable"."""
    columns: dict[int, tuple[str, Section]] = {}
    for n, cell in enumerate(row):
        heading = clean_title(cell.text)
        section = vocabulary.section_named(heading)[1] if heading else None
        if section or (heading and is_welcome(heading, vocabulary)):
            columns[n] = (heading, section or Section.QUALIFICATION)
    return columns


def _row_heading(cells: Sequence[Cell]) -> str | None:
    """The heading nearest to the cells of a row."""
    return next((clean_title(cell.text) for cell in reversed(cells) if head_key(cell)), None)


def _section(heading: str | None, vocabulary: Vocabulary) -> tuple[bool, Section | None]:
    """Whether the heading of a row is a known one, and the section that it opens."""
    if heading is None:
        return False, None
    if lookup_key(heading) in vocabulary.soft_headings:
        return True, Section.SOFT
    return vocabulary.section_named(heading)
