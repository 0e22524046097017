"""The datasets of the app, opened once for all visitors, and the one that a visitor asks."""

import os
import threading

import streamlit as st

from access.user import NotAllowed
from graph.address import SEEDS_ADDRESS, tidied
from graph.errors import BadQuestion, StoreUnavailable
from graph.stores.datasets import became, check_free, checked_dataset
from graph.stores.store import Store, View
from loaders.datasets import begun, removed, renamed
from views.kit.opening import Connection, StorePlace
from views.kit.person import check_switching

# In the address of a page and in a session: the dataset that is asked, where it is not the first.
DATASET_ASKED = "dataset"
# Said of the dataset that an app stands on, which would find nothing when it is started again.
STOOD_ON = "the app stands on {}: it is renamed and removed with atlas datasets, while the app is not running"


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

    def begin(self, name: str, by: str = "") -> str:
        """Begin a dataset, which holds nothing until something is loaded, and return its whole name.

        Raises BadQuestion for a name that is taken or cannot be one.
        """
        whole = checked_dataset(self.first.address, name)
        check_free(whole, self.names())
        one = self.of(whole)
        begun(one.store(), by)
        one.began_here = one.in_memory
        return whole

    def rename(self, name: str, to: str, by: str = "") -> str:
        """Give a dataset beside the first another name, and return the whole name; raises BadQuestion."""
        one = self._another(name)
        others = tuple(other for other in self.names() if other != name)
        check_free(checked_dataset(self.first.address, to), others)
        whole = renamed(one.store(), to, by, self._notes())
        self._let_go(name)
        if one.in_memory:
            with self._turn:
                self._beside[whole] = one.called(whole)
        return whole

    def remove(self, name: str, by: str = "") -> str:
        """Remove a dataset beside the first, and say what it held; raises BadQuestion."""
        told = removed(self._another(name).store(), by, self._notes())
        self._let_go(name)
        return told

    def what_became(self, name: str) -> str:
        """What to say of a dataset that is asked and not there."""
        known = next((one for one in became(self.first.store()) if one.name == name), None)
        said = f"no dataset is called {name} here"
        if known:
            who = f" by {known.by}" if known.by else ""
            said = f"{known.note} (on {known.at[:10]}{who})"
        return f"{said}; there are {', '.join(self.names())}, and this is {self.first.store().name}"

    def is_gone(self, name: str) -> bool:
        """Whether the dataset of this name was removed or renamed; a server that is away keeps it."""
        try:
            gone = not self.of(name).store().exists() and name not in self.names()
        except StoreUnavailable:
            return False
        if gone:
            self._let_go(name)
        return gone

    def _notes(self) -> Store | None:
        """The first dataset, which notes what is done to others, where it is there."""
        first = self.first.store()
        return first if first.exists() else None

    def _another(self, name: str) -> Connection:
        if name == self.first.store().name:
            raise BadQuestion(STOOD_ON.format(name))
        if name not in self.names():
            raise BadQuestion(self.what_became(name))
        return self.of(name)

    def _let_go(self, name: str) -> None:
        with self._turn:
            left = self._beside.pop(name, None)
        if left and not left.in_memory:
            left.leave()

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
    elif held and datasets().is_gone(held):
        st.session_state.pop(DATASET_ASKED)
        st.query_params.pop(DATASET_ASKED, None)
        raise BadQuestion(datasets().what_became(held))
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
        raise BadQuestion(every.what_became(name))
    st.session_state[DATASET_ASKED] = name
    st.query_params[DATASET_ASKED] = name


def current() -> View:
    """One snapshot of the store for the whole run of a page, which one thread draws."""
    if _RUN.view is None:
        _RUN.view = connection().store().snapshot()
    return _RUN.view
