"""The step of the reading that takes a framework without roles: what each level of a competency means."""

from collections.abc import Iterator, Sequence

from graph.documents import LevelDefinition
from graph.kinds import LineClass, number_of
from loaders.documents.from_tables.drafts import Lines, Told, note_layout
from loaders.documents.reading import Reading
from loaders.documents.tables.cells import asking, rows_below
from loaders.documents.tables.kinds import LevelsAsColumns, LevelsAsRows
from loaders.documents.tables.levels import skill_named
from loaders.readers.pieces import Cell, Place, TableBlock
from loaders.vocabulary.vocabulary import Vocabulary

# A competency, the label of a level, and what stands there.
Definitions = Iterator[tuple[Place, str, list[Place]]]


def define(reading: Reading, block: TableBlock, shape: LevelsAsColumns | LevelsAsRows) -> Lines:
    """Take what each level of each competency means."""
    lines: Lines = {}
    body = rows_below(block, shape.header)
    each = _of_columns(body, shape, reading.vocabulary) if isinstance(shape, LevelsAsColumns) else ()
    if isinstance(shape, LevelsAsRows):
        each = _of_rows(block.rows[shape.header], body, shape, reading.vocabulary)
    fresh = [_definition(named, label, told, reading.vocabulary) for named, label, told in each]
    fresh = [definition for definition in fresh if definition not in reading.definitions]
    reading.definitions += fresh
    for definition in fresh:
        lines[definition.line] = (LineClass.DEFINITION, None)
    _tell(reading, block, shape, fresh)
    return lines


def _of_columns(
    body: Sequence[Sequence[Cell]], shape: LevelsAsColumns, vocabulary: Vocabulary
) -> Definitions:
    named: Place | None = None
    for row in body:
        named = next(iter(asking(row[shape.skill], vocabulary)), named)
        for n, label in shape.levels.items():
            told = asking(row[n], vocabulary)
            if named and told and row[n] != row[shape.skill]:
                yield named, label, told


def _of_rows(
    heads_: Sequence[Cell], body: Sequence[Sequence[Cell]], shape: LevelsAsRows, vocabulary: Vocabulary
) -> Definitions:
    named: Place | None = None
    label = ""
    for row in body:
        label = " ".join(row[shape.level].text.split()).strip("*_ ") or label
        if shape.skill is not None:
            named = next(iter(asking(row[shape.skill], vocabulary)), named)
        for n in shape.told:
            competency = named if shape.skill is not None else next(iter(heads_[n].items), None)
            told = asking(row[n], vocabulary)
            if competency and label and told:
                yield competency, label, told


def _definition(named: Place, label: str, told: Sequence[Place], vocabulary: Vocabulary) -> LevelDefinition:
    skill = skill_named(named, vocabulary)
    first, last = told[0], told[-1]
    end = last.end if last.line == first.line else first.end
    text = " ".join(" ".join(item.text.split()) for item in told)
    return LevelDefinition(skill.id, skill.name, label, first.line, first.start, end, text)


def _tell(
    reading: Reading,
    block: TableBlock,
    shape: LevelsAsColumns | LevelsAsRows,
    definitions: Sequence[LevelDefinition],
) -> None:
    skills = list(dict.fromkeys(definition.name for definition in definitions))
    labels = list(dict.fromkeys(definition.label for definition in definitions))
    sized = f"{number_of(len(skills), 'skill')} and {number_of(len(labels), 'level')}"
    way = "a level in each column" if isinstance(shape, LevelsAsColumns) else "a level in each row"
    note_layout(reading, block, shape, Told(way, f"a framework of {sized}, no roles", tuple(skills)))
