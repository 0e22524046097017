"""What a person says of the columns of tables before they are read, and how to say what was guessed."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from graph.errors import BadQuestion
from loaders.documents.tables.kinds import ColumnKind, Kinds
from loaders.readers.pieces import Cell, TableBlock
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key

HOW = 'write pairs such as "Job=role,Capability=skill,Rating=level"'
KNOWN = ", ".join(ColumnKind)
# Rows from the top among which the headings that a person names are looked for.
MOST_ABOVE = 10
# So many headings are told of a table that lacks one.
MOST_TOLD = 20
# Kinds that several columns of a table may be.
MANY = frozenset(
    {
        ColumnKind.ROLES,
        ColumnKind.SKILLS,
        ColumnKind.LEVELS,
        ColumnKind.ASKS,
        ColumnKind.DEFINITION,
        ColumnKind.IGNORE,
    }
)


@dataclass(frozen=True)
class ColumnChoices:
    """What was said, one group a `--columns`, each of pairs of words of which one says what the other is."""

    groups: tuple[tuple[tuple[str, str], ...], ...] = ()

    @property
    def text(self) -> str:
        """All of it as one text, by which two choices are told apart."""
        return repr(self.groups) if self.groups else ""


NO_COLUMNS = ColumnChoices()


def choices_of(given: Sequence[str]) -> ColumnChoices:
    """The choices that these texts make; raises BadQuestion for one that says of no column what it is."""
    groups = (tuple(_pairs(text)) for text in given if text.strip())
    return ColumnChoices(tuple(group for group in groups if group))


def _pairs(text: str) -> Iterable[tuple[str, str]]:
    # A heading may hold commas; it is written in quotation marks then.
    for part in next(csv.reader([text], skipinitialspace=True)):
        one, sign, other = (word.strip() for word in part.rpartition("="))
        if not part.strip():
            continue
        if not (one and sign and other):
            raise BadQuestion(f"{part.strip()!r} says of no column what it is; {HOW}")
        yield one, other


def kind_named(word: str, vocabulary: Vocabulary) -> ColumnKind | None:
    """What a column is by the word for it, or by a heading that is known for such columns."""
    key, words = lookup_key(word), vocabulary.wording.tables
    if key in set(ColumnKind):
        return ColumnKind(key)
    known = {
        ColumnKind.ROLE: words.titles,
        ColumnKind.SKILL: words.skills,
        ColumnKind.LEVEL: words.rungs,
        ColumnKind.NEED: words.needs,
        ColumnKind.DEFINITION: words.definitions,
        ColumnKind.YEARS: words.years,
        ColumnKind.ASKS: words.asks,
        ColumnKind.IGNORE: words.ignored,
    }
    return next((kind for kind, names in known.items() if key in map(lookup_key, names)), None)


def chosen_kinds(
    table: TableBlock, choices: ColumnChoices, vocabulary: Vocabulary
) -> tuple[int, dict[int, ColumnKind]] | None:
    """The row of headings and what a person says of its columns; None where nothing fits this table.

    Raises BadQuestion for what contradicts itself.
    """
    for n, row in enumerate(table.rows[:MOST_ABOVE]):
        said: dict[int, ColumnKind] = {}
        for group in choices.groups:
            for at, kind in _of_group(row, group, vocabulary) or ():
                if said.get(at, kind) != kind:
                    heading = heading_of(row, at)
                    raise BadQuestion(
                        f"the column {heading!r} is said to be {said[at]} and {kind}; say one of them"
                    )
                said[at] = kind
        if said:
            _checked(row, said)
            return n, said
    return None


def _of_group(
    row: Sequence[Cell], group: Iterable[tuple[str, str]], vocabulary: Vocabulary
) -> list[tuple[int, ColumnKind]] | None:
    """The columns of a group by place; None where the row lacks one of its headings."""
    said: list[tuple[int, ColumnKind]] = []
    for pair in group:
        columns = _of_pair(row, pair, vocabulary)
        if not columns:
            return None
        said += columns
    return said


def _of_pair(
    row: Sequence[Cell], pair: tuple[str, str], vocabulary: Vocabulary
) -> list[tuple[int, ColumnKind]]:
    """The columns that a pair speaks of, none where it fits no heading: "Job=role" as "role=Job"."""
    for heading, kind in _ways(pair, vocabulary):
        if at := _columns(row, heading):
            plural = ColumnKind.ROLES if kind == ColumnKind.ROLE and len(at) > 1 else kind
            return [(n, plural) for n in at]
    return []


def _ways(pair: tuple[str, str], vocabulary: Vocabulary) -> list[tuple[str, ColumnKind]]:
    """The heading and what it is, and the other way round where the first word is the very name of a kind."""
    kind = kind_named(pair[1], vocabulary)
    turned = kind_named(pair[0], vocabulary) if lookup_key(pair[0]) in set(ColumnKind) else None
    ways = ((pair[0], kind), (pair[1], turned))
    return [(heading, meant) for heading, meant in ways if meant]


def _columns(row: Sequence[Cell], said: str) -> tuple[int, ...]:
    """The columns of this heading or letter, or of several between semicolons; none where one is missing."""
    keys = [lookup_key(cell.text) for cell in row]
    for names in ([said], [name for name in said.split(";") if name.strip()]):
        places = [_place(keys, name) for name in names]
        if all(places):
            return tuple(at for each in places for at in each)
    return ()


def _place(keys: Sequence[str], name: str) -> tuple[int, ...]:
    key = lookup_key(name)
    if key in keys and key:
        return tuple(n for n, known in enumerate(keys) if known == key)
    letter = name.strip().upper()
    at = ascii_uppercase.find(letter) if len(letter) == 1 else -1
    return (at,) if 0 <= at < len(keys) else ()


def heading_of(row: Sequence[Cell], at: int) -> str:
    """The heading of a column as a person names it: its letter, where it has none or shares it."""
    keys = [lookup_key(cell.text) for cell in row]
    plain = keys[at] and keys.count(keys[at]) == 1
    text = " ".join(row[at].text.split())
    return text if plain or at >= len(ascii_uppercase) else ascii_uppercase[at]


def spelt(row: Sequence[Cell], kinds: Kinds) -> str:
    """What the columns are, in the words by which `--columns` would set it."""
    pairs = (f"{heading_of(row, at)}={kind}" for at, kind in sorted(kinds.items()))
    return ",".join(f'"{pair}"' if "," in pair else pair for pair in pairs)


def _checked(row: Sequence[Cell], said: Mapping[int, ColumnKind]) -> None:
    """Raise BadQuestion where two columns are said to be what only one can be, or two layouts are mixed."""
    of_kind: dict[ColumnKind, list[str]] = {}
    for at, kind in sorted(said.items()):
        of_kind.setdefault(kind, []).append(heading_of(row, at))
    for kind, headings in of_kind.items():
        if len(headings) > 1 and kind not in MANY:
            raise BadQuestion(f"{' and '.join(map(repr, headings[:2]))} are both said to be {kind}; say one")
    for one, other in _APART:
        if one in of_kind and other in of_kind:
            first, second = of_kind[one][0], of_kind[other][0]
            raise BadQuestion(
                f"{first!r} is said to be {one} and {second!r} to be {other}; a table is laid out one way"
            )


_APART = (
    (ColumnKind.ROLE, ColumnKind.ROLES),
    (ColumnKind.SKILL, ColumnKind.SKILLS),
    (ColumnKind.LEVEL, ColumnKind.LEVELS),
    (ColumnKind.ROLES, ColumnKind.SKILLS),
    (ColumnKind.ROLES, ColumnKind.LEVELS),
    (ColumnKind.ROLES, ColumnKind.LEVEL),
)


def check_used(
    tables: Iterable[tuple[str, TableBlock]], choices: ColumnChoices, vocabulary: Vocabulary
) -> None:
    """Raise BadQuestion for a group of choices that fits none of these tables, each with its document."""
    every = list(tables)
    for group in choices.groups:
        for one, other in group:
            if not _ways((one, other), vocabulary):
                raise BadQuestion(f"{other!r} is nothing that a column is; it is one of {KNOWN}")
        if not any(_of_group(row, group, vocabulary) for _, t in every for row in t.rows[:MOST_ABOVE]):
            raise BadQuestion(_missing(every, group, vocabulary))


def _missing(
    tables: Sequence[tuple[str, TableBlock]], group: Sequence[tuple[str, str]], vocabulary: Vocabulary
) -> str:
    """What to say of a group that fits no table: the nearest one, and what its headings are."""
    if not tables:
        return "no document holds a table whose columns could be set"
    rows = [(name, row) for name, table in tables for row in table.rows[:MOST_ABOVE]]
    fits = [sum(bool(_of_pair(row, pair, vocabulary)) for pair in group) for _, row in rows]
    filled = [len({cell.text for cell in row if cell.text}) for _, row in rows]
    best = max(range(len(rows)), key=lambda n: (fits[n], filled[n] > 1, -n))
    name, row = rows[best]
    lacking = next(pair for pair in group if not _of_pair(row, pair, vocabulary))
    word = _ways(lacking, vocabulary)[0][0]
    there = list(dict.fromkeys(" ".join(cell.text.split()) for cell in row if cell.text.strip()))
    more = " and more" if len(there) > MOST_TOLD else ""
    return f"no column is headed {word!r} in {name}; there are {', '.join(there[:MOST_TOLD])}{more}"
