"""What a person decides on the page: the words are kept at once, and the documents read with them after."""

import threading
from collections.abc import Callable

import streamlit as st

from graph.errors import GraphError
from loaders.acting import acted
from loaders.vocabulary.deciding import Decision, decided, merged, undone
from loaders.vocabulary.laid_over import with_own
from loaders.vocabulary.own import OwnVocabulary, own_of_bytes
from loaders.vocabulary.vocabulary import vocabulary_of
from views.kit.connection import begin_run
from views.kit.html import markdown_text
from views.kit.person import check_editor, who
from views.vocabulary.words import own_place, read_on

# Where a visit keeps what its last act did, until it is said; the second is what went wrong.
DONE, WRONG = "vocabulary_done", "vocabulary_wrong"
# That this visit decided something.
DECIDED = "vocabulary_decided"
# A key that is pressed while the act before it is still kept waits for it.
_TURN = threading.Lock()


def decide(decision: Decision) -> None:
    """Make a decision."""
    said = (*decision.names, decision.of)[0]
    _act(
        lambda own: decided(own, decision, with_own(vocabulary_of(), own)),
        lambda: f"{said}: decided",
        f"{decision.kind or 'another name'} {said}",
    )


def undo(name: str = "") -> None:
    """Take back one's own last decision, or the last one on a name, whoever made it."""

    def change(own: OwnVocabulary) -> OwnVocabulary:
        fresh, entry = undone(own, name, who())
        taken[:] = [entry.name]
        return fresh

    taken = [name]
    _act(change, lambda: f"{taken[0]}: taken back", f"undo {name}".strip())


def take_over(data: bytes, name: str) -> None:
    """Take over the words of a file that was uploaded, and tell what clashes."""
    clashes: list[str] = []

    def change(own: OwnVocabulary) -> OwnVocabulary:
        told = merged(own, own_of_bytes(data, name))
        clashes[:] = told.clashes
        return told.own

    _act(change, lambda: f"{name}: taken over", f"import {name}")
    if clashes:
        st.session_state[WRONG] = f"not taken over: {'; '.join(clashes)}"


def say_done() -> None:
    """Say once what the last act did, or why it was not done."""
    if said := st.session_state.pop(DONE, None):
        st.success(markdown_text(said), icon=":material/check_circle:")
    if wrong := st.session_state.pop(WRONG, None):
        st.error(markdown_text(wrong), icon=":material/error:")


def _act(change: Callable[[OwnVocabulary], OwnVocabulary], said: Callable[[], str], note: str) -> None:
    try:
        check_editor()
        with _TURN:
            before, after, _ = acted(own_place(), change, note, who())
        st.session_state[DECIDED] = True
        st.session_state[DONE] = f"{said()}." if before != after else f"{said()}. Nothing changed."
    except GraphError as error:
        st.session_state[WRONG] = str(error)
    read_on()
    # What is drawn next is the graph as it is now.
    begin_run()
