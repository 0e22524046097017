"""Where an own vocabulary is kept: in a file of YAML, or in a dataset beside the graph."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from graph.errors import BadAddress
from graph.stores.records import Act, RecordChange, RecordKind
from graph.stores.store import Store
from loaders.accepted_names import AcceptedName
from loaders.vocabulary.deciding import merged
from loaders.vocabulary.laid_over import with_names
from loaders.vocabulary.own import NO_WORDS, OwnVocabulary, own_of_bytes, read_own

# The name of the words of a dataset among its records.
NAME = "own"


class OwnPlace(Protocol):
    """A place that keeps one own vocabulary."""

    @property
    def shown(self) -> str:
        """What a person calls the place."""
        ...

    def read(self) -> OwnVocabulary:
        """The words that are kept, none where none are; raises BadVocabulary with every fault."""
        ...

    def write(self, own: OwnVocabulary, note: str = "", by: str = "") -> str:
        """Put these words in place of those that are kept, all or nothing, and say what that did."""
        ...


@dataclass(frozen=True)
class OwnFile:
    """A file of own words; one that is not there yet holds none."""

    path: Path

    @property
    def shown(self) -> str:
        """The file, as a person named it."""
        return str(self.path)

    def read(self) -> OwnVocabulary:
        """The words of the file."""
        return read_own(self.path) if self.path.exists() else NO_WORDS

    def write(self, own: OwnVocabulary, note: str = "", by: str = "") -> str:
        """Put these words into the file; raises BadAddress where it cannot be written."""
        write_text(self.path, own.text)
        return f"{self.path} holds it; load with --vocabulary-file {self.path}."


def own_words(store: Store) -> OwnVocabulary:
    """The words that a dataset keeps, none where it keeps none."""
    record = store.record(RecordKind.VOCABULARY, NAME)
    return own_of_bytes(record.data, f"the vocabulary of {store.address}") if record else NO_WORDS


def own_of_load(store: Store, file: Path | None, names: Iterable[AcceptedName]) -> OwnVocabulary:
    """The words that a load reads with: those of a file and accepted names, over those that its store keeps.

    Raises BadVocabulary for a file that is not there or has a fault.
    """
    own = own_words(store)
    given = merged(read_own(file), own) if file else None
    return with_names(given.own if given else own, names)


def words_change(store: Store, own: OwnVocabulary) -> RecordChange:
    """The change that keeps these words in a dataset; refused where others were kept since they were read."""
    record = store.record(RecordKind.VOCABULARY, NAME)
    data = own.text.encode() if own else None
    return RecordChange(RecordKind.VOCABULARY, NAME, data, record.head.revision if record else 0)


@dataclass(frozen=True)
class OwnDataset:
    """The words of a dataset; what is decided counts at its next load."""

    store: Store

    @property
    def shown(self) -> str:
        """The address of the dataset."""
        return self.store.address

    def read(self) -> OwnVocabulary:
        """The words that the dataset keeps."""
        return own_words(self.store)

    def write(self, own: OwnVocabulary, note: str = "", by: str = "") -> str:
        """Keep these words in the dataset."""
        self.store.change(Act((words_change(self.store, own),), by, note))
        return f"{self.shown} keeps no documents to read again; the word counts at the next load."


def write_text(path: Path, text: str) -> None:
    """Write a file whole or not at all; raises BadAddress where that fails."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise BadAddress(f"cannot write {path}: {error.strerror}") from error
