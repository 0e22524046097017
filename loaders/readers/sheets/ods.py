"""Open sheets (.ods): what each cell shows; a million rows that are said to be alike are one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZipFile

from loaders.readers.guards import broken, check_packed
from loaders.readers.pieces import Contents
from loaders.readers.sheets.grid import MOST_REPEATED, Grid, check_cells
from loaders.readers.sheets.number_formats import plain
from loaders.readers.sheets.workbook import contents_of
from loaders.readers.sheets.xml_events import Walk, occurs, walk
from loaders.readers.unreadable import Unreadable

_ENDS = {"s": " ", "tab": " ", "line-break": "\n"}
# Of a cell what is not its own text: notes on it, and pictures that hang on it.
_ASIDE = {"annotation", "note", "frame", "custom-shape", "shapes", "ruby-text"}
_CELLS = {"table-cell", "covered-table-cell"}


def contents(data: bytes) -> Contents:
    """What the sheets hold that are shown, in order; raises Unreadable for what is no such file."""
    check_packed(data, "open sheet", ".ods")
    with broken("is no open sheet, or a part of one is missing", "open it and save it as .ods again"):
        packed = ZipFile(BytesIO(data))
        _check_unlocked(packed)
        tables = _Tables()
        with packed.open("content.xml") as part:
            check_cells(occurs(part, b"</table:table-cell>"))
        with packed.open("content.xml") as part:
            walk(part, tables)
        if not tables.is_sheet:
            raise Unreadable("is no open sheet", "save the tables as .ods or .xlsx")
        return contents_of(tables.grids)


def _check_unlocked(packed: ZipFile) -> None:
    name = "META-INF/manifest.xml"
    if name in packed.namelist() and b"encryption-data" in packed.read(name):
        raise Unreadable("is an encrypted open sheet", "save it without a password")


@dataclass
class _Cell:
    """A cell as it is walked through."""

    column: int
    times: int
    stated: Mapping[str, str]
    own: bool
    said: list[str] = field(default_factory=list)

    @property
    def text(self) -> str | None:
        """What it shows; None for an error, and for a formula that nobody worked out."""
        said = "".join(self.said).strip("\n")
        kind = self.stated.get("value-type", "")
        if kind == "error" or ("formula" in self.stated and not kind and not said):
            return None
        if kind == "float" and said.replace(",", ".", 1).replace(".", "", 1).lstrip("-").isdigit():
            return plain(float(self.stated["value"]))
        if kind == "date":
            return self.stated.get("date-value", said).partition("T00:00:00")[0].replace("T", " ")[:16]
        return said


class _Tables(Walk):
    def __init__(self) -> None:
        self.grids: list[Grid] = []
        self.is_sheet = False
        self._row = self._next_row = self._column = 0
        self._times = 1
        self._cells: list[_Cell] = []
        self._cell: _Cell | None = None
        self._aside = self._paragraph = 0
        self._hidden: set[str] = set()
        self._bold: set[str] = set()
        self._style = ""

    def start(self, name: str, stated: Mapping[str, str]) -> None:
        own = {key.rpartition(":")[2]: value for key, value in stated.items()} if stated else stated
        if self._aside or name in _ASIDE or (name == "table" and self._cell):
            self._aside += 1
        elif name == "spreadsheet":
            self.is_sheet = True
        elif name in {"style", "table-properties", "text-properties"}:
            self._styled(name, own)
        elif name == "table":
            self._begin_table(own)
        elif name == "table-source":
            self.grids[-1].not_shown = "belongs to another file"
        elif name == "table-row":
            self._row, self._times = self._next_row, _count(own, "number-rows-repeated")
            self._column, self._cells = 0, []
        elif name in _CELLS:
            kind = stated.get("calcext:value-type") or own.get("value-type", "")
            times = _count(own, "number-columns-repeated")
            self._cell = _Cell(self._column, times, {**own, "value-type": kind}, name == "table-cell")
        elif self._cell and name == "p":
            self._paragraph += 1
            self._cell.said.append("\n" if self._cell.said else "")
        elif self._cell and self._paragraph and name in _ENDS:
            self._cell.said.append(_ENDS[name] * min(_count(own, "c"), 9))

    def text(self, text: str) -> None:
        if self._cell and self._paragraph and not self._aside:
            self._cell.said.append(text.replace("\n", " "))

    def end(self, name: str) -> None:
        if self._aside:
            self._aside -= 1
        elif name == "p" and self._paragraph:
            self._paragraph -= 1
        elif name in _CELLS and self._cell:
            self._column = self._cell.column + self._cell.times
            if self._cell.said or "formula" in self._cell.stated or len(self._cell.stated) > 1:
                self._cells.append(self._cell)
            self._cell, self._paragraph = None, 0
        elif name == "table-row":
            self._next_row = self._row + self._times
            self._fill()

    def _styled(self, name: str, own: Mapping[str, str]) -> None:
        if name == "style":
            self._style = own.get("name", "")
        elif name == "table-properties" and own.get("display") == "false":
            self._hidden.add(self._style)
        elif name == "text-properties" and own.get("font-weight") == "bold":
            self._bold.add(self._style)

    def _begin_table(self, own: Mapping[str, str]) -> None:
        hidden = own.get("style-name", "") in self._hidden
        cells = self.grids[-1].cells if self.grids else 0
        self.grids.append(Grid(own.get("name", ""), "is hidden" if hidden else None, cells=cells))
        self._next_row = 0

    def _fill(self) -> None:
        """Put the cells of a row in, as often as the row is said to stand there."""
        grid = self.grids[-1]
        for cell in self._cells:
            rows, columns = (_count(cell.stated, f"number-{way}-spanned") for way in ("rows", "columns"))
            if rows * columns > 1:
                grid.merged.append((self._row, cell.column, self._row + rows - 1, cell.column + columns - 1))
            text = cell.text
            grid.without_value += text is None
            for row in range(self._row, self._row + min(self._times, MOST_REPEATED)) if text else ():
                for column in range(cell.column, cell.column + min(cell.times, MOST_REPEATED)):
                    bold = cell.stated.get("style-name", "") in self._bold
                    if cell.own:
                        grid.put(row, column, text or "", bold)


def _count(stated: Mapping[str, str], name: str) -> int:
    """A number of times that is stated, 1 where none is."""
    value = stated.get(name, "1")
    return max(int(value), 1) if value.isdigit() and len(value) < 9 else 1
