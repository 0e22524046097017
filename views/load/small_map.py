"""The map in small: a lane for each track, a station for each rung, those of one document larger."""

from collections.abc import Iterator, Mapping, Sequence

from exports.markup import Html
from graph.kinds import number_of
from graph.model import Node
from graph.questions.catalogue import roles
from graph.stores.cache import kept
from graph.stores.store import View
from views.kit.figure import dot, item, line, show_figure, svg, text
from views.kit.palette import WITHOUT_TRACK, track_colour

LANE, LEFT, TOP = 44.0, 14.0, 26.0
# More lanes than this are no map in small.
MOST_LANES = 8
WIDEST = 560.0
RADIUS, LONGEST_STEP = 6.5, 64.0


def show_small_map(view: View, own: Sequence[Node]) -> None:
    """Draw the tracks of these roles with all their stations, those of every role where none is given."""
    if lanes := _lanes(view, own):
        show_figure("small-map", _words(lanes), lambda width: small_map(view, own, min(width, WIDEST)))


def small_map(view: View, own: Sequence[Node], width: float) -> Html:
    """The drawing at this width."""
    lanes, colours = _lanes(view, own), colours_of(view)
    shown = dict(list(lanes.items())[:MOST_LANES])
    larger = {role.id for role in own} or {role.id for lane in shown.values() for role in lane}
    parts = [
        part
        for n, (track, lane) in enumerate(shown.items())
        for part in _lane(TOP + LANE * n + 8, track, lane, colours[track], larger, width)
    ]
    height = TOP + LANE * len(shown)
    if (more := len(lanes) - len(shown)) > 0:
        parts.append(text(LEFT, height, f"and {number_of(more, 'more track')}", "quiet small"))
        height += 14
    return svg(width, height, *parts)


def colours_of(view: View) -> Mapping[str | None, str]:
    """The colour of each track, as CSS; that of roles without one under None."""
    return kept(view, "load colours", _colours)


def _colours(view: View) -> Mapping[str | None, str]:
    tracks = dict.fromkeys(role.as_role.track for role in roles(view) if role.as_role.track)
    return {None: WITHOUT_TRACK.css} | {track: track_colour(n).css for n, track in enumerate(tracks)}


def _lanes(view: View, own: Sequence[Node]) -> dict[str, list[Node]]:
    wanted = {role.as_role.track for role in own or roles(view)}
    lanes: dict[str, list[Node]] = {}
    for role in roles(view):
        if role.as_role.track and role.as_role.track in wanted:
            lanes.setdefault(role.as_role.track, []).append(role)
    return {track: sorted(lane, key=lambda r: (r.as_role.rung or 0, r.id)) for track, lane in lanes.items()}


def _lane(
    y: float, track: str, lane: Sequence[Node], colour: str, larger: set[str], width: float
) -> Iterator[Html]:
    step = min(LONGEST_STEP, (width - 2 * LEFT) / max(len(lane) - 1, 1))
    yield text(LEFT - RADIUS, y - 16, track, "small", room=width - 2 * LEFT)
    if len(lane) > 1:
        yield line(LEFT, y, LEFT + step * (len(lane) - 1), y, colour, 3)
    for place, role in enumerate(lane):
        yield item(
            role.label, dot(LEFT + step * place, y, RADIUS if role.id in larger else RADIUS / 2, colour)
        )


def _words(lanes: Mapping[str, Sequence[Node]]) -> str:
    told = (f"{track}: {', '.join(role.label for role in lane)}" for track, lane in lanes.items())
    return "; ".join(told)
