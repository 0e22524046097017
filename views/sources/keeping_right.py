"""What was put right: shown with what it changes before it is kept, listed, and taken back one by one."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import streamlit as st

from graph.documents import SourceDocument
from graph.errors import GraphError
from loaders.acting import acted
from loaders.corrected_places import STALE, CorrectionsDataset, Tried
from loaders.corrections.clashes import check_unchanged
from loaders.corrections.correction import Correction
from loaders.corrections.corrections import Corrections
from loaders.corrections.words import sentence
from views.kit.connection import begin_run, connection
from views.kit.html import markdown_text
from views.kit.person import check_editor, who
from views.kit.shell import plain_errors, progress, say_error

# In a session: what is to be kept with what it would do, and what keeping did.
TRIED, DONE = "corrections_tried", "corrections_done"
# How often this visit kept something or took it back.
TURN = "corrections_turn"


def offer_to_keep(document: str, made: Sequence[Correction]) -> None:
    """Show what the corrections change when asked to, and keep them when asked to."""
    key = (document, tuple(one.id for one in made))
    if st.button("See what changes", disabled=not made, icon=":material/visibility:"):
        with progress("Reading again …"), plain_errors():
            st.session_state[TRIED] = (key, *_tried(document, made))
    held, told, seen = st.session_state.get(TRIED) or (None, Tried(), ())
    if held != key or not made:
        return
    for one in made:
        st.markdown(f"{markdown_text(whole(sentence(one)))}.")
    unfit = [told.unfit[one.id] for one in made if one.id in told.unfit]
    for why in unfit:
        st.warning(f"{markdown_text(whole(why))}.", icon=":material/link_off:")
    if unfit:
        return
    st.info(markdown_text(told.sentence), icon=":material/difference:")
    st.button("Keep", type="primary", key="keep_right", on_click=_keep, args=(document, tuple(made), seen))


def show_kept(document: SourceDocument, wanted: str | None = None) -> None:
    """What is put right in the document already, each with a button that takes it back.

    Those that fit no more come first, and the one of the id `wanted` before all.
    """
    if said := st.session_state.pop(DONE, None):
        st.success(markdown_text(said), icon=":material/check_circle:")
    kept = CorrectionsDataset(connection().store()).read().of(document.name)
    if not kept:
        return
    stale = {one.id for one in kept if _is_stale(document, one)}
    ordered = sorted(kept, key=lambda one: (one.id != wanted, one.id not in stale))
    label, icon = f"Put right in this document ({len(kept)})", ":material/history_edu:"
    with st.expander(label, icon=icon, expanded=wanted in stale):
        for one in ordered:
            left, right = st.columns([5, 1], vertical_alignment="center")
            by = f" ({one.by})" if one.by else ""
            fits = ":material/link_off: **Fits no more:** " if one.id in stale else ""
            left.markdown(f"{fits}{markdown_text(f'{whole(sentence(one))}{by}.')}")
            right.button("Undo", key=f"undo_{one.id}", on_click=_undo, args=(document.name, one.id))


def _is_stale(document: SourceDocument, one: Correction) -> bool:
    stale = (finding for finding in document.findings if finding.code == STALE)
    return any(f"undo {one.id})" in finding.suggestion for finding in stale)


def _tried(document: str, made: Sequence[Correction]) -> tuple[Tried, tuple[Correction, ...]]:
    """What the corrections would do, and the corrections that stood when that was seen."""
    place = CorrectionsDataset(connection().store())
    kept = place.read()
    return place.tried(kept.holding(document, *made)), kept.of(document)


def _keep(document: str, made: Sequence[Correction], seen: Sequence[Correction]) -> None:
    now, by = datetime.now(UTC).isoformat(timespec="seconds"), who()
    signed = [one.model_copy(update={"by": by, "at": now}) for one in made]

    def change(kept: Corrections) -> Corrections:
        check_unchanged(kept.of(document), seen, signed)
        return kept.holding(document, *signed)

    _write(change, f"put right in {document}", by)


def _undo(document: str, correction_id: str) -> None:
    note = f"a correction of {document} taken back"
    _write(lambda kept: kept.without(correction_id, document), note, who())


def _write(change: Callable[[Corrections], Corrections], note: str, by: str) -> None:
    try:
        check_editor()
        with progress("Reading again …"):
            _, _, told = acted(CorrectionsDataset(connection().store()), change, note, by)
    except GraphError as error:
        say_error(error)
        return
    say_kept(told or "Nothing changed: that was put right before.")


def say_kept(told: str) -> None:
    """Say at the next run what was done; what was chosen is done now, and is not to be chosen still."""
    st.session_state[DONE] = told
    st.session_state.pop(TRIED, None)
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1
    begin_run()


def whole(text: str) -> str:
    """A sentence with a capital at its beginning."""
    return f"{text[:1].upper()}{text[1:]}"
