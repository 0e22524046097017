"""The datasets in Settings: which one this visitor asks, and a further one."""

from collections.abc import Sequence

import streamlit as st

from access.user import NotAllowed
from graph.errors import GraphError
from graph.stores.datasets import inventory
from views.kit.connection import DATASET_ASKED, STOOD_ON, ask_dataset, connection, datasets
from views.kit.html import markdown_text
from views.kit.person import check_switching, who
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
        with plain_errors():
            _change(names)


def _begin() -> None:
    with st.form("begin_dataset", clear_on_submit=True, border=False):
        left, right = st.columns([3, 2], vertical_alignment="bottom")
        name = left.text_input("A further dataset", placeholder="Its name, such as finance-2027")
        if right.form_submit_button("Begin it") and name.strip():
            try:
                check_unlocked()
                _ask(datasets().begin(name.strip(), who()))
            except GraphError as error:
                say_error(error)


def _change(names: Sequence[str]) -> None:
    """The forms that give a dataset another name or remove it, after saying what would be lost."""
    first = datasets().first.store().name
    with st.expander("Rename or remove a dataset", icon=":material/edit:"):
        said = STOOD_ON.format(first)
        st.caption(markdown_text(f"{said[0].upper()}{said[1:]}."))
        others = [name for name in names if name != first]
        if not others:
            return
        name = st.selectbox("Which dataset", others, None, key="change-dataset")
        if name is None:
            return
        held = inventory(datasets().of(name).store()).told
        fresh = st.text_input("Its new name", key=f"rename-{name}", max_chars=60)
        if st.button("Rename", disabled=not fresh.strip()):
            check_unlocked()
            whole = datasets().rename(name, fresh.strip(), who())
            _done(name, whole)
        st.divider()
        st.markdown(
            markdown_text(f"{name} holds {held}. Removed, all of it is lost; no undo brings it back.")
        )
        sure = st.checkbox("I want to lose all of it", key=f"lose-{name}")
        if st.button("Remove", icon=":material/delete:", disabled=not sure):
            check_unlocked()
            datasets().remove(name, who())
            _done(name, first)


def _done(name: str, instead: str) -> None:
    """Go on, in another dataset in place of one that is not called so any more."""
    if st.session_state.get(DATASET_ASKED) == name:
        ask_dataset(instead)
    st.rerun()


def _ask(name: str) -> None:
    ask_dataset(name)
    st.rerun()
