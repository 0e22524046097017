"""What readers make of a file: its pieces in order, blocks and tables, each with the place it stands at.

A place counts lines from 1. Of a file without lines (a document of a word processor, a sheet) a line is a
paragraph or a row, blank ones counted, and its text is what a person reads there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from graph.documents import Finding
from graph.folding import Folded, fold

# The readers take it from here too.
from loaders.readers.unreadable import Unreadable  # noqa: F401
from loaders.vocabulary.phrases import LONGEST

# So much of a text, in characters, is shown with a finding.
LONGEST_SHOWN = 500
# A longer line is no heading, whatever marks it bears.
LONGEST_HEADING = 300


@dataclass(frozen=True)
class Place:
    """A stretch of a line: line from 1, characters from 0, end exclusive, and the text there as written.

    The text of a statement that goes on in further lines is that of all of them with blanks between; `joins`
    tells where each further one begins, as (characters of the text before it, line, characters before it
    there), and `start` and `end` are of the first.
    """

    line: int
    start: int
    end: int
    text: str
    joins: tuple[tuple[int, int, int], ...] = ()

    @cached_property
    def folded(self) -> Folded:
        """The text in the form in which it is compared."""
        return fold(self.text)

    @property
    def shown(self) -> str:
        """The text as a finding shows it: a text of many sentences is cut."""
        return self.text if len(self.text) <= LONGEST_SHOWN else f"{self.text[:LONGEST_SHOWN].rstrip()} …"

    @cached_property
    def words(self) -> str:
        """The folded text that is searched for skills, degrees and years; cut where no sentence goes on."""
        return self.folded.text[:LONGEST]

    def finding(self, code: str, document: str, *, message: str, suggestion: str) -> Finding:
        """What a person should look at here."""
        return Finding(
            code=code,
            document=document,
            line=self.line,
            text=self.shown,
            message=message,
            suggestion=suggestion,
        )

    def part(self, start: int, end: int) -> "Place":
        """The stretch of these characters of the folded text, without blanks around it."""
        piece = self.folded.text[start:end]
        start += len(piece) - len(piece.lstrip())
        first, last = self.folded.span(start, start + len(piece.strip()))
        before, line, offset = max((join for join in self.joins if join[0] <= first), default=(0, 0, 0))
        line, offset = (line, offset) if line else (self.line, self.start)
        inner = [join for join in self.joins if first < join[0] < last]
        joins = tuple((at - first, number, column) for at, number, column in inner)
        end = (inner[0][0] - 1 if inner else last) - before + offset
        return Place(line, first - before + offset, end, self.text[first:last], joins)


@dataclass(frozen=True)
class Block:
    """One line that is not blank.

    `indent` counts blanks before the mark (a tab as four), `depth` is the depth of a heading mark
    and 0 without one; `gap` is True when a blank line stands before, `deeper` when the next line
    is a bullet indented deeper; `more` are the lines that it goes on in, as (number, text).
    """

    place: Place
    raw: str
    indent: int
    bullet: bool
    depth: int
    gap: bool
    deeper: bool = False
    more: tuple[tuple[int, str], ...] = ()

    @property
    def text(self) -> str:
        """The folded words, without mark and surrounding blanks."""
        return self.place.folded.text


@dataclass(frozen=True)
class Cell:
    """One cell of a table: the place of each paragraph or list item in it, none where it is empty."""

    items: tuple[Place, ...] = ()
    heading: bool = False

    @cached_property
    def text(self) -> str:
        """All that stands in the cell, folded."""
        return " ".join(item.folded.text for item in self.items)


@dataclass(frozen=True)
class TableBlock:
    """A table: its rows from the top, the lines it is shown on as (number, text), and its name, if any.

    Rows are of one length. A cell that spans several stands in each of them.
    """

    rows: tuple[tuple[Cell, ...], ...]
    lines: tuple[tuple[int, str], ...]
    name: str | None = None


Piece = Block | TableBlock


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text, a number or a word such as true, all as written, from character `start` of a line on.

    `literal` is True for a text whose lines stand on lines of the file, the first of them below `line`.
    """

    text: str
    line: int
    start: int
    literal: bool = False

    @property
    def place(self) -> Place:
        """The place of the first line that says something."""
        return next(iter(self.places), Place(self.line, self.start, self.start, ""))

    @property
    def places(self) -> tuple[Place, ...]:
        """The place of each line that says something."""
        return tuple(self._places())

    def _places(self) -> Iterator[Place]:
        for n, line in enumerate(self.text.split("\n")):
            if words := line.strip():
                begins = len(line) - len(line.lstrip()) + self.start
                yield Place(
                    self.line + n + 1 if self.literal else self.line, begins, begins + len(words), words
                )


@dataclass(frozen=True, slots=True)
class Series:
    """A list of values."""

    values: tuple["Value", ...]
    line: int


@dataclass(frozen=True, slots=True)
class Keyed:
    """A mapping of keys to values, in order; a key that is given twice stands twice."""

    entries: tuple[tuple[Scalar, "Value"], ...]
    line: int


Value = Scalar | Series | Keyed


@dataclass(frozen=True)
class Data:
    """The values of a file or of its front matter, the lines they stand on, and the keys given twice."""

    root: Value
    lines: tuple[tuple[int, str], ...]
    doubles: tuple[tuple[Scalar, int], ...] = ()


class Missing(Enum):
    """What may be missing from a file as it was read."""

    SHEETS = "sheets"
    VALUES = "values"
    LETTERS = "letters"


@dataclass(frozen=True)
class Notice:
    """What a reader left out of a file: the kind of thing, what in words, what to do about it, and where."""

    kind: Missing
    message: str
    do: str
    line: int = 1
    text: str = ""


@dataclass(frozen=True)
class Contents:
    """What a reader made of a file that may hold what it leaves out, or data in part or in whole."""

    pieces: tuple[Piece, ...]
    notices: tuple[Notice, ...] = ()
    data: Data | None = None


@dataclass(frozen=True)
class Source:
    """A document as it was read: its name, its pieces in order, what was left out of it, and its data."""

    name: str
    pieces: tuple[Piece, ...]
    notices: tuple[Notice, ...] = ()
    data: Data | None = None

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The pieces that are no tables."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Block))

    @property
    def tables(self) -> tuple[TableBlock, ...]:
        """The pieces that are tables."""
        return tuple(piece for piece in self.pieces if isinstance(piece, TableBlock))
