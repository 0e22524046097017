"""Whether rows behind a blank one go on with the table above it, or begin one with headings of its own."""

from collections.abc import Mapping, Sequence
from functools import cache

from loaders.readers.written import Written
from loaders.vocabulary.rosters import roster_words
from loaders.vocabulary.vocabulary import lookup_key, vocabulary_of

# The cells of a row by column.
ReadRow = Mapping[int, Written]
# Headings have few words; what stands below them in a table of sentences has more.
FEW_WORDS = 4
# A cell of so many signs is a mark.
MARK = 2


def goes_on(table: Sequence[ReadRow], row: ReadRow) -> bool:
    """Whether a row goes on with a table: it reads as the rows below the headings there, and not as these."""
    if not set(row) <= {column for above in table for column in above}:
        return False
    head, *body = [above for above in table if len({id(cell) for cell in above.values()}) > 1]
    if not body:
        return True
    if _texts(row) == _texts(head) or _headings(row) > 1:
        return False
    bold = [all(cell.heading for cell in one.values()) for one in (head, body[0], row)]
    if bold[0] and not bold[1]:
        return not bold[2]
    said = [_states(cell) for column, cell in row.items() if _is_of_levels(body, column)]
    if said:
        return all(said)
    return not (_is_of_sentences(body) and len(row) >= len(head) and _is_short(row))


def _texts(row: ReadRow) -> list[tuple[int, str]]:
    return [(column, lookup_key(_text(cell))) for column, cell in sorted(row.items())]


def _text(cell: Written) -> str:
    return " ".join(cell.items)


@cache
def _words() -> frozenset[str]:
    """The words that head columns in tables of roles and skills."""
    tables = vocabulary_of().wording.tables
    words = (*tables.titles, *tables.rungs, *tables.skills, *tables.needs, *roster_words().headings.level)
    return frozenset(map(lookup_key, words))


def _headings(row: ReadRow) -> int:
    texts = {_text(cell) for cell in row.values()}
    keys = {lookup_key(t) for t in texts if len(t.split()) <= FEW_WORDS and not any(map(str.isdigit, t))}
    return sum(key in _words() or vocabulary_of().section_named(key)[0] for key in keys)


def _states(cell: Written) -> bool:
    """Whether a cell holds a number, a word for a level or a mark."""
    text = _text(cell)
    return text[:1].isdigit() or len(text) <= MARK or lookup_key(text) in vocabulary_of().table_levels


def _is_of_levels(body: Sequence[ReadRow], column: int) -> bool:
    cells = [row[column] for row in body if column in row]
    return bool(cells) and 2 * sum(map(_states, cells)) > len(cells)


def _is_of_sentences(body: Sequence[ReadRow]) -> bool:
    lengths = [len(_text(cell).split()) for row in body for cell in row.values()]
    return sum(lengths) > FEW_WORDS * len(lengths)


def _is_short(row: ReadRow) -> bool:
    return all(len(_text(cell).split()) <= FEW_WORDS for cell in row.values())
