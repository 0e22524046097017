"""A drawing on the page: one for wide windows, one for phones, both as SVG with escaped text."""

from collections.abc import Callable

from exports.markup import Html
from views.kit.component import picture_component
from views.kit.html import NOTHING, joined

WIDE, NARROW = 1120, 400
# About the width of a character at the size that the drawings use.
_CHARACTER = 7.1
_SVG = Html('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {:g} {:g}">{}</svg>')
_TEXT = Html('<text x="{:g}" y="{:g}" text-anchor="{}" class="{}">{}</text>')
_RECT = Html('<rect x="{:g}" y="{:g}" width="{:g}" height="{:g}" rx="{:g}" class="{}"{}/>')
_DOT = Html('<circle cx="{:g}" cy="{:g}" r="{:g}" class="{}" style="{}"/>')
_LINE = Html('<line x1="{:g}" y1="{:g}" x2="{:g}" y2="{:g}" stroke-width="{:g}"{}/>')

_mount = picture_component(
    __file__, "role_atlas.figure", '<div class="figure" role="img"></div>', ["figure.js"], "figure.css"
)


def show_figure(key: str, label: str, draw: Callable[[int], Html]) -> None:
    """Mount what `draw` returns for a wide window and for a phone; `label` says it in words."""
    _mount(key=key, data={"name": key, "label": label, "wide": str(draw(WIDE)), "narrow": str(draw(NARROW))})


def svg(width: float, height: float, *parts: Html) -> Html:
    """A drawing of this size made of these parts."""
    return _SVG.format(width, height, joined(parts))


def text(x: float, y: float, words: str, kind: str = "", anchor: str = "start", room: float = 0) -> Html:
    """Words at a place; with `room` in pixels, cut to fit it."""
    return _TEXT.format(x, y, anchor, kind, clipped(words, room) if room else words)


def rect(
    x: float, y: float, width: float, height: float, fill: str = "", kind: str = "", round_: float = 0
) -> Html:
    """A rectangle filled with a CSS colour."""
    style = Html(' style="fill:{}"').format(fill) if fill else NOTHING
    return _RECT.format(x, y, width, height, round_, kind, style)


def dot(x: float, y: float, radius: float, fill: str = "", kind: str = "", ring: str = "") -> Html:
    """A circle, filled with a CSS colour or drawn as a ring of one."""
    style = f"fill:{fill};" if fill else ""
    style += f"fill:none;stroke:{ring};stroke-width:2.5;" if ring else ""
    return _DOT.format(x, y, radius, kind, style)


def line(x1: float, y1: float, x2: float, y2: float, stroke: str = "", width: float = 1) -> Html:
    """A straight line; without a colour, a faint rule."""
    style = Html(' style="stroke:{}"').format(stroke) if stroke else Html(' class="rule"')
    return _LINE.format(x1, y1, x2, y2, width, style)


def item(hint: str, *parts: Html) -> Html:
    """Parts that belong together, with words that appear over them."""
    return Html('<g class="item"><title>{}</title>{}</g>').format(hint, joined(parts))


def clipped(words: str, room: float) -> str:
    """The words, cut with an ellipsis when they are wider than the room in pixels."""
    most = max(int(room / _CHARACTER), 1)
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
