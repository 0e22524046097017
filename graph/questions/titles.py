"""What documents are called where a person reads: by their titles, by the file too where two share one."""

from collections.abc import Iterable

from graph.documents import title_of
from graph.folding import folded
from graph.kinds import NodeKind
from graph.model import Evidence, Node
from graph.names import slug
from graph.stores.store import View


class Titles:
    """The titles of documents by the names of their files, each fetched when it is first asked for.

    Without a store, or for a file that it does not hold, a document is called by its file's name.
    `known` keeps what was fetched beyond this value: for each file the title, and whether others share it.
    """

    def __init__(self, store: View | None = None, known: dict[str, tuple[str, bool]] | None = None) -> None:
        self._store = store
        self._kept = {} if known is None else known

    def of(self, document: str) -> str:
        """The title of the document of this name."""
        return self._known(document)[0]

    def told(self, document: str) -> str:
        """The title, with the file's name where another document bears the same title."""
        title, shared = self._known(document)
        return f"{title} ({document})" if shared else title

    def place(self, evidence: Evidence) -> str:
        """Where a sentence stands: "Finance Roles, line 62"."""
        return self.line(evidence.document, evidence.line)

    def line(self, document: str, line: int | None) -> str:
        """A line of a document, or the document where no line is known."""
        return f"{self.told(document)}, line {line}" if line else self.told(document)

    def learn(self, documents: Iterable[str]) -> None:
        """Fetch the titles of these documents now, before the store is closed."""
        for document in dict.fromkeys(documents):
            self._known(document)

    def _known(self, document: str) -> tuple[str, bool]:
        if document not in self._kept:
            node = self._fetched(document) if self._store else None
            title = title_of(node) if node else document
            self._kept[document] = (title, bool(node and self._is_shared(node)))
        return self._kept[document]

    def _fetched(self, document: str) -> Node | None:
        assert self._store
        first = self._store.nodes([f"{NodeKind.DOCUMENT}:{slug(document)}"])
        if first and first[0].as_document.name == document:
            return first[0]
        # Of files whose names differ in signs only, the id of all but one is numbered.
        bearers = self._store.labelled(document, [NodeKind.DOCUMENT]) or self._store.nodes_of_kind(
            NodeKind.DOCUMENT
        )
        return next((node for node in bearers if node.as_document.name == document), None)

    def _is_shared(self, node: Node) -> bool:
        assert self._store
        title = folded(title_of(node)).casefold()
        bearers = self._store.labelled(node.label, [NodeKind.DOCUMENT])
        return any(folded(title_of(b)).casefold() == title for b in bearers if b.id != node.id)


# Calls every document by its file's name.
NO_TITLES = Titles()
