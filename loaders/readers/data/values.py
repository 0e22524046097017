"""Data of a structured file becomes a tree of values: counted, and laid out where a line holds too many."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.readers.pieces import Data, Keyed, Scalar, Series, Value
from loaders.readers.unreadable import Unreadable

# So many values does a file hold at most, and so deep are they nested: a ladder has a few thousand.
MOST_VALUES = 250_000
DEEPEST = 60
# A file with so many values on a line, on the whole, was not laid out for people.
CROWDED = 8


@dataclass
class Counted:
    """Counts the values of a file while it is read."""

    values: int = 0

    def add(self, values: int = 1, depth: int = 0) -> None:
        """Count more; raises Unreadable for more than a file of roles ever holds."""
        self.values += values
        if depth > DEEPEST:
            raise Unreadable(f"is nested deeper than {DEEPEST} levels", "write its parts side by side")
        if self.values > MOST_VALUES:
            raise Unreadable(f"holds more than {MOST_VALUES:,} values", "split it")


def data_of(root: Value, lines: Sequence[str], count: int, first: int = 1) -> Data:
    """The data of these lines, of which the first has this number; crowded ones are laid out anew."""
    written = [(n, line) for n, line in enumerate(lines, start=first) if line.strip()]
    if count > CROWDED * max(len(written), 1):
        laid = _LaidOut()
        root = laid.value(root, 0, "")
        written = list(enumerate(laid.lines, start=1))
    return Data(root, tuple(written), tuple(_doubles(root)))


def _doubles(root: Value) -> Iterator[tuple[Scalar, int]]:
    """The keys given twice in one mapping, each with the line that it is first given on."""
    todo, seen = [root], set[int]()
    while todo:
        value = todo.pop()
        if isinstance(value, Scalar) or id(value) in seen:
            continue
        # What an alias stands for is looked at once.
        seen.add(id(value))
        if isinstance(value, Series):
            todo += value.values
            continue
        first: dict[str, int] = {}
        for key, inner in value.entries:
            if key.text in first:
                yield key, first[key.text]
            first.setdefault(key.text, key.line)
            todo.append(inner)


@dataclass
class _LaidOut:
    """Writes data down with a value on each line."""

    lines: list[str] = field(default_factory=list)

    def value(self, value: Value, level: int, lead: str) -> Value:
        """The value at its new places; `lead` is what stands before it on its line."""
        if isinstance(value, Scalar):
            text = " ".join(value.text.split("\n"))
            self.lines.append(f"{lead}{text}")
            return Scalar(value.text, len(self.lines), len(lead))
        blanks = "  " * level
        line = len(self.lines) + 1
        if lead.strip():
            self.lines.append(lead.rstrip())
        if isinstance(value, Series):
            return Series(tuple(self.value(one, level + 1, f"{blanks}- ") for one in value.values), line)
        return Keyed(tuple(self._entry(*entry, level) for entry in value.entries), line)

    def _entry(self, key: Scalar, value: Value, level: int) -> tuple[Scalar, Value]:
        blanks = "  " * level
        placed = Scalar(key.text, len(self.lines) + 1, len(blanks))
        return placed, self.value(value, level + 1, f"{blanks}{key.text}: ")
