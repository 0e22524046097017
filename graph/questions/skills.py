"""The skills that the documents name."""

from graph.kinds import SKILL_KINDS
from graph.model import Node
from graph.stores.cache import kept
from graph.stores.store import View


def skills(store: View) -> tuple[Node, ...]:
    """Every competency and system, by name."""
    return kept(store, "skills", _by_name)


def _by_name(store: View) -> tuple[Node, ...]:
    found = (node for kind in SKILL_KINDS for node in store.nodes_of_kind(kind))
    return tuple(sorted(found, key=lambda node: (node.label.casefold(), node.id)))
