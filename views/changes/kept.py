"""The versions that the dataset keeps: chosen to be compared, and gone back to."""

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from graph.errors import GraphError
from graph.kinds import number_of
from graph.stores.keeping import go_back
from graph.stores.memory import NetworkxStore
from graph.stores.versions import Version, graph_of
from loaders.doings import doings
from views.kit.choosing import choose
from views.kit.connection import begin_run, connection
from views.kit.html import fact_list, html_table, markdown_text, show_html
from views.kit.person import check_editor, may_edit, who
from views.kit.shell import progress, say_error

# Where a visit keeps what was gone back to, until it is said.
WENT_BACK = "went_back"
MOST_SHOWN = 100


def choose_version(
    label: str, key: str, kept: Sequence[Version], hint: str, default: str | None
) -> int | None:
    """The number of a version that is chosen, None for none."""
    options = {str(one.number): version_words(one) for one in kept}
    chosen = choose(label, key, options, hint=hint, default=default if default in options else None)
    return int(chosen) if chosen else None


def before_standing(kept: Sequence[Version]) -> str | None:
    """The number of the version before the one that stands, None where none is kept."""
    standing = next((one.number for one in kept if one.stands), None)
    return next((str(one.number) for one in kept if standing is None or one.number < standing), None)


@st.cache_resource(show_spinner=False, max_entries=4)
def held(address: str, number: int, at: str) -> NetworkxStore:
    """A version in memory; the moment tells it from one of the same number at another time."""
    side = NetworkxStore()
    side.replace(graph_of(connection().store(), number))
    return side


def version_words(one: Version) -> str:
    """A version in one line: Version 3 · 29 November 2026, 14:05 UTC · 11 roles · its maker · stands."""
    made = f"{moment(one.at)} · {number_of(one.roles, 'role')}"
    parts = (f"Version {one.number}", made, one.by, "stands" if one.stands else "")
    return " · ".join(part for part in parts if part)


def moment(at: str) -> str:
    """A moment in UTC as people write it: 29 November 2026, 14:05 UTC."""
    then = datetime.fromisoformat(at)
    return f"{then.day} {then:%B %Y, %H:%M} UTC"


def show_versions(kept: Sequence[Version]) -> None:
    """Every version that is kept, each with a button that goes back to it for who may."""
    if number := st.session_state.pop(WENT_BACK, None):
        st.success(f"Version {number} stands again, as a further version.", icon=":material/check_circle:")
    with st.expander(f"Versions that are kept ({len(kept)})", icon=":material/history:"):
        stood = next((one.number for one in kept if one.stands), None)
        for one in kept:
            _version(one, stood)


def show_doings() -> None:
    """Who did what and when, of all that stands in the dataset."""
    done = doings(connection().store())
    if not done:
        return
    with st.expander(f"Who did what ({len(done):,})", icon=":material/history_edu:"):
        rows = [(moment(one.at) if one.at else "", one.by, one.what) for one in done[:MOST_SHOWN]]
        show_html(html_table(("When", "Who", "What"), rows, "Who did what, the newest first"))
        if len(done) > MOST_SHOWN:
            st.caption(f"The last {MOST_SHOWN} of {len(done):,}; `atlas versions log` tells all.")


def _version(one: Version, stood: int | None) -> None:
    with st.container(border=True, key=f"version_{one.number}"):
        left, right = st.columns([5, 1], vertical_alignment="center")
        with left:
            st.markdown(f"**{markdown_text(version_words(one))}**")
            documents = ", ".join(one.documents) or "not kept"
            show_html(fact_list({"Documents": documents, **({"Why": one.note} if one.note else {})}.items()))
        if may_edit() and not one.stands:
            right.button("Go back", key=f"back_{one.number}", on_click=_go_back, args=(one.number, stood))


def _go_back(number: int, stood: int | None) -> None:
    try:
        check_editor()
        with progress("Putting it back …"):
            go_back(connection().store(), number, who(), stood=stood)
    except GraphError as error:
        say_error(error)
        return
    begin_run()
    st.session_state[WENT_BACK] = number
