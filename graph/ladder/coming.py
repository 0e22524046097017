"""What a load would change in a store, told before it is kept: each document's turn, and the ladder."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from graph.documents import SourceDocument
from graph.kinds import NodeKind
from graph.ladder.change import LadderDiff
from graph.model import Node
from graph.stores.store import View

# Of more roles what changes is not told: it takes longer than the load.
LARGE = 2_000


class DocumentTurn(StrEnum):
    """What becomes of a document."""

    COMES = "comes"
    REPLACED = "another text"
    STAYS = "stays"
    GOES = "goes"


@dataclass(frozen=True)
class ComingDocument:
    """A document by name, what becomes of it, and its roles after and before the load."""

    name: str
    turn: DocumentTurn
    roles: int
    before: int


@dataclass(frozen=True)
class Coming:
    """What would stand in a store: its roles after and before, the documents by name, and what changes.

    `before` is None where nothing was loaded, `changes` where no role stood there or they are very many.
    """

    address: str
    roles: int
    before: int | None
    documents: tuple[ComingDocument, ...]
    changes: LadderDiff | None


def coming(store: View, fresh: View) -> Coming:
    """What a store would hold if this graph took the place of its own."""
    before = len(store.nodes_of_kind(NodeKind.ROLE)) if store.exists() else None
    roles = len(fresh.nodes_of_kind(NodeKind.ROLE))
    return Coming(store.address, roles, before, _documents(store, fresh), difference(store, fresh))


def difference(before: View, after: View) -> LadderDiff | None:
    """What changes; None where there was no role before, or so many that it would take long."""
    # What compares ladders takes long to load, and the first page needs none of it.
    from graph.ladder.diff import diff  # noqa: PLC0415

    many = len(before.nodes_of_kind(NodeKind.ROLE))
    if not many or max(many, len(after.nodes_of_kind(NodeKind.ROLE))) > LARGE:
        return None
    return diff(before, after)


def _documents(store: View, fresh: View) -> tuple[ComingDocument, ...]:
    old, new = _read(store), _read(fresh)
    had, have = _roles(store), _roles(fresh)
    names = sorted(old.keys() | new.keys())
    return tuple(
        ComingDocument(name, _turn(old.get(name), new.get(name)), have[name], had[name]) for name in names
    )


def _turn(old: Node | None, new: Node | None) -> DocumentTurn:
    if old is None:
        return DocumentTurn.COMES
    if new is None:
        return DocumentTurn.GOES
    return DocumentTurn.STAYS if _text(old) == _text(new) else DocumentTurn.REPLACED


def _text(document: Node) -> list[tuple[int, str]]:
    return [(line.line, line.text) for line in SourceDocument.of_node(document).lines]


def _read(view: View) -> dict[str, Node]:
    nodes = view.nodes_of_kind(NodeKind.DOCUMENT)
    return {node.as_document.name: node for node in nodes if node.as_document.lines}


def _roles(view: View) -> Counter[str | None]:
    return Counter(node.as_role.document for node in view.nodes_of_kind(NodeKind.ROLE))
