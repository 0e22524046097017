"""How far a load is: a bar and a row for each file, looked at again by itself."""

from collections.abc import Iterator

import streamlit as st

from graph.kinds import number_of
from views.kit.html import html_table, show_html
from views.loading.load import Load, Stage
from views.loading.loads import forget

# Seconds between two looks.
EVERY = 0.4
# More files than this have no row of their own while they are read.
MOST_ROWS = 100
# The share of a reading that goes into the files one by one; the rest puts them together.
OF_FILES = 0.8


def show_progress(load: Load) -> None:
    """Draw how far a load is until it is done; the page may be left meanwhile."""
    st.fragment(lambda: _look(load), run_every=EVERY)()


def _look(load: Load) -> None:
    if not load.is_working:
        st.rerun()
    files = number_of(len(load.files), "file")
    words = f"Reading {files} …" if load.stage == Stage.READING else "Keeping what was read …"
    st.progress(min(load.share, 1.0), words)
    st.caption("You may leave this page and come back: the load goes on.")
    if load.stage == Stage.READING:
        if st.button("Stop", icon=":material/close:"):
            load.stop()
            forget()
            st.rerun()
        show_html(html_table(("File", "How far"), _rows(load), "How far the files are"))


def _rows(load: Load) -> Iterator[tuple[str, str]]:
    """Each file with how far it is: they are read one after another, by name."""
    files = sorted(load.files, key=lambda file: file.name)[:MOST_ROWS]
    whole = sum(len(file.data) + 1 for file in load.files)
    done, before = load.share / OF_FILES * whole, 0
    for file in files:
        behind = before + len(file.data) + 1
        yield file.name, "read" if behind <= done else "being read …" if before <= done else "waits"
        before = behind
