"""Finding the roles and skills that a roster names, each name once."""

from collections.abc import Sequence

from graph.errors import AmbiguousName, UnknownName
from graph.labels import find
from graph.model import Node
from graph.store import GraphStore
from graph.vocabulary import SKILL_KINDS, NodeKind
from loaders.roster.cells import BadCell

# Each unknown name costs a search through all labels for its nearest.
MOST_OFFERS = 300


class Names:
    """The nodes of a store by name; what is found, or why not, is kept."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self._known: dict[tuple[str, bool], Node | str] = {}
        self._unknown = 0

    def role(self, name: str) -> Node:
        """The role of this name; raises BadCell with the three nearest."""
        return self._found(name, (NodeKind.ROLE,))

    def skill(self, name: str) -> Node:
        """The skill of this name; raises BadCell with the three nearest."""
        return self._found(name, SKILL_KINDS)

    def skill_or_none(self, name: str) -> Node | None:
        """The skill of this name, None when there is none."""
        try:
            return self.skill(name)
        except BadCell:
            return None

    def _found(self, name: str, kinds: Sequence[NodeKind]) -> Node:
        key = (name, len(kinds) > 1)
        if key not in self._known:
            self._known[key] = self._sought(name, kinds)
        found = self._known[key]
        if isinstance(found, str):
            raise BadCell(found)
        return found

    def _sought(self, name: str, kinds: Sequence[NodeKind]) -> Node | str:
        if self._unknown >= MOST_OFFERS and not self._store.labelled(name, kinds):
            return f"no {'skill' if len(kinds) > 1 else 'role'} is called {name!r} in the loaded documents"
        try:
            return find(self._store, name, kinds)
        except UnknownName as error:
            self._unknown += 1
            return str(error)
        except AmbiguousName as error:
            return str(error)
