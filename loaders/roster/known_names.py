"""Finding the roles and skills that a roster names, each name once."""

from collections.abc import Sequence
from functools import cached_property

from graph.errors import AmbiguousName, UnknownName
from graph.kinds import SKILL_KINDS, NodeKind
from graph.model import Node
from graph.names import id_key, keys_of, label_key
from graph.people import About
from graph.questions.find import bearers, find
from graph.stores.store import View
from loaders.roster.cells import BadCell

# Each unknown name costs a search through all labels for its nearest.
MOST_OFFERS = 300
LOADED = "in the loaded documents"


class KnownNames:
    """The nodes of a store by name; what is found, or why not, is kept."""

    def __init__(self, store: View) -> None:
        self._store = store
        self._known: dict[tuple[str, bool], Node | BadCell] = {}
        self._headings: dict[str, Node | None] = {}
        self._unknown = 0

    def role(self, name: str) -> Node:
        """The role of this name; raises BadCell with the three nearest."""
        return self._found(name, (NodeKind.ROLE,))

    def skill(self, name: str) -> Node:
        """The skill of this name; raises BadCell with the three nearest."""
        return self._found(name, SKILL_KINDS)

    def skill_or_none(self, name: str) -> Node | None:
        """The skill of this name, None when there is none or more than one."""
        if name not in self._headings:
            skills = self._store.labelled(name, SKILL_KINDS) if name.strip() else ()
            exact = [node for node in skills if name in (node.id, node.label)] or list(skills)
            self._headings[name] = exact[0] if len(exact) == 1 else None
        return self._headings[name]

    def is_role(self, name: str) -> bool:
        """Whether a role bears this name."""
        return id_key(name) in self._role_keys or label_key(name) in self._role_keys

    @cached_property
    def _role_keys(self) -> frozenset[str]:
        """All by which roles are found: fetched once, since each name of a table is held against them."""
        roles = self._store.nodes_of_kind(NodeKind.ROLE)
        return frozenset(key for role in roles for key in (id_key(role.id), *keys_of(role)))

    def labels(self) -> dict[str, str]:
        """The labels of all nodes that were found, by id."""
        nodes = [*self._known.values(), *self._headings.values()]
        return {node.id: node.label for node in nodes if isinstance(node, Node)}

    def _found(self, name: str, kinds: Sequence[NodeKind]) -> Node:
        key = (name, len(kinds) > 1)
        if key not in self._known:
            self._known[key] = self._sought(name, kinds)
        node = self._known[key]
        if isinstance(node, BadCell):
            raise node
        return node

    def _sought(self, name: str, kinds: Sequence[NodeKind]) -> Node | BadCell:
        about = About.SKILL if len(kinds) > 1 else About.ROLE
        bare = f"no {about} is called what the cell says {LOADED}"
        if self._unknown >= MOST_OFFERS and not bearers(self._store, name, kinds):
            return BadCell(about, bare, f"no {about} is called {name!r} {LOADED}")
        try:
            return find(self._store, name, kinds)
        except UnknownName as error:
            self._unknown += 1
            return BadCell(about, f"{bare}{error.offer}", str(error))
        except AmbiguousName as error:
            many = f"the cell may name any of {', '.join(error.ids)}; give one of these ids"
            return BadCell(about, many, str(error))
