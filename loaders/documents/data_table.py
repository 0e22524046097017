"""A list of mappings with the same keys is a table: its keys head the columns, each mapping is a row."""

from collections import Counter

from loaders.documents.data_tree import each_of, says_something
from loaders.documents.table_shapes import shapes_of
from loaders.readers.pieces import Cell, Keyed, Scalar, Series, TableBlock, Value
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
