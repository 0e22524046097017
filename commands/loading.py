"""How `atlas load` reads documents into a store: what is asked, what was read, and what is kept of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import BadQuestion, ChangedMeanwhile
from graph.kinds import EdgeKind

if TYPE_CHECKING:
    from contract.roles import Loaded
    from graph.model import Graph
    from graph.stores.keeping import Outcome
    from graph.stores.records import Act
    from graph.stores.store import Store, View
    from loaders.corrections.corrections import Corrections
    from loaders.readers.taken import Taken
    from loaders.vocabulary.own import OwnVocabulary

# So often documents are read again where others load some beside the same ones meanwhile.
TRIES = 4


@dataclass(frozen=True, kw_only=True)
class LoadAsked:
    """What a load is to read and how; `beside` lets the documents stay that the store keeps.

    With `preview` what would change is told, and nothing is kept.
    """

    paths: Sequence[Path]
    into: str | None
    lift_inherited: bool
    vocabulary: Path | None
    columns: Sequence[str]
    accept: Sequence[str]
    accepted: Path | None
    corrections: Path | None
    words: Path | None
    allow_empty: bool
    beside: bool
    preview: bool
    by: str
    quiet: bool

    def check(self) -> None:
        """Raise BadQuestion for what asks a store where none is named."""
        for given, does in (
            (self.beside, "--beside reads beside"),
            (self.preview, "--preview compares with"),
        ):
            if given and not self.into:
                raise BadQuestion(f"{does} what a store holds: name it with --into")


@dataclass(frozen=True)
class _Read:
    graph: "Graph"
    own: "OwnVocabulary"
    put_right: "Corrections"
    taken: "Taken | None"

    def act(self, store: "Store", asked: LoadAsked) -> "Act | None":
        """What the store keeps beside the graph."""
        from commands.put_right import act_of_load

        files = self.taken and self.taken[0]
        return act_of_load(store, self.graph, asked.paths, files, self.own, self.put_right, asked.by)


def load_asked(asked: LoadAsked) -> "Loaded":
    """Read what is asked, keep it where a store is named, and say what was found."""
    from commands.put_right import tell_unwritten
    from graph.stores.keeping import check_kept
    from loaders.connect import check_written_to, open_for_loading

    check_written_to(asked.into)
    asked.check()
    store = open_for_loading(asked.into)
    if asked.preview:
        read = _read(store, asked)
        check_kept(store, read.graph, asked.allow_empty)
        return _previewed(store, read.graph)
    read, outcome = _kept(store, asked)
    tell_unwritten(store, asked.into)
    loaded = loaded_from(store, read.graph, outcome if asked.into else None)
    store.close()
    return loaded


def _kept(store: "Store", asked: LoadAsked) -> "tuple[_Read, Outcome]":
    """Read and keep; documents that go beside others are read again where another loads some meanwhile.

    Raises ChangedMeanwhile where the other loaded one of the same name.
    """
    from commands.progress import progress
    from graph.stores.keeping import keep
    from loaders.originals import check_unchanged
    from loaders.reading_again import beside_what_stood, loaded_standing

    first = loaded_standing(store)
    for left in reversed(range(TRIES if asked.beside else 1)):
        stood = loaded_standing(store)
        read = _read(store, asked)
        if read.taken and asked.beside:
            check_unchanged(store, read.taken[0], first)
        act = read.act(store, asked) if asked.into else None
        if act and asked.beside:
            act = beside_what_stood(act, stood, store)
        try:
            with progress(f"Writing to {store.address}", bool(asked.into) and not asked.quiet) as watch:
                return read, keep(store, read.graph, watch, asked.allow_empty or not asked.into, act)
        except ChangedMeanwhile:
            if not left:
                raise
    raise AssertionError("the last try returns or raises")


def _read(store: "Store", asked: LoadAsked) -> _Read:
    from commands.accepting import check_named
    from commands.progress import progress
    from commands.put_right import read_put_right, tell_unread
    from loaders.accepted_names import accepted_name, keep_accepted, read_accepted
    from loaders.connect import read_graph
    from loaders.corrected_places import corrections_of_load
    from loaders.own_places import own_of_load

    fresh = [accepted_name(name) for name in asked.accept]
    if asked.accepted and not fresh and not asked.accepted.exists():
        raise BadQuestion(f"{asked.accepted}: no such file; --accept NAME makes it")
    names = (*(read_accepted(asked.accepted) if asked.accepted else ()), *fresh)
    folders = [asked.corrections] if asked.corrections else []
    put_right = corrections_of_load(store, read_put_right(folders))
    own = own_of_load(store, asked.words, names)
    taken = _taken(store, asked)
    with progress("Reading documents", not asked.quiet, None, after=False) as watch:
        graph = read_graph(
            asked.paths,
            asked.lift_inherited,
            asked.vocabulary,
            columns=asked.columns,
            keep_each=True,
            watch=watch,
            own=own,
            taken=taken,
            corrections=put_right,
        )
    tell_unread(put_right, graph)
    check_named(graph, [one.name for one in fresh])
    if asked.accepted and not asked.preview:
        keep_accepted(asked.accepted, fresh)
    return _Read(graph, own, put_right, taken)


def _taken(store: "Store", asked: LoadAsked) -> "Taken | None":
    """The documents to be read, with those that stay; None for what is no documents."""
    from loaders.connect import are_documents
    from loaders.originals import beside
    from loaders.readers.intake import files_at

    if not asked.paths or not are_documents(asked.paths):
        if asked.paths and asked.beside:
            raise BadQuestion(
                "a taxonomy or a kept graph takes the place of all that is loaded: leave --beside out"
            )
        return None
    files, unread = files_at(asked.paths)
    return (beside(store, files) if asked.beside else files), unread


def _previewed(store: "Store", graph: "Graph") -> "Loaded":
    """What was read, and what keeping it would change."""
    from dataclasses import replace

    from graph.ladder.coming import coming
    from graph.stores.memory import NetworkxStore

    fresh = NetworkxStore("preview:")
    fresh.replace(graph)
    told = coming(store.snapshot(), fresh.snapshot())
    store.close()
    return replace(loaded_from(fresh, graph, None), coming=told)


def loaded_from(view: "View", graph: "Graph", outcome: "Outcome | None") -> "Loaded":
    """What a store holds after a load of this graph; the outcome is None where it is not kept."""
    from commands.titles import call_documents
    from contract.roles import Loaded, LoadedRole
    from graph.documents import SourceDocument
    from graph.questions.catalogue import role_sheets, roles, sources
    from graph.questions.titles import Titles

    read = sources(view)
    documents = tuple(SourceDocument.of_node(node) for node in read.documents)
    called = Titles(view)
    called.learn(document.name for document in documents)
    call_documents(called)
    stated: Counter[str] = Counter()
    inherited: Counter[str] = Counter()
    for edge in graph.edges:
        if edge.kind == EdgeKind.STATES:
            stated[edge.source] += 1
        elif edge.kind == EdgeKind.INHERITS:
            inherited[edge.source] += len(edge.evidence)
    every = tuple(LoadedRole(role, stated[role.id], inherited[role.id]) for role in roles(view))
    return Loaded(every, partial(role_sheets, graph), read.findings, documents, outcome)
