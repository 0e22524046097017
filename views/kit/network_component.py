"""The network on the page: the library once, and a component whose picture follows the data."""

from collections.abc import Callable
from functools import cache
from typing import Any

import streamlit as st

from views.kit.component import asset, picture_component
from views.kit.network import Picture, library

KEY = "network"


def picked() -> dict[str, str]:
    """What was clicked just now: its `kind` (node, edge, nothing) and its `id`."""
    state = st.session_state.get(KEY)
    return dict(state.pick) if state is not None and state.pick else {}


def show_network(drawn: Picture, focus: str | None, on_pick: Callable[[], None]) -> None:
    """Mount the picture with this node or line in focus; a click calls `on_pick`."""
    data = {
        "nodes": drawn.nodes,
        "edges": drawn.edges,
        "options": drawn.options,
        "focus": focus,
    }
    _network()(key=KEY, data=data, on_pick_change=on_pick)
    # The library is half a megabyte: in a component without data it crosses the wire once.
    _library()(key="network_library")


@cache
def _library() -> Callable[..., Any]:
    return st.components.v2.component("atlas_vis_network", js=f"{library()}\nexport default () => {{}};\n")


@cache
def _network() -> Callable[..., Any]:
    scripts = ("network.js", "network_paint.js", "network_list.js")
    html = asset(__file__, "network.html")
    return picture_component(__file__, "atlas_network", html, scripts, "network.css")
