"""Tables of people that outlive a reload: held by the app for some hours, found by what the tab remembers."""

import secrets
import time
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

import streamlit as st

from views.people.preview import GivenTable

# How long a table is held that nobody looked at, in seconds, and how much in all, in bytes.
LONGEST = 8 * 3600.0
MOST = 200_000_000


@dataclass(frozen=True)
class _Held:
    table: GivenTable
    by: str
    at: float


class HeldTables:
    """Tables by a word that cannot be guessed; each is for the one who gave it."""

    def __init__(self) -> None:
        self._held: OrderedDict[str, _Held] = OrderedDict()
        self._lock = Lock()

    def hold(self, table: GivenTable, by: str) -> str:
        """Hold a table; the word that finds it. The oldest go where there are too many."""
        word = secrets.token_urlsafe(16)
        with self._lock:
            self._held[word] = _Held(table, by, time.monotonic())
            self._tidy()
        return word

    def find(self, word: str, by: str) -> GivenTable | None:
        """The table that this word finds for who gave it, None where it is held no longer."""
        with self._lock:
            self._tidy()
            held = self._held.get(word)
            if held is None or held.by != by:
                return None
            self._held[word] = _Held(held.table, by, time.monotonic())
            self._held.move_to_end(word)
            return held.table

    def let_go(self, word: str) -> None:
        """Hold it no longer."""
        with self._lock:
            self._held.pop(word, None)

    def _tidy(self) -> None:
        now = time.monotonic()
        for word in [word for word, held in self._held.items() if now - held.at > LONGEST]:
            del self._held[word]
        size = sum(len(held.table[1]) for held in self._held.values())
        while size > MOST and len(self._held) > 1:
            size -= len(self._held.popitem(last=False)[1].table[1])


@st.cache_resource
def tables() -> HeldTables:
    """The tables that this app holds."""
    return HeldTables()
