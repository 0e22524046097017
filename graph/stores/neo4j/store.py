"""The store that keeps the graph on a Neo4j server."""

from collections.abc import Iterable
from typing import Any

from neo4j import Driver

from graph.address import Target
from graph.errors import BadQuestion, NothingToUndo, StoreTrouble
from graph.model import Edge, Graph, Node
from graph.stores.live import LiveStore
from graph.stores.neo4j import cypher_read, cypher_write, old_graph, records
from graph.stores.neo4j.leftovers import clear, gone, is_loading
from graph.stores.neo4j.link import Link
from graph.stores.neo4j.link import Record as Row
from graph.stores.neo4j.loading import write_graph
from graph.stores.neo4j.own_names import is_old, load_of
from graph.stores.neo4j.schema import prepare_if_bare
from graph.stores.neo4j.view import NEVER_LOADED, Neo4jView
from graph.stores.records import Act, Record, RecordHead, RecordKind
from graph.watching import Watch


class Neo4jStore(LiveStore):
    """One dataset of a database."""

    def __init__(self, link: Link, dataset: str) -> None:
        self._link = link
        self._dataset = dataset

    @classmethod
    def open(cls, target: Target) -> "Neo4jStore":
        """The store that an address leads to; raises StoreTrouble when its server does not answer."""
        link = Link(target)
        prepare_if_bare(link)
        return cls(link, target.address.dataset)

    @property
    def address(self) -> str:
        """Where the graph lives, without secrets."""
        return self._link.address

    @property
    def link(self) -> Link:
        """The server and the database that this store is on."""
        return self._link

    def session_parts(self) -> tuple[Driver, str, dict[str, Any]]:
        """What a console asks with: driver, database, and the load and dataset that readers see."""
        return (
            self._link.driver,
            self._link.database,
            {"load": load_of(self.version), "dataset": self._dataset},
        )

    @property
    def dataset(self) -> str:
        """The dataset within the database."""
        return self._dataset

    @property
    def version(self) -> str:
        """The id of the load that readers see."""
        active = self._link.ask(cypher_read.ACTIVE_LOAD, dataset=self._dataset)
        if active and active[0]["load"]:
            return str(active[0]["load"])
        return old_graph.version_of(self._link, self._dataset) or NEVER_LOADED

    def snapshot(self) -> Neo4jView:
        """The graph as it stands now; raises GraphReplaced when read after a later load."""
        return self.pinned(self.version)

    def pinned(self, version: str) -> Neo4jView:
        """The graph of this load, without asking the server."""
        return Neo4jView(self._link, version)

    def ping(self) -> None:
        """Raise StoreTrouble at once when the server does not answer."""
        self._link.ping()

    def datasets(self) -> tuple[str, ...]:
        """The names of the datasets in this database, sorted, the first 1,000 of them."""
        ours = {str(row["name"]) for row in self._link.ask(cypher_read.DATASETS)}
        return tuple(sorted(ours | old_graph.datasets(self._link)))

    def replace(self, graph: Graph, watch: Watch | None = None, act: Act | None = None) -> None:
        """Write this graph and switch readers over to it at once; a broken load leaves the old one."""
        self.load(graph.nodes, graph.edges, len(graph.nodes) + len(graph.edges), watch, act)

    def records(self, kind: RecordKind) -> tuple[RecordHead, ...]:
        """What is kept of one kind beside the graph, sorted by name."""
        return records.heads(self._link, self._dataset, self._seen_load(), kind)

    def record(self, kind: RecordKind, name: str) -> Record | None:
        """What is kept of this kind under this name."""
        return records.taken(self._link, self._dataset, self._seen_load(), kind, name)

    def change(self, act: Act) -> None:
        """Change records, all or nothing."""
        records.change(self._link, self._dataset, act)

    def _seen_load(self) -> str:
        """The load that readers see; none of our own is one of earlier names."""
        active = self._link.ask(cypher_read.ACTIVE_LOAD, dataset=self._dataset)
        return str(active[0]["load"] or records.NO_LOAD) if active else records.NO_LOAD

    def undo(self) -> None:
        """Put the graph before the last load back, and keep this one in its place, all or nothing."""
        if not swapped(self._link, self._dataset):
            raise NothingToUndo(self.address)

    def exists(self) -> bool:
        """Whether a graph was ever loaded into this dataset."""
        return self.version != NEVER_LOADED

    @property
    def name(self) -> str:
        """The dataset within the database."""
        return self._dataset

    def names(self) -> tuple[str, ...]:
        """The names of the datasets in this database."""
        return self.datasets()

    def load(
        self,
        nodes: Iterable[Node],
        edges: Iterable[Edge],
        total: int,
        watch: Watch | None = None,
        act: Act | None = None,
    ) -> None:
        """Replace the graph by these nodes and edges, read once each; `total` is told to `watch`.

        A graph that an earlier version of the atlas loaded is moved first, to be the one before.
        """
        standing = self.snapshot()
        if is_old(standing.version):
            write_graph(self._link, self._dataset, standing.every_node(), standing.every_edge(), _unwatched)
        write_graph(self._link, self._dataset, nodes, edges, lambda done: watch and watch(done, total), act)
        old_graph.remove(self._link, self._dataset)

    def wipe(self) -> None:
        """Delete the dataset with the graph before it; whatever others keep in the database stays."""
        gone(self._link, cypher_write.UNLINK, dataset=self._dataset)
        clear(self._link, self._dataset)
        records.wipe(self._link, self._dataset)
        old_graph.remove(self._link, self._dataset)

    def rename(self, name: str, act: Act) -> None:
        """Give the dataset another name, and do the act; raises BadQuestion, StoreTrouble during a load."""
        if is_old(self.version):
            raise BadQuestion(
                f"{self._dataset} was loaded by an earlier Role Atlas: load its documents once more, "
                "and it can be given another name"
            )
        prepare_if_bare(self._link)
        if is_loading(self._link, self._dataset):
            raise StoreTrouble(f"{self._dataset} is being loaded: give it another name once that is done")
        records.rename(self._link, self._dataset, name, act)

    def close(self) -> None:
        """Close every connection."""
        self._link.close()


def _unwatched(done: int) -> None:
    """Moving is no part of what a load says of its progress."""


def swapped(link: Link, dataset: str) -> bool:
    """Let the graph that readers see and the one before it change places; False where there is none.

    An unknown outcome is looked up, never assumed, for a swap done twice would be none.
    """
    before = _pointers(link, dataset)
    if not before or not before["active"] or not before["previous"]:
        return False
    try:
        link.change(lambda tx: tx.run(cypher_write.SWAP, dataset=dataset, **before).consume())
    except StoreTrouble:
        if not _is_swapped(before, _pointers(link, dataset)):
            raise
    if not _is_swapped(before, _pointers(link, dataset)):
        raise StoreTrouble(f"{link.address} was loaded meanwhile: nothing is undone, look and try again")
    return True


def _pointers(link: Link, dataset: str) -> Row | None:
    return next(iter(link.ask(cypher_write.POINTERS, dataset=dataset)), None)


def _is_swapped(before: Row, now: Row | None) -> bool:
    return now is not None and (now["active"], now["previous"]) == (before["previous"], before["active"])
