"""What stands in the cells of a table: titles, the headings of columns, nothing at all."""

import re
from collections.abc import Sequence
from functools import cache

from loaders.documents.tables.kinds import Named
from loaders.documents.titles.front_title import is_family
from loaders.documents.titles.nouns import has_noun
from loaders.documents.titles.title import MOST_WORDS, bare_title, clean_title
from loaders.readers.pieces import Cell, Place, TableBlock
from loaders.vocabulary.rosters import roster_words
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key

# The code of a level, alone in a cell: "IC2", "L3", "Level 2".
_CODE = re.compile(r"[A-Z]{1,3}-?\d{1,2}|\w+ (?:\d{1,2}|[IVX]{1,4})")
# The number or code of a level before its name, or behind it: "1 Follow", "L2: Assist", "Working (2)".
_NUMBERED = re.compile(r"(?:\w+ )?[A-Z]{0,3}-?\d{1,2}\s*[-–—:.)]*\s+(\D{2,40})|(\D{2,40}?)\s*\(?\d{1,2}\)?")
# What joins the words of a heading that a program wrote, and what a heading says in brackets at its end.
_JOINED = re.compile(r"(?<=[^\W_])_+(?=[^\W_])|(?<=[a-z])(?=[A-Z][a-z])")
_IN_BRACKETS = re.compile(r"(?<=\S)\s*[(\[][^()\[\]]*[)\]]\s*$")
_BETWEEN = re.compile(r"\s*[,;/]\s*")
# An amount of money, or a number as large as one.
_AMOUNT = re.compile(r"[£$€¥]\s?\d|\d{1,3}[.,' ]\d{3}(?!\d)|\b\d+ ?k\b|\b(?:EUR|USD|GBP|CHF)\b")
# What a row of sums is called has no more characters.
LONGEST_SUM = 60
# Words enough for a cell to say something of its own.
TELLING = 3


def head_key(cell: Cell) -> str:
    """The heading of a column, as looked up: "min_level" is "min level", "Level (1-5)" is "level"."""
    text = _JOINED.sub(" ", _IN_BRACKETS.sub("", cell.text))
    return lookup_key(clean_title(text))


def rows_below(table: TableBlock, header: int) -> list[Sequence[Cell]]:
    """The rows behind the headings, without bands: one cell from edge to edge names the rows below it.

    Sums and averages of the rows above are none either.
    """
    below = table.rows[header + 1 :]
    return [row for row in below if len({cell.items for cell in row}) > 1 and not _is_of_sums(row)]


def _is_of_sums(row: Sequence[Cell]) -> bool:
    first = next((cell for cell in row if cell.items), None)
    if first is None or len(first.text) > LONGEST_SUM:
        return False
    words = head_key(first).split()
    return words[-1:] != [] and words[-1] in _totals() and set(words[:-1]) <= {*roster_words().sums_of}


@cache
def _totals() -> frozenset[str]:
    return frozenset(map(lookup_key, roster_words().totals))


def is_empty(cell: Cell, vocabulary: Vocabulary) -> bool:
    """True for a cell that holds nothing, or a sign that says so."""
    return not any(asking(cell, vocabulary))


def asking(cell: Cell, vocabulary: Vocabulary) -> list[Place]:
    """The items of a cell that say something."""
    nothing = {name.casefold() for name in vocabulary.wording.tables.nothing}
    said = ((item, " ".join(item.folded.text.split()).strip("*_ ").casefold()) for item in cell.items)
    return [item for item, text in said if text and text not in nothing]


def heads(cell: Cell, names: Sequence[str]) -> bool:
    """Whether the heading of a column is one of these words, or ends in one that is a single word."""
    key = head_key(cell)
    known = frozenset(map(lookup_key, names))
    return key in known or (key.split()[-1:] != [] and key.split()[-1] in known and len(key.split()) <= 3)


def is_aside(cell: Cell, vocabulary: Vocabulary, more: Sequence[str] = ()) -> bool:
    """Whether a column is headed as one that asks nothing: of pay, notes, places; of `more` words besides."""
    words = vocabulary.wording.tables
    exact = head_key(cell) in map(lookup_key, words.ignored)
    return exact or heads(cell, (*words.pay, *more))


def column_of(row: Sequence[Cell], names: Sequence[str], but: Sequence[int | None] = ()) -> int | None:
    """The first column that these words head, but those; a heading that is such a word comes first."""
    known = frozenset(map(lookup_key, names))
    columns = [n for n in range(len(row)) if n not in but]
    exact = (n for n in columns if head_key(row[n]) in known)
    return next(exact, next((n for n in columns if heads(row[n], names)), None))


def level_column(row: Sequence[Cell], names: Sequence[str], but: Sequence[int | None] = ()) -> int | None:
    """The column of levels; "Level required" heads one too."""
    known = frozenset(map(lookup_key, names))
    firsts = (n for n, cell in enumerate(row) if n not in but and head_key(cell).split()[:1])
    at = column_of(row, names, but)
    return at if at is not None else next((n for n in firsts if head_key(row[n]).split()[0] in known), None)


