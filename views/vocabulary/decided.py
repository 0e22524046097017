"""What was decided, each taken back by a click; the words as a file to keep and to share."""

import streamlit as st

from exports.own_words import others_of, taken_as
from loaders.vocabulary.own import OwnVocabulary
from views.kit.downloads import download
from views.kit.html import markdown_text
from views.vocabulary.acts import take_over, undo

# More decisions than this are not listed, the last ones first; the file holds all.
MOST_SHOWN = 30
UPLOADED = "vocabulary_uploaded"


def show_decided(own: OwnVocabulary, editing: bool) -> None:
    """List what was decided, the last first, and offer the words as a file."""
    with st.expander(f"Decided · {len(own.entries)}", icon=":material/done_all:", expanded=bool(own)):
        for number, entry in enumerate(reversed(own.entries[-MOST_SHOWN:])):
            words, act = st.columns([5, 1], vertical_alignment="center")
            others = f" · also {others_of(entry)}" if others_of(entry) else ""
            by = f" · by {entry.by}" if entry.by else ""
            told = markdown_text(f"{entry.name}") + markdown_text(f": {taken_as(entry)}{others}{by}")
            words.markdown(told)
            if editing:
                act.button(
                    "Take back",
                    key=f"take_back_{number}",
                    on_click=undo,
                    args=(entry.name,),
                    width="stretch",
                )
        if len(own.entries) > MOST_SHOWN:
            st.caption(f"The last {MOST_SHOWN} of {len(own.entries)}; the file holds all.")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        download(
            "Words as a file",
            lambda: own.text,
            "vocabulary.yaml",
            "application/yaml",
            hint="`atlas vocabulary import vocabulary.yaml` takes it over elsewhere.",
        )
    if editing:
        hint = "As this page or `atlas vocabulary export` writes it."
        st.file_uploader(
            "Take over words of a file", ["yaml", "yml"], key=UPLOADED, on_change=_take_over, help=hint
        )


def _take_over() -> None:
    given = st.session_state.get(UPLOADED)
    if given is not None:
        take_over(given.getvalue(), given.name)
