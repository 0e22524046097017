"""What Settings shows of the store, and the way to another one."""

from collections.abc import Mapping

import streamlit as st

from exports.markup import html_text
from graph.errors import GraphError, StoreUnavailable
from graph.questions.roles import roles
from graph.questions.sources import sources
from graph.stores.remembering import RememberingStore
from views.kit.connection import Connection, begin_run
from views.kit.drawing import markdown_text
from views.kit.shell import progress, say_error, store
from views.kit.store_badge import store_words
from views.settings.form import Entered, check_neo4j, tried, with_dataset

SHARED = (
    "The store is the same for everyone who uses this app. A password stays in the app's memory: it is not "
    "in the address bar, a log or on disk. After a restart the app is on the store in `STORE` again."
)


def show_store(here: Connection) -> None:
    """What the store is and what it holds."""
    facts = {"View": store_words(here), "Address": here.shown, **_held()}
    rows = "".join(f"<dt>{name}</dt><dd>{html_text(value)}</dd>" for name, value in facts.items())
    st.html(f'<dl class="ra-facts">{rows}</dl>')


def choose_dataset(here: Connection) -> None:
    """Offer the other datasets of the same database."""
    opened, place = here.store(), here.place
    if not isinstance(opened, RememberingStore) or here.target is None:
        return
    others = [name for name in opened.datasets() if name != here.target.address.dataset]
    hint = "Choose one to go over to it"
    chosen = st.selectbox("Other datasets in this database", others, index=None, placeholder=hint)
    if chosen:
        _go_over(here, with_dataset(place.address, chosen), place.env)


def act(here: Connection, entered: Entered) -> None:
    """Try the store that was entered, or go over to it; what is wrong is one line, and the old one stays."""
    try:
        check_neo4j(entered.address)
        if entered.taken:
            _go_over(here, entered.address, entered.env)
        with progress("Asking the server …"):
            said = tried(entered)
    except GraphError as error:
        # Also of a server that is away: it is the one that was entered, not that of the page.
        say_error(error)
    else:
        st.success(markdown_text(said), icon=":material/check_circle:")


def _held() -> Mapping[str, str]:
    try:
        now = store()
        return {"Roles": f"{len(roles(now)):,}", "Documents": f"{len(sources(now).documents):,}"}
    except StoreUnavailable:
        return {}


def _go_over(here: Connection, address: str, env: Mapping[str, str]) -> None:
    with progress("Asking the server …"):
        here.change(address, env)
    begin_run()
    st.rerun()
