"""A store address becomes a store."""

import os
from collections.abc import Sequence
from pathlib import Path

from graph.effective import with_needs
from graph.errors import BadAddress, BadDocument
from graph.file_store import FileStore, read_atlas_file
from graph.model import Graph
from graph.networkx_store import NetworkxStore
from graph.store import GraphStore
from loaders.build import graph_of
from loaders.load import load, words_of

SEEDS = Path(__file__).resolve().parents[1] / "seeds" / "documents"
KNOWN = "memory:, memory:PATH, file:PATH or neo4j://HOST:PORT (also bolt://, and +s for TLS)"
SERVERS = ("neo4j", "bolt")


def connect(address: str | None = None) -> GraphStore:
    """The store at this address; without one, at the variable STORE, else the seeds in memory.

    `memory:` holds the seeds, `memory:PATH` the documents at that path, `file:PATH` what was
    loaded into that file, `neo4j://` and `bolt://` with their `+s` forms a Neo4j server. Raises
    BadAddress for any other form.
    """
    given = address or os.environ.get("STORE") or "memory:"
    scheme, colon, rest = given.partition(":")
    if scheme == "memory" and colon:
        store = NetworkxStore(given)
        store.replace(read_graph([Path(rest) if rest else SEEDS]))
        return store
    if scheme == "file" and rest:
        return FileStore(Path(rest))
    if scheme.partition("+")[0] in SERVERS and rest.startswith("//"):
        return _on_server(given)
    raise BadAddress(f"{given!r} is no store address; give {KNOWN}")


def _on_server(address: str) -> GraphStore:
    # The driver is imported when an address asks for it: the app starts without it.
    try:
        from graph.neo4j_store.opening import open_store  # noqa: PLC0415
    except ModuleNotFoundError as error:
        if error.name != "neo4j":
            raise
        raise BadAddress("the Neo4j driver is not installed: run .venv/bin/pip install neo4j") from error
    return open_store(address)


def open_for_loading(address: str | None) -> GraphStore:
    """The store that a load writes to: that of the address, or an empty one in memory."""
    return connect(address) if address and not address.startswith("memory:") else NetworkxStore()


def read_graph(paths: Sequence[Path], lift_inherited: bool = False, vocabulary: Path | None = None) -> Graph:
    """The graph of the documents at these paths, with its effective requirements.

    An atlas file, as an export writes it, is taken as it stands and by itself.
    `vocabulary` is the folder of words to read with, that of the project unless given.
    """
    if any(path.suffix.lower() == ".json" for path in paths):
        return _exported(paths)
    words = words_of(vocabulary) if vocabulary else None
    return with_needs(graph_of(load(paths, words)), lift_inherited)


def _exported(paths: Sequence[Path]) -> Graph:
    if len(paths) > 1:
        raise BadDocument("an atlas file (.json) is loaded by itself; give one path")
    return read_atlas_file(paths[0])
