"""The datasets in Settings: which one this visitor asks, and a further one."""

import streamlit as st

from access.user import NotAllowed
from graph.errors import GraphError
from views.kit.connection import ask_dataset, connection, datasets
from views.kit.person import check_switching
from views.kit.shell import plain_errors, say_error
from views.kit.store_badge import store_words
from views.settings.store import check_unlocked, locked_here

HINT = "Each dataset holds documents, corrections and versions of its own. The choice is yours alone."


def choose_dataset() -> None:
    """Offer the datasets that are kept beside the one that is asked, and to begin another."""
    try:
        check_switching()
    except NotAllowed:
        return
    with plain_errors():
        names, first = datasets().names(), datasets().first
        asked = connection()
        now = next((name for name in names if datasets().of(name) is asked), first.store().name)
        called = {name: store_words(datasets().of(name)) for name in names}
        if len(names) > 1:
            chosen = st.selectbox("Dataset", names, names.index(now), called.__getitem__, help=HINT)
            if chosen != now:
                _ask(chosen)
    if locked_here() is None:
        _begin()


def _begin() -> None:
    with st.form("begin_dataset", clear_on_submit=True, border=False):
        left, right = st.columns([3, 2], vertical_alignment="bottom")
        name = left.text_input("A further dataset", placeholder="Its name, such as finance-2027")
        if right.form_submit_button("Begin it") and name.strip():
            try:
                check_unlocked()
                _ask(datasets().begin(name.strip()))
            except GraphError as error:
                say_error(error)


def _ask(name: str) -> None:
    ask_dataset(name)
    st.rerun()
