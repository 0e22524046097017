"""The store in Settings: what it is and holds, and the form that leads to another one."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

import streamlit as st

from access.machine import locked
from access.user import NotAllowed
from graph.address import DATASET, Address, AddressKind, with_dataset
from graph.errors import BadAddress, GraphError, StoreUnavailable
from graph.questions.catalogue import roles, sources
from graph.stores.remembering import RememberingStore
from graph.stores.store import Store
from loaders.connect import connect_remembering, missing
from loaders.login import target
from views.kit.connection import ask_dataset, begin_run, datasets
from views.kit.html import fact_list, markdown_text, show_html
from views.kit.opening import Connection
from views.kit.person import login, told_why_not, visitor
from views.kit.shell import progress, say_error, store
from views.kit.store_badge import store_words

NEO4J_ONLY = (
    "give the address of a Neo4j server here, such as neo4j://127.0.0.1:7687; "
    "files and folders are set by STORE when the app is started"
)

SHARED = (
    "The store is the same for everyone who uses this app. A password stays in the app's memory: it is not "
    "in the address bar, a log or on disk. After a restart the app is on the store in `STORE` again."
)


@dataclass(frozen=True)
class Entered:
    """What was typed, and which button was pressed; the password shows in no text."""

    address: str
    user: str
    database: str
    password: str = field(repr=False)
    taken: bool

    @property
    def env(self) -> Mapping[str, str]:
        """The variables that let the app in: those that were typed."""
        typed = {"NEO4J_USERNAME": self.user, "NEO4J_DATABASE": self.database}
        return {**typed, "NEO4J_PASSWORD": self.password or _known_password(self.address)}


def store_form(here: Connection) -> Entered | None:
    """What was entered once a button is pressed; the fields forget the password at once."""
    now = here.target
    with st.form("store", clear_on_submit=True, enter_to_submit=False):
        left, right = st.columns([3, 2])
        address = left.text_input("Address", now.address.uri if now else "neo4j://127.0.0.1:7687")
        set_out = now.address.dataset if now else DATASET
        dataset = right.text_input("Dataset", set_out)
        user_place, password_place, database_place = st.columns(3)
        user = user_place.text_input("User", now.user if now else "neo4j")
        password = password_place.text_input("Password", type="password", autocomplete="off")
        database = database_place.text_input("Database", now.database if now else "neo4j")
        with st.container(horizontal=True):
            taken = st.form_submit_button("Use this store", type="primary")
            tried = st.form_submit_button("Only try it")
    full = glued(address.strip(), dataset.strip(), set_out)
    return Entered(full, user.strip(), database.strip(), password, taken) if taken or tried else None


def glued(address: str, dataset: str, set_out: str) -> str:
    """The address with the dataset of the field, unless it names one and the field was left as set out.

    Where both name one, both stand in the address, which is refused on opening.
    """
    base, _, query = address.partition("?")
    pairs = [pair for pair in query.split("&") if pair]
    named = [pair for pair in pairs if pair.startswith("dataset=")]
    if not named:
        return with_dataset(address, dataset)
    typed = urlencode({"dataset": dataset})
    return address if dataset in {"", set_out} or named == [typed] else f"{base}?{'&'.join([*pairs, typed])}"


def check_neo4j(address: str) -> None:
    """Raises BadAddress for what is no address of a Neo4j server: a visitor may not open files."""
    if AddressKind.of(address) is not AddressKind.SERVER:
        raise BadAddress(NEO4J_ONLY)


def tried(entered: Entered) -> str:
    """What a server says that is asked once and left again; raises GraphError when it does not answer."""
    check_neo4j(entered.address)
    opened = connect_remembering(entered.address, entered.env)
    try:
        names = opened.datasets() if isinstance(opened, RememberingStore) else ()
        return f"The server answers. Datasets: {', '.join(names) or 'none yet'}.{_absence(opened)}"
    finally:
        opened.close()


def _absence(opened: Store) -> str:
    """What to say of a dataset that is not there, among others that are."""
    absent = missing(opened)
    return f" But {absent}." if absent and absent.nearest else ""


def _known_password(address: str) -> str:
    """The password that the app was started with, for the very server it was given for."""
    started = os.environ.get("STORE", "")
    if AddressKind.SERVER not in {AddressKind.of(started)} & {AddressKind.of(address)}:
        return ""
    try:
        ours = target(Address.parse(started))
    except GraphError:
        # The address that the app was started with is wrong itself: its password goes nowhere.
        return ""
    return ours.password if ours.address.uri == Address.parse(address).uri else ""


def show_store(here: Connection) -> None:
    """What the store is and what it holds."""
    show_html(fact_list({"View": store_words(here), "Address": here.shown, **_held()}.items()))


def locked_here() -> str | None:
    """Why the visitor of this run may not change the store, None where they may."""
    if login() and (why := told_why_not()):
        return why
    return locked(os.environ.get("SETTINGS", ""), st.get_option("server.address"), visitor())


def act(entered: Entered) -> None:
    """Try the store that was entered, or go over to it; what is wrong is one line, and the old one stays."""
    try:
        check_unlocked()
        check_neo4j(entered.address)
        if entered.taken:
            _go_over(entered.address, entered.env)
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


def check_unlocked() -> None:
    """Raises NotAllowed where the visitor of this run may not change the store."""
    if why := locked_here():
        raise NotAllowed(why)


def _go_over(address: str, env: Mapping[str, str]) -> None:
    check_unlocked()
    every = datasets()
    with progress("Asking the server …"):
        every.first.change(address, env)
    every.forget()
    ask_dataset(every.first.store().name)
    begin_run()
    st.rerun()
