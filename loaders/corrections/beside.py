"""Corrections beside a store in a file, as files of their own that a person may read and edit."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from graph.address import Address, AddressKind
from graph.errors import GraphError
from graph.stores.store import Store
from graph.stores.turns import in_turn
from loaders.corrections.corrections import Corrections
from loaders.corrections.files import bytes_of, files_of, of_bytes, to_bytes, write_corrections
from loaders.corrections.kept import KIND, kept_corrections

# What was written last, by file: so that what a person edited since is known.
WRITTEN = ".written.json"
CORRECTIONS = "corrections"


def folder_beside(store: Store) -> Path | None:
    """The folder of a store in a file ("atlas.db.kept/corrections"), None for any other store."""
    if AddressKind.of(store.address) is not AddressKind.FILE:
        return None
    path = Address.parse(store.address).path
    return path.with_name(f"{path.name}.kept") / CORRECTIONS


def with_edits(store: Store, kept: Corrections) -> Corrections:
    """What a store keeps, with what a person edited since in the files beside it.

    The edited file counts. Where the store changed meanwhile too, it counts for what both speak of, and the
    rest of both is kept. Raises BadVocabulary in one line for a file that is none.
    """
    folder = folder_beside(store)
    if folder is None or not folder.is_dir():
        return kept
    with in_turn(folder):
        return _edited(folder, kept)


def _edited(folder: Path, kept: Corrections) -> Corrections:
    written, present = _written(folder), set[str]()
    for path in files_of(folder):
        data = bytes_of(path, folder)
        document, given = of_bytes(data, path)
        present.add(document)
        mark = written.get(document, {})
        if mark.get("file") == _name_of(data):
            continue
        same = mark.get("kept") in {None, _kept_name(document, kept)}
        kept = kept.with_document(document, given) if same else kept.holding(document, *given)
    for document in written.keys() - present:
        if written[document].get("kept") == _kept_name(document, kept):
            kept = kept.with_document(document, ())
    return kept


def write_beside(store: Store) -> str | None:
    """Write what a store keeps into the files beside it; what to tell a person where that fails."""
    folder = folder_beside(store)
    if folder is None or not (folder.is_dir() or store.records(KIND)):
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with in_turn(folder):
            # What another kept meanwhile is written too, whoever comes to it first.
            _write(folder, kept_corrections(store))
    except (GraphError, OSError) as error:
        return f"the corrections are kept, but not in {folder}: {error}"
    return None


def _write(folder: Path, kept: Corrections) -> None:
    write_corrections(kept, folder)
    marks = {}
    for path in files_of(folder):
        data = bytes_of(path, folder)
        document = of_bytes(data, path)[0]
        marks[document] = {"file": _name_of(data), "kept": _kept_name(document, kept)}
    (folder / WRITTEN).write_text(json.dumps(marks, indent=1), encoding="utf-8")


def _written(folder: Path) -> dict[str, dict[str, Any]]:
    try:
        marks = json.loads((folder / WRITTEN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    entries = marks.items() if isinstance(marks, dict) else ()
    return {name: mark for name, mark in entries if isinstance(mark, dict)}


def _kept_name(document: str, kept: Corrections) -> str:
    return _name_of(to_bytes(document, kept.of(document)))


def _name_of(data: bytes) -> str:
    return sha256(data).hexdigest()
