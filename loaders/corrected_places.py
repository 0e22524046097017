"""The corrections of a dataset: read, tried, and kept with what the documents say by them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph.documents import SourceDocument, findings_count
from graph.kinds import NodeKind, number_of
from graph.ladder.what_changes import Effect, effect
from graph.model import Graph, Node
from graph.stores.records import Act, Key, RecordChange
from graph.stores.store import Store
from loaders.corrections.beside import with_edits, write_beside
from loaders.corrections.corrections import NONE, Corrections
from loaders.corrections.kept import corrections_in, kept_corrections, kept_instead_of, revisions
from loaders.own_places import words_read_with
from loaders.reading_again import ReadAgain, ReadWith, done, standing, tried
from loaders.vocabulary.own import OwnVocabulary

COUNTS = "the correction counts"
# The finding of a correction that fits no more.
STALE = "stale-correction"


def corrections_of_load(store: Store, given: Corrections | None) -> Corrections:
    """The corrections that a load reads with: those given, over those that its store keeps.

    What a person edited in the files beside the store counts. Raises BadVocabulary with file and path.
    """
    kept = with_edits(store, kept_corrections(store))
    return given.over(kept) if given else kept


def corrections_kept(store: Store, given: Corrections) -> tuple[RecordChange, ...]:
    """The changes that keep the corrections that a load read with."""
    return kept_instead_of(kept_corrections(store), given, revisions(store))


def corrections_brought(store: Store, graph: Graph, paths: Iterable[Path]) -> tuple[RecordChange, ...]:
    """The changes that keep the corrections that an atlas file brings along."""
    brought = corrections_in(graph, " ".join(map(str, paths)))
    return corrections_kept(store, brought.over(kept_corrections(store)))


@dataclass(frozen=True)
class Tried:
    """What corrections or words would change, or why that cannot be told.

    `fewer` is by how many the things go that reading left to look at; `unfit` tells by id the corrections
    that fit no words, each why.
    """

    effect: Effect | None = None
    why_not: str = ""
    fewer: int = 0
    unfit: Mapping[str, str] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """All of it as sentences."""
        if self.effect is None:
            return self.why_not
        changed = self.effect.roles or self.effect.needs or self.effect.moves
        what = self.effect.sentence if changed else "no role, need or move changes"
        one, several = ("goes", "go") if self.fewer > 0 else ("comes", "come")
        count = number_of(abs(self.fewer), "thing to look at", "things to look at")
        more = f" {count} {one if abs(self.fewer) == 1 else several}." if self.fewer else ""
        return f"{what[:1].upper()}{what[1:]}.{more}"


class CorrectionsDataset:
    """The corrections of a dataset; what is put right is read anew in its documents, where these are kept.

    What another put right, decided of words or loaded since these were read is not written over:
    ChangedMeanwhile is raised.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self._seen: dict[str, int] = {}
        self._read = NONE
        self._standing: Mapping[Key, int] | None = None

    @property
    def shown(self) -> str:
        """The address of the dataset."""
        return self.store.address

    def read(self) -> Corrections:
        """The corrections that the dataset keeps, with what was edited in the files beside it."""
        self._standing = standing(self.store)
        self._seen, self._read = revisions(self.store), kept_corrections(self.store)
        return with_edits(self.store, self._read)

    def tried(self, corrections: Corrections) -> Tried:
        """What these corrections would change; nothing is kept."""
        was = self._was()
        again = tried(self.store, was, was.also(corrections), COUNTS)
        if again.before is None or again.after is None:
            return Tried(why_not=again.why_not)
        unfit = _unfit(again.after, corrections)
        changed = effect(again.before, again.after, again.stood)
        return Tried(changed, fewer=_fewer(again), unfit=unfit)

    def write(self, corrections: Corrections, note: str = "", by: str = "") -> str:
        """Keep these corrections and what the documents say by them, in one act, and say what that did."""
        act = Act(kept_instead_of(self._read, corrections, self._seen), by, note, self._standing)
        was = self._was()
        again = done(self.store, act, was, was.also(corrections), COUNTS)
        failed = write_beside(self.store)
        told = again.why_not
        if again.before is not None and again.after is not None:
            read = number_of(again.documents, "document was", "documents were")
            told = f"{read} read again: {effect(again.before, again.after, again.stood).sentence}."
        return f"{told} {failed}." if failed else told

    def _was(self) -> ReadWith:
        return ReadWith(words_read_with(self.store), kept_corrections(self.store))


def tried_words(store: Store, own: OwnVocabulary) -> Tried:
    """What other words of an organisation would change in a dataset; nothing is kept."""
    corrections = kept_corrections(store)
    was, now = (ReadWith(words, corrections) for words in (words_read_with(store), own))
    again = tried(store, was, now, "the word counts")
    if again.before is None or again.after is None:
        return Tried(why_not=again.why_not)
    return Tried(effect(again.before, again.after, again.stood), fewer=_fewer(again))


def _fewer(again: ReadAgain) -> int:
    """By how many the things go that reading left to look at."""
    before, after = (
        sum(map(findings_count, _documents(graph))) if graph else 0 for graph in (again.before, again.after)
    )
    return before - after


def _documents(graph: Graph) -> Iterator[Node]:
    return (node for node in graph.nodes if node.kind == NodeKind.DOCUMENT)


def _unfit(graph: Graph, given: Corrections) -> Mapping[str, str]:
    """By id the corrections that a graph was read with and that fit no words of their document, each why."""
    of_given = (node for node in _documents(graph) if given.of(node.as_document.name))
    stale = {
        (source.name, finding.suggestion): finding.message
        for source in map(SourceDocument.of_node, of_given)
        for finding in source.findings
        if finding.code == STALE
    }
    return {
        one.id: why
        for document, one in given
        for (name, do), why in stale.items()
        if name == document and f"undo {one.id})" in do
    }
