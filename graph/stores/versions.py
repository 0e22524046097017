"""The last versions of a dataset: each with the graph, what it was read with, who kept it and when."""

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.errors import BadQuestion, ChangedMeanwhile
from graph.exchange.codec import from_text, lines_of
from graph.kinds import NodeKind
from graph.model import Graph
from graph.stores.records import READ_WITH, Act, Key, RecordChange, RecordHead, RecordKind, digest_of
from graph.stores.store import Store
from graph.watching import Watch

# So many versions are kept; of graphs with more edges only the one before, which `undo` puts back.
MOST_VERSIONS = 10
MOST_EDGES = 200_000
# Beside each number, the graph of that version; what versions were read with is kept once, by its digest.
GRAPH, CONTENT = "graph ", "content "
STANDING = "standing"


@dataclass(frozen=True)
class Version:
    """A load that is kept: its number, who made it (empty: the one user), when (ISO, UTC) and why.

    `documents` are the names of those that it was read from, as far as they are kept; `stands` is True for
    the one that is asked now.
    """

    number: int
    by: str
    at: str
    note: str
    roles: int
    documents: tuple[str, ...]
    stands: bool


def versions(store: Store) -> tuple[Version, ...]:
    """The versions of a dataset that are kept, the newest first."""
    standing = store.record(RecordKind.NUMBER, STANDING)
    now = int(standing.data) if standing else 0
    told = []
    for head in reversed(_numbered(store.records(RecordKind.VERSION))):
        manifest = _manifest(store, int(head.name))
        names = tuple(name for kind, name, _ in manifest.read_with if kind == RecordKind.DOCUMENT)
        number = int(head.name)
        told.append(Version(number, head.by, head.at, head.note, manifest.roles, names, number == now))
    return tuple(told)


def graph_of(store: Store, number: int) -> Graph:
    """The graph of a version; raises BadQuestion where none of this number is kept."""
    kept = store.record(RecordKind.VERSION, f"{GRAPH}{number}")
    if kept is None:
        held = ", ".join(head.name for head in _numbered(store.records(RecordKind.VERSION)))
        raise BadQuestion(
            f"{store.address} keeps no version {number}; {f'it keeps {held}' if held else 'it keeps none'}"
        )
    return from_text(zlib.decompress(kept.data), f"version {number}")


def restored(store: Store, number: int, by: str = "", stood: int | None = None) -> tuple[Graph, Act]:
    """The graph of a version, and the act by which the dataset is read as it was then.

    Raises ChangedMeanwhile where the version of the number `stood` stands no longer.
    """
    graph = graph_of(store, number)
    standing = store.record(RecordKind.NUMBER, STANDING)
    if stood is not None and standing and int(standing.data) != stood:
        raise ChangedMeanwhile("what is loaded", standing.head.by, True)
    read_with = {(kind, name): digest for kind, name, digest in _manifest(store, number).read_with}
    changes = [RecordChange(*head.key, None) for head in _held(store) if head.key not in read_with]
    changes += [RecordChange(*head.key, None) for head in store.records(RecordKind.WAITING)]
    for key, digest in read_with.items():
        content = store.record(RecordKind.VERSION, CONTENT + digest)
        assert content is not None
        changes.append(RecordChange(*key, content.data))
    return graph, Act(tuple(changes), by, f"back to version {number}")


def replace(store: Store, graph: Graph, watch: Watch | None = None, act: Act | None = None) -> None:
    """Put the graph in place of the store's with the act, and keep it as a version, all or nothing.

    Raises ChangedMeanwhile where another version was kept meanwhile.
    """
    if len(graph.edges) > MOST_EDGES:
        store.replace(graph, watch, act)
        return
    held = store.records(RecordKind.VERSION)
    numbers = [int(head.name) for head in _numbered(held)]
    number = max(numbers, default=0) + 1
    read_with = _read_with(store, act)
    roles = sum(node.kind == NodeKind.ROLE for node in graph.nodes)
    manifest = _Manifest(roles, tuple((*key, digest) for key, digest in sorted(read_with.items())))
    changes = [
        _keeping(str(number), manifest.written, expects=0),
        _keeping(f"{GRAPH}{number}", _packed(graph)),
        RecordChange(RecordKind.NUMBER, STANDING, str(number).encode()),
        *_contents(store, {*read_with.values()}, {head.name for head in held}, act),
        *_outlived(store, numbers, held, {*read_with.values()}),
    ]
    store.replace(graph, watch, _saying_all(store, act).also(*changes))


