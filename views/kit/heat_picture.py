"""A heat map as one SVG file: what the table on the page shows, for a slide or a report."""

from collections.abc import Sequence
from dataclasses import dataclass

from exports.markup import html_text
from graph.kinds import Level
from views.kit.figure import clipped, rect, svg
from views.kit.palette import LEVELS

CELL, LEFT, HEAD = 30.0, 240.0, 190.0
FONT = "font-family:system-ui,sans-serif;font-size:13px;fill:#1a2233"
UNSTATED = "#e6e9ef"


@dataclass(frozen=True)
class Cell:
    """A cell of a heat map: `level` None is held at no stated level; `framed` stands out."""

    level: Level | None
    framed: bool = False


Row = tuple[str, Sequence[Cell | None]]


def heat_picture(columns: Sequence[str], rows: Sequence[Row]) -> str:
    """The picture on a light ground, whatever the page's, with every text escaped."""
    width, height = LEFT + CELL * len(columns) + 16, HEAD + CELL * len(rows) + 8
    parts = [rect(0, 0, width, height, "#ffffff")]
    for n, name in enumerate(columns):
        x = LEFT + CELL * (n + 0.5)
        parts.append(_words(name, x, HEAD - 8, HEAD - 20, f'transform="rotate(-90 {x:g} {HEAD - 8:g})"'))
    for n, (name, cells) in enumerate(rows):
        y = HEAD + CELL * n
        parts.append(_words(name, LEFT - 10, y + CELL / 2, LEFT - 20, 'text-anchor="end"'))
        parts += [_cell(cell, LEFT + CELL * k, y) for k, cell in enumerate(cells) if cell]
    return svg(width, height, *parts)


def _words(words: str, x: float, y: float, room: float, more: str) -> str:
    shown = html_text(clipped(words, room))
    return f'<text x="{x:g}" y="{y:g}" {more} dominant-baseline="middle" style="{FONT}">{shown}</text>'


def _cell(cell: Cell, x: float, y: float) -> str:
    fill = UNSTATED if cell.level is None else LEVELS[cell.level].light
    ink = "#ffffff" if cell.level and cell.level >= Level.PROFICIENT else "#12161f"
    sign = "–" if cell.level is None else str(int(cell.level))
    frame = ' stroke="#1a2233" stroke-width="2"' if cell.framed else ""
    size = f'width="{CELL - 2:g}" height="{CELL - 2:g}" rx="4"'
    return (
        f'<rect x="{x + 1:g}" y="{y + 1:g}" {size} fill="{fill}"{frame}/>'
        f'<text x="{x + CELL / 2:g}" y="{y + CELL / 2:g}" text-anchor="middle" dominant-baseline="central" '
        f'style="{FONT};fill:{ink};font-weight:600">{sign}</text>'
    )
