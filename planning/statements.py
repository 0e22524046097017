"""What binds each role by its documents: its own statements, and those of the roles it takes over from."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.kinds import EdgeKind, NodeKind, Section
from graph.model import Edge, Evidence, Node
from graph.stores.cache import kept
from graph.stores.store import View


@dataclass(frozen=True)
class Statements:
    """The roles, their own statements with the section each stands in, and their links of inheritance."""

    roles: Mapping[str, Node]
    own: Mapping[str, tuple[tuple[Section, Evidence], ...]]
    links: Mapping[str, tuple[Edge, ...]]

    def reached(self, role: str) -> Iterator[tuple[Section, str]]:
        """Yield, section by section, each role (id) whose statements of that section bind this role too."""
        if role not in self.links:
            return
        for section in Section:
            seen, waiting = {role}, [role]
            while waiting:
                for link in self.links.get(waiting.pop(), ()):
                    if link.target not in seen and link.scope.covers(section):
                        seen.add(link.target)
                        waiting.append(link.target)
                        yield section, link.target

    @property
    def texts(self) -> frozenset[str]:
        """What is said, each text once."""
        return frozenset(said.text for stated in self.own.values() for _, said in stated)


def statements(store: View) -> Statements:
    """The statements of a store's graph, kept until it changes."""
    return kept(store, "statements", _statements)


def _statements(store: View) -> Statements:
    sections = {node.id: node.as_requirement.section for node in store.nodes_of_kind(NodeKind.REQUIREMENT)}
    own: dict[str, list[tuple[Section, Evidence]]] = defaultdict(list)
    for edge in store.edges_of_kind(EdgeKind.STATES):
        own[edge.source].append((sections[edge.target], edge.evidence[0]))
    links: dict[str, list[Edge]] = defaultdict(list)
    for edge in store.edges_of_kind(EdgeKind.INHERITS):
        links[edge.source].append(edge)
    return Statements(
        {role.id: role for role in store.nodes_of_kind(NodeKind.ROLE)},
        {role: tuple(said) for role, said in own.items()},
        {role: tuple(edges) for role, edges in links.items()},
    )
