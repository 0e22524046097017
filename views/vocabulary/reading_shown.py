"""How far the documents are read with what was decided, in a line that is looked at again by itself."""

import streamlit as st

from views.kit.connection import connection
from views.kit.html import markdown_text
from views.vocabulary.acts import DECIDED
from views.vocabulary.readings import BackgroundReading, reading_of

# Seconds between two looks.
EVERY = 1.0
UNDER_WAY = (
    "The documents are being read with what you decided; go on, or leave this page. "
    "Other pages show it when that is done."
)


def show_reading() -> None:
    """Say in a visit that decided something that documents are being read, and then what that did."""
    if DECIDED not in st.session_state:
        return
    reading = reading_of(connection().store())
    if reading.is_working:
        st.fragment(lambda: _look(reading), run_every=EVERY)()
    elif reading.trouble:
        st.error(markdown_text(reading.trouble), icon=":material/error:")
    elif reading.told:
        st.success(markdown_text(reading.told), icon=":material/check_circle:")


def _look(reading: BackgroundReading) -> None:
    if not reading.is_working:
        st.rerun()
    st.info(UNDER_WAY, icon=":material/sync:")
