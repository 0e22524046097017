"""The store that keeps the embedded graph in a file between runs."""

import threading
from pathlib import Path

from graph.errors import BadAddress, BadDocument
from graph.exchange.codec import from_text, taken_as_valid, text_of
from graph.model import Graph
from graph.shelf import Shelf, key_of, key_of_code
from graph.stores import kept_file
from graph.stores.live import LiveStore
from graph.stores.memory import MemoryView
from graph.stores.store import Watch

Stamp = tuple[int, int, int]
# The files that this very program found to be atlas files, by every byte of them.
CHECKED = Shelf("checked", most=200)
CODE = Path(__file__).parents[1]


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
                graph = Graph((), ()) if stamp is None else _read(self.path)
                self._view = MemoryView(self.address, graph, loaded=stamp is not None)
                self._stamp = stamp
            return self._view

    def replace(self, graph: Graph, watch: Watch | None = None) -> None:
        """Save this graph in place of the old one, which stays beside it, all or nothing."""
        kept_file.save(self.path, text_of(graph))
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
        seen = path.stat()
    except FileNotFoundError:
        return None
    return (seen.st_ino, seen.st_mtime_ns, seen.st_size)


def read_atlas_file(path: Path) -> Graph:
    """The graph that a file holds, as a store keeps it or an export writes it; raises BadDocument."""
    if not path.is_file():
        raise BadDocument(f"{path}: there is no such file; check the path")
    return _read(path)


def _read(path: Path) -> Graph:
    if not path.is_file():
        raise BadAddress(f"{path} is a pipe or a device; give file: the name of a file")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadAddress(f"cannot read {path}: {error.strerror}") from error
    # To look at every value takes longer than all else; these very bytes may have been looked at before.
    code = key_of_code(CODE)
    key = code and key_of([data, code])
    if key and CHECKED.taken(key) is not None and (known := taken_as_valid(data)):
        return known
    graph = from_text(data, str(path))
    if key:
        CHECKED.put(key, b"")
    return graph
