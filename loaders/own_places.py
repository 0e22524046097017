"""Where an own vocabulary is kept: in a file of YAML, or in a dataset beside the graph."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import get_ident
from typing import Protocol

from graph.errors import BadAddress
from graph.kinds import EdgeKind, number_of
from graph.model import Graph
from graph.stores.records import Act, Key, Record, RecordChange, RecordKind
from graph.stores.store import Store
from loaders.accepted_names import AcceptedName
from loaders.corrections.kept import kept_corrections
from loaders.reading_again import ReadAgain, ReadWith, done, standing
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


class OwnDataset:
    """The words of a dataset; what is decided is read anew in its documents, where these are kept.

    With `later` the words are kept at once and wait for `read_waiting` (loaders/waiting_words.py), which
    reads with them. What another decided, put right or loaded since these words were read is not written
    over: ChangedMeanwhile is raised.
    """

    def __init__(self, store: Store, later: bool = False) -> None:
        self.store = store
        self._later = later
        self._seen: WordsSeen | None = None
        self._standing: Mapping[Key, int] | None = None

    @property
    def shown(self) -> str:
        """The address of the dataset."""
        return self.store.address

    def read(self) -> OwnVocabulary:
        """The words that the dataset keeps."""
        self._standing = standing(self.store)
        self._seen = WordsSeen.in_store(self.store)
        return self._seen.own(self.store)

    def write(self, own: OwnVocabulary, note: str = "", by: str = "") -> str:
        """Keep these words, and put what the documents say by them in place of the graph, in one act."""
        seen = self._seen or WordsSeen.in_store(self.store)
        if self._later:
            self.store.change(Act(seen.waiting_with(own), by, note))
            return ""
        act = Act(seen.read_with(own), by, note, self._standing)
        corrections = kept_corrections(self.store)
        was, now = (ReadWith(words, corrections) for words in (words_read_with(self.store), own))
        return told_of(done(self.store, act, was, now, "the word counts"))


@dataclass(frozen=True)
class WordsSeen:
    """The words of a dataset as they were seen: those that its graph was read with, and those that wait."""

    known: Record | None
    waiting: Record | None

    @classmethod
    def in_store(cls, store: Store) -> "WordsSeen":
        """The words of a dataset as they stand."""
        return cls(store.record(RecordKind.VOCABULARY, NAME), store.record(RecordKind.WAITING, NAME))

    def own(self, store: Store) -> OwnVocabulary:
        """All that was decided; raises BadVocabulary with every fault."""
        return _held(self.waiting or self.known, store)

    def read_with(self, own: OwnVocabulary) -> tuple[RecordChange, ...]:
        """The changes that keep words with the graph that was read with them, and let none wait."""
        return (self._known(own.text.encode() if own else None), *self._waiting(None))

    def waiting_with(self, own: OwnVocabulary) -> tuple[RecordChange, ...]:
        """The changes that keep words until the documents are read with them."""
        same = self.known.data if self.known else None
        return (self._known(same), *self._waiting(own.text.encode()))

    def loaded_with(self, own: OwnVocabulary, store: Store) -> tuple[RecordChange, ...]:
        """The changes that keep words that a load read with; what was decided meanwhile waits."""
        decided = self.own(store)
        if own != decided:
            return (self._known(own.text.encode() if own else None), *self._waiting(decided.text.encode()))
        return self.read_with(own) if self.waiting else ()

    def _known(self, data: bytes | None) -> RecordChange:
        return RecordChange(RecordKind.VOCABULARY, NAME, data, _revision(self.known))

    def _waiting(self, data: bytes | None) -> tuple[RecordChange, ...]:
        return (RecordChange(RecordKind.WAITING, NAME, data, _revision(self.waiting)),)


def _revision(record: Record | None) -> int:
    return record.head.revision if record else 0


def words_kept(store: Store, own: OwnVocabulary) -> tuple[RecordChange, ...]:
    """The changes that keep words that a load read with, none where the store has them already."""
    seen = WordsSeen.in_store(store)
    if own == words_read_with(store) and not seen.waiting:
        return ()
    waiting = (RecordChange(RecordKind.WAITING, NAME, None),) if seen.waiting else ()
    return (RecordChange(RecordKind.VOCABULARY, NAME, own.text.encode() if own else None), *waiting)


def own_words(store: Store) -> OwnVocabulary:
    """The words that were decided for a dataset, those too that wait to be read; none where none were."""
    return WordsSeen.in_store(store).own(store)


def words_read_with(store: Store) -> OwnVocabulary:
    """The words that the graph of a dataset was read with."""
    return _held(store.record(RecordKind.VOCABULARY, NAME), store)


def own_of_load(store: Store, file: Path | None, names: Iterable[AcceptedName]) -> OwnVocabulary:
    """The words that a load reads with: those of a file and accepted names, over those that its store keeps.

    Raises BadVocabulary for a file that is not there or has a fault.
    """
    own = own_words(store)
    given = merged(read_own(file), own) if file else None
    return with_names(given.own if given else own, names)


def _held(record: Record | None, store: Store) -> OwnVocabulary:
    return own_of_bytes(record.data, f"the vocabulary of {store.address}") if record else NO_WORDS


def told_of(again: ReadAgain) -> str:
    """What reading again did to the needs of roles, in a sentence, or why nothing was read."""
    if again.before is None or again.after is None:
        return again.why_not
    return _effect(again.documents, _needs(again.before), _needs(again.after))


def _needs(graph: Graph) -> frozenset[tuple[str, str]]:
    return frozenset((edge.source, edge.target) for edge in graph.edges if edge.kind == EdgeKind.NEEDS)


def _effect(documents: int, before: frozenset[tuple[str, str]], after: frozenset[tuple[str, str]]) -> str:
    """What reading again did to the needs of roles, in a sentence."""
    told = []
    for pairs, verb in ((after - before, "came"), (before - after, "went")):
        if pairs:
            roles = number_of(len({role for role, _ in pairs}), "role")
            told.append(f"{number_of(len(pairs), 'need')} of {roles} {verb}")
    read = number_of(documents, "document was", "documents were")
    return f"{read} read again: {' and '.join(told) or 'no need of a role changed'}."


def write_text(path: Path, text: str) -> None:
    """Write a file whole or not at all; raises BadAddress where that fails."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.{get_ident()}")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise BadAddress(f"cannot write {path}: {error.strerror}") from error
