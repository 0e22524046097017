"""Tables of needs, role by skill: each cell a level, or each row a role with a skill and its level."""

from collections.abc import Iterable, Sequence

from graph.kinds import LineClass, Section, level_label
from loaders.documents.from_tables.drafts import Lines, Told, draft_of, note_layout
from loaders.documents.reading import DraftStatement, Reading, RoleDraft
from loaders.documents.tables.cells import asking, is_empty, rows_below, title_in, titles_of
from loaders.documents.tables.kinds import NeedsByCell, NeedsByRow, SkillsAsColumns
from loaders.documents.tables.levels import StatedNeed, is_preferred, mention_of, need_in
from loaders.documents.titles.title import bare_title
from loaders.readers.pieces import Cell, Place, TableBlock

# So many words for levels are told with what they are taken for.
MOST_WORDS = 6


def needs_by_cell(reading: Reading, block: TableBlock, shape: NeedsByCell) -> Lines:
    """Take a table of skills by roles; an empty cell is no need."""
    drafts = {n: [draft_of(reading, *named) for named in titles] for n, titles in shape.roles.items()}
    first = shape.roles[min(shape.roles)][0][1]
    lines: Lines = {first.line: (LineClass.ROLE_TITLE, None)}
    said: list[str] = []
    for row in rows_below(block, shape.header):
        for n, of_column in drafts.items():
            for item in asking(row[n], reading.vocabulary)[:1]:
                said.append(item.folded.text.strip())
                for skill in row[shape.skill].items[:1]:
                    need = need_in(said[-1], reading.vocabulary) or StatedNeed(None)
                    for draft in of_column:
                        _take(reading, draft, skill, need, said[-1], False)
                    lines[item.line] = (LineClass.REQUIREMENT, None)
    titles = tuple(title for named in shape.roles.values() for title, _ in named)
    way = "a role in each column"
    note_layout(reading, block, shape, Told(way, f"a table with {way}", titles, _scale(reading, said)))
    return lines


def skills_as_columns(reading: Reading, block: TableBlock, shape: SkillsAsColumns) -> Lines:
    """Take a table of roles by skills; an empty cell is no need."""
    lines: Lines = {}
    titles: list[str] = []
    said: list[str] = []
    for row in rows_below(block, shape.header):
        drafts = [draft_of(reading, *named) for named in _titles(reading, row[shape.title], shape.family)]
        titles += [draft.title for draft in drafts]
        for draft in drafts:
            lines[draft.place.line] = (LineClass.ROLE_TITLE, draft if len(drafts) == 1 else None)
        for n, skill in shape.skills.items():
            for item in asking(row[n], reading.vocabulary)[:1]:
                said.append(item.folded.text.strip())
                need = need_in(said[-1], reading.vocabulary) or StatedNeed(None)
                for draft in drafts:
                    _take(reading, draft, skill, need, said[-1], False)
    way = "a role in each row and a skill in each column"
    told = Told(way, f"a table with {way}", tuple(titles), _scale(reading, said))
    note_layout(reading, block, shape, told)
    return lines


def _titles(reading: Reading, cell: Cell, family: str) -> list[tuple[str, Place]]:
    """The titles that a cell names; in a column that a person set, whatever stands there is one."""
    named = titles_of(cell, reading.vocabulary, family)
    said = asking(cell, reading.vocabulary)[:1]
    return named or [(bare_title(item.text, reading.vocabulary), item) for item in said]


def needs_by_row(reading: Reading, block: TableBlock, shape: NeedsByRow) -> Lines:
    """Take a table with a need in each row; where no role is named, it is that of the row above."""
    lines: Lines = {}
    titles: list[str] = []
    said: list[str] = []
    above: Place | None = None
    for row in rows_below(block, shape.header):
        above = next(iter(asking(row[shape.title], reading.vocabulary)), above)
        if above is None or is_empty(row[shape.skill], reading.vocabulary):
            continue
        title = title_in(above.text, "", reading.vocabulary) or bare_title(above.text, reading.vocabulary)
        titles.append(title)
        draft = draft_of(reading, title, above)
        level, preferred = (
            _level(reading, row, shape),
            is_preferred(_text(row, shape.need), reading.vocabulary),
        )
        said.append(level)
        need = (need_in(level, reading.vocabulary) if level else None) or StatedNeed(None)
        skill = row[shape.skill].items[0]
        _take(reading, draft, skill, need, level, preferred)
        lines[skill.line] = (LineClass.REQUIREMENT, draft)
    way = "a role and a skill in each row"
    told = Told(way, f"a table with {way}", tuple(titles), _scale(reading, said))
    note_layout(reading, block, shape, told)
    return lines


def _take(
    reading: Reading, draft: RoleDraft, skill: Place, need: StatedNeed, said: str, preferred: bool
) -> None:
    if need.asks:
        mention = mention_of(skill, need, said, preferred, reading.vocabulary)
        draft.statements.append(DraftStatement(skill, Section.TECHNICAL, None, named=(mention,)))


def _level(reading: Reading, row: Sequence[Cell], shape: NeedsByRow) -> str:
    """What a row says of the level, in its own column or by a mark below a level."""
    marked = (text for n, text in shape.marked.items() if not is_empty(row[n], reading.vocabulary))
    return _text(row, shape.level) or next(marked, "")


def _text(row: Sequence[Cell], column: int | None) -> str:
    return "" if column is None else " ".join(row[column].text.split())


def _scale(reading: Reading, said: Iterable[str]) -> str:
    """What the words and numbers for levels were taken for."""
    words = [word for word in dict.fromkeys(said) if word]
    needs = [(word, need_in(word, reading.vocabulary)) for word in words]
    known = [f"{word} = {level_label(need.level).lower()}" for word, need in needs if need and need.level]
    unknown = [word for word, need in needs if need is None]
    told = f"levels: {', '.join(sorted(known)[:MOST_WORDS])}" if known else "no levels are taken"
    return told + (f"; no level: {', '.join(unknown[:MOST_WORDS])}" if unknown else "")
