"""Where Home takes documents, and leads back to a load that is under way."""

import streamlit as st

from graph.errors import GraphError
from views.kit.connection import connection
from views.kit.person import may_edit
from views.loading.dropping import WORDS, drop_zone, lead_back, offer_left
from views.loading.loads import KEY, mine


def documents_of_ones_own() -> None:
    """A field for documents, for those who may load some."""
    if not may_edit():
        return
    st.header("Bring your own documents", anchor=False)
    load = mine()
    if load and load.stage in WORDS:
        lead_back(st.session_state[KEY], load)
        return
    try:
        offer_left(connection().store())
        drop_zone(connection().store(), None)
    except GraphError:
        # The page says under its head what is wrong with the store.
        return
    st.caption("You see how each line was read before anything is kept, and one click takes it back.")
