"""The page Changes: what changed between two versions of a ladder, and what that does."""

import streamlit as st

from graph.ladder.diff import diff
from graph.questions.catalogue import roles
from views.changes.versions import upload
from views.kit.ladder_changes import show_diff, titles_of
from views.kit.shell import empty, page_head, plain_errors, progress, store

page_head("Changes", "What changed since the last version, and which moves became harder?")
left, right = st.columns(2)
with plain_errors():
    with left:
        old = upload("Old version", "old", "Role documents, or one atlas file as `atlas export` writes it.")
    with right:
        new = upload("New version", "new", "Without one, the loaded documents are the new version.")
    if old is None:
        empty("Upload an old version of the documents; it is compared with the ones that are loaded.")
        st.stop()
    after = new or store()
    with progress("Comparing …"):
        difference = diff(old, after)
    show_diff(difference, titles_of(roles(old), roles(after)), loaded=new is None)
