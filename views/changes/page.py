"""The page Changes: what changed between two versions of a ladder, and what that does."""

import streamlit as st

from graph.ladder.diff import diff
from graph.questions.catalogue import roles
from graph.stores.versions import versions
from views.changes.kept import before_standing, choose_version, held, show_doings, show_versions
from views.changes.uploads import upload
from views.kit.connection import connection
from views.kit.ladder_changes import show_diff, titles_of
from views.kit.shell import empty, page_head, plain_errors, progress, store

page_head("Changes", "What changed since the last version, and which moves became harder?")
with plain_errors():
    kept = versions(connection().store())
    at = {one.number: one.at for one in kept}
    left, right = st.columns(2)
    number = later = None
    if kept:
        with left:
            number = choose_version("From", "from_version", kept, "Choose a version", before_standing(kept))
        with right:
            later = choose_version("To", "to_version", kept, "What stands now", None)
        show_versions(kept)
    show_doings()
    with st.expander("Documents that are not loaded", expanded=not kept, icon=":material/upload_file:"):
        left, right = st.columns(2)
        with left:
            old = upload(
                "Old version", "old", "Role documents, or one atlas file as `atlas export` writes it."
            )
        with right:
            new = upload("New version", "new", "Without one, the loaded documents are the new version.")
    address = connection().shown
    before = old or (held(address, number, at[number]) if number else None)
    if before is None:
        choice = (
            "Choose an earlier version, or upload one" if kept else "Upload an old version of the documents"
        )
        empty(f"{choice}; it is compared with the documents that are loaded.")
        st.stop()
    after = new or (held(address, later, at[later]) if later else store())
    with progress("Comparing …"):
        difference = diff(before, after)
    loaded = new is None and later is None
    show_diff(difference, titles_of(roles(before), roles(after)), loaded=loaded)
