"""The documents of a dataset as they were given: kept beside the graph, so that they can be read again."""

from collections.abc import Iterable
from pathlib import Path

from graph.stores.records import RecordChange, RecordKind
from graph.stores.store import Store
from loaders.readers.taken import TakenFile

# Bytes of documents that a dataset keeps; a load of more keeps none of them.
MOST_KEPT = 200_000_000


def originals(store: Store) -> tuple[TakenFile, ...]:
    """The documents that are kept beside the graph, sorted by name; none where none were kept."""
    heads = store.records(RecordKind.DOCUMENT)
    kept = (store.record(RecordKind.DOCUMENT, head.name) for head in heads)
    return tuple(TakenFile(one.head.name, Path(one.head.name), one.data, named=True) for one in kept if one)


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


def with_others(store: Store, files: Iterable[TakenFile]) -> tuple[TakenFile, ...]:
    """These documents and those that are kept under other names, sorted by name: all that is to be read."""
    fresh = {file.name: file for file in files}
    others = (file for file in originals(store) if file.name not in fresh)
    return tuple(sorted((*fresh.values(), *others), key=lambda file: file.name))
