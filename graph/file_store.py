"""The store that keeps the embedded graph in a file between runs."""

import fcntl
import json
import os
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from graph.codec import from_json, to_json
from graph.errors import BadAddress, BadDocument
from graph.model import Edge, Graph, Node
from graph.networkx_store import NetworkxStore
from graph.patterns import Pattern, Piece
from graph.store import Watch
from graph.vocabulary import EdgeKind, NodeKind

Stamp = tuple[int, int, int]


class FileStore:
    """A graph in a JSON file, re-read when another process has replaced it.

    A save writes a new file beside the old one, forces it to disk and renames it over: whoever
    reads, and whenever the writer is killed, finds the old graph or the new one.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._memory = NetworkxStore(f"file:{path}")
        self._stamp: Stamp | None = None
        self._reading = threading.Lock()
        if path.is_dir():
            raise BadAddress(
                f"{path} is a folder; give file: the name of a file, such as file:{path}/atlas.json"
            )
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
        """Save this graph in place of the old one, all or nothing."""
        text = json.dumps(to_json(graph), ensure_ascii=False, separators=(",", ":"))
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with _only_writer(self.path) as fresh:
                _write_through(fresh, text)
                fresh.replace(self.path)
                _force(self.path.parent)
        except OSError as error:
            raise BadAddress(f"cannot save to {self.path}: {error.strerror}") from error
        self._current()

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
                self._memory.replace(Graph((), ()) if stamp is None else _read(self.path))
                self._stamp = stamp
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
    try:
        return from_json(json.loads(path.read_text(encoding="utf-8")), str(path))
    except ValueError as error:
        raise BadDocument(f"{path} is not an atlas file: {error}") from error
    except OSError as error:
        raise BadAddress(f"cannot read {path}: {error.strerror}") from error


@contextmanager
def _only_writer(path: Path) -> Iterator[Path]:
    """Hold the writers' lock and give the name of a fresh file; a killed writer's is overwritten."""
    with path.with_name(f".{path.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield path.with_name(f".{path.name}.new")


def _write_through(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _force(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
