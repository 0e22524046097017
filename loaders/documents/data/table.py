"""Data as tables: a list of mappings with the same keys, and competencies with what their levels mean."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from loaders.documents.data.tree import each_of, kinds_of, says_something, text_at
from loaders.documents.tables.levels import need_in
from loaders.documents.tables.shapes import shapes_of
from loaders.readers.pieces import Cell, Keyed, Scalar, Series, TableBlock, Value
from loaders.vocabulary.keys import KeyKind, spoken_key
from loaders.vocabulary.vocabulary import Vocabulary

# So many rows and columns make a table.
LEAST = 2
MOST_COLUMNS = 200


def table_of(root: Value, vocabulary: Vocabulary) -> TableBlock | None:
    """The first table in the data that names roles; None where none does."""
    todo = [root]
    while todo:
        value = todo.pop(0)
        if isinstance(value, Series):
            rows = [row for row in each_of(value.values) if _is_flat(row)]
            if len(rows) >= LEAST and len(rows) == len(value.values):
                table = _table(rows)
                if shapes_of((table,), vocabulary):
                    return table
            todo += value.values
        elif isinstance(value, Keyed):
            todo += [inner for _, inner in value.entries]
    return None


def framework_of(root: Value, vocabulary: Vocabulary) -> TableBlock | None:
    """A table of what each level of each competency means, where data says that; None for other data."""
    told = list(_definitions(root, False, None, vocabulary))
    if len({level.text for _, level, _ in told}) < LEAST or len(told) < LEAST:
        return None
    words = vocabulary.wording.tables
    heads = (words.skills[0], words.rungs[0], words.definitions[0])
    first = told[0][0].place
    cells = [tuple(Cell((replace(first, text=head),), heading=True) for head in heads)]
    cells += [(Cell(name.places), Cell(level.places), Cell(text.places)) for name, level, text in told]
    table = TableBlock(tuple(cells), tuple(sorted({t.line: t.text for row in told for t in row}.items())))
    return table if shapes_of((table,), vocabulary) else None


def _definitions(
    value: Value, skills: bool, name: Scalar | None, vocabulary: Vocabulary
) -> Iterator[tuple[Scalar, Scalar, Scalar]]:
    """Each competency with a level of it and the text that says what that means."""
    if isinstance(value, Series):
        for one in value.values:
            yield from _definitions(one, skills, name, vocabulary)
    elif isinstance(value, Keyed):
        own = text_at(value, KeyKind.SKILL) or text_at(value, KeyKind.NAME) if skills else None
        level, text = text_at(value, KeyKind.PROFICIENCY), text_at(value, KeyKind.TEXT)
        if name and level and text:
            yield name, level, text
            return
        for key, inner in value.entries:
            stated = isinstance(inner, Scalar) and need_in(spoken_key(key.text), vocabulary) is not None
            if skills and name and stated and isinstance(inner, Scalar) and says_something(inner):
                yield name, key, inner
            elif skills and isinstance(inner, Series) and (about := own or name) and _are_rungs(key, inner):
                yield from _counted(about, inner)
            elif not isinstance(inner, Scalar):
                known = bool(kinds_of(key))
                about = own or (name if known or not skills else key)
                inside = skills or bool(kinds_of(key) & {KeyKind.SKILLS, KeyKind.FAMILIES})
                yield from _definitions(inner, inside, about, vocabulary)


def _are_rungs(key: Scalar, value: Series) -> bool:
    """Whether a list holds levels that have no names: each is called by where it stands."""
    named = (KeyKind.PROFICIENCY, KeyKind.NAME, KeyKind.TITLE)
    items = list(each_of(value.values))
    return KeyKind.RUNGS in kinds_of(key) and not any(text_at(one, kind) for one in items for kind in named)


def _counted(about: Scalar, value: Series) -> Iterator[tuple[Scalar, Scalar, Scalar]]:
    for number, one in enumerate(each_of(value.values), start=1):
        if text := text_at(one, KeyKind.TEXT):
            yield about, Scalar(str(number), text.line, text.start), text


def _is_flat(row: Keyed) -> bool:
    return all(isinstance(inner, Scalar) for _, inner in row.entries)


def _table(rows: list[Keyed]) -> TableBlock:
    keys = Counter(key.text for row in rows for key, _ in row.entries)
    columns = list(keys)[:MOST_COLUMNS]
    first = {key.text: key.place for row in reversed(rows) for key, _ in row.entries}
    cells = [tuple(Cell((first[name],), heading=True) for name in columns)]
    for row in rows:
        at = {key.text: inner for key, inner in row.entries if isinstance(inner, Scalar)}
        filled = (at[name].places if name in at and says_something(at[name]) else () for name in columns)
        cells.append(tuple(Cell(places) for places in filled))
    lines: dict[int, str] = {}
    for row in rows:
        for key, inner in row.entries:
            said = f"{key.text}: {inner.text}" if isinstance(inner, Scalar) else key.text
            lines[key.line] = f"{lines[key.line]}, {said}" if key.line in lines else said
    return TableBlock(tuple(cells), tuple(sorted(lines.items())))
