"""Workbooks (.xlsx, .xlsm): their sheets as they are stored; no formula is worked out, no link followed."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZipFile

from loaders.readers.guards import broken, check_packed
from loaders.readers.pieces import Contents
from loaders.readers.sheets.grid import Grid, check_cells
from loaders.readers.sheets.number_formats import shown
from loaders.readers.sheets.workbook import contents_of
from loaders.readers.sheets.xlsx_cells import EMPTY_ROW, Cells
from loaders.readers.sheets.xml_events import Walk, occurs, walk


def contents(data: bytes) -> Contents:
    """What the sheets hold that are shown, in order; raises Unreadable for what is no workbook."""
    check_packed(data, "workbook", ".xlsx")
    with broken("is no workbook, or a part of one is missing", "open it and save it as .xlsx again"):
        return contents_of(list(_grids(ZipFile(BytesIO(data)))))


def _grids(packed: ZipFile) -> Iterator[Grid]:
    main = dict(_links(packed, "").values())["officeDocument"]
    book = _Book()
    with packed.open(main) as part:
        walk(part, book)
    links = _links(packed, main)
    parts = dict(links.values())
    look, strings = _Look(book.from_1904), _Strings()
    for kind, reading in (("styles", look), ("sharedStrings", strings)):
        if parts.get(kind) in packed.namelist():
            with packed.open(parts[kind]) as part:
                walk(part, reading)
    cells = 0
    for name, state, link in book.sheets:
        kind, target = links[link]
        why = None if kind == "worksheet" and state == "visible" else _why(kind, state)
        grid = Grid(name, why, cells=cells)
        if grid.not_shown is None:
            with packed.open(target) as part:
                check_cells(cells + occurs(part, b"</c>"))
            with packed.open(target) as part:
                walk(part, Cells(grid, strings.texts, look.number, look.bold), EMPTY_ROW)
        cells = grid.cells
        yield grid


def _why(kind: str, state: str) -> str:
    return "is a chart" if kind == "chartsheet" else "is hidden" if state != "visible" else "holds no cells"


def _links(packed: ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """By id what a part leads to within the file: the kind, and the name of the part."""
    folder, name = posixpath.split(part)
    links = _Links(folder)
    with packed.open(posixpath.join(folder, "_rels", f"{name}.rels")) as opened:
        walk(opened, links)
    return links.targets


class _Links(Walk):
    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.targets: dict[str, tuple[str, str]] = {}

    def start(self, name: str, stated: Mapping[str, str]) -> None:
        if name == "Relationship" and stated.get("TargetMode") != "External":
            kind = stated["Type"].rpartition("/")[2]
            target = posixpath.normpath(posixpath.join("/", self._folder, stated["Target"]))
            self.targets[stated["Id"]] = (kind, target.lstrip("/"))


@dataclass
class _Book(Walk):
    """The sheets in order: name, state and link; whether days are counted from 1904."""

    sheets: list[tuple[str, str, str]] = field(default_factory=list)
    from_1904: bool = False

    def start(self, name: str, stated: Mapping[str, str]) -> None:
        if name == "sheet":
            link = {key.rpartition(":")[2]: value for key, value in stated.items()}["id"]
            self.sheets.append((stated["name"], stated.get("state", "visible"), link))
        elif name == "workbookPr":
            self.from_1904 = stated.get("date1904") in {"1", "true"}


class _Strings(Walk):
    """The texts that cells share; how a text is pronounced is left out."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._said: list[str] = []
        self._taken = self._aloud = False

    def start(self, name: str, stated: Mapping[str, str]) -> None:
        self._taken = name == "t" and not self._aloud
        if name == "si":
            self._said = []
        elif name == "rPh":
            self._aloud = True

    def text(self, text: str) -> None:
        if self._taken:
            self._said.append(text)

    def end(self, name: str) -> None:
        self._taken = False
        if name == "si":
            self.texts.append("".join(self._said))
        elif name == "rPh":
            self._aloud = False


class _Look(Walk):
    """How the styles of cells, by number, show a number, and which are bold."""

    def __init__(self, from_1904: bool) -> None:
        self._from_1904 = from_1904
        self._codes: dict[int, str] = {}
        self._bold_fonts: list[bool] = []
        self._styles: list[tuple[int, bool]] = []
        self._within = ""

    def start(self, name: str, stated: Mapping[str, str]) -> None:
        if name in {"fonts", "cellXfs", "cellStyleXfs", "dxfs"}:
            self._within = name
        elif name == "numFmt":
            self._codes[int(stated["numFmtId"])] = stated.get("formatCode", "")
        elif name == "font" and self._within == "fonts":
            self._bold_fonts.append(False)
        elif name == "b" and self._within == "fonts" and stated.get("val") not in {"0", "false"}:
            self._bold_fonts[-1] = True
        elif name == "xf" and self._within == "cellXfs":
            font = int(stated.get("fontId", 0))
            bold = font < len(self._bold_fonts) and self._bold_fonts[font]
            self._styles.append((int(stated.get("numFmtId", 0)), bold))

    def bold(self, style: int) -> bool:
        """Whether the words of a cell of this style are bold."""
        return style < len(self._styles) and self._styles[style][1]

    def number(self, value: float, style: int) -> str:
        """A number as it is shown under this style."""
        built_in = self._styles[style][0] if style < len(self._styles) else 0
        return shown(value, built_in, self._codes.get(built_in, ""), self._from_1904)
