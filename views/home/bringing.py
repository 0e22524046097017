"""Where Home takes documents, and leads back to a load that is under way."""

import streamlit as st

from graph.errors import GraphError
from graph.kinds import number_of
from views.kit.connection import connection
from views.kit.person import may_edit
from views.kit.shell import page_script
from views.loading.dropping import drop_zone
from views.loading.load import Load, Stage
from views.loading.loads import KEY, mine

WORDS = {
    Stage.READING: "Your documents are being read",
    Stage.READ: "Your documents are read, and not kept yet",
    Stage.KEEPING: "Your documents are being kept",
    Stage.FAILED: "Your documents could not be loaded",
}


def documents_of_ones_own() -> None:
    """A field for documents, for those who may load some."""
    if not may_edit():
        return
    st.header("Bring your own documents", anchor=False)
    load = mine()
    if load and load.stage in WORDS:
        _lead_back(load)
        return
    try:
        drop_zone(connection().store(), None)
    except GraphError:
        # The page says under its head what is wrong with the store.
        return
    st.caption("You see how each line was read before anything is kept, and one click takes it back.")


def _lead_back(load: Load) -> None:
    st.info(f"{WORDS[load.stage]}: {number_of(len(load.files), 'file')}.", icon=":material/upload_file:")
    key = st.session_state[KEY]
    st.page_link(
        page_script("load"), label="Go on there", icon=":material/arrow_forward:", query_params={KEY: key}
    )
