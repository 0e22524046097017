"""The people that a visitor brings along: kept for the visit, read against the graph as it stands."""

import os
from collections.abc import Callable
from datetime import date

import streamlit as st

from graph.audience import Names, for_audience, names_setting
from graph.errors import GraphError
from graph.roster import Roster
from graph.store import GraphStore
from loaders.roster.read import roster_of
from loaders.roster.template import template
from paper.text import html_text
from views.drawing import markdown_text
from views.shell import say_error, store
from views.tables import html_table

# No widgets' keys: what a widget holds is gone when the visitor turns to another page.
FILE, AUDIENCE = "roster-file", "roster-audience"
NAMES, UPLOAD = "roster-names", "roster-upload"
MOST_SHOWN = 200
WORDS = {Names.GIVEN: "As given", Names.INITIALS: "Initials", Names.NUMBERS: "Numbers"}


def choose_roster() -> Roster | None:
    """The roster of this visit, None while roles stand for people; told here is what of it was left out."""
    found = _read_or_told()
    if found is None:
        with st.expander("People (optional)", icon=":material/groups:"):
            _ask()
    else:
        with st.container(border=True):
            _told(found)
    return found


def _ask() -> None:
    """Ask for a table of people, and hand out an empty one."""
    st.caption("Without people every role stands for one. With a table of people you see who holds what.")
    kinds = ["csv", "tsv", "txt", "xlsx"]
    st.file_uploader("A table of people (csv or xlsx)", kinds, key=UPLOAD, on_change=_take)
    with st.container(horizontal=True):
        for form in (".csv", ".xlsx"):
            st.download_button(
                f"Template {form[1:]}",
                _template(store(), form),
                f"roster-template{form}",
                key=f"template {form}",
                icon=":material/download:",
                on_click="ignore",
            )


def _told(found: Roster) -> None:
    """Say how much of the table was taken, and let it be put away."""
    with st.container(horizontal=True, vertical_alignment="center"):
        name = markdown_text(st.session_state[FILE][0]) if _audience() == Names.GIVEN else "your table"
        st.session_state[NAMES] = _audience()
        st.markdown(f":material/groups: **{len(found.people)} people** from {name}")
        st.selectbox(
            "Names",
            list(Names),
            format_func=WORDS.__getitem__,
            key=NAMES,
            on_change=_show_names,
            label_visibility="collapsed",
            width=160,
        )
        st.button("Without people", icon=":material/close:", on_click=_forget)
    if found.rejected:
        with st.expander(f"Turned away ({len(found.rejected)})", icon=":material/report:"):
            rows = [(html_text(r.place), html_text(r.reason)) for r in found.rejected[:MOST_SHOWN]]
            st.html(html_table(("Where", "Why"), rows, "What of the table was turned away"))
            if len(found.rejected) > MOST_SHOWN:
                st.caption(f"The first {MOST_SHOWN} of {len(found.rejected)}.")


def _take() -> None:
    upload = st.session_state.get(UPLOAD)
    if upload is None:
        st.session_state.pop(FILE, None)
    else:
        st.session_state[FILE] = (upload.name, upload.getvalue())


def _show_names() -> None:
    st.session_state[AUDIENCE] = st.session_state[NAMES]


def _audience() -> Names:
    """How names are shown in this visit; the variable NAMES says how at its beginning."""
    if AUDIENCE not in st.session_state:
        st.session_state[AUDIENCE] = names_setting(os.environ.get("NAMES", ""))
    return Names(st.session_state[AUDIENCE])


def _forget() -> None:
    for key in (FILE, UPLOAD):
        st.session_state.pop(key, None)


def _read_or_told() -> Roster | None:
    given = st.session_state.get(FILE)
    if given is None:
        return None
    try:
        found = _read(store(), store().version, date.today(), *given)
        return for_audience(found, _audience())
    except GraphError as error:
        say_error(error if _audience() == Names.GIVEN else GraphError(error.hidden))
        return None


@st.cache_resource(max_entries=4, show_spinner="Reading the people …")
def _read(_store: GraphStore, version: str, today: date, name: str, data: bytes) -> Roster:
    del version  # It only tells the cache that the graph is another one.
    return roster_of(_store, name, data, today)


def _template(here: GraphStore, form: str) -> Callable[[], bytes]:
    return lambda: template(here, form)
