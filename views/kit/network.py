"""The network: what vis-network reads, built with pyvis, and the component that draws it."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import pyvis
import streamlit as st
from pyvis.network import Network

from graph.kinds import EdgeKind, NodeKind, level_label
from graph.model import Edge, Node
from graph.questions.answers import Neighbourhood
from views.kit.component import asset, picture_component
from views.kit.role_groups import RoleGroups

SHAPES = {NodeKind.ROLE: "dot", NodeKind.SYSTEM: "square", NodeKind.COMPETENCY: "diamond"}
SIZES = {NodeKind.ROLE: 18, NodeKind.SYSTEM: 15, NodeKind.COMPETENCY: 12}
PROMOTION_WIDTH = 5.0
NOT_STATED_WIDTH = 1.0
WIDTH_A_LEVEL = 0.5
LINE = {"color": "#8a8f98"}

OPTIONS: dict[str, Any] = {
    "autoResize": True,
    # One seed: the same graph lies the same way on every visit.
    "layout": {"randomSeed": 7, "improvedLayout": False},
    "physics": {
        "solver": "forceAtlas2Based",
        "forceAtlas2Based": {
            "gravitationalConstant": -110,
            "centralGravity": 0.012,
            "springLength": 110,
            "springConstant": 0.05,
            "damping": 0.55,
            "avoidOverlap": 0.4,
        },
        "minVelocity": 0.75,
        "stabilization": {"enabled": True, "iterations": 400, "fit": True},
    },
    "interaction": {"hover": True, "tooltipDelay": 120, "keyboard": False, "hideEdgesOnDrag": False},
    "nodes": {
        "borderWidth": 3,
        "font": {"size": 20, "multi": False, "vadjust": 0},
        "widthConstraint": {"maximum": 170},
    },
    "edges": {
        "smooth": {"enabled": True, "type": "continuous", "roundness": 0.4},
        "arrows": {"to": {"enabled": False}},
        "selectionWidth": 1.5,
        "hoverWidth": 0.5,
    },
}

KEY = "network"


@dataclass(frozen=True)
class Picture:
    """The data sets and options that the network component mounts, and what its roles lie together by."""

    nodes: tuple[dict[str, Any], ...]
    edges: tuple[dict[str, Any], ...]
    options: dict[str, Any]
    grouped: str


def library() -> str:
    """The text of the newest vis-network file in pyvis's own package."""
    files = Path(pyvis.__file__).parent.glob("lib/vis-*/vis-network.min.js")
    newest = max(files, key=lambda path: [int(part) for part in path.parent.name[4:].split(".")])
    # The last line names a source map, which a browser with open developer tools would ask for.
    return newest.read_text(encoding="utf-8").rpartition("//# sourceMappingURL")[0]


def picture(shown: Neighbourhood, groups: RoleGroups) -> Picture:
    """The neighbourhood as pyvis builds it, its roles in the colours of their groups."""
    net = Network(directed=True)
    net.set_options(json.dumps(OPTIONS))
    # In one order, so that the same nodes lie the same way whatever is in focus.
    for node in sorted(shown.nodes, key=lambda node: node.id):
        net.add_node(node.id, node.label, SHAPES[node.kind], **_looks(node, groups))
    labels = {node.id: node.label for node in shown.nodes}
    for together in lines(shown.edges):
        first = together[0]
        net.add_edge(first.source, first.target, id=line_id(first), **_stroke(together, labels))
    nodes, edges, *_, options = net.get_network_data()
    return Picture(tuple(nodes), tuple(edges), json.loads(options), str(groups.kind))


def lines(edges: Iterable[Edge]) -> tuple[tuple[Edge, ...], ...]:
    """The edges that are drawn as one line together: same ends, same kind, any scope."""
    ordered = sorted(edges, key=lambda edge: (line_id(edge), edge.key))
    return tuple(tuple(group) for _, group in groupby(ordered, key=line_id))


def line_id(edge: Edge) -> str:
    """The id of the line that draws this edge."""
    return "|".join((edge.source, edge.kind, edge.target))


def _looks(node: Node, groups: RoleGroups) -> dict[str, Any]:
    spoken = f"Role, {groups.says(node.id)}" if node.kind == NodeKind.ROLE else node.kind.capitalize()
    looks: dict[str, Any] = {"size": SIZES[node.kind], "hint": f"{node.label}\n{spoken}", "spoken": spoken}
    if node.kind == NodeKind.ROLE:
        # The page's theme decides between the two colours, so the browser picks.
        looks |= {"tint": list(groups.tint(node.id)), "among": groups.group(node.id)}
    return looks


def _stroke(together: tuple[Edge, ...], labels: Mapping[str, str]) -> dict[str, Any]:
    edge = together[0]
    source, target = labels[edge.source], labels[edge.target]
    if edge.kind == EdgeKind.PROMOTES_TO:
        hint = f"{source}\nis promoted to {target}"
        return {"width": PROMOTION_WIDTH, "arrows": "to", "color": LINE, "weight": "promotion", "hint": hint}
    if edge.kind == EdgeKind.INHERITS:
        scopes = ", ".join(one.scope for one in together)
        hint = f"{source}\ninherits from {target}: {scopes}"
        bow = {"enabled": True, "type": "curvedCW", "roundness": 0.25}
        dashed = {"dashes": [3, 6], "width": 1.5, "arrows": "to", "smooth": bow, "physics": False}
        return {**dashed, "color": LINE, "weight": "inherits", "hint": hint}
    width = NOT_STATED_WIDTH + WIDTH_A_LEVEL * (edge.level or 0)
    how = "needs" if edge.necessity == "required" else "would like"
    hint = f"{source}\n{how} {target}: {level_label(edge.level)}"
    return {"width": width, "arrows": "", "color": LINE, "weight": "needs", "hint": hint}


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
        "grouped": drawn.grouped,
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
