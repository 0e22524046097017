"""Rosters that the dataset keeps under a name: opened by their link, kept, renamed, taken away."""

from collections.abc import Callable
from pathlib import PurePath

import streamlit as st

from graph.stores.records import RecordHead, RecordKind
from graph.stores.store import Store
from loaders.roster.kept import KeptTable, keep_table, kept_table
from planning.kept_people import ROSTER
from views.kit.choosing import put
from views.kit.connection import connection
from views.kit.html import markdown_text
from views.kit.kept import KeptThings, kept_bar, noted
from views.kit.shell import plain_errors
from views.people.preview import GivenTable

# Which of the kept ones the people of this visit are (address of the dataset, name), and what the address
# named when it was last opened.
NAME, OPENED = "roster-name", "roster-opened"


def name() -> str | None:
    """What the people of this visit are called in this dataset, None for a table without a name."""
    where, called = st.session_state.get(NAME, ("", None))
    return called if where == connection().store().address else None


def open_asked(take: Callable[[GivenTable], None]) -> None:
    """Take the roster that the address names, once; one that is not there is told in a line."""
    asked = st.query_params.get(ROSTER)
    if asked is None:
        st.session_state.pop(OPENED, None)
    elif asked != st.session_state.get(OPENED):
        with plain_errors():
            _open(asked, take)


def forget_name() -> None:
    """The people of this visit are no longer those that are kept under a name."""
    st.session_state.pop(NAME, None)
    if ROSTER in st.query_params:
        put(**{ROSTER: None})


def show_shelf(table: GivenTable | None, take: Callable[[GivenTable], None], *, names: bool) -> None:
    """What is kept, each to be opened, and a form that keeps the people of this visit.

    The table itself, which holds names, is handed out to who has switched `names` on.
    """

    def keep(store: Store, called: str, by: str, replaces: int) -> RecordHead:
        return keep_table(store, called, KeptTable(*(table or ("", b""))), by, replaces)

    def show(head: RecordHead) -> None:
        st.button(
            f"{markdown_text(head.name)}  :gray[{markdown_text(noted(head))}]",
            key=f"open-roster-{head.name}",
            type="tertiary",
            icon=":material/groups:",
            on_click=_open,
            args=(head.name, take),
        )

    kept_bar(
        KeptThings(
            RecordKind.ROSTER,
            show,
            keep if table else None,
            _called,
            _file if names else None,
            "Give a table of people first; then it can be kept.",
            "Keep these people",
            "Its file holds names of people: open it and choose “Names as given” to have it.",
        )
    )


def _file(called: str) -> tuple[str, bytes]:
    table = kept_table(connection().store(), called)
    return f"{called}{PurePath(table.file).suffix}", table.data


def _open(called: str, take: Callable[[GivenTable], None]) -> None:
    with plain_errors():
        table = kept_table(connection().store(), called)
        take((table.file, table.data, table.choices))
        _called(called, None)


def _called(called: str | None, before: str | None) -> None:
    """The people of this visit have this name now, if they had the one before."""
    if before is not None and before != name():
        return
    if called is None:
        forget_name()
        return
    st.session_state[NAME] = (connection().store().address, called)
    st.session_state[OPENED] = called
    if st.query_params.get(ROSTER) != called:
        put(**{ROSTER: called})
