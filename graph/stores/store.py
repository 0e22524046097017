"""What a store is: few methods, each takes many ids at once; a query does the thinking."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from graph.kinds import EdgeKind, NodeKind
from graph.model import Edge, Graph, Node
from graph.stores.patterns import Pattern, Piece
from graph.stores.records import Act, Record, RecordHead, RecordKind
from graph.stores.searching import NameHit
from graph.watching import Watch


class View(Protocol):
    """A graph that can be asked; every answer is sorted by id or key."""

    @property
    def address(self) -> str:
        """Where the graph lives, without secrets."""
        ...

    @property
    def version(self) -> str:
        """A text that changes whenever the graph does."""
        ...

    @property
    def derived_in(self) -> Path | None:
        """The folder for what is worked out of the graph; None where nothing outlives the program."""
        ...

    def exists(self) -> bool:
        """Whether a graph was ever loaded here, be it an empty one."""
        ...

    def snapshot(self) -> "View":
        """The graph as it stands now, which a later load does not change."""
        ...

    def node(self, node_id: str) -> Node:
        """The node of this id; raises UnknownNode when there is none."""
        ...

    def nodes(self, ids: Iterable[str]) -> tuple[Node, ...]:
        """The nodes of these ids, those that are absent left out."""
        ...

    def nodes_of_kind(self, kind: NodeKind) -> tuple[Node, ...]:
        """Every node of one kind."""
        ...

    def labelled(self, name: str, kinds: Sequence[NodeKind]) -> tuple[Node, ...]:
        """The nodes that bear this name as id, label or alternative label, whatever its case."""
        ...

    def search(self, text: str, kinds: Sequence[NodeKind], limit: int) -> tuple[NameHit, ...]:
        """The first nodes of these kinds with a name that fits what was typed so far, best first.

        `graph.stores.searching` says which fit and in which order.
        """
        ...

    def edges_from(self, ids: Iterable[str], kind: EdgeKind) -> tuple[Edge, ...]:
        """The edges of one kind that leave any of these nodes."""
        ...

    def edges_to(self, ids: Iterable[str], kind: EdgeKind) -> tuple[Edge, ...]:
        """The edges of one kind that reach any of these nodes."""
        ...

    def piece(self, ids: Sequence[str], pattern: Pattern) -> Piece:
        """The nodes of these ids with what the pattern adds to them, in one bounded fetch."""
        ...

    def edges_of_kind(self, kind: EdgeKind) -> Iterator[Edge]:
        """Every edge of one kind, as a stream."""
        ...

    def graph(self) -> Graph:
        """The whole graph, for an export."""
        ...


class Store(View, Protocol):
    """A place that keeps one graph, which can be asked and replaced."""

    def replace(self, graph: Graph, watch: Watch | None = None, act: Act | None = None) -> None:
        """Put this graph in place of the old one and do the act with it, all or nothing.

        Without an act the documents that are kept go, for the graph was not read from them.
        """
        ...

    def undo(self) -> None:
        """Put the graph before the last load back, and keep this one in its place, all or nothing.

        What each was read with goes with it. Twice leaves all as it was; raises NothingToUndo where no
        graph was replaced here.
        """
        ...

    def records(self, kind: RecordKind) -> tuple[RecordHead, ...]:
        """What is kept of one kind beside the graph as it stands now, sorted by name."""
        ...

    def record(self, kind: RecordKind, name: str) -> Record | None:
        """What is kept of this kind under this name, None where nothing is."""
        ...

    def change(self, act: Act) -> None:
        """Change records, all or nothing, and leave the graph as it is.

        Raises ChangedMeanwhile where one is not as it was last seen.
        """
        ...

    def rename(self, name: str, act: Act) -> None:
        """Give this graph, with all that is kept beside it, another name there, and do the act with it.

        All or nothing. It is opened by that name from then on. Raises BadQuestion where the name is taken.
        """
        ...

    def wipe(self) -> None:
        """Delete this graph, the one before it and all that is kept beside it, and nothing else."""
        ...

    @property
    def name(self) -> str:
        """The name of this graph among those kept beside it: that of its file or its dataset."""
        ...

    def names(self) -> tuple[str, ...]:
        """The names of the graphs that are kept there, sorted: files of a folder, datasets of a database."""
        ...

    def close(self) -> None:
        """Let go of what the store holds open."""
        ...
