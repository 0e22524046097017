"""What a table of labels and facts says of its role is taken."""

from collections.abc import Iterator, Sequence

from graph.kinds import LineClass, Section
from loaders.documents.from_tables.asking import ask, ask_years
from loaders.documents.from_tables.drafts import Lines, draft_of
from loaders.documents.reading import Reading, RoleDraft
from loaders.documents.tables.cells import asking
from loaders.documents.tables.facts import FactsOfRole, Label, Pair, meaning_of
from loaders.documents.titles.title import clean_title
from loaders.readers.pieces import Cell, TableBlock
from loaders.vocabulary.vocabulary import lookup_key


def take_facts(reading: Reading, block: TableBlock, shape: FactsOfRole) -> Lines:
    """Take what the table says of its role, or of each in turn."""
    lines: Lines = {}
    first = next((n for n in sorted(shape.titles)), None)
    draft = _begin(reading, block, shape, first)
    section: dict[Pair, tuple[Section | None, str]] = {}
    for n, row in enumerate(block.rows):
        if n in shape.titles:
            draft, section = _begin(reading, block, shape, n), {}
            lines[draft.place.line] = (LineClass.ROLE_TITLE, draft)
            continue
        for pair in shape.pairs:
            for item_line in _take(reading, draft, row, pair, section):
                lines[item_line] = (LineClass.REQUIREMENT, draft)
    return lines


def _begin(reading: Reading, block: TableBlock, shape: FactsOfRole, row: int | None) -> RoleDraft:
    """The role that a row names, or the heading above the table."""
    if row is not None:
        return draft_of(reading, *shape.titles[row])
    above = reading.previous
    named = above is not None and lookup_key(shape.family) in lookup_key(above.text)
    place = next(cell.items[0] for line in block.rows for cell in line if cell.items)
    return draft_of(reading, shape.family, above.place if above and named else place)


def _take(
    reading: Reading,
    draft: RoleDraft,
    row: Sequence[Cell],
    pair: Pair,
    section: dict[Pair, tuple[Section | None, str]],
) -> Iterator[int]:
    """Take the facts of a row; the lines they stand on.

    A fact without a label goes on with the one above, and so does a cell that spans both columns below a
    known label that stands alone.
    """
    vocabulary = reading.vocabulary
    label, fact = row[pair[0]], row[pair[1]]
    alone = label is fact or not fact.items
    meaning = meaning_of(label, fact, vocabulary) if label.items else None
    if label.items and (meaning or not alone):
        section[pair] = (meaning if isinstance(meaning, Section) else None, clean_title(label.text))
    if meaning == Label.YEARS and not alone:
        for item in asking(fact, vocabulary):
            ask_years(reading, draft, item)
            yield item.line
        return
    opened, heading = section.get(pair, (None, ""))
    told = label if alone and not meaning else fact
    if opened is None or (alone and meaning):
        return
    for item in asking(told, vocabulary):
        ask(reading, draft, item, heading, opened)
        yield item.line
