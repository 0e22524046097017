"""The loads under way on this server: each is found by its own key, which its page's address holds."""

import threading
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from secrets import token_urlsafe

import streamlit as st

from views.loading.load import Load, Stage

KEY = "load"
# So many loads are held at once, and so many bytes of files; the one looked at longest ago goes first.
MOST, MOST_BYTES = 30, 1_000_000_000
# Seconds after which a load that nobody looked at is let go of.
PATIENCE = 12 * 3600.0
# What a person may have left in the middle.
UNFINISHED = frozenset({Stage.READING, Stage.READ, Stage.KEEPING})


@dataclass
class Loads:
    """The loads of all visitors by key; a key cannot be guessed."""

    _held: OrderedDict[str, tuple[Load, float]] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def begin(self, load: Load) -> str:
        """Hold a load and return its key."""
        key = token_urlsafe(12)
        with self._lock:
            self._held[key] = (load, time.monotonic())
            self._let_go()
        return key

    def at(self, key: str) -> Load | None:
        """The load of this key, None where it is no longer held."""
        with self._lock:
            known = self._held.pop(key, None)
            if known is None:
                return None
            self._held[key] = (known[0], time.monotonic())
            return known[0]

    def of(self, person: str, store: str) -> tuple[str, Load] | None:
        """The last load that a person left before its end in the store of this address, with its key."""
        with self._lock:
            held = [(key, load) for key, (load, _) in self._held.items()]
        left = (
            (key, load)
            for key, load in reversed(held)
            if load.person == person and load.store.address == store and load.stage in UNFINISHED
        )
        return next(left, None)

    def drop(self, key: str) -> None:
        """Let go of a load."""
        with self._lock:
            self._held.pop(key, None)

    def _let_go(self) -> None:
        now = time.monotonic()
        for key, (load, seen) in list(self._held.items())[:-1]:
            size = sum(len(file.data) for one, _ in self._held.values() for file in one.files)
            if now - seen > PATIENCE or len(self._held) > MOST or size > MOST_BYTES:
                load.stop()
                del self._held[key]


@st.cache_resource(show_spinner=False)
def loads() -> Loads:
    """The loads of this server."""
    return Loads()


def mine() -> Load | None:
    """The load of this visit: by its address, after a reload too, else by what the visit began."""
    key = st.query_params.get(KEY) or st.session_state.get(KEY)
    load = loads().at(key) if key else None
    st.session_state[KEY] = key if load else None
    return load


def begin(load: Load) -> str:
    """Begin to read, and remember for this visit that it was begun."""
    key = loads().begin(load)
    st.session_state[KEY] = key
    load.read()
    return key


def forget() -> None:
    """Let go of the load of this visit."""
    if key := st.session_state.pop(KEY, None):
        loads().drop(key)
    st.query_params.pop(KEY, None)