def is_telling(cells: Sequence[Cell], vocabulary: Vocabulary) -> bool:
    """Whether half of what stands in these cells, or more, are words enough to say something."""
    said = [len(item.text.split()) for cell in cells for item in asking(cell, vocabulary)]
    return 2 * sum(words >= TELLING for words in said) >= len(said) > 0


def is_paid(cells: Sequence[Cell], vocabulary: Vocabulary) -> bool:
    """Whether half of what stands in these cells, or more, are amounts of money."""
    said = [item.text for cell in cells for item in asking(cell, vocabulary)]
    return 2 * sum(bool(_AMOUNT.search(text)) for text in said) >= len(said) > 0


def title_in(text: str, family: str, vocabulary: Vocabulary) -> str | None:
    """The title that a cell names: its own, or that of a level of the family; None for other words."""
    title = bare_title(text, vocabulary)
    words = title.split()
    if not words or len(words) > MOST_WORDS or re.search(r"[.:;?!](?:\s|$)", title):
        return None
    own = {lookup_key(word) for word in words} <= vocabulary.seniority
    if own or _is_code(text, vocabulary):
        return _of_family(text if not own else title, family, own)
    # "Practitioner" and "Expert" by themselves are levels of a skill.
    level = lookup_key(title) in vocabulary.table_levels
    if level or vocabulary.section_named(title)[0] or is_family(title, vocabulary):
        return None
    return title if has_noun(title, vocabulary) and title[0].isupper() else None


def is_titled(cell: Cell, vocabulary: Vocabulary) -> bool:
    """Whether a title is all that stands in a cell, in capitals as titles are: "Head of Sales"."""
    words = [word for word in cell.text.split() if lookup_key(word) not in vocabulary.joining]
    return title_in(cell.text, "", vocabulary) is not None and not any(map(str.islower, words))


def is_level(text: str, vocabulary: Vocabulary) -> bool:
    """True for words that are the name of a level alone: "Senior", "L2", "Level 1 - Follow", "Working"."""
    title = clean_title(text)
    words = [lookup_key(word) for word in title.split()]
    if not words or len(words) > MOST_WORDS:
        return False
    rungs = frozenset(map(lookup_key, vocabulary.wording.tables.rungs))
    bare = [word for word in words if word not in rungs]
    own = set(bare) <= vocabulary.seniority or " ".join(bare) in vocabulary.table_levels
    numbered = _NUMBERED.fullmatch(title)
    return bool(bare) and (own or title.isdigit() or _is_code(title, vocabulary) or bool(numbered))


def titles_of(cell: Cell, vocabulary: Vocabulary, family: str = "") -> list[Named]:
    """The titles in a cell: one an item, or several between commas where each part is one."""
    titles: list[Named] = []
    for item in cell.items:
        whole = title_in(item.text, family, vocabulary)
        parts = _parts(item.folded.text, vocabulary)
        each = [title_in(part, family, vocabulary) for part in parts]
        if len(parts) > 1 and all(each):
            titles += [(title, item) for title in each if title]
        elif whole:
            titles.append((whole, item))
    return titles


def titles_of_heading(cell: Cell, family: str, vocabulary: Vocabulary) -> tuple[Named, ...]:
    """The title that heads a column, or several where it holds levels of the family: "P1 / P2"."""
    if not cell.items:
        return ()
    if title := title_in(cell.text, family, vocabulary):
        return ((title, cell.items[0]),)
    each = [title_in(part, family, vocabulary) for part in _parts(cell.text, vocabulary)]
    own = [title_in(part, "", vocabulary) for part in _parts(cell.text, vocabulary)]
    levels = family and all(each) and not any(own)
    return tuple((title, cell.items[0]) for title in each if title) if levels else ()


def _parts(text: str, vocabulary: Vocabulary) -> list[str]:
    """What stands between commas and words that join titles."""
    joining = {lookup_key(word) for word in vocabulary.wording.tables.joining}
    words = ("," if lookup_key(word) in joining else word for word in text.split())
    return [part for part in _BETWEEN.split(" ".join(words)) if part.strip()]


def _is_code(text: str, vocabulary: Vocabulary) -> bool:
    said = clean_title(text)
    if not _CODE.fullmatch(said):
        return False
    rungs = map(lookup_key, vocabulary.wording.tables.rungs)
    return " " not in said or lookup_key(said.split()[0]) in rungs


def title_of_level(level: str, family: str, vocabulary: Vocabulary) -> str:
    """The title of a level of a role: "Senior Clerk" of "Senior", "Clerk L2" of "L2"."""
    own = {lookup_key(word) for word in clean_title(level).split()} <= vocabulary.seniority
    return _of_family(level, family, own) or level


def _of_family(level: str, family: str, own: bool) -> str | None:
    if not family:
        return None
    level = clean_title(level)
    return f"{level} {family}" if own else f"{family} {level}"
