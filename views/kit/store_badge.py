"""Which store a page stands on, whether it answers, and one line while it does not."""

import streamlit as st

from exports.markup import Html
from graph.address import Address, AddressKind, Target
from graph.errors import StoreUnavailable
from views.kit.connection import connection
from views.kit.html import markdown_text, show_html
from views.kit.opening import Connection, Sighting
from views.kit.palette import AWAY, THERE

# Seconds between two looks at the server: soon enough to be seen, rare enough to cost nothing.
EVERY = 4
SHOWN = "store_shown"


def store_badge() -> None:
    """The badge of the store, kept up to date by itself where a server may go away."""
    st.session_state[SHOWN] = None
    if not connection().is_open:
        with st.spinner("Reading the documents …"):
            connection().look()
    drawn = st.fragment(_badge, run_every=EVERY) if connection().remote else _badge
    drawn()


def _badge() -> None:
    here = connection()
    seen = here.look()
    before, now = st.session_state[SHOWN], (seen.version, seen.trouble is None)
    st.session_state[SHOWN] = now
    # A server that is back, or holds something newer, is asked everything again.
    if before not in {None, now} and seen.trouble is None:
        st.rerun()
    with st.container(key="store_badge"):
        show_html(badge_html(here, seen))
    if seen.trouble:
        st.warning(_trouble_line(seen), icon=":material/cloud_off:")


def badge_html(here: Connection, seen: Sighting) -> Html:
    """The badge: name of the store, its dataset and whether it answers."""
    colour, mark, state = (AWAY, "▲", "away") if seen.trouble else (THERE, "●", "answers")
    words = store_words(here)
    said = f"{words} · {state}" if here.remote else words
    return Html(
        '<a class="ra-store" href="settings" target="_self" title="{}">'
        '<span style="color:{}" aria-hidden="true">{}</span> {}</a>'
    ).format(here.shown, colour.css, mark, said)


def store_words(here: Connection) -> str:
    """What the store is, in a few words without secrets."""
    match AddressKind.of(here.address):
        case None:
            return "No store"
        case AddressKind.SERVER:
            return "Neo4j" if here.target is None else _server_words(here.target)
        case AddressKind.SEEDS:
            return f"{here.place.named or 'Seeds'}, in memory"
        case AddressKind.FILE:
            return f"File {Address.parse(here.address).path.name}"
        case AddressKind.PARQUET:
            return f"Tables in {Address.parse(here.address).path.name}, read only"
    return f"Documents of {Address.parse(here.address).path.name}, in memory"


def _server_words(asked: Target) -> str:
    host = asked.address.uri.partition("//")[2].partition("?")[0]
    database = "" if asked.database == "neo4j" else f" · database {asked.database}"
    return f"Neo4j {host}{database} · dataset {asked.address.dataset}"


def _trouble_line(seen: Sighting) -> str:
    why = markdown_text(seen.trouble)
    if not isinstance(seen.trouble, StoreUnavailable):
        return why
    kept = "What you see is its last answer; this" if seen.version else "This"
    return f"{why}. {kept} page goes on by itself when the server is back."
