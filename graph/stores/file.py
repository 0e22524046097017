"""The store that keeps the embedded graph in a file between runs."""

import gc
import json
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from graph.errors import BadAddress, BadDocument
from graph.exchange.codec import from_text, to_json
from graph.kinds import EdgeKind, NodeKind
from graph.model import Edge, Graph, Node
from graph.stores import kept_file
from graph.stores.memory import NetworkxStore
from graph.stores.patterns import Pattern, Piece
from graph.stores.store import Watch

Stamp = tuple[int, int, int]


class FileStore:
    """A graph in a JSON file, re-read when another process has replaced it.

    Whoever reads, and whenever a writer is killed, finds the old graph or the new one.
    """

    def __init__(self, path: Path, read: bool = True) -> None:
        self.path = path
        self._memory = NetworkxStore(f"file:{path}")
        self._stamp: Stamp | None = None
        self._reading = threading.Lock()
        if path.is_dir():
            raise BadAddress(
                f"{path} is a folder; give file: the name of a file, such as file:{path}/atlas.json"
            )
        if read:
            self._current()

    @property
    def address(self) -> str:
        """Where the graph lives."""
        return f"file:{self.path}"

    @property
    def version(self) -> str:
        """A text that changes whenever the graph does."""
        return self._current().version

    def snapshot(self) -> NetworkxStore:
        """The graph as it stands now, which a later load does not change."""
        return self._current().snapshot()

    def replace(self, graph: Graph, watch: Watch | None = None) -> None:
        """Save this graph in place of the old one, which stays beside it, all or nothing."""
        text = json.dumps(to_json(graph), ensure_ascii=False, separators=(",", ":"))
        kept_file.save(self.path, text)
        self._current()

    def undo(self) -> None:
        """Put the graph before the last load back, and keep this one in its place, all or nothing."""
        kept_file.undo(self.path)
        self._current()

    def exists(self) -> bool:
        """Whether there is such a file."""
        return self.path.is_file()

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.path.name

    def names(self) -> tuple[str, ...]:
        """The names of the files of this kind in the folder, sorted."""
        return kept_file.names_beside(self.path)

    def node(self, node_id: str) -> Node:
        """The node of this id; raises UnknownNode when there is none."""
        return self._current().node(node_id)

    def nodes(self, ids: Iterable[str]) -> tuple[Node, ...]:
        """The nodes of these ids, those that are absent left out."""
        return self._current().nodes(ids)

    def nodes_of_kind(self, kind: NodeKind) -> tuple[Node, ...]:
        """Every node of one kind."""
        return self._current().nodes_of_kind(kind)

    def labelled(self, name: str, kinds: Sequence[NodeKind]) -> tuple[Node, ...]:
        """The nodes of these kinds that bear this name."""
        return self._current().labelled(name, kinds)

    def edges_from(self, ids: Iterable[str], kind: EdgeKind) -> tuple[Edge, ...]:
        """The edges of one kind that leave any of these nodes."""
        return self._current().edges_from(ids, kind)

    def edges_to(self, ids: Iterable[str], kind: EdgeKind) -> tuple[Edge, ...]:
        """The edges of one kind that reach any of these nodes."""
        return self._current().edges_to(ids, kind)

    def piece(self, ids: Sequence[str], pattern: Pattern) -> Piece:
        """The nodes of these ids with what the pattern adds to them."""
        return self._current().piece(ids, pattern)

    def edges_of_kind(self, kind: EdgeKind) -> Iterator[Edge]:
        """Every edge of one kind."""
        return self._current().edges_of_kind(kind)

    def graph(self) -> Graph:
        """The whole graph."""
        return self._current().graph()

    def close(self) -> None:
        """Nothing is held open."""

    def _current(self) -> NetworkxStore:
        """The graph of the file as it stands now; an absent file is an empty graph."""
        # One thread at a time: a slow reader would put an old graph under the stamp of a new one.
        with self._reading:
            stamp = _stamp(self.path)
            if stamp != self._stamp:
                fresh = NetworkxStore(self.address)
                if stamp is not None:
                    with _uncollected():
                        fresh.replace(_read(self.path))
                self._memory, self._stamp = fresh, stamp
            return self._memory


def _stamp(path: Path) -> Stamp | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return (found.st_ino, found.st_mtime_ns, found.st_size)


def read_atlas_file(path: Path) -> Graph:
    """The graph that a file holds, as a store keeps it or an export writes it; raises BadDocument."""
    if not path.is_file():
        raise BadDocument(f"{path}: there is no such file; check the path")
    return _read(path)


def _read(path: Path) -> Graph:
    if not path.is_file():
        raise BadAddress(f"{path} is a pipe or a device; give file: the name of a file")
    try:
        return from_text(path.read_bytes(), str(path))
    except OSError as error:
        raise BadAddress(f"cannot read {path}: {error.strerror}") from error


@contextmanager
def _uncollected() -> Iterator[None]:
    """Spares a third of a large read, all of which is kept: the collector looks through it in vain."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
