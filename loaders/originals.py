"""The documents of a dataset as they were given: kept beside the graph, so that they can be read again."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from graph.address import Address, AddressKind
from graph.errors import BadQuestion, ChangedMeanwhile
from graph.kinds import NodeKind
from graph.stores.records import Key, RecordChange, RecordKind, digest_of
from graph.stores.store import Store
from loaders.readers.intake import files_at
from loaders.readers.taken import TakenFile
from seeds.shipped import DOCUMENTS

# Bytes of documents that a dataset keeps; a load of more keeps none of them.
MOST_KEPT = 200_000_000


def originals(store: Store) -> tuple[TakenFile, ...]:
    """The documents that are kept beside the graph, sorted by name; none where none were kept."""
    heads = store.records(RecordKind.DOCUMENT)
    kept = (store.record(RecordKind.DOCUMENT, head.name) for head in heads)
    return tuple(TakenFile(one.head.name, Path(one.head.name), one.data, named=True) for one in kept if one)


def every_original(store: Store) -> tuple[TakenFile, ...]:
    """All documents that the graph was read from: as they are kept, or where an address in memory says.

    None where one of them is not kept, for reading the others would lose what it says.
    """
    kept = originals(store)
    asked = Address.parse(store.address) if AddressKind.of(store.address) else None
    if not kept and asked and asked.in_memory:
        files, _ = files_at([asked.path if asked.kind is AddressKind.DOCUMENTS else DOCUMENTS])
        kept = tuple(files)
    known = {file.name for file in kept}
    read = (node.as_document for node in store.nodes_of_kind(NodeKind.DOCUMENT))
    return kept if all(one.name in known for one in read if one.lines) else ()


def can_add(store: Store) -> bool:
    """Whether documents can be read beside those that are loaded: these are all kept as they were given."""
    known = {head.name for head in store.records(RecordKind.DOCUMENT)}
    read = [node.as_document for node in store.nodes_of_kind(NodeKind.DOCUMENT)]
    return bool(known) and all(one.name in known for one in read if one.lines)


def beside(store: Store, files: Iterable[TakenFile]) -> tuple[TakenFile, ...]:
    """These documents with those that stay; raises BadQuestion where what is loaded cannot be read again."""
    if store.nodes_of_kind(NodeKind.ROLE) and not can_add(store):
        raise BadQuestion(
            f"{store.address} does not keep the documents of what is loaded there, so nothing can be read "
            "beside it: load them all again, or leave --beside out to replace it"
        )
    return with_others(store, files)


def kept_instead(store: Store, files: Iterable[TakenFile]) -> tuple[RecordChange, ...]:
    """The changes that keep these documents in place of those that a dataset keeps.

    Of files of one name the first is kept. Where they are too large together none is.
    """
    fresh: dict[str, bytes] = {}
    for file in files:
        fresh.setdefault(file.name, file.data)
    if sum(map(len, fresh.values())) > MOST_KEPT:
        fresh = {}
    held = [head.name for head in store.records(RecordKind.DOCUMENT)]
    gone = (RecordChange(RecordKind.DOCUMENT, name, None) for name in held if name not in fresh)
    return (*gone, *(RecordChange(RecordKind.DOCUMENT, name, data) for name, data in fresh.items()))


def check_unchanged(store: Store, files: Iterable[TakenFile], seen: Mapping[Key, int]) -> None:
    """Raise ChangedMeanwhile where another loaded a document of one of these names since these were seen."""
    given = {file.name: file.data for file in files}
    for head in store.records(RecordKind.DOCUMENT):
        is_other = seen.get(head.key, 0) != head.revision
        if is_other and head.name in given and head.digest != digest_of(given[head.name]):
            raise ChangedMeanwhile(f"the document {head.name}", head.by, True)


def with_others(store: Store, files: Iterable[TakenFile]) -> tuple[TakenFile, ...]:
    """These documents and those that are kept under other names, sorted by name: all that is to be read."""
    fresh = {file.name: file for file in files}
    others = (file for file in originals(store) if file.name not in fresh)
    return tuple(sorted((*fresh.values(), *others), key=lambda file: file.name))
