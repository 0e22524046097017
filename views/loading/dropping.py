"""Where files are dropped: what a visit gives is read at once, together with what it gave just before."""

import streamlit as st

from graph.kinds import number_of
from graph.stores.store import Store
from loaders.given_documents import GivenFile
from loaders.originals import can_add
from views.kit.documents_field import documents_field
from views.kit.person import found_again
from views.kit.shell import page_script
from views.loading.load import Load, Stage
from views.loading.loads import KEY, begin, loads

TURN = "load_turn"
WORDS = {
    Stage.READING: "Your documents are being read",
    Stage.READ: "Your documents are read, and not kept yet",
    Stage.KEEPING: "Your documents are being kept",
    Stage.FAILED: "Your documents could not be loaded",
}
HINT = "Word, PDF, workbooks, web pages, text, tables, data, or a zip of them; ESCO or O*NET as downloaded."


def drop_zone(store: Store, load: Load | None, label: str = "", name: str = "files") -> None:
    """A field that takes files; what is dropped joins the files of this load, if it is still to be kept.

    `name` tells two fields of one page apart.
    """
    turn = st.session_state.setdefault(TURN, 0)
    words = label or ("Drop more files" if load else "Drop documents, or a zip of them")
    given = documents_field(words, f"load_{name}_{turn}", HINT)
    if not given:
        return
    fresh = tuple(GivenFile(file.name, file.getvalue()) for file in given)
    before = load.files if load and load.stage == Stage.READ else ()
    names = {file.name for file in fresh}
    files = (*(file for file in before if file.name not in names), *fresh)
    begin_here(store, files, load.adds if load else can_add(store))


def lead_back(key: str, load: Load) -> None:
    """Say how far a load is, with a link to it."""
    st.info(f"{WORDS[load.stage]}: {number_of(len(load.files), 'file')}.", icon=":material/upload_file:")
    st.page_link(
        page_script("load"), label="Go on there", icon=":material/arrow_forward:", query_params={KEY: key}
    )


def offer_left(store: Store) -> None:
    """Lead back to a load that its owner left before its end, in a tab that is closed."""
    person = found_again()
    if person is not None and (left := loads().of(person, store.address)):
        lead_back(*left)


def begin_here(store: Store, files: tuple[GivenFile, ...], adds: bool) -> None:
    """Begin to read these files, and go on with the page that shows them."""
    # The field is a new one next time, and so an empty one.
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1
    key = begin(Load(store, files, adds, person=found_again()))
    st.switch_page(page_script("load"), query_params={KEY: key})
