"""What a visitor chose to see in the network; the URL holds the focus, a node's id or a line's."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from graph.kinds import Grouping, NodeKind
from graph.model import Edge, Node
from graph.questions.answers import Neighbourhood
from graph.questions.catalogue import skills
from graph.questions.neighbourhood import neighbourhood
from graph.stores.store import View
from views.kit.choosing import choose, labelled, put
from views.kit.network import line_id, lines, picked

PILLS = {NodeKind.ROLE: "Roles", NodeKind.SYSTEM: "Systems", NodeKind.COMPETENCY: "Competencies"}
MOST_NODES = 300
BY = "by"


@dataclass(frozen=True)
class Choice:
    """The focus with its surroundings, and the kinds and tracks to show.

    `line` holds the edges of the picked line and is empty when a node, or nothing, is picked;
    `near` is all that stands around the focus, whatever is filtered.
    """

    focus: str | None
    line: tuple[Edge, ...]
    near: Neighbourhood
    kinds: tuple[NodeKind, ...]
    tracks: tuple[str, ...]
    only_nearby: bool
    grouping: Grouping

    @property
    def ids(self) -> tuple[str, ...]:
        """The picked node, or the two ends of the picked line."""
        return _ends(self.focus or "")

    def shown(self, store: View) -> Neighbourhood:
        """What is to be drawn: the surroundings of the focus, and the rest unless only nearby."""
        wanted = (self.kinds, self.tracks, MOST_NODES)
        near = neighbourhood(store, self.ids, *wanted) if self.ids else Neighbourhood((), (), 0)
        return near if self.only_nearby else _merged(near, neighbourhood(store, (), *wanted))


def choice(store: View, everyone: tuple[Node, ...], tracks: list[str]) -> Choice:
    """What the search box and the filters say; the URL's focus may also be a line."""
    box, show, track, by, nearby = st.columns([3.4, 3.4, 2.4, 1.7, 1.6], vertical_alignment="bottom")
    known = labelled([*everyone, *skills(store)])
    line = _line(store, st.query_params.get("focus", ""), known)
    options = known | _named(line, known)
    with box:
        focus = choose("Find a role, system or competency", "focus", options)
    kinds = show.pills(
        "Show", list(PILLS), format_func=PILLS.__getitem__, selection_mode="multi", default=list(PILLS)[:2]
    )
    only = track.multiselect("Tracks", tracks, placeholder="All tracks")
    with by:
        grouping = _grouping()
    alone = nearby.toggle("Only nearby", disabled=focus is None) and focus is not None
    around = neighbourhood(store, _ends(focus)) if focus else Neighbourhood((), (), 0)
    return Choice(focus, line if focus else (), around, tuple(kinds), tuple(only), alone, grouping)


def _grouping() -> Grouping:
    """What the roles are coloured by; unless it is the track it lives in the URL."""
    asked = st.query_params.get(BY)
    st.session_state[BY] = Grouping.FAMILY if asked == Grouping.FAMILY else Grouping.TRACK
    chosen = st.segmented_control(
        "Colour by",
        list(Grouping),
        format_func=str.capitalize,
        key=BY,
        on_change=_keep_grouping,
        help="A family holds roles that are like each other, whatever track they stand in.",
    )
    return Grouping(chosen or Grouping.TRACK)


def _keep_grouping() -> None:
    put(**{BY: str(Grouping.FAMILY) if st.session_state[BY] == Grouping.FAMILY else None})


def go(focus: str) -> None:
    """Put this focus into the URL; an empty one takes it out."""
    put(focus=focus)


def follow_pick() -> None:
    """Put what was just clicked in the network into the URL."""
    go(picked().get("id", ""))


def _ends(focus: str) -> tuple[str, ...]:
    return tuple(focus.split("|")[::2]) if focus else ()


def _line(store: View, focus: str, known: Mapping[str, str]) -> tuple[Edge, ...]:
    ends = _ends(focus)
    beside = lines(neighbourhood(store, ends).edges) if len(ends) == 2 and set(ends) <= set(known) else ()
    return next((together for together in beside if line_id(together[0]) == focus), ())


def _named(line: tuple[Edge, ...], known: Mapping[str, str]) -> dict[str, str]:
    return {line_id(edge): f"{known[edge.source]} → {known[edge.target]}" for edge in line}


def _merged(near: Neighbourhood, whole: Neighbourhood) -> Neighbourhood:
    """Both pieces as one, the nearby nodes first, up to the limit."""
    nodes = list({node.id: node for node in (*near.nodes, *whole.nodes)}.values())
    drawn = nodes[:MOST_NODES]
    ids = {node.id for node in drawn}
    edges = {edge.key: edge for edge in (*near.edges, *whole.edges) if {edge.source, edge.target} <= ids}
    return Neighbourhood(tuple(drawn), tuple(edges.values()), whole.left_out + len(nodes) - len(drawn))
