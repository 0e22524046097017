"""A store that the app has open, and where it is."""

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from graph.address import SEEDS_ADDRESS, Address, AddressKind, Target, tidied
from graph.errors import GraphError, StoreUnavailable
from graph.stores.datasets import beside
from graph.stores.memory import NetworkxStore
from graph.stores.remembering import RememberingStore
from graph.stores.store import Store
from loaders.connect import connect_remembering
from loaders.login import target

# Seconds before an address that could not be opened is tried again by itself: a server locks a
# user out after a few wrong passwords.
PAUSE, PAUSE_AFTER_REFUSAL = 2, 30
# Seconds for which the connections of a store that was left stay open, for answers under way.
GRACE = 30


@dataclass(frozen=True)
class Sighting:
    """What the store was seen to hold, None when it never was, and why it cannot be asked now."""

    version: str | None
    trouble: GraphError | None


@dataclass(frozen=True)
class StorePlace:
    """An address with the variables that let the app in there; the password is in `env` only.

    `named` is a further dataset in memory, which begins empty.
    """

    address: str = SEEDS_ADDRESS
    env: Mapping[str, str] = field(default_factory=dict, repr=False)
    named: str = ""

    def beside(self, name: str) -> "StorePlace":
        """The place of a dataset beside this one; raises BadAddress for a wrong address."""
        here = Address.parse(self.address)
        if here.in_memory:
            return replace(self, address=SEEDS_ADDRESS, named=name)
        return replace(self, address=beside(self.address, name))


@dataclass
class Connection:
    """Where the store is, and the store that is open there.

    The password is in the place's `env` only: in no session, no address, no key of a cache and no text.
    """

    # One value, so that no thread sees the address of one place with the password of another.
    place: StorePlace = field(default_factory=StorePlace)
    _open: Store | None = field(default=None, repr=False)
    began_here: bool = False
    _refused: GraphError | None = None
    _again: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    @property
    def address(self) -> str:
        """The address of the store."""
        return self.place.address

    @property
    def remote(self) -> bool:
        """Whether the store is on a server."""
        return AddressKind.of(self.address) is AddressKind.SERVER

    @property
    def in_memory(self) -> bool:
        """Whether it is a further dataset in memory."""
        return bool(self.place.named)

    def called(self, name: str) -> "Connection":
        """This connection to a dataset in memory, which bears another name now."""
        self.place = replace(self.place, named=name)
        return self

    @property
    def target(self) -> Target | None:
        """The server, database and dataset; None for other stores and where address or secrets are wrong."""
        try:
            here = self.place
            return target(Address.parse(here.address), here.env) if self.remote else None
        except GraphError:
            return None

    @property
    def shown(self) -> str:
        """The address without secrets."""
        if not self.remote:
            return self.address
        asked = self.target
        return asked.address.shown if asked else "neo4j://"

    @property
    def is_open(self) -> bool:
        """Whether the store was opened already."""
        return self._open is not None

    def store(self) -> Store:
        """The open store; raises GraphError while it cannot be opened."""
        with self._lock:
            if self._open is None:
                self._open = self._opened()
            return self._open

    def _opened(self) -> Store:
        if self._refused and time.monotonic() < self._again:
            raise self._refused
        if self.place.named:
            return NetworkxStore(SEEDS_ADDRESS, self.place.named)
        try:
            return connect_remembering(self.place.address, self.place.env)
        except GraphError as error:
            pause = PAUSE if isinstance(error, StoreUnavailable) else PAUSE_AFTER_REFUSAL
            self._refused, self._again = error, time.monotonic() + pause
            raise

    def change(self, address: str, env: Mapping[str, str]) -> None:
        """Go over to another store; one that cannot be opened raises GraphError and leaves the old one."""
        fresh = connect_remembering(address, env)
        with self._lock:
            left, self._open = self._open, fresh
            self.place, self._refused = StorePlace(tidied(address), env), None
        _close_later(left)

    def leave(self) -> None:
        """Let go of the store once the answers under way are given."""
        with self._lock:
            left, self._open = self._open, None
        _close_later(left)

    def look(self) -> "Sighting":
        """Ask the server what version it holds; raises nothing, and nothing is asked of other stores."""
        try:
            store = self.store()
            version = store.version
        except GraphError as error:
            return Sighting(None, error)
        return Sighting(version, store.trouble if isinstance(store, RememberingStore) else None)


def _close_later(left: Store | None) -> None:
    if left:
        later = threading.Timer(GRACE, left.close)
        later.daemon = True
        later.start()
