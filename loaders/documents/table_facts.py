"""Tables of labels and facts that describe one role: "Job title | Baker", "Experience | 3 years"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum

from graph.kinds import LineClass, Section
from loaders.documents.page_title import is_family
from loaders.documents.reading import Reading, RoleDraft
from loaders.documents.table_asking import ask, ask_years
from loaders.documents.table_cells import asking, head_key, heads
from loaders.documents.table_drafts import Lines, draft_of
from loaders.documents.table_guess import is_of_years
from loaders.documents.table_kinds import ColumnKind, Kinds, Named, Shape
from loaders.documents.titles import MOST_WORDS, bare_title, clean_title
from loaders.readers.pieces import Cell, TableBlock
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key

# Columns of a label and its fact: one pair, or two beside each other as forms have them.
Pair = tuple[int, int]
# So many labels must be known, and half of all.
LEAST_KNOWN = 2


class Label(Enum):
    """What a label says of the fact beside it, where it opens no section."""

    TITLE = "title"
    YEARS = "years"
    ASIDE = "aside"


@dataclass(frozen=True, kw_only=True)
class FactsOfRole(Shape):
    """Labels and facts in pairs of columns; `titles` are the roles by the row that names them.

    Without `titles` they are facts of the role that the heading above names, which is `family`.
    """

    header: int = -1
    pairs: tuple[Pair, ...]
    titles: dict[int, Named] = field(default_factory=dict)
    family: str = ""

    @property
    def kinds(self) -> Kinds:
        """The columns of facts."""
        return {fact: ColumnKind.ASKS for _, fact in self.pairs}


def facts_of_role(table: TableBlock, family: str, vocabulary: Vocabulary) -> FactsOfRole | None:
    """The layout of such a table, where its labels tell it; None where they ask nothing or name nobody."""
    filled = [n for n in range(len(table.rows[0])) if any(row[n].items for row in table.rows)]
    for pairs in _pairs(filled):
        said = [
            (n, _meaning(row[label], row[fact], vocabulary), row[fact])
            for n, row in enumerate(table.rows)
            for label, fact in pairs
            if row[label].items and row[fact].items and row[label] is not row[fact]
        ]
        known = [meaning for _, meaning, _ in said if meaning]
        asks = any(meaning not in {Label.TITLE, Label.ASIDE} for meaning in known)
        named = {
            n: (bare_title(fact.items[0].text, vocabulary), fact.items[0])
            for n, meaning, fact in said
            if meaning == Label.TITLE
        }
        enough = len(known) >= LEAST_KNOWN and 2 * len(known) >= len(said)
        if enough and asks and (named or family):
            return FactsOfRole(pairs=pairs, titles=named, family=family)
    return None


def _pairs(filled: Sequence[int]) -> Iterator[tuple[Pair, ...]]:
    """The ways in which columns may be labels and facts."""
    if len(filled) == 2:
        yield ((filled[0], filled[1]),)
    if len(filled) == 4:
        yield ((filled[0], filled[1]), (filled[2], filled[3]))


def _meaning(label: Cell, fact: Cell, vocabulary: Vocabulary) -> Label | Section | None:
    """What a label says of its fact; None for one that nobody knows."""
    key, words = head_key(label), vocabulary.wording
    if key in {lookup_key(word) for word in (*words.labels.title, *words.tables.titles)}:
        return Label.TITLE if _is_title(fact, vocabulary) else Label.ASIDE
    if key in {lookup_key(word) for word in words.labels.ignored}:
        return Label.ASIDE
    if key in vocabulary.soft_headings:
        return Section.SOFT
    known, section = vocabulary.section_named(key)
    if known:
        return section or Label.ASIDE
    if is_of_years(label, vocabulary):
        return Label.YEARS
    return Section.TECHNICAL if heads(label, words.tables.skills) else None


def _is_title(fact: Cell, vocabulary: Vocabulary) -> bool:
    title = bare_title(fact.items[0].text, vocabulary)
    short = 0 < len(title.split()) <= MOST_WORDS and not title.endswith((".", ":", "?", "!"))
    return len(fact.items) == 1 and short and not is_family(title, vocabulary)


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
    meaning = _meaning(label, fact, vocabulary) if label.items else None
    if label.items and (meaning or not alone):
        section[pair] = (meaning if isinstance(meaning, Section) else None, clean_title(label.text))
    if meaning == Label.YEARS and not alone:
        for item in asking(fact, vocabulary):
            ask_years(reading, draft, item)
            yield item.line
        return
    opened, heading = section.get(pair, (None, ""))
    told = label if alone and not meaning else fact
    for item in asking(told, vocabulary) if opened and not (alone and meaning) else ():
        ask(reading, draft, item, heading, opened)
        yield item.line
