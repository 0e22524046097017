"""The store that keeps the embedded graph in a file between runs."""

import gc
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import BadAddress, BadDocument
from graph.exchange.codec import from_text, to_json
from graph.model import Graph
from graph.stores import kept_file
from graph.stores.live import LiveStore
from graph.stores.memory import MemoryView
from graph.stores.store import Watch

Stamp = tuple[int, int, int]


class FileStore(LiveStore):
    """A graph in a JSON file, re-read when another process has replaced it.

    Whoever reads, and whenever a writer is killed, finds the old graph or the new one.
    """

    def __init__(self, path: Path, read: bool = True) -> None:
        self.path = path
        self._view = MemoryView(f"file:{path}", Graph((), ()), loaded=False)
        self._stamp: Stamp | None = None
        self._reading = threading.Lock()
        if path.is_dir():
            raise BadAddress(
                f"{path} is a folder; give file: the name of a file, such as file:{path}/atlas.json"
            )
        if read:
            self.snapshot()

    @property
    def address(self) -> str:
        """Where the graph lives."""
        return f"file:{self.path}"

    def snapshot(self) -> MemoryView:
        """The graph of the file as it stands now; an absent file is an empty graph."""
        # One thread at a time: a slow reader would put an old graph under the stamp of a new one.
        with self._reading:
            stamp = _stamp(self.path)
            if stamp != self._stamp:
                with _uncollected():
                    graph = Graph((), ()) if stamp is None else _read(self.path)
                    self._view = MemoryView(self.address, graph, loaded=stamp is not None)
                self._stamp = stamp
            return self._view

    def replace(self, graph: Graph, watch: Watch | None = None) -> None:
        """Save this graph in place of the old one, which stays beside it, all or nothing."""
        text = json.dumps(to_json(graph), ensure_ascii=False, separators=(",", ":"))
        kept_file.save(self.path, text)
        self.snapshot()

    def undo(self) -> None:
        """Put the graph before the last load back, and keep this one in its place, all or nothing."""
        kept_file.undo(self.path)
        self.snapshot()

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

    def close(self) -> None:
        """Nothing is held open."""


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
