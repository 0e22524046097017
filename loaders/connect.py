"""A store address becomes a store."""

import os
import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from graph.address import SEEDS_ADDRESS, Address, AddressKind, without_secrets
from graph.collecting import without_circles
from graph.errors import BadAddress, BadDocument, BadQuestion, GraphError, NothingKept
from graph.exchange.atlas_file import read_atlas_file
from graph.kinds import NodeKind
from graph.model import Graph
from graph.questions.spelling import closest
from graph.stores.keeping import check_roles
from graph.stores.memory import NetworkxStore
from graph.stores.parquet.store import ParquetStore, read_only
from graph.stores.remembering import RememberingStore, RemoteStore
from graph.stores.sqlite.database import begins
from graph.stores.sqlite.store import FileStore
from graph.stores.store import Store
from graph.watching import Watch
from loaders.files import is_exported
from loaders.login import target
from loaders.readers.taken import Taken
from loaders.remembered import read_documents
from loaders.taxonomies.recognised import format_of, tables_of, taxonomy_graph
from loaders.taxonomies.taxonomy import TaxonomyFormat
from seeds.shipped import DOCUMENTS

if TYPE_CHECKING:
    from loaders.corrections.corrections import Corrections
    from loaders.vocabulary.own import OwnVocabulary


def connect(address: str | None = None, env: Mapping[str, str] = os.environ) -> Store:
    """The store at this address; without one, at the variable STORE, else the seeds in memory.

    `memory:` holds the seeds, `memory:PATH` the documents at that path, `file:PATH` what was
    loaded into that file, `parquet:FOLDER` what was exported there, which is read only, `neo4j://` and
    `bolt://` with their `+s` forms a Neo4j server, whose user and password are in `env`. Raises BadAddress
    for any other form.
    """
    asked = Address.parse(address or env.get("STORE") or SEEDS_ADDRESS)
    if asked.on_server:
        return _server_store(asked, env)
    if asked.kind is AddressKind.FILE:
        return FileStore(asked.path)
    if asked.kind is AddressKind.PARQUET:
        return ParquetStore(asked.path)
    store = NetworkxStore(asked.shown)
    path = asked.path if asked.kind is AddressKind.DOCUMENTS else DOCUMENTS
    store.replace(read_graph([path], keep=True))
    return store


def connect_remembering(address: str, env: Mapping[str, str]) -> Store:
    """As `connect`, but a store on a server remembers its last answers."""
    asked = Address.parse(address)
    return RememberingStore(_server_store(asked, env)) if asked.on_server else connect(address, env)


def _server_store(address: Address, env: Mapping[str, str]) -> RemoteStore:
    # The driver is imported when an address asks for it: the app starts without it.
    try:
        from graph.stores.neo4j.store import Neo4jStore  # noqa: PLC0415
    except ModuleNotFoundError as error:
        if error.name != "neo4j":
            raise
        raise BadAddress("the Neo4j driver is not installed: run .venv/bin/pip install neo4j") from error
    return Neo4jStore.open(target(address, env))


def open_to_read(address: str | None) -> Store:
    """The store at an address that holds a graph to ask.

    Raises NothingKept where no graph was ever loaded, NoRoleFound for documents read afresh that hold none.
    """
    store = connect(address)
    try:
        if absent := missing(store):
            raise absent
        if Address.parse(store.address).kind is AddressKind.DOCUMENTS:
            check_roles(store.graph(), "there is nothing to ask")
    except GraphError:
        store.close()
        raise
    return store


def missing(store: Store) -> NothingKept | None:
    """What to say of a store in which no graph was ever loaded, with the nearest names that are there."""
    if store.exists():
        return None
    names = store.names()
    kinds = {AddressKind.SERVER: "dataset", AddressKind.PARQUET: "export"}
    kind = kinds.get(AddressKind.of(store.address) or AddressKind.FILE, "file")
    how = f"load one with atlas load FOLDER --into {shlex.quote(store.address)}"
    if isinstance(store, ParquetStore):
        how = f"make one with atlas export --format parquet {shlex.quote(str(store.path))}"
    nearest = closest(store.name, {name: name for name in names if name != store.name}, bar=0)
    empty = isinstance(store, FileStore) and store.path.is_file()
    return NothingKept(kind, store.name, nearest, how, empty)


def open_to_undo(address: str) -> Store:
    """The store whose last load is to be undone; what a file holds now is not looked at."""
    asked = Address.parse(address)
    return FileStore(asked.path, read=False) if asked.kind is AddressKind.FILE else open_for_loading(address)


