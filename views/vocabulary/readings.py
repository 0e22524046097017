"""What was decided is read in the documents while the page goes on: one reading at a time for a dataset."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import streamlit as st

from graph.errors import GraphError
from graph.stores.store import Store
from loaders.waiting_words import read_waiting, waits

UNFORESEEN = (
    "an unforeseen error broke the reading off; what was decided is kept and read at the next decision"
)


@dataclass
class BackgroundReading:
    """The reading of one dataset: whether it is under way, and what the last one did or why it failed."""

    store: Store
    told: str = ""
    trouble: str = ""
    _worker: threading.Thread | None = field(default=None, repr=False)
    _turn: threading.Lock = field(default_factory=threading.Lock, repr=False)

    @property
    def is_working(self) -> bool:
        """Whether documents are being read now."""
        return self._worker is not None and self._worker.is_alive()

    def begin(self, after: Callable[[], object]) -> None:
        """Read in the background what waits, until nothing does; `after` is done at the end of each."""
        with self._turn:
            if self.is_working or not waits(self.store):
                return
            self.told = self.trouble = ""
            self._worker = threading.Thread(target=self._read, args=(after,), daemon=True)
            self._worker.start()

    def wait(self) -> None:
        """Wait until the present reading is done."""
        if self._worker:
            self._worker.join()

    def _read(self, after: Callable[[], object]) -> None:
        try:
            while waits(self.store):
                self.told = read_waiting(self.store)
                after()
        except GraphError as error:
            self.trouble = str(error)
        except BaseException:
            self.trouble = UNFORESEEN
            raise


@st.cache_resource(show_spinner=False)
def _readings() -> dict[str, BackgroundReading]:
    return {}


def reading_of(store: Store) -> BackgroundReading:
    """The reading of a dataset, the same for all visitors."""
    held = _readings().get(store.address)
    if held is None or held.store is not store:
        held = _readings()[store.address] = BackgroundReading(store)
    return held
