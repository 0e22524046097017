"""The answer of the Cypher console: as a table, as CSV and, where it holds roles and skills, as a network."""

import pandas as pd
import streamlit as st

from console.display import ConsoleAnswer, ShownValue
from graph.kinds import EdgeKind, number_of
from graph.model import Edge
from graph.questions.answers import Neighbourhood
from graph.questions.catalogue import roles
from graph.stores.store import View
from views.kit.downloads import table_button
from views.kit.html import csv_text
from views.kit.network import SHAPES, picture, show_network
from views.kit.role_groups import by_track
from views.kit.shell import empty

MOST_DRAWN = 300
DRAWN_KINDS = (EdgeKind.NEEDS, EdgeKind.PROMOTES_TO, EdgeKind.INHERITS)
ROW_HEIGHT, MOST_HEIGHT = 35, 560


def show_answer(answer: ConsoleAnswer, store: View, load: str) -> None:
    """The answer as a table or as a graph, whichever is chosen, with what it took."""
    st.markdown(_summary(answer))
    if not answer.rows:
        empty(
            "Nothing matches. Labels, types and names are told apart by case: AtlasRole, ATLAS_NEEDS, "
            "'Salesforce'."
        )
        return
    shown = drawable(answer, store, load)
    if shown.nodes and _chosen_view() == "Graph":
        _graph(shown, store)
        return
    _table(answer)
    if not shown.nodes:
        st.caption("To see a graph, return nodes and relations themselves: RETURN r, n, s")


def drawable(answer: ConsoleAnswer, store: View, load: str) -> Neighbourhood:
    """The roles and skills of the answer with those of its relations that the atlas can show."""
    wanted = sorted({piece.id for piece in answer.nodes if piece.load in {None, load}})
    nodes = [node for node in store.nodes(wanted) if node.kind in SHAPES]
    kept = tuple(nodes[:MOST_DRAWN])
    return Neighbourhood(kept, _edges(answer, store, {node.id for node in kept}), len(nodes) - len(kept))


def frame(answer: ConsoleAnswer) -> pd.DataFrame:
    """The rows as a frame; a column of several types is text throughout, so that it can be drawn."""
    columns = {name: _column([row[at] for row in answer.rows]) for at, name in enumerate(answer.columns)}
    return pd.DataFrame(columns)


def _edges(answer: ConsoleAnswer, store: View, ids: set[str]) -> tuple[Edge, ...]:
    wanted = {(line.source, line.kind, line.target) for line in answer.edges}
    kept = []
    for kind in DRAWN_KINDS:
        sources = {source for source, of, target in wanted if of == kind and {source, target} <= ids}
        edges = store.edges_from(sorted(sources), kind) if sources else ()
        kept += [e for e in edges if (e.source, e.kind, e.target) in wanted and e.target in ids]
    return tuple(kept)


def _column(cells: list[ShownValue]) -> list[ShownValue]:
    kinds = {type(cell) for cell in cells if cell is not None}
    if len(kinds) <= 1 or kinds == {int, float}:
        return cells
    return [None if cell is None else str(cell) for cell in cells]


def _summary(answer: ConsoleAnswer) -> str:
    count = len(answer.rows)
    time = f"{answer.seconds:.2f} s"
    if answer.truncated:
        return f"**The first {count} rows** in {time}. There are more: narrow the question or count them."
    return f"**{number_of(count, 'row')}** in {time}"


def _chosen_view() -> str | None:
    views = ["Table", "Graph"]
    return st.segmented_control(
        "Show as", views, default="Table", key="console_view", label_visibility="collapsed"
    )


def _table(answer: ConsoleAnswer) -> None:
    height = min(ROW_HEIGHT * (len(answer.rows) + 1) + 3, MOST_HEIGHT)
    st.dataframe(frame(answer), hide_index=True, width="stretch", height=height)
    table_button("Table as CSV", lambda: csv_text(answer.columns, answer.rows), "answer")


def _graph(shown: Neighbourhood, store: View) -> None:
    show_network(picture(shown, by_track(roles(store))), None, lambda: None)
    st.caption(
        "Drawn are roles, systems and competencies of the set of facts that the app shows, and a relation "
        "where the answer holds both its ends."
    )
    if shown.left_out:
        st.caption(f"{shown.left_out} more are not drawn: narrow the question.")
