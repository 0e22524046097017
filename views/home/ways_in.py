"""What a store that holds nothing offers: ways to fill it."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from graph.errors import GraphError
from graph.kinds import number_of
from graph.questions.catalogue import roles, sources
from graph.stores.keeping import Outcome, keep, undo
from graph.stores.records import Act
from graph.stores.store import View
from loaders.connect import missing, read_graph
from loaders.originals import kept_instead
from loaders.readers.intake import files_at
from seeds.shipped import DOCUMENTS
from views.kit.connection import connection
from views.kit.html import markdown_text
from views.kit.person import check_editor, may_edit, who
from views.kit.shell import empty, page_head, say_error, store
from views.loading.dropping import drop_zone, offer_left
from views.loading.load import CHANGED

# Where a visit keeps what its load did, until it is said.
OUTCOME = "load_outcome"
NOTE = "the example, loaded in the app"


def nothing_is_loaded() -> bool:
    """Whether the store is there and holds neither a role nor a document."""
    try:
        return _holds_nothing(store())
    except GraphError:
        # The page meets the same trouble and says so under its own head.
        return False


def offer_ways_in() -> None:
    """Say how to fill the store, and fill it with the example when asked to."""
    page_head("Nothing is loaded yet", "Where do you want to begin?")
    # A store that was never loaded, beside others that were, may be misspelt.
    opened = connection().store()
    if (absent := missing(opened)) and absent.nearest:
        told = f"{absent.said[0].upper()}{absent.said[1:]}. Begin one here, or open another on Settings."
        st.warning(markdown_text(told), icon=":material/help:")
    if not may_edit():
        empty("An editor of this app, or who runs it, loads documents.")
        return
    offer_left(opened)
    own, example, taxonomy = st.columns(3, gap="medium")
    with (
        own,
        _way(
            "Your own documents",
            "Ladders, job descriptions, tables of skills: as Word, PDF, workbook, web page or text.",
        ),
    ):
        drop_zone(opened, None, "Drop them here, or a zip of them")
    with (
        example,
        _way(
            "The example",
            "11 roles of finance and sales that ship with Role Atlas: all that it can do, at once.",
        ),
    ):
        if st.button("Load the example", type="primary", icon=":material/eco:"):
            _load_example()
            st.rerun()
    with (
        taxonomy,
        _way("A taxonomy", "ESCO or O*NET as they are downloaded, or one in SKOS, CASE or schema.org."),
    ):
        drop_zone(opened, None, "Drop its archive here", "taxonomy")


@contextmanager
def _way(title: str, words: str) -> Iterator[None]:
    with st.container(border=True, height="stretch"):
        st.header(title, anchor=False)
        st.caption(words)
        yield


def _load_example() -> None:
    check_editor()
    opened = connection().store()
    # Another visitor may have loaded documents of theirs since this page was drawn.
    if not _holds_nothing(opened.snapshot()):
        return
    bar = st.progress(0.0, "Reading the documents …")

    def show(done: int, total: int) -> None:
        bar.progress(done / total if total else 1.0, f"{done:,} of {total:,} facts are written")

    taken = files_at([DOCUMENTS])
    act = Act(kept_instead(opened, taken[0]), who(), NOTE)
    outcome = keep(opened, read_graph([DOCUMENTS], taken=taken), show, act=act)
    st.session_state[OUTCOME] = (outcome, opened.version)


def say_outcome() -> None:
    """Say once what the load of the example did, with a button that takes it back."""
    said: tuple[Outcome, str] | None = st.session_state.pop(OUTCOME, None)
    if said is None:
        return
    outcome, version = said
    st.success(f"The example is loaded: {number_of(outcome.roles, 'role')}.", icon=":material/check_circle:")
    st.button("Undo", icon=":material/undo:", on_click=_take_back, args=(version,))


def _take_back(version: str) -> None:
    try:
        check_editor()
        opened = connection().store()
        if opened.version != version:
            raise GraphError(CHANGED)
        undo(opened)
    except GraphError as error:
        say_error(error)


def _holds_nothing(asked: View) -> bool:
    return not roles(asked) and not sources(asked).documents