def open_to_wipe(address: str) -> RemoteStore:
    """The dataset on a server that is to be deleted; raises NothingKept where there is none."""
    if AddressKind.of(address) is not AddressKind.SERVER:
        raise BadAddress(
            f"{without_secrets(address)!r} is no dataset on a server: give neo4j://HOST?dataset=NAME"
        )
    store = _server_store(Address.parse(address), os.environ)
    if absent := missing(store):
        store.close()
        raise absent
    return store


def open_for_loading(address: str | None) -> Store:
    """The store that a load writes to: that of the address, or an empty one in memory.

    Raises BadAddress for one that is only read.
    """
    check_written_to(address)
    return NetworkxStore() if not address or Address.parse(address).in_memory else connect(address)


def check_written_to(address: str | None) -> None:
    """Raise BadAddress for an address that is none, and for one of a store that is only read."""
    if address and (asked := Address.parse(address)).kind is AddressKind.PARQUET:
        raise read_only(asked.path)


def read_graph(
    paths: Sequence[Path],
    lift_inherited: bool = False,
    vocabulary: Path | None = None,
    keep: bool = False,
    columns: Sequence[str] = (),
    keep_each: bool = False,
    watch: Watch | None = None,
    own: "OwnVocabulary | None" = None,
    taken: Taken | None = None,
    corrections: "Corrections | None" = None,
) -> Graph:
    """The graph of the documents at these paths, with its effective requirements.

    `taken` are documents that were taken in already, in the place of paths.
    A graph that a store keeps, or an export wrote as JSON, is taken as it stands and by itself; so is a
    taxonomy in an open format of the field. Other JSON is a document.
    `vocabulary` is the folder of words to read with, that of the project unless given. With `keep`,
    what was read is kept among the user's files for the next time, with `keep_each` each document by itself.
    `columns` says what the columns of tables are ("Job=role,Rating=level"); raises BadQuestion where
    that fits no table. `own` lies over that vocabulary; only documents are read by it. `corrections` are what
    persons put right in documents, by the names of these.
    """
    for path in paths:
        if form := format_of(path) or (tables_of(paths) if len(paths) > 1 else None):
            if columns:
                raise BadQuestion(f"{path} is a taxonomy ({form}), whose columns are known and cannot be set")
            _check_documents(path, own)
            return _taxonomy(paths, path, form, lift_inherited)
    if any(map(_is_kept, paths)):
        if columns:
            raise BadQuestion("a kept graph holds no table whose columns could be set")
        _check_documents(paths[0], own)
        return _kept(paths)
    return read_documents(
        paths, lift_inherited, vocabulary, keep, columns, keep_each, watch, own, taken, corrections
    )


def _check_documents(path: Path, own: "OwnVocabulary | None") -> None:
    if own:
        raise BadQuestion(f"{path} is no document whose names could be accepted; its systems are known")


def read_ladder(paths: Sequence[Path]) -> Graph:
    """The graph of documents that are to hold roles; raises NoRoleFound where they hold none."""
    graph = read_graph(paths)
    check_roles(graph, "there is nothing to look at")
    return graph


def ladder_store(paths: Sequence[Path]) -> Store:
    """A store of documents that are to hold roles, or of one kept database as it stands.

    Raises NoRoleFound where they hold none.
    """
    if len(paths) == 1 and paths[0].is_file() and begins(paths[0]):
        kept = FileStore(paths[0])
        if kept.nodes_of_kind(NodeKind.ROLE):
            return kept
        kept.close()
    held = NetworkxStore()
    held.replace(read_ladder(paths))
    return held


def are_documents(paths: Sequence[Path]) -> bool:
    """Whether these paths lead to documents to be read, and to no taxonomy and no graph that is kept."""
    taxonomy = any(map(format_of, paths)) or (len(paths) > 1 and tables_of(paths))
    return not taxonomy and not any(map(_is_kept, paths))


def _is_kept(path: Path) -> bool:
    """Whether a path is a graph that a store keeps or an export wrote."""
    return path.is_file() and (begins(path) or (path.suffix.lower() == ".json" and is_exported(path)))


def _kept(paths: Sequence[Path]) -> Graph:
    if len(paths) > 1:
        raise BadDocument("a graph that is kept or exported is loaded by itself; give one path")
    if not begins(paths[0]):
        return read_atlas_file(paths[0])
    store = FileStore(paths[0])
    try:
        return store.graph()
    finally:
        store.close()


def _taxonomy(paths: Sequence[Path], path: Path, form: TaxonomyFormat, lift_inherited: bool) -> Graph:
    # What works out needs is loaded where there are some.
    from graph.needs import with_needs  # noqa: PLC0415

    if len(paths) > 1 and tables_of(paths) != form:
        raise BadDocument(f"{path} is a taxonomy ({form}), which is loaded by itself; give one path")
    with without_circles():
        return with_needs(taxonomy_graph(path if len(paths) == 1 else paths, form), lift_inherited)
