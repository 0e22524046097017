"""Scenarios and plans that are kept under a name: opened by a link, kept, renamed, taken away."""

import streamlit as st

from exports.markup import Html
from graph.stores import named
from graph.stores.records import RecordHead, RecordKind
from views.kit.choosing import put
from views.kit.connection import connection
from views.kit.html import link, markdown_text, show_html
from views.kit.person import check_editor, may_edit, who
from views.kit.shell import plain_errors

# What an address says beside the settings of its page.
BESIDE = frozenset({"people", "dataset"})


def open_kept(kind: RecordKind) -> None:
    """Put the settings of what the address names into the address, where it says nothing else."""
    name = st.query_params.get(kind)
    if name and not _settings(kind):
        with plain_errors():
            if settings := named.settings_of(connection().store(), kind, name):
                put(**{key: values for key, values in settings.items() if key not in BESIDE})
                st.rerun()


def kept_bar(kind: RecordKind, page: str) -> None:
    """What is kept of this kind, each a link, and a form that keeps what is set now."""
    heads = connection().store().records(kind)
    with st.popover(f"Kept {kind}s ({len(heads)})", icon=":material/bookmark:"), plain_errors():
        if not heads:
            st.caption(f"No {kind} is kept yet.")
        for head in heads:
            show_html(_line(head, page))
        if may_edit():
            _keep_form(kind, heads)
            if heads:
                _change_form(kind, heads)


def _settings(kind: RecordKind) -> dict[str, list[str]]:
    """What the address sets on this page."""
    others = {*BESIDE, str(kind)}
    return {key: st.query_params.get_all(key) for key in st.query_params if key not in others}


def _line(head: RecordHead, page: str) -> Html:
    opens = link(head.name, page, **{str(head.kind): head.name})
    noted = ", ".join(part for part in (head.by, head.at[:10]) if part)
    return Html('{} <span class="ra-quiet">{}</span>').format(opens, noted)


def _keep_form(kind: RecordKind, heads: tuple[RecordHead, ...]) -> None:
    name = st.text_input("Name", key=f"keep-{kind}-name", max_chars=named.LONGEST_NAME)
    taken = next((head for head in heads if head.name == " ".join(name.split())), None)
    # A tick is for what was seen: where another changed it meanwhile, a fresh box stands here.
    again = taken and st.checkbox("Replace the one of this name", key=f"keep-{kind}-{taken.revision}")
    settings = _settings(kind)
    if st.button("Keep what is set now", key=f"keep-{kind}", disabled=not settings):
        check_editor()
        replaces = taken.revision if taken and again else 0
        head = named.keep(connection().store(), kind, name, settings, who(), replaces)
        put(**{str(kind): head.name})
        st.rerun()
    if not settings:
        st.caption("Nothing is set yet.")


def _change_form(kind: RecordKind, heads: tuple[RecordHead, ...]) -> None:
    name = st.selectbox(
        "Rename or take away", [h.name for h in heads], None, markdown_text, key=f"change-{kind}"
    )
    if name is None:
        return
    fresh = st.text_input("Its new name", key=f"rename-{kind}-name", max_chars=named.LONGEST_NAME)
    if st.button("Rename", key=f"rename-{kind}", disabled=not fresh.strip()):
        check_editor()
        named.rename(connection().store(), kind, name, fresh, who())
        _forget(kind, name)
    if st.button("Take away", key=f"remove-{kind}"):
        check_editor()
        named.remove(connection().store(), kind, name, who())
        _forget(kind, name)


def _forget(kind: RecordKind, name: str) -> None:
    if st.query_params.get(kind) == name:
        put(**{str(kind): None})
    st.rerun()
