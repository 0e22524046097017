"""Who is logged in, in words, and the way out."""

import streamlit as st

from access.user import THE_ONE, Standing
from views.kit.html import markdown_text
from views.kit.person import REFUSED, may_edit, told_why_not, user

# Whether this visit could change something when a page was drawn last.
_COULD = "could_change"


def say_user() -> None:
    """Who is logged in, what they may do, and the way out; nothing where nobody has to log in."""
    here = user()
    if here is None or here is THE_ONE:
        return
    is_editor = here.standing == Standing.EDITOR
    may = "an editor, who may load, correct and keep" if is_editor else "a viewer, who may look and ask"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/person: **{markdown_text(here.name)}** is logged in as {may}.")
        log_out_button()


def say_withdrawn() -> None:
    """Say once to who could change something so far that they no longer may, whatever they pressed."""
    may, could = may_edit(), st.session_state.get(_COULD)
    said = st.session_state.pop(REFUSED, False)
    if could and not may and not said:
        st.warning(markdown_text(told_why_not()), icon=":material/lock:")
    st.session_state[_COULD] = may


def log_out_button() -> None:
    """The button that ends the login in this browser."""
    st.button("Log out", icon=":material/logout:", key="logout", on_click=st.logout)
