"""What a keep did: a sentence, what changed against the version before, and one button that takes it back."""

import streamlit as st

from graph.errors import GraphError
from graph.kinds import number_of
from graph.questions.catalogue import roles
from views.kit.ladder_changes import show_diff, titles_of
from views.kit.person import check_editor
from views.kit.shell import page_script, say_error
from views.loading.load import Load
from views.loading.loads import forget


def show_kept(load: Load) -> None:
    """Draw what was kept, and what may be done next."""
    if load.outcome is None or load.before is None:
        return
    was = load.outcome.before
    instead = f", in place of {number_of(was, 'role')}" if was else ""
    st.success(f"Kept: {number_of(load.outcome.roles, 'role')}{instead}.", icon=":material/check_circle:")
    with st.container(horizontal=True):
        if st.button("Undo", icon=":material/undo:"):
            _undo(load)
        for page, label, icon in (
            ("home", "Home", "home"),
            ("map", "Map", "route"),
            ("who_needs", "Who needs", "person_search"),
        ):
            st.page_link(page_script(page), label=label, icon=f":material/{icon}:")
        if st.button("Load others", icon=":material/add:"):
            forget()
            st.rerun()
    if not was:
        return
    changed = load.difference
    if changed is None:
        st.caption("So many roles are not compared here; the page Changes compares two versions.")
        return
    st.header("What changed against the version before", anchor=False)
    show_diff(changed, titles_of(roles(load.before), roles(load.store)), loaded=True)


def show_undone(load: Load) -> None:
    """Say what stands again: the version before, or nothing."""
    st.success(f"Taken back: {load.stands_again}.", icon=":material/undo:")
    st.page_link(page_script("home"), label="Home", icon=":material/home:")


def _undo(load: Load) -> None:
    try:
        check_editor()
        load.undo()
    except GraphError as error:
        say_error(error)
        return
    st.rerun()