@dataclass(frozen=True)
class _Manifest:
    """How many roles a version has, and kind, name and digest of each record it was read with."""

    roles: int
    read_with: tuple[tuple[RecordKind, str, str], ...]

    @property
    def written(self) -> bytes:
        return json.dumps({"roles": self.roles, "read_with": self.read_with}, ensure_ascii=False).encode()


def _manifest(store: Store, number: int) -> _Manifest:
    kept = store.record(RecordKind.VERSION, str(number))
    assert kept is not None
    said = json.loads(kept.data)
    read_with = ((RecordKind(kind), name, digest) for kind, name, digest in said["read_with"])
    return _Manifest(said["roles"], tuple(read_with))


def _held(store: Store) -> tuple[RecordHead, ...]:
    """What the graph that stands was read with, but for its number."""
    return tuple(head for kind in sorted(READ_WITH - {RecordKind.NUMBER}) for head in store.records(kind))


def _saying_all(store: Store, act: Act | None) -> Act:
    """The act; where there is none, the one that lets the documents go, as a load without an act does."""
    documents = () if act else store.records(RecordKind.DOCUMENT)
    return act or Act(tuple(RecordChange(*head.key, None) for head in documents))


def _read_with(store: Store, act: Act | None) -> Mapping[Key, str]:
    """The digest of each record that a graph is read with once the act is done."""
    digests = {head.key: head.digest for head in _held(store)}
    for change in _saying_all(store, act).changes:
        digests.pop(change.key, None)
        if change.data is not None and change.kind in READ_WITH:
            digests[change.key] = digest_of(change.data)
    return digests


def _contents(store: Store, digests: set[str], kept: set[str], act: Act | None) -> Iterable[RecordChange]:
    """The changes that keep these contents, as far as no version kept them before."""
    data = {digest_of(one.data): one.data for one in (act.changes if act else ()) if one.data is not None}
    keys = {head.digest: head.key for head in _held(store)}
    for digest in sorted(digests):
        if CONTENT + digest in kept:
            continue
        if digest not in data:
            record = store.record(*keys[digest])
            assert record is not None
            data[digest] = record.data
        yield _keeping(CONTENT + digest, data[digest])


def _outlived(
    store: Store, numbers: Sequence[int], held: Sequence[RecordHead], fresh: set[str]
) -> Iterable[RecordChange]:
    """The changes that let go of versions beyond the last, and of what only those were read with."""
    gone, staying = numbers[: -MOST_VERSIONS + 1], numbers[-MOST_VERSIONS + 1 :]
    if not gone:
        return
    needed = {digest for number in staying for *_, digest in _manifest(store, number).read_with} | fresh
    names = {name for number in gone for name in (str(number), f"{GRAPH}{number}")}
    names |= {head.name for head in held if head.name.startswith(CONTENT)} - {CONTENT + one for one in needed}
    yield from (RecordChange(RecordKind.VERSION, name, None) for name in sorted(names))


def _numbered(held: Iterable[RecordHead]) -> list[RecordHead]:
    """The heads of versions, the oldest first."""
    return sorted((head for head in held if head.name.isdecimal()), key=lambda head: int(head.name))


def _packed(graph: Graph) -> bytes:
    packing = zlib.compressobj()
    return b"".join((*(packing.compress(line.encode()) for line in lines_of(graph)), packing.flush()))


def _keeping(name: str, data: bytes, expects: int | None = None) -> RecordChange:
    return RecordChange(RecordKind.VERSION, name, data, expects)
