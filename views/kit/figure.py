"""A drawing on the page: one for wide windows, one for phones, both as SVG with escaped text."""

from collections.abc import Callable

from exports.markup import html_text
from views.kit.component import picture_component

WIDE, NARROW = 1120, 400
# About the width of a character at the size that the drawings use.
_CHARACTER = 7.1

_mount = picture_component(
    __file__, "role_atlas.figure", '<div class="figure" role="img"></div>', ["figure.js"], "figure.css"
)


def show_figure(key: str, label: str, draw: Callable[[int], str]) -> None:
    """Mount what `draw` returns for a wide window and for a phone; `label` says it in words."""
    _mount(key=key, data={"name": key, "label": label, "wide": draw(WIDE), "narrow": draw(NARROW)})


def svg(width: float, height: float, *parts: str) -> str:
    """A drawing of this size made of these parts."""
    body = "".join(parts)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}">{body}</svg>'


def text(x: float, y: float, words: str, kind: str = "", anchor: str = "start", room: float = 0) -> str:
    """Words at a place; with `room` in pixels, cut to fit it."""
    shown = clipped(words, room) if room else words
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" class="{kind}">{html_text(shown)}</text>'


def rect(
    x: float, y: float, width: float, height: float, fill: str = "", kind: str = "", round_: float = 0
) -> str:
    """A rectangle filled with a CSS colour."""
    style = f' style="fill:{fill}"' if fill else ""
    size = f'x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{round_:g}"'
    return f'<rect {size} class="{kind}"{style}/>'


def dot(x: float, y: float, radius: float, fill: str = "", kind: str = "", ring: str = "") -> str:
    """A circle, filled with a CSS colour or drawn as a ring of one."""
    style = f"fill:{fill};" if fill else ""
    style += f"fill:none;stroke:{ring};stroke-width:2.5;" if ring else ""
    return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" class="{kind}" style="{style}"/>'


def line(x1: float, y1: float, x2: float, y2: float, stroke: str = "", width: float = 1) -> str:
    """A straight line; without a colour, a faint rule."""
    style = f' style="stroke:{stroke}"' if stroke else ' class="rule"'
    return f'<line x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}" stroke-width="{width:g}"{style}/>'


def item(hint: str, *parts: str) -> str:
    """Parts that belong together, with words that appear over them."""
    return f'<g class="item"><title>{html_text(hint)}</title>{"".join(parts)}</g>'


def clipped(words: str, room: float) -> str:
    """The words, cut with an ellipsis when they are wider than the room in pixels."""
    most = max(int(room / _CHARACTER), 1)
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
