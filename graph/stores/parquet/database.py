"""DuckDB over the tables of one export: it reads what a question needs, and tells troubles in one line."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from graph.errors import BadAddress, BadDocument, GraphReplaced
from graph.stores.parquet.form import TableFile

# Rows that one step of a stream takes in.
STEP = 2_000
# Values that stand in a query; more of them are joined with.
MOST = 1_000
NOT_THERE = "DuckDB is not installed: run pip install 'role-atlas[scale]'"


class Tables:
    """The tables of one export, opened to read in any thread."""

    def __init__(self, folder: Path) -> None:
        try:
            import duckdb  # noqa: PLC0415 - an extra, imported when an address asks for it
        except ModuleNotFoundError as error:
            raise BadAddress(NOT_THERE) from error
        self.folder = folder
        self._errors = duckdb.Error
        self._turn = threading.Lock()
        with self._told():
            self._database = duckdb.connect(":memory:", config={"autoinstall_known_extensions": False})
            self._database.execute("SET parquet_metadata_cache = true")
            for table in TableFile:
                rows = f"read_parquet({_quoted(folder / table.file)}, file_row_number = true)"
                self._database.execute(f"CREATE VIEW {table} AS SELECT * FROM {rows}")

    def rows(self, query: str, values: Sequence[object] = ()) -> list[Any]:
        """All rows of a query."""
        with self._told(), self._cursor() as cursor:
            return list(cursor.execute(query, list(values)).fetchall())

    def arrays(self, query: str) -> Mapping[str, Any]:
        """All rows of a query, a column an array."""
        with self._told(), self._cursor() as cursor:
            columns: Mapping[str, Any] = cursor.execute(query).fetchnumpy()
            return columns

    def each(self, query: str, values: Sequence[object]) -> list[Any]:
        """The rows of a query that ends in `column IN`, for any of these values."""
        if not values:
            return []
        if len(values) <= MOST:
            return self.rows(f"{query} ({','.join('?' * len(values))})", values)
        return self.rows(f"{query} (SELECT unnest(?))", [list(values)])

    def numbered(self, numbers: Sequence[int]) -> list[Any]:
        """Number, facts and evidence of these edges, whose numbers are sorted."""
        query = f"SELECT edge, facts, evidence FROM {TableFile.EVIDENCE} WHERE edge "
        if numbers and numbers[-1] - numbers[0] < 2 * len(numbers):
            asked = set(numbers)
            rows = self.rows(f"{query}BETWEEN ? AND ?", [numbers[0], numbers[-1]])
            return [row for row in rows if row[0] in asked]
        return self.each(f"{query}IN", numbers)

    def stream(self, query: str) -> Iterator[Any]:
        """The rows of a query, a step at a time."""
        with self._told(), self._cursor() as cursor:
            cursor.execute(query)
            while some := cursor.fetchmany(STEP):
                yield from some

    def close(self) -> None:
        """Let go of the tables."""
        self._database.close()

    def _cursor(self) -> Any:
        # One connection to the same database for each question: a connection serves one thread at a time.
        with self._turn:
            return self._database.cursor()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except self._errors as error:
            if not self.folder.is_dir():
                raise GraphReplaced from error
            why = str(error).partition("\n")[0]
            raise BadDocument(f"{self.folder} cannot be read ({why}): export the graph again") from error


def _quoted(path: Path) -> str:
    text = str(path.absolute()).replace("'", "''")
    return f"'{text}'"
