"""What is kept under a name: opened by a link, kept, renamed, taken away."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

import streamlit as st

from exports.markup import Html
from graph.stores import named
from graph.stores.kept_files import read_settings, written
from graph.stores.records import RecordHead, RecordKind
from graph.stores.store import Store
from planning.kept_people import DIGEST, ROSTER, PeopleHere, marked, told_of_others
from views.kit.choosing import put
from views.kit.connection import connection
from views.kit.downloads import download
from views.kit.html import link, markdown_text, show_html
from views.kit.person import check_editor, may_edit, who
from views.kit.shell import plain_errors

# What an address says beside the settings of its page.
BESIDE = frozenset({"people", "dataset", ROSTER})


class Keep(Protocol):
    """Keeps what is set now under a name, in place of the revision that was seen."""

    def __call__(self, store: Store, name: str, by: str, replaces: int, /) -> RecordHead:
        """Who kept it, and when."""


@dataclass(frozen=True)
class KeptThings:
    """What is kept of a kind: how one of it is shown, what keeps what is set now, and who hears of a name.

    `keep` is None while nothing is set; `called` is told the name that what is set has from now on, None
    for none, and the one it had before. `file` is None where no file may be handed out now, which `no_file`
    tells.
    """

    kind: RecordKind
    show: Callable[[RecordHead], None]
    keep: Keep | None
    called: Callable[[str | None, str | None], None]
    file: Callable[[str], tuple[str, bytes]] | None
    nothing: str = "Nothing is set yet."
    button: str = "Keep what is set now"
    no_file: str = ""


def open_kept(kind: RecordKind, *, has_people: bool) -> None:
    """Put the settings of what the address names into the address, where it says nothing else.

    The roster that it was kept for comes along unless the visit `has_people` already.
    """
    name = st.query_params.get(kind)
    if name and not settings_set(kind):
        with plain_errors():
            if settings := named.settings_of(connection().store(), kind, name):
                beside = {*BESIDE, DIGEST} - (set() if has_people else {ROSTER})
                put(**{key: values for key, values in settings.items() if key not in beside})
                st.rerun()


def settings_bar(kind: RecordKind, page: str, here: PeopleHere) -> None:
    """What is kept of this kind, each a link to its page, and a form that keeps what is set now.

    Told beside it is when what the address names was kept for other people than those here.
    """

    def called(name: str | None, before: str | None) -> None:
        if before is None or st.query_params.get(kind) == before:
            put(**{str(kind): name})

    def keep(store: Store, name: str, by: str, replaces: int) -> RecordHead:
        return named.keep(store, kind, name, marked(settings_set(kind), here), by, replaces)

    def file(name: str) -> tuple[str, bytes]:
        return f"{name}.json", written(kind, named.settings_of(connection().store(), kind, name))

    shown = KeptThings(kind, lambda head: show_html(_line(head, page)), None, called, file)
    kept_bar(replace(shown, keep=keep) if settings_set(kind) else shown)
    name = st.query_params.get(kind)
    heads = connection().store().records(kind)
    if name and any(head.name == name for head in heads):
        settings = named.settings_of(connection().store(), kind, name)
        if line := told_of_others(kind, name, settings, here):
            st.info(markdown_text(line), icon=":material/group:")


def kept_bar(shelf: KeptThings) -> None:
    """What is kept of a kind, and the forms that keep, rename and take away."""
    heads = connection().store().records(shelf.kind)
    label = f"Kept {shelf.kind}s ({len(heads)})"
    with st.popover(label, icon=":material/bookmark:"), plain_errors():
        if not heads:
            st.caption(f"No {shelf.kind} is kept yet.")
        for head in heads:
            shelf.show(head)
        if may_edit():
            st.divider()
            _keep_form(shelf, heads)
            if shelf.kind != RecordKind.ROSTER:
                _file_form(shelf)
            if heads:
                st.divider()
                _change_form(shelf, heads)


def settings_set(kind: RecordKind) -> dict[str, list[str]]:
    """What the address sets on this page."""
    others = {*BESIDE, str(kind)}
    return {key: st.query_params.get_all(key) for key in st.query_params if key not in others}


def noted(head: RecordHead) -> str:
    """Who kept it and when, in few words."""
    return ", ".join(part for part in (head.by, head.at[:10]) if part)


def _line(head: RecordHead, page: str) -> Html:
    opens = link(head.name, page, **{str(head.kind): head.name})
    return Html('{} <span class="ra-quiet">{}</span>').format(opens, noted(head))


def _keep_form(shelf: KeptThings, heads: tuple[RecordHead, ...]) -> None:
    kind = shelf.kind
    name = st.text_input("Name", key=f"keep-{kind}-name", max_chars=named.LONGEST_NAME)
    taken = next((head for head in heads if head.name == " ".join(name.split())), None)
    # A tick is for what was seen: where another changed it meanwhile, a fresh box stands here.
    again = taken and st.checkbox("Replace the one of this name", key=f"keep-{kind}-{taken.revision}")
    if st.button(shelf.button, key=f"keep-{kind}", disabled=shelf.keep is None) and shelf.keep:
        check_editor()
        replaces = taken.revision if taken and again else 0
        head = shelf.keep(connection().store(), name, who(), replaces)
        shelf.called(head.name, None)
        st.rerun()
    if shelf.keep is None:
        st.caption(shelf.nothing)


def _file_form(shelf: KeptThings) -> None:
    """Keep what a file holds under the name of the form above, else that of the file."""
    kind = shelf.kind
    given = st.file_uploader(f"Or a file of a {kind}", ["json"], key=f"file-{kind}", max_upload_size=1)
    if given is not None and st.button("Keep what the file holds", key=f"keep-file-{kind}"):
        with plain_errors():
            check_editor()
            name = st.session_state.get(f"keep-{kind}-name", "").strip() or given.name.removesuffix(".json")
            settings = read_settings(kind, given.getvalue(), given.name)
            named.keep(connection().store(), kind, name, settings, who())
            st.rerun()


def _change_form(shelf: KeptThings, heads: tuple[RecordHead, ...]) -> None:
    kind = shelf.kind
    name = st.selectbox("Rename or take away", [h.name for h in heads], None, key=f"change-{kind}")
    if name is None:
        return
    fresh = st.text_input("Its new name", key=f"rename-{kind}-name", max_chars=named.LONGEST_NAME)
    # A press is for what was seen: where another changed it meanwhile, that is told.
    seen = (shelf, name, next(head.revision for head in heads if head.name == name))
    with st.container(horizontal=True):
        st.button(
            "Rename", key=f"rename-{kind}", disabled=not fresh.strip(), on_click=_rename, args=(*seen, fresh)
        )
        st.button("Take away", key=f"remove-{kind}", icon=":material/delete:", on_click=_remove, args=seen)
        if shelf.file:
            file = shelf.file(name)
            download("Its file", lambda: file[1], file[0], key=f"file-of-{kind}")
    if not shelf.file:
        st.caption(shelf.no_file)


def _rename(shelf: KeptThings, name: str, seen: int, fresh: str) -> None:
    with plain_errors():
        check_editor()
        named.rename(connection().store(), shelf.kind, name, fresh, who(), seen)
        shelf.called(named.checked_name(fresh), name)


def _remove(shelf: KeptThings, name: str, seen: int) -> None:
    with plain_errors():
        check_editor()
        named.remove(connection().store(), shelf.kind, name, who(), seen)
        shelf.called(None, name)
