"""A store that behaves like one on a server: it can be away."""

from dataclasses import dataclass, field

from graph.errors import StoreUnavailable
from graph.model import Graph
from graph.stores.memory import NetworkxStore, _Held


@dataclass
class Presence:
    """Whether a server is away, and what it held at each version."""

    away: bool = False
    pings: int = 0
    past: dict[str, _Held] = field(default_factory=dict)

    def check(self) -> None:
        """Raise StoreUnavailable while away."""
        if self.away:
            raise StoreUnavailable("no server answers at neo4j://leaving")


class LeavingStore(NetworkxStore):
    """The embedded store, all of whose answers fail as a server's do while it is away."""

    def __init__(self, presence: Presence | None = None) -> None:
        self.presence = presence or Presence()
        super().__init__("neo4j://leaving")

    @property
    def _held(self) -> _Held:
        self.presence.check()
        return self._now

    @_held.setter
    def _held(self, held: _Held) -> None:
        self._now = held
        self.presence.past[held.version] = held

    def ping(self) -> None:
        """Raise StoreUnavailable while away."""
        self.presence.pings += 1
        self.presence.check()

    def pinned(self, version: str) -> "LeavingStore":
        """The graph as it was at this version, without asking."""
        copy = LeavingStore(self.presence)
        copy._now = self.presence.past[version]
        return copy

    def datasets(self) -> tuple[str, ...]:
        """One dataset."""
        self.presence.check()
        return ("atlas",)

    def wipe(self) -> None:
        """Forget the graph and the one before it."""
        self.presence.check()
        self._now, self._before = _Held(Graph((), ()), loaded=False), None
