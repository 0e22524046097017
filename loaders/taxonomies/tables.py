"""Tables of a taxonomy: rows with the line that each begins on, and every fault of a table in one line."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.documents import Finding
from graph.errors import BadDocument
from graph.kinds import number_of
from loaders.taxonomies.table_files import TaxonomyFile


@dataclass(frozen=True)
class TaxonomyTable:
    """A table: how it is parted, and the columns that it must have."""

    file: TaxonomyFile
    delimiter: str
    columns: Sequence[str]

    @property
    def path(self) -> Path:
        """Where it lies, as people are told."""
        return self.file.place

    def rows(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """The line, from 1, and the wanted cells of each row without blanks around them.

        Raises BadDocument for a broken table.
        """
        data = self.file.data()
        checked_text(data, self.path)
        # The text as one value would take four times its bytes.
        text = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8-sig", newline="")
        if self.delimiter == "\t":
            read = csv.reader(text, delimiter="\t", quoting=csv.QUOTE_NONE)
        else:
            read = csv.reader(text, delimiter=self.delimiter)
        try:
            header = next(read, [])
            places = self._places(header)
            line = read.line_num + 1
            for row in read:
                if row:
                    yield line, self._cells(row, places, line)
                line = read.line_num + 1
        except csv.Error as error:
            raise BadDocument(f"{self.path}: line {read.line_num}: {error}; save the table again") from error

    def _places(self, header: Sequence[str]) -> tuple[int, ...]:
        lacking = [name for name in self.columns if name not in header]
        if lacking:
            raise BadDocument(
                f"{self.path}: the column {lacking[0]!r} is missing; take the table as published"
            )
        return tuple(header.index(name) for name in self.columns)

    def _cells(self, row: Sequence[str], places: Sequence[int], line: int) -> tuple[str, ...]:
        try:
            return tuple(row[place].strip() for place in places)
        except IndexError:
            wanted = number_of(max(places) + 1, "cell")
            raise BadDocument(
                f"{self.path}: line {line}: the row has {number_of(len(row), 'cell')} where {wanted} are "
                "wanted; save the table again"
            ) from None


def text_of(path: Path) -> str:
    """The text of a file in UTF-8; raises BadDocument for one that is empty, too large or no text."""
    return checked_text(TaxonomyFile(path.name, path).data(), path)


def checked_text(data: bytes, path: Path) -> str:
    """The text of what a file in UTF-8 holds; raises BadDocument for one that is empty or no text."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadDocument(f"{path}: is no text in UTF-8 (byte {error.start}); save it as UTF-8") from error
    if "\0" in text:
        raise BadDocument(f"{path}: holds signs that are no text; save it as UTF-8")
    if not text or text.isspace():
        raise BadDocument(f"{path}: the file is empty; give the file as published")
    return text


class LeftOutRows:
    """Counts what is left out of each file, by reason; the first of each kind is the one that is told."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, str], tuple[int, int, str]] = {}

    def note(self, document: str, line: int, text: str, why: str) -> None:
        """Note a row that was left out; `why` reads on from "3 rows are left out: "."""
        count, first, words = self._seen.get((document, why), (0, line, text))
        self._seen[document, why] = (count + 1, first, words)

    def findings(self) -> tuple[Finding, ...]:
        """One finding for each file and reason."""
        return tuple(
            Finding(
                code="left-out",
                document=document,
                line=first,
                text=words,
                message=f"{number_of(count, 'row')} {'is' if count == 1 else 'are'} left out: {why}",
                suggestion="mend the file if they are wanted; the first of them stands here",
            )
            for (document, why), (count, first, words) in self._seen.items()
        )
