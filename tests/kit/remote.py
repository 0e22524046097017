"""A store that behaves like one on a server: it can be away."""

from dataclasses import dataclass, field

from graph.errors import StoreUnavailable
from graph.model import Graph
from graph.stores.live import LiveStore
from graph.stores.memory import MemoryView, NetworkxStore
from graph.stores.records import Act, Record, RecordHead, RecordKind
from graph.watching import Watch


@dataclass
class Presence:
    """Whether a server is away, and what it held at each version."""

    away: bool = False
    pings: int = 0
    past: dict[str, MemoryView] = field(default_factory=dict)

    def check(self) -> None:
        """Raise StoreUnavailable while away."""
        if self.away:
            raise StoreUnavailable("no server answers at neo4j://leaving")


class LeavingView(LiveStore):
    """A graph of a server, all of whose answers fail while it is away."""

    def __init__(self, presence: Presence, version: str) -> None:
        self.presence = presence
        self.address = "neo4j://leaving"
        self._version = version

    @property
    def derived_in(self) -> None:
        """Nothing is kept."""
        return

    @property
    def version(self) -> str:
        """The version it is of, which need not be asked for."""
        return self._version

    def snapshot(self) -> MemoryView:
        """What the server held at this version."""
        self.presence.check()
        return self.presence.past[self._version]


class LeavingStore(NetworkxStore):
    """The embedded store, all of whose answers fail as a server's do while it is away."""

    def __init__(self) -> None:
        self.presence = Presence()
        super().__init__("neo4j://leaving")

    def snapshot(self) -> MemoryView:
        """What the server holds now."""
        self.presence.check()
        now = super().snapshot()
        self.presence.past[now.version] = now
        return now

    def replace(self, graph: Graph, watch: Watch | None = None, act: Act | None = None) -> None:
        """Put this graph in place of the old one."""
        self.presence.check()
        super().replace(graph, watch, act)

    def records(self, kind: RecordKind) -> tuple[RecordHead, ...]:
        """What is kept of one kind."""
        self.presence.check()
        return super().records(kind)

    def record(self, kind: RecordKind, name: str) -> Record | None:
        """What is kept under this name."""
        self.presence.check()
        return super().record(kind, name)

    def change(self, act: Act) -> None:
        """Change records."""
        self.presence.check()
        super().change(act)

    def undo(self) -> None:
        """Put the graph before back."""
        self.presence.check()
        super().undo()

    def ping(self) -> None:
        """Raise StoreUnavailable while away."""
        self.presence.pings += 1
        self.presence.check()

    def pinned(self, version: str) -> LeavingView:
        """The graph as it was at this version, without asking."""
        return LeavingView(self.presence, version)

    def datasets(self) -> tuple[str, ...]:
        """One dataset."""
        self.presence.check()
        return ("atlas",)

    def wipe(self) -> None:
        """Forget the graph and the one before it."""
        self.presence.check()
        NetworkxStore.__init__(self, self.address)
