"""Tables whose headings stand in the first column: they are read as the table that they are when turned."""

from dataclasses import dataclass

from loaders.documents.tables.cells import titles_of
from loaders.documents.tables.guess import roles_as_rows
from loaders.documents.tables.guess_needs import needs_by_row
from loaders.documents.tables.kinds import Kinds, Shape
from loaders.readers.pieces import TableBlock
from loaders.vocabulary.vocabulary import Vocabulary

# One title beside labels is that of one role whose facts the table tells.
LEAST = 2


@dataclass(frozen=True, kw_only=True)
class TurnedTable(Shape):
    """The layout of a table that is turned: its columns are the rows as they stand."""

    header: int = 0
    inner: Shape

    @property
    def kinds(self) -> Kinds:
        """What each row is that is read, as it stands."""
        return self.inner.kinds


def turned(table: TableBlock) -> TableBlock:
    """The table with its columns as rows."""
    return TableBlock(tuple(zip(*table.rows, strict=True)), table.lines, table.name)


def turned_shape(table: TableBlock, vocabulary: Vocabulary) -> TurnedTable | None:
    """The layout where the first column holds the headings of roles, and of skills or what is asked."""
    if len(table.rows[0]) < 3:
        return None
    other = turned(table)
    needs, roles = needs_by_row(other, 0, vocabulary), roles_as_rows(other, 0, "", vocabulary)
    title = needs or roles
    if title is None or sum(bool(titles_of(row[title.title], vocabulary)) for row in other.rows[1:]) < LEAST:
        return None
    inner = roles if needs is None or (needs.level is None and roles) else needs
    return None if inner is None else TurnedTable(inner=inner)
