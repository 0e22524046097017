"""The documents of a dataset are read again by other words or corrections, in the act that keeps these."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.address import AddressKind
from graph.model import Graph
from graph.stores.keeping import keep
from graph.stores.records import READ_WITH, Act, Key, RecordKind
from graph.stores.store import Store, View
from loaders.connect import read_graph
from loaders.corrections.corrections import NONE, Corrections
from loaders.originals import every_original
from loaders.readers.taken import TakenFile
from loaders.vocabulary.own import NO_WORDS, OwnVocabulary

LOADED = (RecordKind.DOCUMENT, RecordKind.NUMBER)


@dataclass(frozen=True)
class ReadWith:
    """What documents are read with beside what ships: an organisation's own words, and corrections."""

    own: OwnVocabulary = NO_WORDS
    corrections: Corrections = field(default_factory=lambda: NONE)

    def also(self, corrections: Corrections) -> "ReadWith":
        """The same with other corrections."""
        return replace(self, corrections=corrections)


@dataclass(frozen=True)
class ReadAgain:
    """How many documents were read again, and the graphs before and after; `why_not` tells why none was.

    `stood` is a view of the graph before, where one is held here.
    """

    documents: int = 0
    before: Graph | None = None
    after: Graph | None = None
    why_not: str = ""
    stood: View | None = None


def tried(store: Store, was: ReadWith, now: ReadWith, what: str) -> ReadAgain:
    """What the documents of a dataset say by `now`; nothing is kept.

    `what` counts at the next load where they are not kept, or would lose what they were loaded with.
    """
    files = every_original(store)
    if not files:
        return ReadAgain(
            why_not=f"{store.address} keeps no documents to read again; {what} at the next load."
        )
    stood = _held(store)
    before = (stood or store).graph()
    known = _READ_HERE.get(store.address) == store.version
    if not known and _facts(_read(files, was)) != _facts(before):
        told = (
            "The documents were loaded with other settings than a reading now has, so they are not read "
            f"again; load them again, and {what}."
        )
        return ReadAgain(why_not=told)
    after = _read(files, now)
    return ReadAgain(len(files), before, after, stood=stood)


def _held(store: Store) -> View | None:
    """A view of the graph that stands, which is asked without a server and outlives what comes after."""
    return None if AddressKind.of(store.address) is AddressKind.SERVER else store.snapshot()


def standing(store: Store) -> Mapping[Key, int]:
    """The revisions of all that the graph of a dataset is read with, to be seen before it is read."""
    return {head.key: head.revision for kind in sorted(READ_WITH) for head in store.records(kind)}


def loaded_standing(store: Store) -> Mapping[Key, int]:
    """The revisions of what a load beside others reads with them: documents, and the version that stands."""
    return {key: revision for key, revision in standing(store).items() if key[0] in LOADED}


def beside_what_stood(act: Act, stood: Mapping[Key, int], store: Store) -> Act:
    """The act of a load beside others, which another load since they were read breaks off."""
    now = {key: revision for key, revision in standing(store).items() if key[0] not in LOADED}
    return replace(act, seen={**stood, **now})


def done(store: Store, act: Act, was: ReadWith, now: ReadWith, what: str) -> ReadAgain:
    """Do an act that changes what documents are read with, and put what they say by it in place of the graph.

    All of it happens or nothing; where the documents cannot be read again the act alone is done.
    """
    again = tried(store, was, now, what)
    if again.after is None:
        store.change(act)
    else:
        keep(store, again.after, act=act)
        noted(store)
    return again


def noted(store: Store) -> None:
    """Note that the graph of a store is what a reading again made."""
    _READ_HERE[store.address] = store.version


# The version of a dataset, by its address, that a reading again made.
_READ_HERE: dict[str, str] = {}


def _read(files: Sequence[TakenFile], said: ReadWith) -> Graph:
    return read_graph((), keep_each=True, own=said.own, taken=(files, ()), corrections=said.corrections)


def _facts(graph: Graph) -> frozenset[tuple[str, str]]:
    """All that a graph says of its edges, to be compared."""
    return frozenset((edge.key, json.dumps(dict(edge.facts), sort_keys=True)) for edge in graph.edges)
