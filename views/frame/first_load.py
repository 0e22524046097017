"""What a store that holds nothing offers: the seeds, with one click."""

import streamlit as st

from graph.errors import GraphError
from graph.questions.catalogue import roles, sources
from graph.stores.keeping import keep
from graph.stores.store import View
from loaders.connect import missing, read_graph
from seeds.shipped import DOCUMENTS
from views.kit.connection import connection
from views.kit.html import markdown_text
from views.kit.person import check_editor, may_edit
from views.kit.shell import empty, page_head, store

# Where a visit keeps what its load did, until it is said.
OUTCOME = "load_outcome"


def nothing_is_loaded() -> bool:
    """Whether the store is there and holds neither a role nor a document."""
    try:
        return _holds_nothing(store())
    except GraphError:
        # The page meets the same trouble and says so under its own head.
        return False


def offer_seeds() -> None:
    """Say how to fill the store, and fill it with the seeds when asked to."""
    page_head("Nothing is loaded yet", "What do you want to explore?")
    # A store that was never loaded, beside others that were, may be misspelt.
    if (absent := missing(connection().store())) and absent.nearest:
        st.warning(markdown_text(absent), icon=":material/help:")
    if not may_edit():
        empty("Nothing is loaded yet. An editor of this app, or who runs it, loads documents.")
        return
    st.markdown(
        "Begin with the **seeds**, role documents that ship with Role Atlas, or load documents of your own:"
    )
    address = connection().shown
    st.code(f'atlas load FOLDER --into "{address}"', language="bash", wrap_lines=True)
    if st.button("Load the seeds", type="primary", icon=":material/eco:"):
        _load_seeds()
        st.rerun()


def _load_seeds() -> None:
    check_editor()
    opened = connection().store()
    # Another visitor may have loaded documents of theirs since this page was drawn.
    if not _holds_nothing(opened.snapshot()):
        return
    bar = st.progress(0.0, "Reading the documents …")

    def show(done: int, total: int) -> None:
        bar.progress(done / total if total else 1.0, f"{done:,} of {total:,} facts are written")

    st.session_state[OUTCOME] = keep(opened, read_graph([DOCUMENTS]), show).loaded


def say_outcome() -> None:
    """Say once what the load of just now did."""
    if said := st.session_state.pop(OUTCOME, None):
        st.success(markdown_text(said), icon=":material/check_circle:")


def _holds_nothing(asked: View) -> bool:
    return not roles(asked) and not sources(asked).documents
