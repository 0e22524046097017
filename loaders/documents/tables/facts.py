"""Tables of labels and facts that describe one role: "Job title | Baker", "Experience | 3 years"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum

from graph.kinds import Section
from loaders.documents.tables.cells import head_key, heads
from loaders.documents.tables.guess import is_of_years
from loaders.documents.tables.kinds import ColumnKind, Kinds, Named, Shape
from loaders.documents.titles.front_title import is_family
from loaders.documents.titles.title import MOST_WORDS, bare_title
from loaders.readers.pieces import Cell, TableBlock
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key

# Columns of a label and its fact: one pair, or two beside each other as forms have them.
Pair = tuple[int, int]
# So many labels must be known, and half of all.
LEAST_KNOWN = 2
# More words are no label.
LONGEST_LABEL = 6


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
    often = [sum(bool(row[n].items) for row in table.rows) for n in range(len(table.rows[0]))]
    # A column that is empty in most rows holds notes.
    filled = [n for n, count in enumerate(often) if count and (n < 2 or 2 * count >= len(table.rows))]
    for pairs in _pairs(filled):
        said = list(_said(table, pairs, vocabulary))
        known = [meaning for _, meaning, _ in said if meaning]
        asks = any(meaning not in {Label.TITLE, Label.ASIDE} for meaning in known)
        named = {
            n: (bare_title(fact.items[0].text, vocabulary), fact.items[0])
            for n, meaning, fact in said
            if meaning == Label.TITLE
        }
        # One label alone, with all that stands beside it and below, says as much.
        enough = (len(known) >= LEAST_KNOWN and 2 * len(known) >= len(said)) or len(known) == len(said) == 1
        if enough and asks and (named or family):
            return FactsOfRole(pairs=pairs, titles=named, family=family)
    return None


def title_in_card(table: TableBlock, vocabulary: Vocabulary) -> Named | None:
    """The title in the first row of a table of labels and facts that ask nothing: "Job title | Baker".

    Two in three of its labels are known: "Department", "Reports to".
    """
    if len(table.rows) < LEAST_KNOWN or len(table.rows[0]) != 2:
        return None
    said = list(_said(table, ((0, 1),), vocabulary))
    known = [meaning for _, meaning, _ in said if meaning]
    if len(said) < len(table.rows) or 3 * len(known) < 2 * len(said) or known.count(Label.TITLE) != 1:
        return None
    _, meaning, fact = said[0]
    return (bare_title(fact.items[0].text, vocabulary), fact.items[0]) if meaning == Label.TITLE else None


def _said(
    table: TableBlock, pairs: Sequence[Pair], vocabulary: Vocabulary
) -> Iterator[tuple[int, Label | Section | None, Cell]]:
    """The rows with what each label says of its fact; of labels alone those that open a section."""
    for n, row in enumerate(table.rows):
        for label, fact in ((row[label], row[fact]) for label, fact in pairs if row[label].items):
            meaning = meaning_of(label, fact, vocabulary)
            if (fact.items and label is not fact) or isinstance(meaning, Section):
                yield n, meaning, fact


def _pairs(filled: Sequence[int]) -> Iterator[tuple[Pair, ...]]:
    """The ways in which columns may be labels and facts."""
    if len(filled) == 2:
        yield ((filled[0], filled[1]),)
    if len(filled) == 4:
        yield ((filled[0], filled[1]), (filled[2], filled[3]))


def meaning_of(label: Cell, fact: Cell, vocabulary: Vocabulary) -> Label | Section | None:
    """What a label says of its fact; None for one that nobody knows, and for what is no label."""
    key, words = head_key(label), vocabulary.wording
    if len(key.split()) > LONGEST_LABEL or any(map(str.isdigit, key)):
        return None
    titles = {lookup_key(word) for word in (*words.labels.title, *words.tables.titles)}
    # "Business job title" labels what "job title" does; "Team position" may be anything.
    if key in titles or any(" " in title and key.endswith(f" {title}") for title in titles):
        return Label.TITLE if _is_title(fact, vocabulary) else Label.ASIDE
    known, section = vocabulary.section_named(key)
    if key in vocabulary.soft_headings:
        return Section.SOFT
    if known or key in {lookup_key(word) for word in words.labels.ignored}:
        return section or Label.ASIDE
    if is_of_years(label, vocabulary):
        return Label.YEARS
    return Section.TECHNICAL if heads(label, words.tables.skills) else None


def _is_title(fact: Cell, vocabulary: Vocabulary) -> bool:
    title = bare_title(fact.items[0].text, vocabulary) if fact.items else ""
    short = 0 < len(title.split()) <= MOST_WORDS and not title.endswith((".", ":", "?", "!"))
    return len(fact.items) == 1 and short and not is_family(title, vocabulary)
