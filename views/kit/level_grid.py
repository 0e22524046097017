"""A grid of levels: as a table whose cells are tinted by level, and as a picture for a slide or a report."""

from collections.abc import Sequence
from dataclasses import dataclass

from exports.markup import Html
from graph.kinds import Level
from views.kit.figure import clipped, rect, svg
from views.kit.html import NOTHING, joined
from views.kit.palette import LEVELS, level_colour

LEGEND = "1 basic, 2 working, 3 proficient, 4 advanced, 5 expert"
FIELD, LEFT, HEAD = 30.0, 240.0, 190.0
FONT = "font-family:system-ui,sans-serif;font-size:13px;fill:#1a2233"
DARK, WHITE, UNSTATED = "#12161f", "#ffffff", "#e6e9ef"
_SHELL = Html(
    '<div class="ra-heat" tabindex="0" role="region" aria-label="{}"><table>'
    "<thead><tr><td></td>{}</tr></thead><tbody>{}</tbody></table></div>"
)
_COLUMN = Html('<th scope="col"><span>{}</span></th>')
_ROW = Html('<tr><th scope="row">{}</th>{}{}</tr>')
_EMPTY = Html("<td></td>")
_NAME = Html('<text x="{:g}" y="{:g}" {} dominant-baseline="middle" style="{}">{}</text>')
_DRAWN = Html(
    '<rect x="{x:g}" y="{y:g}" width="{size:g}" height="{size:g}" rx="4" fill="{fill}"{frame}/>'
    '<text x="{middle:g}" y="{centre:g}" text-anchor="middle" dominant-baseline="central" '
    'style="{font};fill:{ink};font-weight:600">{sign}</text>'
)


@dataclass(frozen=True)
class LevelCell:
    """One field: a level, None where it is not stated, and the hint that says it in words.

    `framed` stands out from the others. `instead` takes the place of the level on the page, in the
    style `kind`; a picture leaves it out.
    """

    level: Level | None
    hint: str = ""
    framed: bool = False
    instead: str = ""
    kind: str = ""

    @property
    def sign(self) -> str:
        """The level as it is written in the field."""
        return "–" if self.level is None else str(int(self.level))

    def html(self) -> Html:
        """The field of the table."""
        unstated = self.level is None and not self.instead
        kinds = ("ra-unstated" if unstated else self.kind, "ra-held" if self.framed else "")
        style = "" if self.level is None or self.instead else _tint(self.level)
        given = {"class": " ".join(filter(None, kinds)), "style": style, "title": self.hint}
        return Html("<td{}>{}</td>").format(_attributes(given), self.instead or self.sign)


@dataclass(frozen=True)
class LevelRow:
    """A row under its label; on a page, `link` may stand in its place and `lead` before the fields."""

    label: str
    cells: Sequence[LevelCell | None]
    link: Html | None = None
    lead: Html = NOTHING


@dataclass(frozen=True)
class LevelGrid:
    """Rows by columns; `name` says what it shows, and `lead` heads what stands before the fields."""

    name: str
    columns: Sequence[str]
    rows: Sequence[LevelRow]
    lead: str = ""

    def html(self) -> Html:
        """The table; its first column stays in sight."""
        head = joined(map(_COLUMN.format, ([self.lead] if self.lead else []) + list(self.columns)))
        return _SHELL.format(self.name, head, joined(map(_row, self.rows)))

    def svg(self) -> Html:
        """The picture on a light ground, whatever the page's."""
        width, height = LEFT + FIELD * len(self.columns) + 16, HEAD + FIELD * len(self.rows) + 8
        parts = [rect(0, 0, width, height, WHITE)]
        for n, name in enumerate(self.columns):
            x = LEFT + FIELD * (n + 0.5)
            turn = Html('transform="rotate(-90 {:g} {:g})"').format(x, HEAD - 8)
            parts.append(_words(name, x, HEAD - 8, HEAD - 20, turn))
        for n, row in enumerate(self.rows):
            y = HEAD + FIELD * n
            parts.append(_words(row.label, LEFT - 10, y + FIELD / 2, LEFT - 20, Html('text-anchor="end"')))
            drawn = ((k, cell) for k, cell in enumerate(row.cells) if cell and not cell.instead)
            parts += [_drawn(cell, LEFT + FIELD * k, y) for k, cell in drawn]
        return svg(width, height, *parts)


def _row(row: LevelRow) -> Html:
    cells = joined(cell.html() if cell else _EMPTY for cell in row.cells)
    return _ROW.format(row.link or row.label, row.lead, cells)


def _attributes(given: dict[str, str]) -> Html:
    return joined(Html(' {}="{}"').format(name, value) for name, value in given.items() if value)


def _tint(level: Level) -> str:
    """The tint of a level's field with an ink that can be read on it."""
    ink = f"light-dark({DARK}, {WHITE})"
    if level == Level.PROFICIENT:
        ink = WHITE
    elif level > Level.PROFICIENT:
        # The tint runs against the ground.
        ink = f"light-dark({WHITE}, {DARK})"
    return f"background:{level_colour(level).css};color:{ink}"


def _words(words: str, x: float, y: float, room: float, more: Html) -> Html:
    return _NAME.format(x, y, more, FONT, clipped(words, room))


def _drawn(cell: LevelCell, x: float, y: float) -> Html:
    return _DRAWN.format(
        x=x + 1,
        y=y + 1,
        size=FIELD - 2,
        fill=UNSTATED if cell.level is None else LEVELS[cell.level].light,
        frame=Html(' stroke="#1a2233" stroke-width="2"') if cell.framed else NOTHING,
        middle=x + FIELD / 2,
        centre=y + FIELD / 2,
        font=FONT,
        ink=WHITE if cell.level and cell.level >= Level.PROFICIENT else DARK,
        sign=cell.sign,
    )
