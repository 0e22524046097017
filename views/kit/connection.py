"""The datasets of the app, opened once for all visitors, and the one that a visitor asks."""

import os
import re
import threading

import streamlit as st

from access.user import NotAllowed
from graph.address import SEEDS_ADDRESS, Address, AddressKind, tidied
from graph.errors import BadQuestion
from graph.stores.store import View
from views.kit.opening import Connection, StorePlace
from views.kit.person import check_switching

# In the address of a page and in a session: the dataset that is asked, where it is not the first.
DATASET_ASKED = "dataset"
_NAME = re.compile(r"\w[\w.-]{0,59}")


class Datasets:
    """The datasets that stand beside each other where the app was started, each opened when first asked."""

    def __init__(self, place: StorePlace) -> None:
        self.first = Connection(place)
        self._beside: dict[str, Connection] = {}
        self._turn = threading.Lock()

    def names(self) -> tuple[str, ...]:
        """The names of all that are kept, and of those that are begun here and hold nothing yet, sorted."""
        opened = self.first.store()
        kept = {opened.name, *opened.names()}
        with self._turn:
            return tuple(sorted(kept | {name for name, one in self._beside.items() if one.began_here}))

    def of(self, name: str) -> Connection:
        """The connection to the dataset of this name, the first where it is that or none."""
        if not name or (self.first.is_open and name == self.first.store().name):
            return self.first
        with self._turn:
            if name not in self._beside:
                self._beside[name] = Connection(self.first.place.beside(name))
            return self._beside[name]

    def begin(self, name: str) -> str:
        """Begin a dataset, which holds nothing until something is loaded, and return its whole name.

        Raises BadQuestion for a name that is taken or cannot be one.
        """
        here = Address.parse(self.first.address)
        whole = f"{name}.db" if here.kind is AddressKind.FILE and not name.endswith(".db") else name
        if here.kind is AddressKind.PARQUET:
            raise BadQuestion("tables of an export are only read here: begin a dataset on file: or a server")
        if not _NAME.fullmatch(whole):
            form = "give letters, digits, - and _, 60 at most"
            raise BadQuestion(f"{name!r} cannot be the name of a dataset: {form}")
        if whole in self.names():
            raise BadQuestion(f"a dataset is called {whole} already: give another name, or choose that one")
        self.of(whole).began_here = True
        return whole

    def forget(self) -> None:
        """Let go of the datasets beside the first, which is another from now on."""
        with self._turn:
            left, self._beside = self._beside, {}
        for one in left.values():
            one.leave()


@st.cache_resource(show_spinner=False)
def datasets() -> Datasets:
    """The datasets of this app, the first at the address in STORE."""
    return Datasets(StorePlace(tidied(os.environ.get("STORE") or SEEDS_ADDRESS), dict(os.environ)))


def connection() -> Connection:
    """The connection to the dataset that the visitor of this run asks."""
    return datasets().of(st.session_state.get(DATASET_ASKED, ""))


class _Run(threading.local):
    view: View | None = None


_RUN = _Run()


def begin_run() -> None:
    """Let the next question be asked of the graph as it stands then, in the dataset of the address."""
    _RUN.view = None
    asked = st.query_params.get(DATASET_ASKED)
    held = st.session_state.get(DATASET_ASKED)
    if asked is not None and asked != held:
        ask_dataset(asked)
    elif held and asked is None:
        st.query_params[DATASET_ASKED] = held


def ask_dataset(name: str) -> None:
    """Let the visitor of this run ask another dataset.

    Raises BadQuestion where none is called so, NotAllowed where only the first is shown.
    """
    every = datasets()
    _RUN.view = None
    if name == every.first.store().name:
        st.session_state.pop(DATASET_ASKED, None)
        st.query_params.pop(DATASET_ASKED, None)
        return
    try:
        check_switching()
    except NotAllowed:
        st.query_params.pop(DATASET_ASKED, None)
        raise
    if name not in every.names():
        st.query_params.pop(DATASET_ASKED, None)
        raise BadQuestion(f"no dataset is called {name} here; there are {', '.join(every.names())}")
    st.session_state[DATASET_ASKED] = name
    st.query_params[DATASET_ASKED] = name


def current() -> View:
    """One snapshot of the store for the whole run of a page, which one thread draws."""
    if _RUN.view is None:
        _RUN.view = connection().store().snapshot()
    return _RUN.view
