"""What the lines of a document were read to state: of each statement its role, its words and its skills."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.kinds import EdgeKind
from graph.model import Edge, Node
from graph.questions.catalogue import roles
from graph.stores.cache import kept
from graph.stores.store import View
from loaders.vocabulary.vocabulary import lookup_key


@dataclass(frozen=True)
class SkillRead:
    """A skill that a statement was read to name."""

    node: Node
    names: Edge


@dataclass(frozen=True)
class ReadStatement:
    """What a role states on a line.

    `occurrence` counts, from 1, which it is of those alike of the roles of its title, as a correction does.
    """

    role: Node
    text: str
    occurrence: int
    skills: tuple[SkillRead, ...]

    def skill(self, skill_id: str | None) -> SkillRead | None:
        """The skill of this id, None where it names no such."""
        return next((one for one in self.skills if one.node.id == skill_id), None)


# By line, from 1, in their order there.
ByLine = Mapping[int, Sequence[ReadStatement]]


def own_roles(view: View, document: str) -> Sequence[Node]:
    """The roles of a document, in the order of their lines."""
    return [role for role in roles(view) if role.as_role.document == document]


def statements(view: View, document: str) -> ByLine:
    """What each line of a document states."""
    return kept(view, f"statements of {document}", lambda here: _by_line(here, document))


def _by_line(view: View, document: str) -> ByLine:
    own = {role.id: role for role in own_roles(view, document)}
    stated = view.edges_from(own, EdgeKind.STATES)
    named: dict[str, list[Edge]] = defaultdict(list)
    for edge in view.edges_from([edge.target for edge in stated], EdgeKind.NAMES):
        named[edge.source].append(edge)
    skills = {node.id: node for node in view.nodes({e.target for edges in named.values() for e in edges})}
    placed = [(e.line, e.start, edge, e.text) for edge in stated for e in edge.evidence[:1]]
    alike: Counter[tuple[str, str]] = Counter()
    by_line: dict[int, list[ReadStatement]] = defaultdict(list)
    for line, _, edge, text in sorted(placed, key=lambda one: one[:2]):
        role = own[edge.source]
        key = (lookup_key(role.label), lookup_key(text))
        alike[key] += 1
        read = tuple(SkillRead(skills[one.target], one) for one in named[edge.target])
        by_line[line].append(ReadStatement(role, text, alike[key], read))
    return by_line
