"""The corrections that a dataset keeps among its records, and those that a graph was read with."""

from collections.abc import Mapping
from pathlib import Path

from graph.documents import SourceDocument
from graph.errors import BadVocabulary
from graph.kinds import NodeKind
from graph.model import Graph
from graph.stores.records import RecordChange, RecordKind
from graph.stores.store import Store
from loaders.corrections.corrections import Corrections
from loaders.corrections.files import of_bytes, of_list, to_bytes

KIND = RecordKind.CORRECTIONS


def kept_corrections(store: Store) -> Corrections:
    """What a dataset keeps of corrections; raises BadVocabulary for a record that holds none."""
    kept = Corrections()
    for head in store.records(KIND):
        if record := store.record(KIND, head.name):
            where = Path(f"the corrections of {head.name} in {store.address}")
            kept = kept.with_document(head.name, of_bytes(record.data, where, head.name)[1])
    return kept


def revisions(store: Store) -> dict[str, int]:
    """The revision of the corrections of each document, as they are kept now."""
    return {head.name: head.revision for head in store.records(KIND)}


def kept_instead_of(
    before: Corrections, after: Corrections, seen: Mapping[str, int]
) -> tuple[RecordChange, ...]:
    """The changes that keep corrections in place of others, one for each document that differs.

    `seen` are the revisions that were seen: one that was changed meanwhile is not written over.
    """
    names = sorted({*before.documents, *after.documents})
    changed = [name for name in names if before.of(name) != after.of(name)]
    return tuple(
        RecordChange(
            KIND, name, to_bytes(name, after.of(name)) if after.of(name) else None, seen.get(name, 0)
        )
        for name in changed
    )


def corrections_in(graph: Graph, where: str) -> Corrections:
    """The corrections that a graph was read with, as its documents tell them.

    Raises BadVocabulary, which tells `where`, for what is none.
    """
    told = Corrections()
    for node in graph.nodes:
        if node.kind == NodeKind.DOCUMENT and (given := SourceDocument.of_node(node).corrections):
            name = node.as_document.name
            try:
                told = told.with_document(name, of_list([dict(one) for one in given]))
            except ValueError as error:
                raise BadVocabulary(f"{where}: document {name}: corrections{error}") from error
    return told
