"""Putting a graph into a store, and saying in plain words what that did to the one before."""

import shlex
from dataclasses import dataclass

from graph.errors import GraphError, NoRoleFound, NothingToUndo
from graph.kinds import NodeKind, number_of
from graph.model import Graph
from graph.stores import versions
from graph.stores.records import Act, RecordChange, RecordKind
from graph.stores.store import Store
from graph.watching import Watch

# Documents that were not read are told by name, so many of them.
MOST_TOLD = 5


@dataclass(frozen=True)
class Outcome:
    """What stands in a store now and stood there before: roles, None where nothing did or it was damaged."""

    address: str
    roles: int
    before: int | None

    @property
    def loaded(self) -> str:
        """What a load did."""
        if self.before is None:
            return f"Kept in {self.address}: {number_of(self.roles, 'role')}; nothing was there before."
        was, were = ("was", "it") if self.before == 1 else ("were", "them")
        return (
            f"Kept in {self.address}: {number_of(self.before, 'role')} {was} replaced by {self.roles:,}; "
            f"atlas load --undo --into {shlex.quote(self.address)} puts {were} back."
        )

    @property
    def undone(self) -> str:
        """What undoing a load did."""
        if self.before and not self.roles:
            return (
                f"{self.address} is empty again, as before its {number_of(self.before, 'role')}. "
                "The same command again takes that back."
            )
        place = "in place of a damaged file" if self.before is None else f"in place of {self.before:,}"
        again = "" if self.before is None else " The same command again takes that back."
        return f"Put back in {self.address}: {number_of(self.roles, 'role')} {place}.{again}"


def keep(
    store: Store,
    graph: Graph,
    watch: Watch | None = None,
    allow_empty: bool = False,
    act: Act | None = None,
) -> Outcome:
    """Put the graph in place of the store's and do the act with it.

    Raises NoRoleFound for a graph without a role unless allowed; one that defines levels of skills may be
    put where no role stands.
    """
    before = check_kept(store, graph, allow_empty)
    versions.replace(store, graph, watch, act)
    return Outcome(store.address, _roles_of(store) or 0, before)


def check_kept(store: Store, graph: Graph, allow_empty: bool = False) -> int | None:
    """How many roles a store holds before it keeps this graph, None for none; raises as `keep` does."""
    before = _roles_of(store)
    if not allow_empty and (before or not _defining(graph)):
        check_roles(
            graph, f"nothing is replaced in {store.address}; --allow-empty would load it all the same"
        )
    return before


def go_back(
    store: Store, number: int, by: str = "", watch: Watch | None = None, stood: int | None = None
) -> Outcome:
    """Put a version that is kept in place of the graph, as a further version, with what it was read with.

    `stood` is the number of the version that stood when this was asked. Raises BadQuestion where no such
    version is kept, ChangedMeanwhile where another stands by now.
    """
    before = _roles_of(store)
    graph, act = versions.restored(store, number, by, stood)
    versions.replace(store, graph, watch, act)
    return Outcome(store.address, _roles_of(store) or 0, before)


def undo(store: Store) -> Outcome:
    """Put back what the store's last load replaced; after a first load the store is empty again.

    Raises NothingToUndo where nothing was loaded.
    """
    try:
        before = _roles_of(store)
    except GraphError:
        # A file that was damaged since is the very case; a server that is away says so again below.
        before = None
    try:
        store.undo()
    except NothingToUndo:
        if not before:
            raise
        store.replace(Graph((), ()), act=_emptying(store))
    return Outcome(store.address, _roles_of(store) or 0, before)


def _emptying(store: Store) -> Act:
    """The act that lets go of what a first load kept; words are learned from more than one load, and stay."""
    gone = [
        RecordChange(*head.key, None, head.revision)
        # With its number: a load that comes meanwhile is not what was to be taken back.
        for kind in (RecordKind.DOCUMENT, RecordKind.CORRECTIONS, RecordKind.NUMBER)
        for head in store.records(kind)
    ]
    return Act(tuple(gone), note="the first load was taken back")


def check_roles(graph: Graph, then: str) -> None:
    """Raise NoRoleFound, ending in what follows from it, where a graph that was read holds no role."""
    kinds = [node.kind for node in graph.nodes]
    if NodeKind.ROLE in kinds:
        return
    documents = [node for node in graph.nodes if node.kind == NodeKind.DOCUMENT]
    # A document without a line is one that was left out of a folder; its finding says why.
    unread = [node.as_document.name for node in documents if not node.as_document.lines]
    read = [node.as_document.name for node in documents if node.as_document.lines]
    where = read[0] if len(read) == 1 else f"any of the {len(read)} documents" if read else "what was given"
    if _defining(graph):
        where += " (levels of skills are defined there)"
    if unread:
        where += f" (not read: {', '.join(unread[:MOST_TOLD])})"
    raise NoRoleFound(where, then)


def _defining(graph: Graph) -> bool:
    """Whether documents of a graph define levels of skills."""
    return any(node.kind == NodeKind.DOCUMENT and node.as_document.definitions for node in graph.nodes)


def _roles_of(store: Store) -> int | None:
    return len(store.nodes_of_kind(NodeKind.ROLE)) if store.exists() else None
