"""The cells of a sheet of a workbook, as they are stored."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from loaders.readers.sheets.grid import Grid
from loaders.readers.sheets.xml_events import Walk

_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
# A row that says where it stands and holds nothing.
EMPTY_ROW = re.compile(rb'<(?:\w+:)?row [^<>]*?\br="[^<>]*/>')
_TRUTH = {"0": "FALSE", "1": "TRUE"}


class Cells(Walk):
    """Fills a grid; `number` tells how a number is shown under a style, `bold` whether a style is bold."""

    def __init__(
        self,
        grid: Grid,
        texts: Sequence[str],
        number: Callable[[float, int], str],
        bold: Callable[[int], bool],
    ) -> None:
        self._grid, self._texts = grid, texts
        self._number, self._bold = number, bold
        self._row = self._column = -1
        self._kind, self._style = "n", 0
        self._said: list[str] = []
        self._taken = self._aloud = self._reckoned = False

    def start(self, name: str, stated: Mapping[str, str]) -> None:
        """A row or a cell begins, or what a cell holds."""
        self._taken = name == "v" or (name == "t" and not self._aloud)
        if name == "row":
            self._row = int(stated["r"]) - 1 if "r" in stated else self._row + 1
            self._column = -1
        elif name == "c":
            self._column = _column(stated["r"]) if "r" in stated else self._column + 1
            self._kind, self._style = stated.get("t", "n"), int(stated.get("s", 0))
            self._said, self._reckoned = [], False
        elif name == "f":
            self._reckoned = True
        elif name == "rPh":
            self._aloud = True
        elif name == "mergeCell":
            self._merge(stated["ref"])

    def text(self, text: str) -> None:
        """Text, of which that of values is kept."""
        if self._taken:
            self._said.append(text)

    def end(self, name: str) -> None:
        """A cell is put into the grid as it ends."""
        self._taken = False
        if name == "c" and (self._said or self._reckoned):
            text = self._value("".join(self._said))
            if text is None:
                self._grid.without_value += 1
            elif text:
                self._grid.put(self._row, self._column, text, self._bold(self._style))
        elif name == "rPh":
            self._aloud = False

    def _value(self, stored: str) -> str | None:
        """What the cell shows; None for an error, and for a formula that nobody worked out."""
        if self._kind == "e" or (self._reckoned and not stored and self._kind != "str"):
            return None
        if self._kind == "s":
            return self._texts[int(stored)] if stored.strip() else ""
        if self._kind == "b":
            return _TRUTH.get(stored.strip(), stored)
        if self._kind == "n" and stored.strip():
            return self._number(float(stored), self._style)
        return stored.partition("T00:00:00")[0] if self._kind == "d" else stored

    def _merge(self, stated: str) -> None:
        first, _, last = stated.partition(":")
        begins, ends = _PLACE.fullmatch(first), _PLACE.fullmatch(last)
        if begins and ends:
            columns = sorted((_column(first), _column(last)))
            rows = sorted((int(begins[2]) - 1, int(ends[2]) - 1))
            self._grid.merged.append((rows[0], columns[0], rows[1], columns[1]))


@lru_cache(maxsize=1 << 15)
def _letters(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _column(place: str) -> int:
    """The number of the column of a place such as "AB12", from 0."""
    return _letters(place.strip("$").rstrip("0123456789$"))
