"""The people that a visitor brings along: kept for the visit, read against the graph as it stands."""

import os
from collections.abc import Callable

import streamlit as st

from graph.errors import GraphError
from graph.kinds import number_of
from graph.people import Names, Roster, for_audience, names_setting, numbered
from graph.stores.store import View
from loaders.roster.kept import KeptTable
from loaders.roster.template import template
from planning.kept_people import NOBODY, ROSTER, PeopleHere, people_here
from views.kit.downloads import download
from views.kit.html import markdown_text, show_html
from views.kit.person import who
from views.kit.shell import say_error, store
from views.people import address as people_address
from views.people import preview as roster_preview
from views.people import shelf
from views.people.held import tables

# No widgets' keys: what a widget holds is gone when the visitor turns to another page.
FILE, AUDIENCE = "roster-file", "roster-audience"
NAMES, UPLOAD, WORD = "roster-names", "roster-upload", "roster-word"
MOST_SHOWN = 200


def choose_roster() -> Roster | None:
    """The roster of this visit, None while roles stand for people; told here is what of it was left out."""
    shelf.open_asked(_hold)
    _find_again()
    if roster_preview.is_waiting():
        roster_preview.show(_audience(), _keep_names, _take_people, back=FILE in st.session_state)
        return None
    roster = _read_or_told()
    _remember(roster)
    if roster is not None:
        with st.container(border=True):
            _told(roster)
    elif FILE not in st.session_state and (count := people_address.missed()):
        people_address.say_missed(count, _give)
    else:
        with st.expander("People (optional)", icon=":material/groups:"):
            _ask()
    return roster


def has_people() -> bool:
    """Whether this visit has people, or its address names a roster that brings them."""
    return FILE in st.session_state or ROSTER in st.query_params


def here() -> PeopleHere:
    """The people of this visit as scenarios and plans are kept for them, nobody without a table."""
    given = st.session_state.get(FILE)
    if given is None or roster_preview.is_waiting():
        return NOBODY
    try:
        full = roster_preview.read(store(), *given).roster
    except GraphError:
        return NOBODY
    return people_here(full, Names.NUMBERS, shelf.name() or "", KeptTable(*given).digest)


def _remember(roster: Roster | None) -> None:
    """Let the tab know the people of this visit, so that they are here after a reload."""
    called = shelf.name() if FILE in st.session_state else None
    told = people_address.PeopleTold(
        len(roster.people) if roster else 0,
        _audience() if roster else "",
        called or "",
        st.session_state.get(WORD, ""),
    )
    people_address.remember(told, settled=FILE in st.session_state)


def _find_again() -> None:
    """After a reload take the people up again that the tab had."""
    word = people_address.word_had()
    if FILE in st.session_state or not word or roster_preview.is_waiting():
        return
    if table := tables().find(word, who()):
        st.session_state[FILE], st.session_state[WORD] = table, word


def _ask() -> None:
    """Ask for a table of people, and hand out an empty one."""
    st.caption("Without people every role stands for one. With a table of people you see who holds what.")
    _give()
    with st.container(horizontal=True):
        for form in (".csv", ".xlsx"):
            download(
                f"Template {form[1:]}",
                _template(store(), form),
                f"roster-template{form}",
                key=f"template {form}",
            )
        shelf.show_shelf(None, _hold, names=_audience() == Names.GIVEN)


def _give() -> None:
    kinds = ["csv", "tsv", "txt", "xlsx"]
    st.file_uploader("A table of people (csv or xlsx)", kinds, key=UPLOAD, on_change=_take)


def _told(roster: Roster) -> None:
    """Say how much of the table was taken, and let it be put away."""
    with st.container(horizontal=True, vertical_alignment="center"):
        file = markdown_text(st.session_state[FILE][0]) if _audience() == Names.GIVEN else "your table"
        called = shelf.name()
        name = markdown_text(called) if called else file
        st.session_state[NAMES] = _audience()
        st.markdown(f":material/groups: **{number_of(len(roster.people), 'person', 'people')}** from {name}")
        st.selectbox(
            "Names",
            list(Names),
            format_func=roster_preview.WORDS.__getitem__,
            key=NAMES,
            on_change=lambda: _keep_names(st.session_state[NAMES]),
            label_visibility="collapsed",
            width=170,
        )
        st.button("How it is read", icon=":material/search:", on_click=_look_again)
        shelf.show_shelf(st.session_state[FILE], _hold, names=_audience() == Names.GIVEN)
        st.button("Without people", icon=":material/close:", on_click=_forget)
    if roster.rejected:
        with st.expander(f"Turned away ({len(roster.rejected)})", icon=":material/report:"):
            show_html(roster_preview.remark_table(roster.rejected, "What of the table was turned away"))
            if len(roster.rejected) > MOST_SHOWN:
                st.caption(f"The first {MOST_SHOWN} of {len(roster.rejected)}.")
    if roster.remarks:
        with st.expander(f"How it was read ({len(roster.remarks)})", icon=":material/info:"):
            show_html(roster_preview.remark_table(roster.remarks, "What is told of the table"))


def _take() -> None:
    upload = st.session_state.get(UPLOAD)
    if upload is None:
        _put_away()
    else:
        roster_preview.wait(upload.name, upload.getvalue())
        people_address.given()


def _take_people(table: roster_preview.GivenTable) -> None:
    """These are the people of this visit from now on, kept under no name."""
    shelf.forget_name()
    _hold(table)


def _hold(table: roster_preview.GivenTable) -> None:
    _let_go()
    people_address.given()
    st.session_state[FILE] = table
    st.session_state[WORD] = tables().hold(table, who())


def _let_go() -> None:
    st.session_state.pop(FILE, None)
    if word := st.session_state.pop(WORD, None):
        tables().let_go(word)


def _look_again() -> None:
    roster_preview.wait(*st.session_state[FILE])


def _keep_names(names: Names) -> None:
    st.session_state[AUDIENCE] = names


def _audience() -> Names:
    """How names are shown in this visit: at first hidden, unless the variable NAMES says otherwise."""
    if AUDIENCE not in st.session_state:
        setting = names_setting(os.environ.get("NAMES", "") or Names.NUMBERS)
        st.session_state[AUDIENCE] = people_address.names_had() or setting
    return Names(st.session_state[AUDIENCE])


def _forget() -> None:
    st.session_state.pop(UPLOAD, None)
    _put_away()


def _put_away() -> None:
    _let_go()
    shelf.forget_name()
    people_address.put_away()


def _read_or_told() -> Roster | None:
    given = st.session_state.get(FILE)
    if given is None:
        return None
    try:
        full = roster_preview.read(store(), *given).roster
        shown = numbered(full) if _audience() == Names.GIVEN else for_audience(full, _audience())
    except GraphError as error:
        say_error(error if _audience() == Names.GIVEN else GraphError(error.hidden))
        return None
    people_address.respell(full)
    return shown


def _template(here: View, form: str) -> Callable[[], bytes]:
    return lambda: template(here, form)
