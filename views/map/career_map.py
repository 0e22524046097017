"""The career map: tracks as lanes, rungs from left to right, stations that can be chosen."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, cast

import streamlit as st

from graph.kinds import MoveKind, Verdict
from graph.model import Node
from graph.questions.move_answers import CareerPath, Lattice, Move
from views.kit.component import picture_component
from views.kit.palette import track_colour

# One script in three files: the places, the drawing on them, the behaviour of the drawing.
SCRIPTS = ("career_map_places.js", "career_map_drawing.js", "career_map.js")
KEY = "career_map"
# Beyond this many dotted lines a map is a knot; the others appear at the station they leave.
MOST_DRAWN = 12
MOST_AT_STATION = 6

_mount = picture_component(
    __file__, "role_atlas.career_map", '<div class="map"></div>', SCRIPTS, "career_map.css"
)


def career_map(
    lattice: Lattice, path: CareerPath | None, chosen: str | None, on_station: Callable[[], None]
) -> None:
    """Draw the map with the path on it; a click or Enter on a station calls `on_station`."""
    _mount(key=KEY, data=map_data(lattice, path, chosen), on_station_change=on_station)


def clicked_station() -> str | None:
    """The id of the station just clicked, None when none was."""
    state = cast(dict[str, Any], st.session_state.get(KEY) or {})
    station = state.get("station")
    return station if isinstance(station, str) else None


def in_tracks(lattice: Lattice) -> tuple[Node, ...]:
    """The roles that have a place on the map."""
    return tuple(role for role in lattice.roles if _placed(role))


def without_track(lattice: Lattice) -> tuple[Node, ...]:
    """The roles that have no place on the map."""
    return tuple(role for role in lattice.roles if not _placed(role))


def map_data(lattice: Lattice, path: CareerPath | None, chosen: str | None) -> dict[str, Any]:
    """What the component draws: plain values only, every text still unescaped."""
    placed = in_tracks(lattice)
    names = list(dict.fromkeys(str(role.as_role.track) for role in placed))
    # A line names its ends by their places among the stations: ids would be most of what is sent.
    place = {role.id: n for n, role in enumerate(placed)}
    promotions = (move for move in lattice.moves if move.kind == MoveKind.PROMOTION)
    # Of a list Streamlit asks whether it is a table of pandas, which takes half a second to load.
    return {
        "tracks": tuple(_track(name, n) for n, name in enumerate(names)),
        "stations": tuple(_station(role, names) for role in placed),
        "promotions": tuple((place[move.origin.id], place[move.target.id]) for move in promotions),
        "moves": tuple(_shown(lattice.moves, place)),
        "path": tuple(role.id for role in path.roles) if path else (),
        "kinds": tuple(str(step.move.kind) for step in path.steps) if path else (),
        "chosen": chosen,
    }


def _placed(role: Node) -> bool:
    return bool(role.as_role.track) and role.as_role.rung is not None


def _track(name: str, position: int) -> dict[str, str]:
    colour = track_colour(position)
    return {"name": name, "light": colour.light, "dark": colour.dark}


def _station(role: Node, tracks: Sequence[str]) -> dict[str, Any]:
    return {
        "id": role.id,
        "label": role.label,
        "track": tracks.index(str(role.as_role.track)),
        "rung": role.as_role.rung,
    }


def _shown(moves: Sequence[Move], place: Mapping[str, int]) -> Iterator[tuple[int, int, int]]:
    """The nearest moves across tracks of each role: its ends, and 1 where it is always drawn, else 0."""
    shown = (m for m in moves if m.origin.id in place and m.target.id in place)
    across = [m for m in shown if m.kind != MoveKind.PROMOTION and m.verdict != Verdict.FAR]
    across.sort(key=lambda m: (-m.similarity, m.origin.id, m.target.id))
    seen: dict[str, int] = {}
    for rank, move in enumerate(across):
        seen[move.origin.id] = seen.get(move.origin.id, 0) + 1
        if seen[move.origin.id] <= MOST_AT_STATION:
            always = rank < MOST_DRAWN and move.verdict == Verdict.VIABLE
            yield place[move.origin.id], place[move.target.id], int(always)
